"""The back matter: the list of references, and the contact footer as notes of the type `contact`."""

from __future__ import annotations

from briefing_tex.model import Channel, Contact, Profile, Report
from briefing_tex.writers.jats.content import text
from briefing_tex.writers.jats.names import Names
from briefing_tex.writers.jats.references import reference
from briefing_tex.writers.jats.tree import HREF, Element, add, add_if


def back(root: Element, report: Report, names: Names) -> None:
    if not report.references and not report.labels.references and report.contact is None:
        return
    element = add(root, "back")
    if report.references or report.labels.references:
        entries = add(element, "ref-list")
        add_if(entries, "title", report.labels.references)
        for entry in report.references:
            reference(entries, entry, names.references[entry.id])
    if report.contact is not None:
        _contact(element, report.contact, names)


def _contact(parent: Element, contact: Contact, names: Names) -> None:
    element = add(parent, "notes", notes_type="contact")
    add_if(element, "p", contact.prompt, content_type="prompt")
    for channel in contact.channels:
        _channel(element, channel)
    if contact.website:
        website = add(element, "p", content_type="website")
        add(website, "ext-link", contact.website, ext_link_type="uri", **{HREF: contact.website})
    for profile in contact.profiles:
        _profile(element, profile, names)


def _channel(parent: Element, channel: Channel) -> None:
    """A figure: the caption lines, the QR code's content as a link, the given image."""
    element = add(parent, "fig", fig_type="channel")
    if channel.caption:
        caption = add(element, "caption")
        for line in channel.caption:
            add(caption, "p", line)
    if channel.payload:
        add(element, "ext-link", channel.payload, ext_link_type="payload", **{HREF: channel.payload})
    if channel.image:
        add(element, "graphic", **{HREF: channel.image})


def _profile(parent: Element, profile: Profile, names: Names) -> None:
    element = add(parent, "sec", sec_type="profile")
    add(element, "title", profile.name)
    if profile.text:
        text(add(element, "p"), profile.text, names)
