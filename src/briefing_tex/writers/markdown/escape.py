"""The one door through which text gets into Markdown.

In: text of a report. Out: Markdown that reads back as exactly this text (CommonMark 2.4 backslash escapes,
2.5 entities). Escaped is what could be markup where it stands, so that prose stays readable.
"""

from __future__ import annotations

import re

_MARKUP = re.compile(
    r"""[\\`*\[\]]                        # always
      | \$(?=\S|$)                        # could open a formula
      | <(?!\x20)                         # a tag or an autolink
      | &(?=\#?\w+;)                      # an entity
      | \{(?=\#)                          # the id of a heading
      | (?<![^\W_])_ | _(?![^\W_])        # emphasis, which needs no word on one side
    """,
    re.VERBOSE,
)
_LINE_START = re.compile(
    r"""^(?:
        (?P<mark> [>] | \#{1,6}(?=\s|$) | [-+](?=[-+:|\s]|$) | =(?==*\s*$) | ~(?=~~) | [|:](?=[-:|\s]|$) )
      | (?P<number> \d{1,9})(?=[.)](?:\s|$))
      | (?P<word> Table)(?=:(?:\s|$))
    )""",
    re.VERBOSE | re.MULTILINE,
)
_ENTITY_IN_CODE = re.compile(r"[\\&`~\s]")


def text(value: str) -> str:
    """Text within a line.

    >>> print(text("5 * 3 [a] snake_case US$5 a < b"))
    5 \\* 3 \\[a\\] snake_case US\\$5 a < b
    """
    return _MARKUP.sub(lambda found: "\\" + found[0], value)


def start(value: str) -> str:
    """White space at the beginning of Markdown as entities: it would be stripped.

    >>> start("  a  b ")
    '&#32;&#32;a  b '
    """
    kept = value.lstrip()
    return entities(value[: len(value) - len(kept)]) + kept


def end(value: str) -> str:
    """White space at the end of Markdown as entities.

    >>> end(" a ")
    ' a&#32;'
    """
    kept = value.rstrip()
    return kept + entities(value[len(kept) :])


def entities(value: str) -> str:
    """Every character as a numeric entity."""
    return "".join(f"&#{ord(character)};" for character in value)


def lines(value: str) -> str:
    """The lines of a paragraph, so that none begins another kind of block.

    >>> print(lines("1. no item"))
    1\\. no item
    """
    return _LINE_START.sub(
        lambda found: f"{found[0]}\\" if found["number"] or found["word"] else "\\" + found[0], value
    )


def heading(value: str) -> str:
    """The line of a heading: trailing # would be taken for its end."""
    return re.sub(r"(#+)$", r"\\\1", value)


def cell(value: str) -> str:
    """The Markdown of a cell: bars part cells even in code."""
    return value.replace("|", "\\|")


def attribute(value: str) -> str:
    """An id or a key: what would end it as entities."""
    return re.sub(r"[\s{}\[\]&\\|]", lambda found: entities(found[0]), value)


def title(value: str) -> str:
    """Text between double quotes, as in the title of an image."""
    return re.sub(r'["\\]|&(?=#?\w+;)', lambda found: "\\" + found[0], value)


def address(value: str) -> str:
    """The destination of a link or image, in angle brackets where it needs them.

    >>> print(address("https://a.example/b c"))
    <https://a.example/b c>
    """
    escaped = re.sub(r"[\\<>]|&(?=#?\w+;)", lambda found: "\\" + found[0], value)
    return (
        escaped
        if re.fullmatch(r"[!#-'*-;=?-Z_a-z~\u00a1-\u167f\u2030-\u2fff\u3001-\ud7ff]+", escaped)
        else f"<{escaped}>"
    )


def code(value: str) -> str:
    """A code span; its fence is longer than any run of backticks within."""
    runs = {len(run) for run in re.findall("`+", value)}
    fence = "`" * next(length for length in range(1, len(runs) + 2) if length not in runs)
    padded = value[:1] == "`" or value[-1:] == "`" or (value.strip(" ") and value[0] == " " == value[-1])
    return f"{fence} {value} {fence}" if padded else f"{fence}{value}{fence}"


def info(value: str) -> str:
    """The language of a fenced code block."""
    return _ENTITY_IN_CODE.sub(lambda found: entities(found[0]), value)
