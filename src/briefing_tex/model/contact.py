"""The contact footer: a prompt, channels with QR codes, profiles of the organisations, a website."""

from __future__ import annotations

from typing import Any

from pydantic import Field, field_validator

from briefing_tex.model.base import FilledLine, Line, Node
from briefing_tex.model.inlines import Text


class Channel(Node):
    """A way to get in touch: caption lines below a QR code (`payload`) or a given image.

    With neither, the captions are printed alone.
    """

    caption: tuple[FilledLine, ...] = ()
    payload: Line | None = Field(default=None, min_length=1)
    image: FilledLine | None = None

    @field_validator("caption", mode="before", json_schema_input_type=FilledLine | tuple[FilledLine, ...])
    @classmethod
    def _accept_line(cls, value: Any) -> Any:
        return (value,) if isinstance(value, str) else value


class Profile(Node):
    """What an organisation says of itself."""

    name: FilledLine
    text: Text = ()


class Contact(Node):
    """The contact footer at the end of a report."""

    prompt: Line = ""
    channels: tuple[Channel, ...] = ()
    profiles: tuple[Profile, ...] = ()
    website: Line = ""
