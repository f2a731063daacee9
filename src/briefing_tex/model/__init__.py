"""The report as data: blocks, inlines, references, contact. Knows no format."""

from briefing_tex.dates import PartialDate
from briefing_tex.model.blocks import Alignment, Block, CodeBlock, Figure, List, Paragraph, Quote, Table
from briefing_tex.model.contact import Channel, Contact, Profile
from briefing_tex.model.data import to_data
from briefing_tex.model.inlines import (
    Break,
    Citation,
    Code,
    Emphasis,
    Footnote,
    Inline,
    Link,
    Math,
    Strong,
    Text,
)
from briefing_tex.model.references import Name, Reference
from briefing_tex.model.report import Labels, Organisation, Report, Section
from briefing_tex.model.validate import validate
from briefing_tex.model.walk import all_sections, plain_text, strings, walk

__all__ = [
    "Alignment",
    "Block",
    "Break",
    "Channel",
    "Citation",
    "Code",
    "CodeBlock",
    "Contact",
    "Emphasis",
    "Figure",
    "Footnote",
    "Inline",
    "Labels",
    "Link",
    "List",
    "Math",
    "Name",
    "Organisation",
    "Paragraph",
    "PartialDate",
    "Profile",
    "Quote",
    "Reference",
    "Report",
    "Section",
    "Strong",
    "Table",
    "Text",
    "all_sections",
    "plain_text",
    "strings",
    "to_data",
    "validate",
    "walk",
]
