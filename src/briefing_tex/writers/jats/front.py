"""The title block: article-title, contrib-group, pub-date, abstract, kwd-group, and labels as custom-meta."""

from __future__ import annotations

from briefing_tex.model import Labels, Paragraph, PartialDate, Report
from briefing_tex.writers.jats.content import blocks, text
from briefing_tex.writers.jats.names import Names
from briefing_tex.writers.jats.tree import Element, add, add_if


def front(root: Element, report: Report, names: Names) -> None:
    meta = add(add(root, "front"), "article-meta")
    titles = add(meta, "title-group")
    text(add(titles, "article-title"), report.title, names)
    if report.subtitle:
        text(add(titles, "subtitle"), report.subtitle, names)
    _organisations(meta, report)
    if report.date:
        _date(meta, report.date)
    _abstract(meta, report, names)
    if report.keywords:
        group = add(meta, "kwd-group")
        add_if(group, "title", report.labels.keywords)
        for keyword in report.keywords:
            add(group, "kwd", keyword)
    _labels(meta, report)


def date_parts(parent: Element, date: PartialDate) -> None:
    """Day, month and year, as far as known, in the order JATS asks for."""
    add_if(parent, "day", date[8:])
    add_if(parent, "month", date[5:7])
    add(parent, "year", date[:4])


def _organisations(meta: Element, report: Report) -> None:
    if not report.organisations:
        return
    group = add(meta, "contrib-group")
    for organisation in report.organisations:
        add(add(group, "contrib", contrib_type=organisation.role), "collab", organisation.name)


def _date(meta: Element, date: PartialDate) -> None:
    date_parts(add(meta, "pub-date", date_type="pub", iso_8601_date=date), date)


def _abstract(meta: Element, report: Report, names: Names) -> None:
    if report.abstract or report.labels.abstract:
        element = add(meta, "abstract")
        add_if(element, "title", report.labels.abstract)
        blocks(element, report.abstract, names, bare=(Paragraph,))


def _labels(meta: Element, report: Report) -> None:
    """The labels that have no element of their own: those of abstract, keywords and references are titles."""
    own = {"abstract", "references"} | ({"keywords"} if report.keywords else set())
    labels = {name: getattr(report.labels, name) for name in Labels.model_fields if name not in own}
    if not any(labels.values()):
        return
    group = add(meta, "custom-meta-group")
    for name, value in labels.items():
        if value:
            entry = add(group, "custom-meta")
            add(entry, "meta-name", f"labels.{name}")
            add(entry, "meta-value", value)
