"""The title block, abstract, keywords and contents, and the contact footer, as source."""

from __future__ import annotations

from collections.abc import Iterator

from briefing_tex.fonts import Face
from briefing_tex.labels import default_labels, format_date, is_translated, label_language, marks
from briefing_tex.model import Channel, Contact, Report, plain_text
from briefing_tex.writers.latex.blocks import Blocks, located
from briefing_tex.writers.latex.characters import glue
from briefing_tex.writers.latex.contents import lines
from briefing_tex.writers.latex.escape import BODY, SANS, string
from briefing_tex.writers.latex.letters import width_of
from briefing_tex.writers.latex.source import command, environment

_HEAD_WIDTH = 30.0
"""Em of the title that the running head shows: 30 Chinese characters, some 55 Latin letters."""


def labels(report: Report, blocks: Blocks) -> str:
    """The words that the class puts before parts: the report's own, else the language's."""
    words = dict(default_labels(report.language))
    words |= {name: text for name, text in report.labels.model_dump().items() if text}
    words["colon"], words["semicolon"] = marks(report.language)
    plain = blocks.inlines.plain
    lines = [command("setlabel", name, plain(text, SANS, f"labels.{name}")) for name, text in words.items()]
    return "".join(f"{line}%\n" for line in (*lines, *_borrowed(report)))


def _borrowed(report: Report) -> Iterator[str]:
    """Which labels are in another language than the report, for programs that read aloud."""
    if is_translated(report.language):
        return
    own = report.labels.model_dump()
    for name in default_labels(report.language):
        if not own.get(name):
            yield command("languageof", f"{name.title()}Label", label_language(report.language))


def running_head(report: Report, header: str | None, blocks: Blocks) -> str:
    """The head of further pages: the title, and the issuer or the given text."""
    title = plain_text(report.title)
    face = blocks.inlines.typesetter.fonts.role(BODY.latin).regular
    shown = _shortened(title, face)
    issuers = [item.name for item in report.organisations if item.role == "issuer"]
    right = (
        header
        if header is not None
        else (issuers[0] if issuers and _shortened(issuers[0], face) == issuers[0] else "")
    )
    plain = blocks.inlines.plain
    return command("runninghead", plain(shown, BODY, "title"), plain(right, BODY, "header"))


def _shortened(text: str, face: Face) -> str:
    """A text that fits the running head, cut between words."""
    width = 0.0
    for index, character in enumerate(text):
        width += width_of(character, (face,))
        if width > _HEAD_WIDTH:
            cut = text[:index]
            return f"{cut.rpartition(' ')[0] or cut if character.isalnum() and cut[-1].isascii() else cut}…"
    return text


def title_block(report: Report, blocks: Blocks) -> Iterator[str]:
    """Title, subtitle, issuers, partners, date."""
    inlines = blocks.inlines
    yield located(
        "title",
        command("title", string(plain_text(report.title)), inlines.heading(report.title, SANS, "title")),
    )
    if report.subtitle:
        yield located("subtitle", command("subtitle", inlines.heading(report.subtitle, SANS, "subtitle")))
    partners = []
    for index, item in enumerate(report.organisations):
        name = inlines.plain(item.name, BODY, f"organisations[{index}].name")
        if item.role == "issuer":
            yield located(f"organisations[{index}]", command("issuer", name))
        else:
            partners.append(command("partner", name))
    if partners:
        yield located("organisations", command("partners", "\\partnerand".join(partners)))
    if report.date:
        yield located(
            "date", command("date", inlines.plain(format_date(report.date, report.language), BODY, "date"))
        )
    yield "\\titlerule"


def before_sections(report: Report, blocks: Blocks) -> Iterator[str]:
    """Abstract, keywords, contents."""
    if report.abstract:
        yield located("abstract", environment("abstract", blocks.blocks(report.abstract, "abstract")))
    if report.keywords:
        yield located("keywords", command("keywords", _keywords(report, blocks)))
    if report.sections:
        yield command("contents", option=str(lines(report))) + "\n"


def _keywords(report: Report, blocks: Blocks) -> str:
    """The keywords, with the glue that the class would put around the marks between them."""
    before, mark = marks(report.language)
    language = blocks.typesetter.language
    parts = []
    for index, word in enumerate(report.keywords):
        shown = command("keyword", blocks.inlines.plain(word, BODY, f"keywords[{index}]"))
        parts.append(glue(before[-1], word[:1], language) + shown)
        parts.append(glue(word[-1:], mark[0], language) + "\\keywordsep{}")
        before = mark
    return "".join(parts[:-1])


def contact_footer(contact: Contact, blocks: Blocks) -> str:
    """Prompt, channels with their codes or images, profiles, website; nothing where all of them lack."""
    inlines = blocks.inlines
    parts = []
    if contact.prompt:
        parts.append(
            located("contact.prompt", command("prompt", inlines.plain(contact.prompt, SANS, "contact.prompt")))
        )
    channels = [
        located(f"contact.channels[{index}]", _channel(channel, blocks, f"contact.channels[{index}]"))
        for index, channel in enumerate(contact.channels)
        if channel.caption or channel.payload or channel.image
    ]
    if channels:
        parts.append(environment("channels", "%\n".join(channels)))
    for index, profile in enumerate(contact.profiles):
        path = f"contact.profiles[{index}]"
        name = inlines.plain(profile.name, SANS, f"{path}.name")
        parts.append(located(path, command("profile", name, inlines.paragraph(profile.text, f"{path}.text"))))
    if contact.website:
        parts.append(located("contact.website", command("website", _website(contact.website, blocks))))
    return environment("contactfooter", "\n".join(parts)) if parts else ""


def _website(address: str, blocks: Blocks) -> str:
    shown = blocks.inlines.plain(address, BODY, "contact.website")
    return command("link", string(address), shown) if "://" in address else shown


def _channel(channel: Channel, blocks: Blocks, path: str) -> str:
    parts = []
    if channel.image:
        name = blocks.images.image(channel.image, f"{path}.image")
        parts.append(command("channelimage", name, string(" ".join(channel.caption))))
    elif channel.payload:
        name = blocks.images.qr_code(channel.payload, f"{path}.payload")
        parts.append(command("qrcode", name, string(channel.payload)))
    parts += (
        command("captionline", blocks.inlines.plain(line, BODY, f"{path}.caption[{index}]"))
        for index, line in enumerate(channel.caption)
    )
    return command("channel", "%\n".join(parts))
