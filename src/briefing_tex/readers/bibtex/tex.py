"""From the TeX of a BibTeX value to text.

In: a value as it stands in the file. Out: characters; commands that are not known stay and are named.
Known are the accents and symbols of LaTeX, font commands, ligatures, Greek letters and indices in formulas.
"""

from __future__ import annotations

import re
import unicodedata

from msgspec import Struct, field

from briefing_tex.readers.raised import lowered, raised

BLANK = " \t\r\n"
"""What TeX takes for space; the other spaces of Unicode are characters."""
_ACCENTS = {
    **dict(zip("`'^~=.\"", "\u0300\u0301\u0302\u0303\u0304\u0307\u0308", strict=True)),
    **dict(zip("urvHckdbt", "\u0306\u030a\u030c\u030b\u0327\u0328\u0323\u0331\u0361", strict=True)),
}
_SYMBOLS = {
    **{name: name for name in "&%$#_{} "},
    **{"\\": " ", "\n": " ", "\t": " ", "-": "", "/": "", "@": "", ",": "\u202f", ";": "\u202f", ":": "\u202f"},
    **{"ss": "ß", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ"},
    **{
        "aa": "å",
        "AA": "Å",
        "i": "ı",
        "j": "ȷ",
        "dh": "ð",
        "DH": "Ð",
        "th": "þ",
        "TH": "Þ",
        "dj": "đ",
        "DJ": "Đ",
    },
    **{"ng": "ŋ", "NG": "Ŋ", "S": "§", "P": "¶", "dag": "†", "ddag": "‡", "copyright": "©", "pounds": "£"},
    **{"euro": "€", "texteuro": "€", "textregistered": "®", "texttrademark": "™", "textdegree": "°"},
    **{"dots": "…", "ldots": "…", "textellipsis": "…", "textendash": "–", "textemdash": "—", "slash": "/"},
    **{"textquoteleft": "‘", "textquoteright": "’", "textquotedblleft": "“", "textquotedblright": "”"},
    **{"textquotesingle": "'", "textquotedbl": '"', "quotedblbase": "„", "quotesinglbase": "‚"},
    **{"guillemotleft": "«", "guillemotright": "»", "guillemetleft": "«", "guillemetright": "»"},
    **{"textasciitilde": "~", "textasciicircum": "^", "textasciigrave": "`", "textbackslash": "\\"},
    **{"textunderscore": "_", "textbar": "|", "textless": "<", "textgreater": ">", "textdollar": "$"},
    **{"textbraceleft": "{", "textbraceright": "}", "lbrace": "{", "rbrace": "}", "textmu": "µ", "times": "×"},
    **{"textperiodcentered": "·", "textbullet": "•", "TeX": "TeX", "LaTeX": "LaTeX", "BibTeX": "BibTeX"},
    **{"deg": "°", "pm": "±", "cdot": "·", "rightarrow": "→", "to": "→", "leq": "≤", "le": "≤", "geq": "≥"},
    **{"ge": "≥", "neq": "≠", "approx": "≈", "sim": "∼", "infty": "∞", "varepsilon": "ε", "varphi": "φ"},
}
_FONTS = frozenset(
    """
    emph textit textbf textsc textsl textrm texttt textsf textup textmd textnormal text mbox hbox mathrm
    mathit em it bf sc sl rm tt sf itshape bfseries scshape normalfont nolinkurl url protect relax
    MakeUppercase textsuperscript textsubscript bibstring ensuremath
    """.split()
)
"""Commands whose argument is the text, or that have none and print nothing."""
_LIGATURES = {"---": "—", "--": "–", "``": "“", "''": "”", "~": "\u00a0"}
_TOKEN = re.compile(
    r"\\([A-Za-z]+)[ \t\n]*|\\(.)|(---|--|``|''|~)|([{}])|(\$+)|[ \t\r\n]+|[^\\{}$~`' \t\r\n-]+|.", re.DOTALL
)
_SCRIPTS = re.compile(r"([_^])(?:\{([^{}]*)\}|(.))")


class _Reader(Struct):
    """The tokens of a value and how far they are read."""

    tokens: list[re.Match[str]]
    unknown: list[str] = field(default_factory=list)
    position: int = 0

    def take(self) -> re.Match[str] | None:
        self.position += 1
        return self.tokens[self.position - 1] if self.position <= len(self.tokens) else None


def text_of(value: str) -> tuple[str, list[str]]:
    """The text of a value on one line, and the commands that stay in it because they are not known.

    >>> text_of(r"The {DNA} of \\emph{E.~coli} --- F{\\"u}r 5\\,\\% H$_2$O \\foo")
    ('The DNA of E.\\xa0coli — Für 5\\u202f% H₂O \\\\foo', ['\\\\foo'])
    """
    reader = _Reader(list(_TOKEN.finditer(trimmed(value))))
    parts: list[str] = []
    try:
        while token := reader.take():
            parts.append(_token(token, reader))
    except RecursionError:
        return value, ["a value with accents upon accents"]
    return "".join(parts), reader.unknown


def trimmed(value: str) -> str:
    """A value without the spaces around it; a space that a backslash makes (`\\ `) is text."""
    return re.sub(rf"(?<!\\)[{BLANK}]+$", "", value.lstrip(BLANK))


def _token(token: re.Match[str], reader: _Reader) -> str:
    word, sign, ligature, brace, dollar = token.groups()
    if word or sign:
        return _command(token, reader)
    if ligature:
        return _LIGATURES[ligature]
    if dollar:
        return _formula(dollar, reader)
    if brace:
        return ""
    return " " if token[0][0] in BLANK else token[0]


def _command(token: re.Match[str], reader: _Reader) -> str:
    name = token[1] or token[2]
    if name in _ACCENTS:
        base = _argument(reader)
        base = {"ı": "i", "ȷ": "j"}.get(base, base)
        return unicodedata.normalize("NFC", base[:1] + _ACCENTS[name]) + base[1:] if base else ""
    if name == "enquote":
        return f"“{_argument(reader)}”"
    if name == "href":
        _argument(reader)
        return _argument(reader)
    if name in _SYMBOLS:
        return _SYMBOLS[name]
    if name in _FONTS:
        return ""
    if greek := _greek(name):
        return greek
    reader.unknown.append(f"\\{name}")
    return token[0]


def _argument(reader: _Reader) -> str:
    """The text of the group or of the one character that comes next."""
    token = reader.take()
    while token and token[0][0] in BLANK:
        token = reader.take()
    if token is None:
        return ""
    if token[0] != "{":
        first = token[0]
        if first[0] not in "\\$" and len(first) > 1:  # of a word only its first letter
            return first
        return _token(token, reader)
    parts: list[str] = []
    depth = 1
    while (token := reader.take()) is not None:
        depth += {"{": 1, "}": -1}.get(token[0], 0)
        if depth == 0:
            break
        parts.append(_token(token, reader))
    return "".join(parts)


def _formula(dollar: str, reader: _Reader) -> str:
    """A formula that characters can say, such as Greek letters and indices; any other as it is written."""
    source = ""
    token = reader.take()
    while token and token[0] != dollar:
        source += token[0]
        token = reader.take()
    shown = _SCRIPTS.sub(_script, re.sub(r"\\([A-Za-z]+)\s*", _math_symbol, source)).replace("~", " ")
    plain = re.sub(r"[{}]", "", shown)
    if not token or re.search(r"[\\^_]", plain):
        reader.unknown.append(f"{dollar}{source}{dollar}")
        return f"{dollar}{source}{dollar if token else ''}"
    return plain


def _math_symbol(found: re.Match[str]) -> str:
    if found[1] in _FONTS:
        return ""
    return _SYMBOLS.get(found[1]) or _greek(found[1]) or found[0]


def _script(found: re.Match[str]) -> str:
    text = found[2] or found[3]
    moved = raised(text) if found[1] == "^" else lowered(text)
    return found[0] if moved is None else moved


def _greek(name: str) -> str:
    size = "CAPITAL" if name[0].isupper() else "SMALL"
    try:
        return unicodedata.lookup(
            f"GREEK {size} LETTER {'LAMDA' if name.lower() == 'lambda' else name.upper()}"
        )
    except KeyError:
        return ""
