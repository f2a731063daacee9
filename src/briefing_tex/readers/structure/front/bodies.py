"""Names of bodies: which words look like one, and which are those of a document.

In: words of a title block. Out: the answers.
"""

from __future__ import annotations

import re

from briefing_tex.readers.structure.scripts import own_script

BODY_CJK = re.compile(
    r"(?:中心|研究院|研究所|委员会|委員會|委員会|协会|協會|協会|学会|學會|公司|集团|集團|大学|大學|学院|學院|实验室|實驗室|局|署|厅|廳|"
    r"办公室|辦公室|促进会|促進會|联盟|聯盟|基金会|基金會|银行|銀行|出版社|工作组|工作組|课题组|課題組|智库|智庫|平台|事务所|事務所|总会|總會|"
    r"(?:学|學|工程|科学|科學|管理)系|(?<![好用之坏壞何各到益害长長短近远遠])[处處]|(?<=[\u4e00-\u9fff]{3})(?<![官上祭打])司|"
    r"商会|商會|理事会|理事會|工作室|顾问|顧問|科技|智能|传媒|傳媒|网|網|数科|研究会|研究會|部|院|所|社|会|會|组|組|团|團|馆|館|站|"
    r"機構|株式会社|財団|法人|センター|ラボ|庁|省|課|室|連合|連盟|組合|フォーラム|総研|研究室|工業会|連絡会|"
    r"연구소|연구원|연구회|센터|협회|학회|위원회|공사|공단|재단|대학교|대학|주식회사|회사|협의회|연합회|연합|청|처|부|원|국|랩|은행|그룹|포럼|네트워크|실|컨설팅|"
    r"학과|학부|도서관|박물관|미술관|기념관|체육관|과학관|복지관|회관|기관|학교|조합)"
    r"(?:\s*[（(][^（()）]*[)）])?$|^(?:株式会社|（株）|\(株\)|㈱|合同会社|有限会社|(?:(?:一般|公益)?(?:社団|財団)|独立行政|国立大学|国立研究開発|学校|特定非営利活動|NPO)法人|"
    r"[社財][團团]法人|주식회사|\(주\)|㈜|(?:사단|재단)법인)"
)
_PHRASE = re.compile(r"[从從].+[到至].|[—–]|如何|怎[样樣么麼]|为什么|為什麼|为何|為何")
"""How a title begins rather than a name, whatever it ends with: `从一条线到一张网`."""
_BODY_LATIN = re.compile(
    r"\b(?:Institute|Institut|University|College|School|Cent(?:er|re)|Agency|Ministry|Department|Association|Society|Foundation|"
    r"Council|Office|Bureau|Directorate|Federation|Group|Laborator(?:y|ies)|Labs?|Inc|Ltd|LLC|LLP|Corp(?:oration)?|Company|Co|GmbH|AG|PLC|Bank|Commission|"
    r"Committee|Network|Observatory|Authority|Union|Alliance|Consortium|Partnership|Press|Analytics|Consulting|Research|Academy|"
    r"Trust|Board|Service|Services|Technologies|Systems|Associates|Partners|Team|Unit|Hub|Forum)\b\.?|"
    r"\b(?:Universit(?:ät|é|à|y)|Universi(?:dade?|teit|tet)|Uniwersytet|Đại học|Университет|Институт|"
    r"Instytut|Instituto|Istituto|Viện|^Bộ|"
    r"Minist(?:erium|ère|erio|ero|ério|erstwo|erie)|Министерство|Kommission|Comisión|Commissione|Comissão|Komisja|Комиссия|"
    r"Ban(?:que|ca|co)|Банк|Ngân hàng|Agence|Agen(?:cia|zia|tur)|Agência|Агентство|Autori(?:té|tà|dade?)|"
    r"Behörde|Amt|Urząd|Управление|Verband|Verein|Gesellschaft|Stiftung|Association|Asociación|Associa(?:zione|ção)|Stowarzyszenie|"
    r"Ассоциация|Hiệp hội|Fonda(?:tion|zione)|Funda(?:ción|ção|cja)|Фонд|Zentrum|Centr[oe]|Centrum|Центр|"
    r"Comité|Comi(?:tato|tê)|Ausschuss|Комитет|Conseil|Conse(?:jo|lho)|Consiglio|Академия|Редакция)\b|"
    r"\b\w{4,}(?:zentrum|institut|ministerium|verband|verein|gesellschaft|stiftung|behörde|amt|ausschuss|bank)\b",
)
SURELY_BODY = re.compile(
    r"\b(?:Institute|University|College|School|Cent(?:er|re)|Agency|Ministry|Department|Association|Society|Foundation|"
    r"Council|Bureau|Laborator(?:y|ies)|Inc|Ltd|LLC|LLP|Corporation|Company|GmbH|PLC|Bank|Commission|Committee|"
    r"Observatory|Authority|Union|Alliance|Consortium|Press|Academy|Board|Federation)\b"
)
_DOCUMENT = re.compile(
    r"报告|日报|周报|月报|季报|年报|简报|分析|动态|快讯|专报|观察|白皮书|速览|通讯|要闻|参考$|(?:通报|通知|公告|通告|公报|纪要|通報|公報|紀要|紀錄|議事録|お知らせ|공고|공보|회의록|"
    r"(?:说明|說明|计划|計劃|計画|計畫|设计|設計|任务|任務|申请|申請|仕様|定義|提案|企画|企划|企劃|建议|建議|意向)[书書]|方案|手册|手冊|指南|规范|"
    r"規範|文档|文檔|文件|纲要|綱要|论文|論文|[观觀][后後]感|[读讀][后後]感|(?:계획|제안|설명|명세|정의|설계)서|논문|안내서)$|"
    r"報告|日報|週報|周報|月報|季報|年報|簡報|動態|快訊|觀察|"
    r"白皮書|速覽|通訊|レポート|白書|動向|ニュース|보고서|보고$|브리핑|동향|월보|주보|리포트|소식|백서|"
    r"\b(?:report|briefing|brief|bulletin|review|newsletter|digest|update|outlook|minutes|agenda|proceedings|weekly|daily|monthly|quarterly|survey|notes?|"
    r"white ?paper|specifications?|proposal|handbook|guidelines?|manual|thesis|terms and conditions)\b",
    re.IGNORECASE,
)
_UNIT = re.compile(
    r"[\u3400-\u9fff\u30a0-\u30ff]{2,8}(?:(?<!工作)(?<!课题)(?<!課題)(?<!专家)(?<!專家)(?<!编写)(?<!編寫)[组組]|(?<!办事)(?<!辦事)[处處]|[课課]|"
    r"(?:研究|事業|企画|企划|企劃|编辑|編輯|編集|市场|市場|业务|業務|技术|技術|运营|營運|総務|営業|开发|開発|開發|调查|調査|調查|环境|環境)部)|"
    r"[가-힣]{2,12}(?:본부|연구실|연구팀|정책실|기획실|사업단|팀)|"
    r"(?:Secretariat(?:, .+)?|.+ (?:Secretariat|Branch|Desk|Division|Team|Unit|Department))"
)
"""Names of parts of a body: `市场研究处`, `Data Services Branch`."""
_WITH_BODY = re.compile(
    r".+(?:大学|大學|学院|學院|公司|[^格结結]局|协会|協會|委员会|委員會|研究院|研究所|集团|集團|医院|醫院)."
)
"""A part with the body it is of before it."""
_COMPANY = re.compile(r"\b(?:Ltd|Inc|Co|Corp|Bros|Assoc|S\.A|e\.V)\.$")
_FORMS = re.compile(r"\b(?:Ltd|Inc|Co|Corp|Bros|Assoc|St|Dr|[A-Z])\.")
"""Words with a stop that ends no sentence: forms of companies, initials."""
_LINKS = frozenset("and of for the on in de la & · |".split())
STOP = re.compile(r"[。！？!?:：]|\.\s")
SHORTEST = 3
"""Signs of the name of a body in Chinese, Japanese or Korean at least: `晴站` is none."""
LONGEST_NAME = 60
"""The longest name of a body, in characters."""


def is_body(text: str) -> bool:
    """Whether a line says by itself that it names a body.

    >>> is_body("海岸观测中心"), is_body("Harbour Institute"), is_body("潮汐与人")
    (True, True, False)
    >>> is_body("从“各送各的”到一张网")
    False
    """
    bare = text.strip().strip("*_")
    if own_script(bare):
        return len(bare) >= SHORTEST and bool(BODY_CJK.search(bare)) and not _PHRASE.match(bare)
    return bool(_BODY_LATIN.search(bare))


def is_unit(text: str) -> bool:
    """Whether a line names a part of a body rather than a body, if another one is named beside it.

    >>> is_unit("市场研究处"), is_unit("课题组"), is_unit("海岸观测中心")
    (True, False, False)
    >>> is_unit("港务局潮位组"), is_unit("潮位观测组")
    (False, True)
    >>> is_unit("Secretariat, Tidal Services Branch"), is_unit("Tidal Services")
    (True, False)
    """
    return bool(_UNIT.fullmatch(text.strip())) and not _WITH_BODY.match(text.strip())


def ends_as_company(text: str) -> bool:
    """Whether the stop at the end of a line is that of a company's form, and no sentence ends in it.

    >>> ends_as_company("Sea Observatory and Tidal Data Ltd."), ends_as_company("We asked Tidal Data Ltd.")
    (True, False)
    """
    words = _COMPANY.sub("", text.strip()).split()
    names = all(word[:1].isupper() or word in _LINKS or not word[:1].isalpha() for word in words)
    return bool(_COMPANY.search(text.strip())) and names and not re.search(r"[a-z]\.\s", text)


def in_capitals(text: str) -> bool:
    """Whether words in Latin letters, however many, begin as those of names do, and name a body.

    >>> in_capitals("Department of Tides, University of Harbour & Holt & Lind LLP")
    True
    >>> in_capitals("The Institute, which asked, has no answer")
    False
    """
    words = _COMPANY.sub("", text.strip()).split()
    names = all(word[:1].isupper() or word in _LINKS or not word[:1].isalpha() for word in words)
    return names and is_body(text) and not own_script(text) and not STOP.search(_FORMS.sub("", text))


def is_document(text: str) -> bool:
    """Whether a line says that it names a document: a report, a bulletin.

    >>> is_document("海岸观测周报"), is_document("海岸观测中心")
    (True, False)
    """
    return bool(_DOCUMENT.search(text))


def may_name(side: str) -> bool:
    """Whether words in Chinese, Japanese or Korean may be a name beside others: few, and no sentence."""
    own = own_script(side) and not side[:1].isdecimal() and SHORTEST < len(side) <= LONGEST_NAME // 3
    return own and not STOP.search(side) and not is_document(side)


def is_capital_name(side: str) -> bool:
    """Whether words are few and begin as those of a name in Latin letters do."""
    return side[:1].isupper() and is_short_name(side)


def is_short_name(side: str) -> bool:
    """Whether words are as few as those of a name, and in Latin letters begin as names do."""
    words = [word for word in side.split() if word[:1].isalpha()]
    capital = all(word[:1].isupper() or word in _LINKS or not word.isascii() for word in words)
    return len(side) <= LONGEST_NAME and capital and (side[-1:] != "." or bool(_COMPANY.search(side)))
