"""JATS XML, as our writer makes it and as others write it.

In: bytes of an `article` of JATS 1.3 (NISO Z39.96-2021). Out: a `Draft`: the report in the JSON form, the line
of every element, and a remark for whatever a report has no place for; its text is kept where a report has text.
`docs/formats.md` lists the elements.
"""

from __future__ import annotations

from briefing_tex.diagnostics import Location, Source
from briefing_tex.errors import InvalidSource
from briefing_tex.formats import Draft
from briefing_tex.readers.jats.article import XML, Article, Data, Element, content, line_number, lines_of
from briefing_tex.readers.jats.attributes import remark_attributes
from briefing_tex.readers.jats.blocks import BLOCKS
from briefing_tex.readers.jats.contact import contact
from briefing_tex.readers.jats.front import front, left_out
from briefing_tex.readers.jats.inlines import INLINES
from briefing_tex.readers.jats.references import references
from briefing_tex.readers.jats.sections import sections
from briefing_tex.readers.jats.source import choose_alternatives, parse
from briefing_tex.readers.jats.text import laid_out, line

_PARTS = frozenset({"front", "body", "back", "floats-group"})


def read(data: bytes, source: Source) -> Draft:
    """The report that an article in JATS XML describes.

    Raises InvalidSource for XML that is not well-formed, not UTF-8, declares entities or is no article, and
    LimitExceeded for what is too large or nests too deep.

    >>> read(b"<article><front><article-meta><title-group><article-title>Tides</article-title></title-group>"
    ...      b"</article-meta></front></article>", Source()).data["title"]
    ['Tides']
    """
    root = parse(data, source)
    if root.tag != "article":
        raise InvalidSource(
            f"the root element is '{root.tag}', not 'article'",
            Location(file=source.file, line=line_number(root)),
            "write a JATS article; docs/formats.md lists its elements",
        )
    choose_alternatives(root)
    article = Article(
        file=source.file,
        inlines=INLINES,
        blocks=BLOCKS,
        notes={note.get("id", ""): note for note in root.iter("fn") if note.get("id")},
        references=frozenset(ref.get("id", "") for ref in root.iter("ref")),
    )
    report = _report(root, article)
    remark_attributes(root, article)
    return Draft(report, {**dict(lines_of(report)), **article.lines}, tuple(article.diagnostics))


def _report(root: Element, article: Article) -> Data:
    report: Data = {"language": _language(root, article)}
    for child in root:
        if child.tag not in _PARTS:
            left_out(child, article)
    for child in root.iterfind("front/*"):
        if child.tag != "article-meta":
            left_out(child, article)
    meta = root.find("front/article-meta")
    if meta is not None:
        report |= front(meta, article)
    title = root.find("front/article-meta/title-group/article-title")
    shown = laid_out(content(title)) if title is not None else ""
    report["sections"] = sections(list(root.iterchildren("body", "back", "floats-group")), shown, article)
    report["references"] = references(root, article)
    labels = {**report.get("labels", {}), "references": _references_label(root, article)}
    report["labels"] = {name: label for name, label in labels.items() if label}
    notes = root.find("back/notes[@notes-type='contact']")
    if notes is not None:
        report["contact"] = contact(notes, article)
    return report


def _language(root: Element, article: Article) -> str:
    language = root.get(f"{{{XML}}}lang")
    if not language:
        article.remark(
            root, "language-assumed", "The article has no xml:lang; JATS takes English then.", "info"
        )
    return language or "en"


def _references_label(root: Element, article: Article) -> str:
    """The title of the list, or of the section that holds nothing else."""
    for entries in root.iter("ref-list"):
        around = entries.getparent()
        alone = around is not None and all(child.tag in ("label", "title", "ref-list") for child in around)
        for holder in (entries, around if alone else None):
            title = holder.find("title") if holder is not None else None
            if title is not None:
                return line(title, article)
    return ""
