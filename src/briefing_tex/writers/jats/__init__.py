"""From a report to JATS XML that gives back an equal report.

In: a `Report`. Out: an `article` of JATS 1.3 (NISO Z39.96-2021, Journal Archiving and Interchange), indented
between block elements and never within text, so that every space of the report stands as it is.
`docs/formats.md` lists the elements.
"""

from __future__ import annotations

from lxml import etree

from briefing_tex.diagnostics import Diagnostic
from briefing_tex.formats import Written
from briefing_tex.model import Report
from briefing_tex.writers.jats.back import back
from briefing_tex.writers.jats.content import section
from briefing_tex.writers.jats.front import front
from briefing_tex.writers.jats.names import Names
from briefing_tex.writers.jats.tree import XLINK, XML, Element, indent

MAX_DEPTH = 100
"""How deep elements may nest for the file to be read again."""


def write(report: Report) -> Written:
    """The report as JATS XML.

    >>> print(write(Report(language="en", title="Tides", sections=[{"title": "Today"}])).text)
    <?xml version="1.0" encoding="UTF-8"?>
    <article xmlns:xlink="http://www.w3.org/1999/xlink" article-type="report" dtd-version="1.3" xml:lang="en">
      <front>
        <article-meta>
          <title-group>
            <article-title>Tides</article-title>
          </title-group>
        </article-meta>
      </front>
      <body>
        <sec>
          <title>Today</title>
        </sec>
      </body>
    </article>
    """
    root = _article(report)
    depth = indent(root)
    text = etree.tostring(root, encoding="unicode")
    return Written(f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n', _depth_remark(depth))


def _article(report: Report) -> Element:
    names = Names.of(report)
    root = etree.Element("article", nsmap={"xlink": XLINK})
    root.set("article-type", "report")
    root.set("dtd-version", "1.3")
    root.set(f"{{{XML}}}lang", report.language)
    front(root, report, names)
    if report.sections:
        body = etree.SubElement(root, "body")
        for part in report.sections:
            section(body, part, names)
    back(root, report, names)
    return root


def _depth_remark(depth: int) -> tuple[Diagnostic, ...]:
    if depth <= MAX_DEPTH:
        return ()
    message = f"The elements nest {depth} deep; more than {MAX_DEPTH} levels are not read again."
    return (Diagnostic("error", "nested-too-deep", message, hint="nest fewer lists or quotations"),)
