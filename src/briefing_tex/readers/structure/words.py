"""The words by which the parts of a report are known, in Chinese, Japanese, Korean and English.

In: the text of a line. Out: which part it names (`abstract`, `contents`, ...), and the words as printed.
The words are those that styles and institutions use for these parts; none is the name of a report or a body.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from briefing_tex.readers.structure.scripts import squeezed, width

Part = Literal["abstract", "keywords", "contents", "references", "notes", "contact", "website"]

_WORDS: Mapping[Part, str] = MappingProxyType(
    {
        "abstract": "摘要 内容摘要 內容摘要 内容提要 內容提要 核心提要 本期摘要 本期提要 提要 概要 要旨 抄録 要約 導讀 导读 "
        "核心观点 核心觀點 摘要与要点 초록 요약 개요 국문초록 abstract summary executivesummary synopsis overview",
        "keywords": "关键词 关键字 關鍵詞 關鍵字 主题词 主題詞 キーワード 핵심어 주제어 키워드 주요어 중심어 "
        "keywords keyword keywordsandphrases indexterms",
        "contents": "目录 目錄 目次 本期目录 本期目錄 内容目录 차례 목차 contents tableofcontents listofcontents inthisissue",
        "references": "参考文献 參考文獻 参考资料 參考資料 主要参考文献 主要參考文獻 引用文献 引用文獻 文献 資料來源 参考文献リスト "
        "参考資料 참고문헌 참고자료 인용문헌 references bibliography workscited literaturecited sources "
        "referencesandnotes listofreferences furtherreading",
        "notes": "注释 註釋 注釋 注解 脚注 尾注 註解 附注 附註 備註 注记 注記 註 注 각주 미주 주석 주 notes footnotes endnotes",
        "contact": "联系我们 聯絡我們 聯繫我們 聯系我們 联系方式 聯絡方式 聯繫方式 聯絡資訊 联系 联络我们 お問い合わせ お問い合わせ先 お問合せ "
        "お問合せ先 問い合わせ先 連絡先 問合せ先 문의 문의처 연락처 문의하기 연락하기 contact contactus contacts getintouch contactdetails "
        "contactinformation howtoreachus furtherinformation",
        "website": "网站地址 網站地址 网站 網站 网址 網址 官网 官網 官方网站 官方網站 主页 主頁 ウェブサイト ホームページ サイト 公式サイト url "
        "公式ホームページ 웹사이트 누리집 홈페이지 웹페이지 website web homepage site online webpage webaddress internet",
    }
)
_PART_OF: Mapping[str, Part] = MappingProxyType(
    {word: part for part, words in _WORDS.items() for word in words.split()}
)

_CONTACT_PROMPT = re.compile(
    r"二维码|二維碼|扫码|掃碼|扫一扫|掃一掃|QRコード|ＱＲコード|qr\s*코드|큐알|\bqr\b|\bscan\b|请联系|請聯絡|請聯繫|请与我们联系|"
    r"联系我们|聯絡我們|聯繫我們|聯系我們|お問い?合わ?せ|ご連絡|문의|연락|^contact\b|get in touch|reach us|write to us|欢迎关注|歡迎關注|关注我们|關注我們|フォロー|follow us",
    re.IGNORECASE,
)
_EDGES = " \t\u3000:：.。-—–=~*#_【】[]〔〕「」『』<>《》〈〉■◆●▌|｜•·"
_RUN_IN = re.compile(
    r"^\s*[【\[〔「\*_]*\s*([^:：—–\]】〕」\*_.]{1,28}?)\s*[】\]〕」\*_]*\s*(?:[:：]|—|–|】|\]|〕|」|\*\*|\.\s)[\*_]*\s*(\S.*)$",
    re.S,
)

_ISSUE = re.compile(
    r"第\s*\d+\s*[期号號回輯辑刊卷]|总第|總第|제\s*\d+\s*호|\b(?:No|Vol|Issue|Number)\b\.?\s*\d+", re.IGNORECASE
)
_CAPTION = re.compile(
    r"^(?P<label>图表|圖表|图|圖|図表|図|表格|表|附图|附圖|附表|그림|표|도표|Figures?|Fig\.?|Tables?|Tab\.?|Chart|Exhibit)\s*"
    r"(?P<number>\d{1,3}(?:[-.–]\d{1,3})?|[一二三四五六七八九十]{1,3}|[A-Z]\d{0,2}|[IVX]{1,4})(?![\d%])"
    r"(?P<rest>\s*[:：.．、|｜—–-]\s*\S.*|[\s\u3000]+\S.*|\s*[:：.．]?\s*)$",
    re.IGNORECASE | re.DOTALL,
)
_TABLE_LABELS = ("表", "附表", "표", "tab", "도표")
_FINAL_SECTIONS = frozenset(
    "结语 结论 结束语 总结 小结 展望 前言 引言 绪论 导言 序言 序 背景 附录 致谢 免责声明 声明 后记 結語 結論 總結 引言 緒論 序論 附錄 致謝 免責聲明 "
    "はじめに おわりに まとめ 謝辞 付録 免責事項 序章 終章 結び 머리말 맺음말 서론 결론 감사의글 부록 서문 들어가며 나가며 "
    "introduction conclusion conclusions summaryandoutlook outlook acknowledgements acknowledgments appendix disclaimer preface foreword "
    "background methods results discussion recommendations".split()
)


@dataclass(frozen=True)
class Label:
    """A line that names a part: which one, in which words, and where the text after the words begins."""

    part: Part
    words: str
    rest_at: int | None = None


def part_label(text: str) -> Label | None:
    """The part that a whole line names, as `摘 要`, `CONTENTS`, `【目录】`.

    >>> part_label("摘　要"), part_label("Contents")
    (Label(part='abstract', words='摘要', rest_at=None), Label(part='contents', words='Contents', rest_at=None))
    """
    bare = text.strip(_EDGES)
    part = _PART_OF.get(squeezed(bare))
    return Label(part, _as_printed(bare)) if part else None


def run_in_label(text: str) -> Label | None:
    """The part that the beginning of a line names, as in `关键词：潮汐；盐度` or `Abstract: We ...`.

    >>> run_in_label("关键词：潮汐；盐度").rest_at
    4
    """
    found = _RUN_IN.match(text)
    part = _PART_OF.get(squeezed(found[1])) if found else None
    return Label(part, _as_printed(found[1]), found.start(2)) if part and found else None


def _as_printed(words: str) -> str:
    """The words without the spaces that only letterspace them: 摘 要, C O N T E N T S."""
    parts = words.split()
    if len(parts) > 1 and all(len(part) == 1 for part in parts):
        return "".join(parts)
    return " ".join(parts)


def is_contact_prompt(text: str) -> bool:
    """Whether a short line invites the reader to get in touch.

    >>> is_contact_prompt("联系我们，请扫描二维码"), is_contact_prompt("The survey")
    (True, False)
    """
    if width(text) > 60 or text.rstrip()[-1:] in "。；;":
        return False
    label = part_label(text)
    return bool(label and label.part == "contact") or bool(_CONTACT_PROMPT.search(text))


@dataclass(frozen=True)
class Caption:
    """The parts of `Table 2: Salinity`: kind, label, where the caption itself begins."""

    kind: Literal["table", "figure"]
    label: str
    rest_at: int


def caption(text: str) -> Caption | None:
    """The caption that a line is, by its label and number.

    >>> caption("表 1：分技术路线装车量")
    Caption(kind='table', label='表', rest_at=4)
    """
    found = _CAPTION.match(text)
    if not found:
        return None
    label = found["label"]
    table = label.casefold().startswith(_TABLE_LABELS)
    rest = found["rest"].lstrip(" \t\u3000:：.．、|｜—–-")
    return Caption("table" if table else "figure", label, len(text.rstrip()) - len(rest.rstrip()))


def names_an_issue(text: str) -> bool:
    """Whether a line counts an issue of a periodical: `2026 年第 8 期（总第 112 期）`."""
    return bool(_ISSUE.search(text))


def usual_section(text: str) -> bool:
    """Whether a line is a title that sections without a number usually have: 结语, Conclusion."""
    return squeezed(text.strip(_EDGES)) in _FINAL_SECTIONS
