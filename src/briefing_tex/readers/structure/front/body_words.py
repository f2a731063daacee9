"""The words by which bodies, their parts and documents are known: data only, and the one place for them.

In Chinese, Japanese and Korean they end a name (`海岸观测中心`) or stand before it as its form (`株式会社`); in
Latin letters they stand anywhere in it. Words are between spaces; a few are patterns.
"""

from __future__ import annotations

ENDINGS = """
    中心 公司 大学 大學 论坛 論壇 会议 会議 會議 生協 联盟 聯盟 連盟 银行 銀行 智库 智庫 平台 顾问 顧問 科技
    智能 传媒 傳媒 数科 证券 證券 証券 金庫 信托 信託 保险 保險 保険 政府 役場 学校 學校 中学 中學 小学 小學
    机构 機構 財団 法人 連合 組合 総研 センター ラボ フォーラム 局 署 厅 廳 网 網 部 院 所 社 会 會 组 組 团
    團 馆 館 站 庁 省 課 室 연구소 센터 협회 학회 위원회 연구회 협의회 연합회 연합 회사 공사 공단 재단 대학
    은행 그룹 포럼 네트워크 컨설팅 증권 운용 신문 방송 보건소 의회 공동체 연대 농협 신협 학과 도서관 박물관
    미술관 기념관 체육관 과학관 복지관 회관 기관 학교 조합 청 처 부 국 랩 실
    지원단 추진단 사업단 협의체 株式会社 （株） (株) ㈱
    주식회사 (주) ㈜
"""
"""How names of bodies end. A single character stands for all words that it ends: 研究院, 委员会, 出版社."""

AMBIGUOUS = r"""
    (?:学|學|工程|科学|科學|管理)系 (?<![好用之坏壞何各到益害长長短近远遠])[处處]
    (?<=[\u4e00-\u9fff]{3})(?<![官上祭打])司 (?<![\d\s억만천])원
    (?<=[시군구부처청]\ [가-힣]{3})과 (?<=[시군구부처청]\ [가-힣]{4})과 (?<=[시군구부처청]\ [가-힣]{5})과
"""
"""Endings that other words have as well (`好处`, `2억 원`)."""

FORMS_FIRST = r"""
    株式会社 （株） \(株\) ㈱ 合同会社 有限会社 \([社財사재]\) （[社財사재]）
    (?:(?:一般|公益)?(?:社団|財団)|国立(?:大学|研究開発)|学校|農業|医療|社会福祉|特定非営利活動|NPO)法人
    独立行政法人 [社財][團团]法人 주식회사 （주） \(주\) ㈜ (?:사단|재단|학교|사회복지)법인
"""
"""Forms of bodies that stand before their names."""

FORMS_LAST = "Ltd Inc Co Corp Bros Assoc LLC LLP PLC plc GmbH AG S\\.A e\\.V"
"""Forms of companies in Latin letters, which stand behind their names, with a stop or without."""

SURE = """
    Institute University College School Center Centre Agency Ministry Department Association Society
    Foundation Council Bureau Laboratory Laboratories Inc Ltd LLC LLP Corporation Company GmbH PLC Bank
    Commission Committee Observatory Authority Union Alliance Consortium Press Academy Board Federation
    Coalition Collective Cooperative Museum Library Parliament plc
"""
"""Words in English that only bodies have in their names."""

LOOSE = """
    Office Directorate Group Lab Labs Corp Co AG Network Partnership Analytics Consulting Research Trust
    Service Services Technologies Systems Associates Partners Team Unit Hub Forum Advisory Initiative
    Museums Securities Capital Markets Investments Ventures Holdings Insurance Architects Engineers
    Consultants Surveyors Publishers Advisers Management
"""
"""Words in English that names of other things have as well."""

OTHER_LANGUAGES = r"""
    Institut Universit(?:ät|é|à|y) Universi(?:dade?|teit|tet) Uniwersytet Đại\ học Университет Институт
    Instytut Instituto Istituto Viện ^Bộ Minist(?:erium|ère|erio|ero|ério|erstwo|erie) Министерство
    Kommission Comisión Commissione Comissão Komisja Комиссия Ban(?:que|ca|co) Банк Ngân\ hàng Agence
    Agen(?:cia|zia|tur) Agência Агентство Autori(?:té|tà|dade?) Behörde Amt Urząd Управление Verband Verein
    Gesellschaft Stiftung Asociación Associa(?:zione|ção) Stowarzyszenie Ассоциация Hiệp\ hội
    Fonda(?:tion|zione) Funda(?:ción|ção|cja) Фонд Zentrum Centr[oe] Centrum Центр Comité Comi(?:tato|tê)
    Ausschuss Комитет Conseil Conse(?:jo|lho) Consiglio Академия Редакция
    \w{4,}(?:zentrum|institut|ministerium|verband|verein|gesellschaft|stiftung)
    \w{4,}(?:behörde|amt|ausschuss|bank)
"""
"""The same in other languages of Europe, and in Vietnamese."""

PARTS_BEFORE = "Department Dept School Faculty Division Directorate Section Unit Branch Chair"
PARTS_BEHIND = "Secretariat Branch Desk Division Team Unit Department"
"""Parts of bodies in English, before what they are of (`Department of Tides`) and at the end (`Tides Desk`)."""

PARTS = r"""
    (?<!工作)(?<![课課][题題])(?<![专專]家)(?<![编編][写寫])[组組] (?<![办辦]事)[处處] [课課]
    (?:研究|事業|営業|[业業][务務]|企[画划劃]|[编編][辑輯集]|市[场場]|技[术術]|[运運][营營]|総務)部
    (?:[开開][发發]|[调調][查査]|[环環]境)部
"""
PARTS_KOREAN = "본부 연구실 연구팀 정책실 기획실 사업단 팀"
"""Names of parts of bodies in Chinese, Japanese and Korean: `市场研究处`."""

DOCUMENTS = """
    报告 白皮书 報告 白皮書 レポート ブリーフ 白書 보고서 브리핑 브리프 리포트 백서
"""
PERIODICALS = """
    [日周月季年简]报 分析 动态 快讯 专报 观察 速览 通讯 要闻 [日週周月季年簡]報 動態 快訊 觀察 速覽 通訊
    動向 ニュース 동향 월보 주보 소식지? [电電]子[报報] だより 会報
"""
"""Words for documents wherever they stand in a title, and for those that bodies are called after as well."""

DOCUMENTS_AT_END = """
    参考 通[报報知告] 公[告报報] [纪紀][要錄] 議事録 お知らせ 공고 공보 회의록 보고 논문 안내서
    (?:계획|제안|설명|명세|정의|설계)서
    (?:[说說]明|[计計][划劃画畫]|[设設][计計]|任[务務]|申[请請]|仕様|定義|提案|企[画划劃]|建[议議]|意向)[书書]
    方案 手[册冊] 指南 [规規][范範] 文[档檔件] [纲綱]要 [论論]文 [观觀读讀][后後]感 新[闻聞]稿 보도자료
    プレスリリース [発發][表布]資料
"""
"""Words for documents that end their titles."""

LETTERS_TO_ALL = r"""
    新[闻聞](?:通)?稿 [参參]考[资資]料 (?:보도|참고|설명)\s?자료 보도\s?참고\s?자료 報道(?:発表)?資料
    記者発表資料 プレスリリース
    (?:press|news|media)\ (?:release|notice|statement) memorandum memo
"""
"""Kinds of papers that stand in large letters above their titles, and are no titles."""

DOCUMENTS_LATIN = """
    report briefing brief bulletin newsletter update outlook minutes agenda proceedings notes?
    white\\ ?paper specifications? proposal handbook guidelines? manual thesis terms\\ and\\ conditions
"""
PERIODICALS_LATIN = "review digest weekly daily monthly quarterly survey"
"""The same in English."""
