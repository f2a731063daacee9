"""Formulas: the TeX notation of one, wherever an article has it.

In: a formula of JATS, its `tex-math`, or MathML. Out: TeX as it stands between the signs of mathematics.
Publishers write whole LaTeX documents into `tex-math`; programs that make MathML leave the TeX that it was made
from in an `annotation` (MathML 3.0, 5.1.3).
"""

from __future__ import annotations

import re

from briefing_tex.readers.jats.article import Element, content
from briefing_tex.readers.jats.text import laid_out

MATH = "{http://www.w3.org/1998/Math/MathML}math"
ANNOTATION = "{http://www.w3.org/1998/Math/MathML}annotation"
_TEX = frozenset({"application/x-tex", "application/x-latex", "tex", "latex", "text/x-tex"})
"""How an annotation says that it is TeX."""
_DOCUMENT = re.compile(r"\\begin\s*\{document\}(.*?)(?:\\end\s*\{document\}|$)", re.DOTALL)
_SIGNS = (("$$", "$$"), ("$", "$"), (r"\[", r"\]"), (r"\(", r"\)"))
_DISPLAYS = {"equation": "", "displaymath": "", "math": "", "align": "aligned", "gather": "gathered"}
"""Environments that begin mathematics, and those that say the same within it (amsmath's manual, 3)."""
_DISPLAY = re.compile(
    rf"\\begin\s*\{{({'|'.join(_DISPLAYS)})\*?\}}((?:(?!\\begin\s*\{{\1).)*)\\end\s*\{{\1\*?\}}", re.DOTALL
)


def notation(element: Element) -> str:
    """The TeX notation of a formula; nothing where it has none."""
    sources = [element, *element.iter("tex-math", ANNOTATION)]
    tex = next((content(source) for source in sources if _is_tex(source)), "")
    return bare(laid_out(tex))


def bare(tex: str) -> str:
    r"""TeX without the document around it and the signs that begin and end mathematics.

    >>> bare(r"\documentclass{minimal} \usepackage{amsmath} \begin{document}$$x^2$$\end{document}")
    'x^2'
    >>> bare(r"$a$ or $b$"), bare(r"\begin{align*} a &= b \end{align*}")
    ('$a$ or $b$', '\\begin{aligned}a &= b\\end{aligned}')
    """
    document = _DOCUMENT.search(tex)
    tex = (document[1] if document else tex).strip()
    for start, end in _SIGNS:
        inner = tex[len(start) : -len(end)]
        if tex == f"{start}{inner}{end}" and inner and start not in inner and end not in inner:
            return inner.strip()
    display = _DISPLAY.fullmatch(tex)
    if not display:
        return tex
    name, inner = _DISPLAYS[display[1]], display[2].strip()
    return rf"\begin{{{name}}}{inner}\end{{{name}}}" if name else inner


def shown(math: Element) -> str:
    """The text of MathML that has no TeX: what its elements hold, one after the other."""
    leaves = (part for part in math.iter() if not len(part) and part.tag != ANNOTATION)
    return "".join(laid_out(content(leaf)) for leaf in leaves)


def _is_tex(source: Element) -> bool:
    if source.tag == ANNOTATION:
        return (source.get("encoding") or "").lower() in _TEX
    return source.tag == "tex-math"
