"""The contact footer.

In: `notes` of the type `contact` in `back`. Out: the contact in the JSON form.
"""

from __future__ import annotations

from typing import Any

from briefing_tex.readers.jats.article import HREF, Article, Data, Element, Placed
from briefing_tex.readers.jats.flow import inlines
from briefing_tex.readers.jats.front import left_out
from briefing_tex.readers.jats.text import line


def contact(notes: Element, article: Article) -> Data:
    """Prompt, channels, profiles and website."""
    found = Placed(notes, channels=[], profiles=[])
    for child in notes:
        role = child.get("content-type") or child.get("fig-type") or child.get("sec-type")
        if child.tag == "p" and role in ("prompt", "website") and role not in found:
            found[role] = _text(child, article)
        elif child.tag == "fig":
            found["channels"].append(_channel(child, article))
        elif child.tag == "sec":
            found["profiles"].append(_profile(child, article))
        else:
            left_out(child, article)
    return found


def _text(element: Element, article: Article) -> str:
    """The text of a line, itself or as the text of a link."""
    inner = element.find("ext-link")
    return line(element if inner is None else inner, article)


def _channel(fig: Element, article: Article) -> Data:
    channel = Placed(fig, caption=[line(part, article) for part in fig.iterfind("caption/*")])
    for child in fig:
        if child.tag == "ext-link":
            channel["payload"] = child.get(HREF) or line(child, article)
        elif child.tag == "graphic" and child.get(HREF):
            channel["image"] = child.get(HREF)
        elif child.tag != "caption":
            left_out(child, article)
    return channel


def _profile(sec: Element, article: Article) -> Data:
    title = sec.find("title")
    profile = Placed(sec, name=line(title, article) if title is not None else "")
    text: list[Any] = []
    for child in sec.iterchildren("p"):
        text += [*([Placed(child, type="break")] if text else []), *inlines(child, article)]
    for child in sec:
        if child.tag not in ("p", "title"):
            left_out(child, article)
    return profile | {"text": text}
