"""Formulas that say no more than a number, a unit or a sign, as plain text.

In: a text with TeX between dollars, as OCR programs write `$4.2\\%$` or `$CO_{2}$`. Out: the text with these as
Unicode has them. A formula with anything else in it stays as it is, and so do sums of money.
"""

from __future__ import annotations

import re

from briefing_tex.readers.raised import lowered, raised

_FORMULA = re.compile(r"(?<![\\$])\$(?!\s*\$)([^$\n]{1,80}?)(?<!\\)\$(?![\d$])")
_UPRIGHT = re.compile(r"\\(?:mathrm|text|textrm|mathbf|mathit|mathsf|operatorname|rm)\s*\{([^{}\\]*)\}")
_SIGNS = {
    "times": "×", "sim": "~", "pm": "±", "leq": "≤", "le": "≤", "geq": "≥", "ge": "≥", "approx": "≈",
    "rightarrow": "→", "to": "→", "leftarrow": "←", "uparrow": "↑", "downarrow": "↓", "cdot": "·", "mu": "μ",
    "circ": "°", "degree": "°", "neq": "≠", "ne": "≠", "div": "÷", "quad": " ", "ldots": "…", "cdots": "…",
    "Delta": "Δ", "alpha": "α", "beta": "β", "Omega": "Ω", "bullet": "•", "sqrt": "√", "infty": "∞",
}  # fmt: skip
_LETTERS = frozenset({"mu", "Delta", "alpha", "beta", "Omega"})
_SIGN = re.compile(rf"(\s*)\\({'|'.join(sorted(_SIGNS, key=len, reverse=True))})(?![A-Za-z])(\s*)")
_DEGREE = re.compile(r"\^\s*(?:\{\s*\\circ\s*\}|\\circ(?![A-Za-z]))\s*")
_HELD = "\0"
"""Stands before signs that were escaped, which are no TeX."""
_COMMAND, _NUMBER = re.compile(r"[\\^_]"), re.compile(r"[\d.,\s]*\d")
_SPACE = re.compile(r"\\[,;: !]|~|\\\s")
_ESCAPED = re.compile(r"\\([%&$#_])")
_SPACE_IN_NUMBER = re.compile(rf"(?<=[\d.,])\s+(?=[\d.,%{_HELD}])|(?<=\d)\s+(?=°)")
_MORE = re.compile(rf"[\\^{{}}]|(?<!{_HELD})_")
"""TeX that is no number, unit or sign."""
_SCRIPT = re.compile(r"([\^_])\s*(?:\{\s*([^{}\\^_]{1,8}?)\s*\}|([A-Za-z0-9+]))")


def plain_formulas(text: str) -> str:
    """The text with the formulas that are plain ones as text.

    >>> plain_formulas("增长 $4.2\\\\%$，$10^{26}$ 次；$CO_2$；$5 和 $6；$\\\\frac{a}{b}$")
    '增长 4.2%，10²⁶ 次；CO₂；$5 和 $6；$\\\\frac{a}{b}$'
    """
    return _FORMULA.sub(_plain, text) if text.count("$") > 1 else text


def _plain(found: re.Match[str]) -> str:
    """A formula as text, or as it is where it says more."""
    tex = found[1].strip()
    if not _COMMAND.search(tex) and not _NUMBER.fullmatch(tex):
        return found[0]
    tex = _SPACE.sub(" ", _DEGREE.sub("°", tex))
    tex = _SIGN.sub(_sign, _ESCAPED.sub(rf"{_HELD}\1", tex))
    tex = _SCRIPT.sub(_script, _UPRIGHT.sub(r"\1", tex))
    tex = _SPACE_IN_NUMBER.sub("", tex)
    return found[0] if _MORE.search(tex) else tex.replace(_HELD, "").strip()


def _sign(found: re.Match[str]) -> str:
    """A sign, with the spaces that are on both of its sides."""
    between = " " if found[1] and found[3] else ""
    if found[2] in _LETTERS:
        between = ""
    return (between or found[1]) + _SIGNS[found[2]] + between


def _script(found: re.Match[str]) -> str:
    """What is raised or lowered, where Unicode has it so; an index else stands beside its letter."""
    text = found[2] or found[3]
    if found[1] == "_":
        return lowered(text) or text
    return raised(text) or found[0]
