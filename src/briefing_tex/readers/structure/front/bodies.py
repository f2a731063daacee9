"""Questions to one name: whether it is that of a body, of a part of one, of a document. Words: `body_words`.

In: words of a title block. Out: the answers.
"""

from __future__ import annotations

import re

from briefing_tex.readers.structure.front import body_words as words
from briefing_tex.readers.structure.front.patterns import any_of
from briefing_tex.readers.structure.scripts import own_script

FORM_FIRST = re.compile(any_of(words.FORMS_FIRST))
"""The form of a body, which stands before its name: `株式会社 潮 & 風`."""
_ENDINGS = tuple(words.ENDINGS.split())
_AMBIGUOUS = re.compile(rf"{any_of(words.AMBIGUOUS)}$")
_BRACKETS = re.compile(r"\s*[（(][^（()）]*[)）]$")
"""What may stand behind the name of a body: `潮信研究院（海东）`."""
_PHRASE = re.compile(r"[从從].+[到至].|[—–]|如何|怎[样樣么麼]|为什么|為什麼|为何|為何")
"""How a title begins rather than a name, whatever it ends with: `从一条线到一张网`."""
_LATIN = re.compile(rf"\b{any_of(words.SURE, words.LOOSE)}\b\.?|\b{any_of(words.OTHER_LANGUAGES)}\b")
_SURE = re.compile(rf"\b{any_of(words.SURE)}\b")
_DOCUMENT = re.compile(
    rf"{any_of(words.DOCUMENTS, words.PERIODICALS)}|{any_of(words.DOCUMENTS_AT_END)}$|"
    rf"\b{any_of(words.DOCUMENTS_LATIN, words.PERIODICALS_LATIN)}\b",
    re.IGNORECASE,
)
_DOCUMENT_LAST = re.compile(
    rf"(?:{any_of(words.DOCUMENTS, words.DOCUMENTS_AT_END)}|\b{any_of(words.DOCUMENTS_LATIN)})$", re.IGNORECASE
)
_BODY_OF_PAPER = re.compile(
    rf"(?P<body>.+?)(?:[ \u3000]+(?P<paper>\S{{1,8}})|文件|\s*{any_of(words.PERIODICALS)})"
)
_KIND = re.compile(any_of(words.LETTERS_TO_ALL), re.IGNORECASE)
_LETTERS = ("函", "书函", "書函", "令")
_BEHIND = any_of(words.PARTS_BEHIND)
_UNIT = re.compile(
    rf"[\u3400-\u9fff\u30a0-\u30ff]{{2,8}}{any_of(words.PARTS)}|[가-힣]{{2,12}}{any_of(words.PARTS_KOREAN)}|"
    rf"Secretariat(?:, .+)?|.+ {_BEHIND}"
)
_WITH_BODY = re.compile(
    r".+(?:大学|大學|学院|學院|公司|[^格结結]局|协会|協會|委员会|委員會|研究院|研究所|集团|集團|医院|醫院)."
)
"""A part with the body it is of before it."""
_PART_FIRST = re.compile(rf"{any_of(words.PARTS_BEFORE)}\b")
_WITHIN = re.compile(
    rf"\b(?:of|for|on|in|at|Office|Programme|Program|Inc|Ltd|LLC|Co|{_PART_FIRST.pattern})\b|\d"
)
_FORM_LAST = re.compile(rf"{any_of(words.FORMS_LAST)}\.?")
_COMPANY = re.compile(r"\b(?:Ltd|Inc|Co|Corp|Bros|Assoc|S\.A|e\.V)\.$")
_STOPPED = re.compile(r"\b(?:Ltd|Inc|Co|Corp|Bros|Assoc|St|Dr|[A-Z])\.")
"""Words with a stop that ends no sentence: forms of companies, initials."""
_LINKS = frozenset("and of for the on in de la plc & · |".split())
STOP = re.compile(r"[。！？!?:：]|\.\s")
TOWN = re.compile(r"[가-힣](?:시|군|구|도)$")
"""A town or a county, which in Korean stands before its bodies."""
SHORTEST = 3
"""Signs of the name of a body in Chinese, Japanese or Korean at least: `晴站` is none."""
LONGEST_NAME = 60
"""The longest name of a body, in characters."""


def is_body(text: str) -> bool:
    """Whether a line says by itself that it names a body.

    >>> is_body("海岸观测中心"), is_body("Harbour Institute"), is_body("潮汐与人")
    (True, True, False)
    >>> is_body("从“各送各的”到一张网"), is_body("Company Note")
    (False, False)
    """
    bare = text.strip().strip("*_")
    if own_script(bare):
        return len(bare) >= SHORTEST and _ends_as_body(bare) and not _PHRASE.match(bare)
    return bool(_LATIN.search(bare)) and not _DOCUMENT_LAST.search(bare)


def _ends_as_body(text: str) -> bool:
    if text.endswith(_ENDINGS) or FORM_FIRST.match(text):
        return True
    bare = _BRACKETS.sub("", text) if text[-1] in ")）" else text
    return bare.endswith(_ENDINGS) or bool(_AMBIGUOUS.search(bare, max(len(bare) - _FEW, 0)))


_FEW = 3
"""Characters in which such an ending stands."""


def is_surely_body(text: str) -> bool:
    """Whether a name in English has a word that only bodies have.

    >>> is_surely_body("Harbour Institute"), is_surely_body("Tidal Research")
    (True, False)
    """
    return bool(_SURE.search(text))


def is_unit(text: str) -> bool:
    """Whether a line names a part of a body rather than a body, if another one is named beside it.

    >>> is_unit("市场研究处"), is_unit("课题组"), is_unit("海岸观测中心")
    (True, False, False)
    >>> is_unit("港务局潮位组"), is_unit("潮位观测组")
    (False, True)
    >>> is_unit("Secretariat, Tidal Services Branch"), is_unit("Tidal Services")
    (True, False)
    >>> is_unit("Harbour Institute, Tides Unit")
    False
    """
    bare = text.strip()
    body, comma, _ = bare.partition(", ")
    of_body = bool(comma) and is_body(body) and not _UNIT.fullmatch(body)
    return bool(_UNIT.fullmatch(bare)) and not (of_body or _WITH_BODY.match(bare))


def is_part_first(side: str) -> bool:
    """Whether words begin as the part of a body does in English: `Department of Tides`."""
    return bool(_PART_FIRST.match(side))


def may_be_part(side: str) -> bool:
    """Whether words in English may be a part of a name beside them, or of its address."""
    return bool(_WITHIN.search(side))


def is_form(side: str) -> bool:
    """Whether words are but the form of a body: `株式会社`, `Inc.`."""
    return bool(FORM_FIRST.fullmatch(side) or _FORM_LAST.fullmatch(side))


def ends_as_company(text: str) -> bool:
    """Whether the stop at the end of a line is that of a company's form, and no sentence ends in it.

    >>> ends_as_company("Sea Observatory and Tidal Data Ltd."), ends_as_company("We asked Tidal Data Ltd.")
    (True, False)
    """
    return bool(_COMPANY.search(text.strip())) and _has_capitals(text) and not re.search(r"[a-z]\.\s", text)


def in_capitals(text: str) -> bool:
    """Whether words in Latin letters, however many, begin as those of names do, and name a body.

    >>> in_capitals("Department of Tides, University of Harbour & Holt & Lind LLP")
    True
    >>> in_capitals("The Institute, which asked, has no answer")
    False
    """
    own = own_script(text)
    return not own and _has_capitals(text) and is_body(text) and not STOP.search(_STOPPED.sub("", text))


def _has_capitals(text: str) -> bool:
    """Whether all words but those that link others begin as those of names do."""
    parts = _COMPANY.sub("", text.strip()).split()
    return all(word[:1].isupper() or word in _LINKS or not word[:1].isalpha() for word in parts)


def in_small_letters(text: str) -> bool:
    """Whether words in Latin letters read as a phrase: two of them at least, no short ones, have small letters.

    >>> in_small_letters("Quarterly letter to members"), in_small_letters("Tidal hynix")
    (True, False)
    """
    return not own_script(text) and sum(word[:1].islower() and len(word) > 3 for word in text.split()) > 1


def is_document(text: str) -> bool:
    """Whether a line says that it names a document: a report, a bulletin.

    >>> is_document("海岸观测周报"), is_document("海岸观测中心")
    (True, False)
    """
    return bool(_DOCUMENT.search(text))


def is_only_document(text: str) -> bool:
    """Whether a line ends with a word that names documents and nothing else, and names no body.

    >>> is_only_document("Final report"), is_only_document("潮汐观察"), is_only_document("Report Institute")
    (True, False, False)
    """
    return bool(_DOCUMENT_LAST.search(text)) and not is_body(text)


def is_kind_of_paper(text: str) -> bool:
    """Whether words say nothing but what kind of paper they stand above.

    >>> is_kind_of_paper("보 도 자 료"), is_kind_of_paper("PRESS RELEASE"), is_kind_of_paper("Annual report")
    (True, True, False)
    """
    bare = text.strip()
    return bool(_KIND.fullmatch(bare) or _KIND.fullmatch(bare.replace(" ", "")))


def without_document(text: str) -> str:
    """The body of a letterhead that says what paper it is: `… 新聞稿`, and `…文件` as Chinese offices have it.

    >>> without_document("海岸觀測局 新聞稿"), without_document("海岸观测局文件"), without_document("潮汐文件")
    ('海岸觀測局', '海岸观测局', '潮汐文件')
    >>> without_document("海岸观测中心周报")
    '海岸观测中心'
    """
    found = None if is_body(text) or not own_script(text) else _BODY_OF_PAPER.fullmatch(text)
    if not found or not is_body(found["body"]):
        return text
    paper = found["paper"]
    return text if paper and paper not in _LETTERS and not _DOCUMENT_LAST.search(paper) else found["body"]


def may_name(side: str) -> bool:
    """Whether words in Chinese, Japanese or Korean may be a name beside others: few, and no sentence."""
    own = own_script(side) and not side[:1].isdecimal() and SHORTEST < len(side) <= LONGEST_NAME // 3
    return own and not STOP.search(side) and not is_document(side)


def is_capital_name(side: str) -> bool:
    """Whether words are few and begin as those of a name in Latin letters do."""
    return side[:1].isupper() and is_short_name(side)


def is_short_name(side: str) -> bool:
    """Whether words are as few as those of a name, and in Latin letters begin as names do."""
    parts = [word for word in side.split() if word[:1].isalpha()]
    capital = all(word[:1].isupper() or word in _LINKS or not word.isascii() for word in parts)
    return len(side) <= LONGEST_NAME and capital and (side[-1:] != "." or bool(_COMPANY.search(side)))
