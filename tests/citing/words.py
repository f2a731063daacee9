"""The words of invented references: names, titles, journals, publishers, places."""

from __future__ import annotations

FAMILIES = (
    "王 李 张 刘 陈 杨 赵 黄 周 吴 徐 孙 胡 朱 高 林 何 郭 马 罗 陆 程 顾 冼 逯 郜 巩 邬 闻 綦 欧阳 "
    "司马 诸葛 尉迟"
).split()
GIVEN = "衡 念祖 雨舟 立 明远 之涵 晓岚 建国 子墨 思齐 博文 若水 一鸣 云舒 海 宇轩 秋白 静 立群 佳怡 乐".split()
TRANSLITERATED = "哈里顿 沃尔登斯 博斯勒 尼科洛维奇 阿兰 扬斯特伦 罗伯斯 马尔托斯 高德曼 韦斯特莱克".split()
JAPANESE_NAMES = "佐藤健一 高橋美咲 久保田亮 丸山千尋 中村彩 小林大輔 渡辺直樹 山田花子 森下和也".split()
KOREAN_NAMES = "김민수 이서연 박지훈 최유진 정하늘 강도윤 조은비 윤태호 남궁민".split()
LATIN_FAMILIES = (
    "Lindqvist Moreau Halvorsen Osei Tanaka Wren Pruitt "
    "Valdez Abernathy Quist O'Brien D'Angelo Müller Łukasz Šimek "
    "García-Márquez Smith-Jones McAllister Ng Li"
).split()
PARTICLED = ("van der Berg", "de la Cruz", "von Neumann", "van Dijk", "Le Guin", "Des Marais", "Al Farsi")
INITIALS = "A M J K P R L S T".split()

BODIES_ZH = (
    "海岸观测中心 国家车用材料标准化委员会 三省联合溯源办公室 "
    "东海大学港口工程研究院 澄湖数科 南桥机电研究院 滨江新能源材料研究中心 "
    "中国潮汐信息网络中心 北岭市人民政府办公厅 沿海省土壤普查办公室 "
    "瀚海城投 华东智能装备产业联盟 《潮汐科学》杂志社"
).split()
BODIES_EN = (
    "Marlow Institute for Coastal Systems",
    "World Tide Organization",
    "Harbour & Field Analytics",
    "U.S. Department of Harbours",
    "Online Tide Library Center, Inc.",
    "Smith, Wren & Partners",
    "IHTE",
    "Tidewatch",
    "Ministry of Ports, Fisheries and Trade",
    "American Tidal Society",
)
OUTLETS = (
    *("Sea Times", "Associated Wire", "Bloomfield", "Binary / Forge World Market Reports", "The Daily Ledger"),
    *(
        "East Logistics Review",
        "Robotics Field Notes",
        "AT&W",
        "Marlow & Sons, Inc.",
        "Tide.io",
        "Notes (Harbour Desk)",
    ),
    *(
        "澄湖数科",
        "海岸观测中心",
        "南桥机电研究院",
        "潮信周刊",
        "华东智能装备产业协会",
        "滨江日报社（海外版）",
        "路桥社",
        "数据湾 & 海岸网",
    ),
)

TOPICS_ZH = (
    "潮汐 海岸湿地 盐沼植被 港口群 动力电池 储能电站 光伏组件 海上风电 算力网络 具身机器人 养老服务 "
    "轨道交通 水库调度 土壤碳汇 财政支出 跨境贸易 供应链 车规芯片 图像分割 疫苗接种"
).split()
WORK_ZH = (
    "研究 机理分析 综述 评价模型 方法与应用 现状与展望 影响因素 对策 报告 史 导论 设计与实现 监测数据 技术规范"
).split()
TITLES_ZH = (
    *("{a}与{b}的{w}", "{a}{w}", "{a}{w}：{b}视角", "{a}{w}: 以{b}为例", "“{a}”{b}{w}", "2020—2025年{a}{w}"),
    *(
        "《{a}{b}法》的{w}",
        "论{a}、{b}和{c}的{w}",
        "{a}{w}（试行）",
        "{a}，还是{b}？",
        "基于Transformer的{a}{w}",
    ),
    *(
        "{a}4.0时代的{b}{w}",
        "{a}{w}——{b}的案例",
        "第29次中国{a}{w}",
        "{a}{w}(2024)",
        "为什么是{a}？{b}{w}",
        "GPT-4在{a}中的应用",
    ),
    *(
        "{a}, {b}与{c}",
        "{a}{w}. 第2辑",
        "关于印发{a}{w}的通知: 海政办发〔2025〕37号",
        "{a}·{b}{w}",
        "2025年{a}{w}！",
    ),
)
TOPICS_EN = (
    "tidal energy,salt marshes,harbour traffic,cathode ageing,grid storage,coastal policy,warehouse robots,"
    "sediment budgets,groundwater intrusion,machine translation,volunteer replanting,port labour"
).split(",")
TITLES_EN = (
    *(
        "A study of {a} and {b}",
        "{A} in the age of {b}",
        "{A}: {b}, {c} and the sea",
        "{A} (and {b}) after 2020",
    ),
    *(
        "Is {a} worth {b}? Evidence from 1990–2024",
        "{A}, {b} & {c}",
        "“{A}” revisited",
        "The U.S. {a} and its {b}",
    ),
    *("{A} 2.0: {b} vs. {c}", "{A}-driven {b}, 2010-2020", "Why {a}?", "{A}! {b} in a warmer world"),
    *(
        "{A} at St. Orin's: a {b} case",
        "Three winters on the sill: {a}",
        "5 lessons of {a}",
        "{A} [with discussion]",
    ),
    *("The state of {a} 2025", "On {a} (Part II)", "{A} and {b}: a review", "How 57 night shifts changed {a}"),
)
JOURNALS_ZH = (
    "海洋学报 电源材料学报 东海大学学报(自然科学版) 港口经济 测绘与海图 中国潮汐科学 数据分析与知识 水科学进展"
).split()
JOURNALS_EN = (
    *(
        "Journal of Estuarine Engineering",
        "Restoration Practice",
        "Coastal Policy Notes",
        "Tide",
        "Ports & Harbors",
    ),
    *("Energy, Water and Society", "Marine Letters A", "J Neap Sci", "IEEE Transactions on Tidal Systems"),
)
PAPERS_ZH = "海岸日报 东海晚报 北岭青年报".split()
PAPERS_EN = ("Marlow Daily", "The Sea Times")
PLACES_ZH = "北京 上海 武汉 桂林 呼和浩特".split()
PLACES_EN = ("New York", "Oslo", "Cambridge, MA", "London", "San Francisco")
PUBLISHERS_ZH = (
    "东海科学出版社 标准文献出版社 人民港口出版社 北岭大学出版社有限责任公司 潮声书局 三联港".split()
)
PUBLISHERS_EN = (
    "Greyfriars Academic",
    "Marlow University Press",
    "A. A. Baxter",
    "Wren & Sons",
    "McGarrow-Hill",
    "Nordvik Institute",
)
UNIVERSITIES_ZH = "江汉理工大学 东海大学 北岭师范学院".split()
UNIVERSITIES_EN = ("Marlow University", "University of Orin", "Univ. of Tidewater")
TITLES_JA = (
    "{a}の収益構成調査",
    "{a}と{b}の関係について",
    "{a}入門",
    "{a}：{b}を中心に",
    "2025年度{a}実証報告書",
    "{a}は{b}を救うか",
)
TOPICS_JA = "系統用蓄電所 家庭用蓄電池 潮力発電 沿岸漁業 需要応答 港湾物流 再生可能エネルギー".split()
JOURNALS_JA = "エネルギー学会誌 港湾研究 日本潮汐学会論文集".split()
PUBLISHERS_JA = "北浜書房 東海大学出版会 潮風社".split()
BODIES_JA = "北浜地域エネルギー研究会 瀬戸データラボ 山手市環境局 日本潮汐学会".split()
TITLES_KO = (
    "{a}의 경제성 분석",
    "{a}와 {b}의 관계",
    "{a}: {b}를 중심으로",
    "2025년 {a} 백서",
    "{a} 입문",
    "왜 {a}인가?",
)
TOPICS_KO = "조력 발전,배터리 재활용,항만 물류,연안 습지,전력 수요 반응,데이터 센터".split(",")
JOURNALS_KO = ("에너지경제연구", "한국항만학회지", "해양과학")
PUBLISHERS_KO = ("바다출판사", "한빛서림", "새벽대학교출판부")
BODIES_KO = ("연안관측센터", "한국조석학회", "북항시 환경국", "조류데이터연구소")
