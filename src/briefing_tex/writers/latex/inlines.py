"""Inline text as source: one function for each kind of node.

Where a command hides the boundary between two characters from the class, the glue is written out.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec import Struct

from briefing_tex.model import (
    Break,
    Citation,
    Code,
    Emphasis,
    Footnote,
    Link,
    Math,
    Strong,
    Text,
    plain_text,
)
from briefing_tex.writers.latex.breaks import seam, with_last_tied
from briefing_tex.writers.latex.characters import CLOSING, char_class, glue, without_variants
from briefing_tex.writers.latex.escape import BODY, MONO, STRESSED, Style, Typesetter, string
from briefing_tex.writers.latex.source import command

_FILLED = "一"
"""Stands for a closing sign whose blank half a note's number fills: no blank is left to trim."""

_SHORTEST_LINE = 9
"""Ideographs for which a line has room at least, however deep in lists (`\\brf@indent` in the class)."""
_LARGEST = 23
"""The size of a title in points; headings are smaller."""


class Inlines(Struct, frozen=True):
    """What inline text needs of its document: the escaper, citation numbers, how to set a footnote."""

    typesetter: Typesetter
    numbers: dict[str, str]
    footnote: Callable[[Footnote, str], str]

    def plain(self, text: str, style: Style = BODY, path: str = "") -> str:
        """A line without markup."""
        return self.typesetter.text(text, style, path)

    def paragraph(self, parts: Text, path: str) -> str:
        """The text of a paragraph, whose last line is more than one ideograph and what stands behind it."""
        return self._ended(parts, BODY, path, _SHORTEST_LINE)

    def heading(self, parts: Text, style: Style, path: str = "") -> str:
        """The text of a title, whose last line is more than one ideograph as well."""
        return self._ended(parts, style, path, int(self.typesetter.line / _LARGEST))

    def _ended(self, parts: Text, style: Style, path: str, line: int) -> str:
        """Inline text whose end stays together, where it is longer than a line may be, in letters."""
        return self.text(parts, style, path, _last_words(parts) if len(plain_text(parts)) > line else None)

    def text(self, parts: Text, style: Style = BODY, path: str = "", last: int | None = None) -> str:
        """Inline text; `path` is that of the text itself, `last` the part whose end stays together."""
        out: list[str] = []
        before = word = ""
        for index, part in enumerate(parts):
            here = path if len(parts) == 1 else f"{path}[{index}]"
            shown = self._shown(part)
            out.append(
                self._close(before) + ("\\lastbreak{}" if index and _is_mark(parts[index - 1]) else "")
                if _is_mark(part)
                else glue(before, shown[:1], self.language) + seam(word, shown, style.longest_word)
            )
            source = self.plain(part, style, here) if isinstance(part, str) else self._node(part, style, here)
            out.append(with_last_tied(source, self.language) if index == last else source)
            before = self._edge(part, shown, before)
            word = (word + shown)[-style.longest_word :]
        return "".join(out)

    @property
    def language(self) -> str:
        """The language of the document, as far as the class knows it."""
        return self.typesetter.language

    def _close(self, before: str) -> str:
        """What stands before a mark, which begins no line: it takes the blank half of a closing one."""
        closing = before and char_class(before, self.language) == CLOSING
        return "\\halfkern{}" if closing else ""

    def _edge(self, part: Any, shown: str, before: str) -> str:
        """What the text goes on after, behind a part; behind the number of a note, what was before it."""
        if shown or not isinstance(part, Footnote):
            return without_variants(shown)[-1:]
        closing = before and char_class(before, self.language) == CLOSING
        return _FILLED if closing else before

    def _shown(self, part: Any) -> str:
        """The text at the edges of a node, as far as spacing around it goes."""
        if isinstance(part, str):
            return part
        if isinstance(part, Citation):
            return "[]"
        if isinstance(part, Math):
            return "" if part.display else "x"
        if isinstance(part, Emphasis | Strong | Link):
            return self._shown_together(part.text)
        return "" if isinstance(part, Footnote) else plain_text((part,))

    def _shown_together(self, parts: Text) -> str:
        """The text of parts; where the last is a note behind a closing sign, what fills its blank half."""
        text = before = ""
        for part in parts:
            shown = self._shown(part)
            text, before = text + shown, self._edge(part, shown, before)
        return text + before if before == _FILLED else text

    def _node(self, node: Any, style: Style, path: str) -> str:
        return _WRITERS[type(node)](self, node, style, path)

    def _emphasis(self, node: Emphasis, style: Style, path: str) -> str:
        stressed = STRESSED if style == BODY else style
        return command("emph", self.text(node.text, stressed, f"{path}.text"))

    def _strong(self, node: Strong, style: Style, path: str) -> str:
        return command("strong", self.text(node.text, style, f"{path}.text"))

    def _code(self, node: Code, style: Style, path: str) -> str:
        mono = MONO._replace(longest_word=min(MONO.longest_word, style.longest_word))
        return command("code", self.plain(node.text, mono, f"{path}.text"))

    def _link(self, node: Link, style: Style, path: str) -> str:
        return command("link", string(node.url), self.text(node.text, style, f"{path}.text"))

    def _citation(self, node: Citation, style: Style, path: str) -> str:
        return command("cite", ",".join(self.numbers[key] for key in node.keys))

    def _footnote(self, node: Footnote, style: Style, path: str) -> str:
        return command("footnote", self.footnote(node, path))

    def _break(self, node: Break, style: Style, path: str) -> str:
        return "\\newlinehere{}"

    def _math(self, node: Math, style: Style, path: str) -> str:
        return command("displayformula" if node.display else "formula", string(node.tex), node.tex)


_WRITERS: dict[type, Callable[[Inlines, Any, Style, str], str]] = {
    Emphasis: Inlines._emphasis,
    Strong: Inlines._strong,
    Code: Inlines._code,
    Link: Inlines._link,
    Citation: Inlines._citation,
    Footnote: Inlines._footnote,
    Break: Inlines._break,
    Math: Inlines._math,
}


def _is_mark(part: Any) -> bool:
    return isinstance(part, Citation | Footnote)


def _last_words(parts: Text) -> int | None:
    """The last part with letters, if only stops, citations and notes stand behind it, and it has no markup."""
    for index, part in reversed(tuple(enumerate(parts))):
        if not isinstance(part, str):
            if not _is_mark(part):
                return None
        elif any(map(str.isalnum, part)):
            return index
    return None


def without(parts: Text, kinds: tuple[type, ...]) -> Text:
    """Inline text without nodes of some kinds, at any depth."""

    def reduced(part: Any) -> Any:
        if isinstance(part, Emphasis | Strong | Link):
            return part.model_copy(update={"text": without(part.text, kinds)})
        return part

    return tuple(reduced(part) for part in parts if not isinstance(part, kinds))
