"""Names of people and bodies in the ways entries list them.

In: a list of names as printed. Out: CSL names (`family` and `given`, or `literal`), or None where it is no
list of names. The family name of a Chinese person is known from a list of family names; a name that the list
does not know stays whole, as do Japanese and Korean names. What follows a name (Jr, Inc.) stays with it; CSL's
suffix has no field in a report, so it ends the given name.
"""

from __future__ import annotations

import re
from typing import Any

from briefing_tex.readers.structure.front.bodies import is_body
from briefing_tex.readers.structure.references.families import OF_ONE, OF_TWO, SOUNDS
from briefing_tex.readers.structure.references.stops import narrow
from briefing_tex.readers.structure.scripts import has_cjk, is_hangul, own_script

Name = dict[str, str]
Fields = dict[str, Any]

_WORD = r"[^\W\d_][\w'’‘\-‐]+"
_FAMILY = rf"{_WORD}(?: (?:{_WORD}|[a-z])){{0,3}}"
_NO_NAME = r"(?!(?:The|An?|In|On|Of|For) )"
_CAPITAL = "[A-ZÀ-ÖØ-ÞĆČĐĞŁŃŌŘŚŞŠŪŹŻŽ]"
_BY_INITIALS = re.compile(
    rf"(?P<family>{_NO_NAME}{_FAMILY}) "
    rf"(?P<given>{_CAPITAL}\.?(?:[ \-]?{_CAPITAL}\.?){{0,3}}"
    r"(?: [a-z]{1,3}){0,2}(?: (?:Jr|Sr)\b| I{2,3}\b)?)"
)
_INITIALS = rf"{_CAPITAL}\.(?:[ \-‐]?{_CAPITAL}\.){{0,4}}"
_INVERTED = re.compile(
    rf"(?P<family>{_FAMILY}), ?"
    rf"(?P<given>{_INITIALS}(?:, (?:Jr|Sr)\.?|,? I{{2,3}}|(?: [a-z]{{1,4}}){{1,3}}(?=,|$| &))?)"
)
_TURNED = re.compile(rf"(?P<given>{_INITIALS}) ?(?P<family>{_FAMILY}?)(?P<suffix>,? (?:Jr|Sr)\.)?(?=,| &|$)")
_AND = re.compile(r",? ?(?:&|and) |, ?(?:\.\s?\.\s?\.|…) ?|, ")
_OTHERS = frozenset({"等", "et al", "et al.", "ほか", "他", "외", "others"})
_ROLE = re.compile(
    r"\s*[,，]\s*(?:(?P<edited>(?:总|總)?主?[编編]|[编編][辑輯]|eds?|editors?)|(?P<translated>[译譯]|trans))\.?$",
    re.IGNORECASE,
)
_PARTICLES = frozenset("VAN VON DER DEN DE DEL DELLA DA DI DOS DU LA LE EL AL BIN BEN ST TEN TER".split())
_AFTER_PERSON = re.compile(r"(?:Jr|Sr)\.?|I{2,3}|IV|[ⅡⅢ]")
_AFTER_BODY = re.compile(r"(?:Inc|Ltd|Co|Corp|LLC|LLP|PLC|GmbH|S\.A|Pty)\.?(?: Ltd\.?)?", re.IGNORECASE)
_WORD_AND = re.compile(r"(?:^|\s)(?:and|&)\s")


def read_list(text: str) -> list[Name]:
    """A list after GB/T 7714, `周衡, 陆念祖` or `LINDQVIST A, MOREAU P, Jr.`: people, bodies, 等.

    >>> read_list("周衡，LINDQVIST A，等")
    [{'family': '周', 'given': '衡'}, {'family': 'LINDQVIST', 'given': 'A'}, {'literal': '等'}]
    >>> read_list("Tide Library, Inc."), read_list("Ministry of Ports, Fisheries and Trade")
    ([{'literal': 'Tide Library, Inc.'}], [{'literal': 'Ministry of Ports, Fisheries and Trade'}])
    """
    parts = [part for part in re.split(r"\s*[,，、;；]\s*", text.strip()) if part]
    names: list[Name] = []
    for part in parts:
        before = names[-1] if names else {}
        if "given" in before and _AFTER_PERSON.fullmatch(part):
            before["given"] += f", {part}"
        elif "literal" in before and _AFTER_BODY.fullmatch(part):
            before["literal"] += f", {part}"
        else:
            names += _with_others(part)
    latin = [name for name in names if "literal" in name and not has_cjk(name["literal"])]
    if len(parts) > 1 and len(latin) == len(names) and _WORD_AND.search(parts[-1]):
        return [{"literal": text.strip()}]
    return names


def credited(text: str) -> Fields:
    """A list after GB/T 7714 under what it did, which a word at its end may say: `江海潮, 主编`, `BROWN T, ed`.

    >>> credited("江海潮，主编"), list(credited("周衡, 译")), list(credited("周衡"))
    ({'editor': [{'family': '江', 'given': '海潮'}]}, ['translator'], ['author'])
    """
    found = _ROLE.search(text)
    if found is None:
        return {"author": read_list(text)}
    role = "translator" if found["translated"] else "editor"
    return {role: read_list(text[: found.start()])}


def without_role(text: str) -> str:
    """A list of names without the word for what they did."""
    return _ROLE.sub("", text)


def _with_others(part: str) -> list[Name]:
    """A name, and `等` where it is written without a comma before it."""
    found = re.fullmatch(r"(.{2,}?)\s*(等|et al\.?)", part)
    return [_name(found[1]), {"literal": found[2]}] if found and part not in _OTHERS else [_name(part)]


def _name(text: str) -> Name:
    if text in _OTHERS:
        return {"literal": text}
    found = _BY_INITIALS.fullmatch(text)
    if found and not is_body(found["family"]) and not _spells_a_word(found["family"], found["given"]):
        return {"family": found["family"], "given": found["given"]}
    return _chinese(text) or {"literal": text}


def _spells_a_word(family: str, given: str) -> bool:
    """Whether what may be initials is the last word of a body, all in capitals: `HARBOUR POLICY LAB`."""
    words = family.split()
    return (
        len(words) > 1
        and family.isupper()
        and not _PARTICLES.intersection(words)
        and bool(re.fullmatch(r"(?=.*[AEIOU])[A-Z]{3,4}", given))
    )


def _chinese(text: str) -> Name | None:
    """A Chinese person by the list of family names.

    >>> _chinese("欧阳云舒"), _chinese("罗杰斯")
    ({'family': '欧阳', 'given': '云舒'}, None)
    """
    name = re.sub(r"\s", "", text)
    if not re.fullmatch(r"[\u3400-\u9fff\U00020000-\U000323af]{2,4}", name) or is_body(name):
        return None
    if name[:2] in OF_TWO and len(name) > 2:
        return {"family": name[:2], "given": name[2:]}
    sounds = len(name) == 3 and all(character in SOUNDS for character in name[1:])
    if name[0] in OF_ONE and len(name) < 4 and not sounds:
        return {"family": name[0], "given": name[1:]}
    return None


def is_list(text: str) -> bool:
    """Whether a text can be a list of names as GB/T 7714 prints it: people, or bodies written as names.

    >>> is_list("LINDQVIST A, et al"), is_list("Tide Institute"), is_list("The rise of the tides at St")
    (True, True, False)
    """
    if re.search(r"[?!:;]|\d{3}", narrow(text)):
        return False
    return all(
        "family" in name
        or name["literal"] in _OTHERS
        or has_cjk(name["literal"])
        or _written_as_name(name["literal"])
        for name in read_list(text)
    )


def is_people(text: str) -> bool:
    """Whether every name of a list is surely a person's, or stands for others."""
    names = read_list(text)
    return any("family" in name for name in names) and all(
        "family" in name or name["literal"] in _OTHERS for name in names
    )


def _written_as_name(text: str) -> bool:
    """Whether all words but the small ones have a capital, as the name of a body has."""
    words = re.findall(r"[^\W\d_][\w'’.\-]*", text)
    small = {
        "of",
        "and",
        "for",
        "the",
        "in",
        "on",
        "de",
        "la",
        "du",
        "des",
        "der",
        "für",
        "e",
        "y",
        "et",
        "di",
        "a",
    }
    return (
        bool(words)
        and not text.startswith(("A ", "The state of"))
        and all(w[0].isupper() or w in small for w in words)
    )


def read_people(text: str) -> list[Name] | None:
    """The people of an APA list, `Osei, K., van Dijk, M., & Wren, P., Jr.`; None where it is none.

    >>> [name["family"] for name in read_people("Osei, K., van Dijk, M., & Wren, P., Jr.")]
    ['Osei', 'van Dijk', 'Wren']
    """
    return _read_all(text.strip(), _INVERTED)


def read_turned(text: str) -> list[Name] | None:
    """The editors of an APA chapter, `S. Lindgren & P. O. Wren`; None where it is no such list.

    >>> read_turned("S. Lindgren & P.-O. de Wren")[1]
    {'family': 'de Wren', 'given': 'P.-O.'}
    """
    return _read_all(text.strip(), _TURNED)


def _read_all(text: str, person: re.Pattern[str]) -> list[Name] | None:
    names: list[Name] = []
    position = 0
    while position < len(text):
        found = person.match(text, position)
        rest = text[position:].rstrip(",")
        if found and not is_body(found["family"]):
            suffix = found.groupdict().get("suffix") or ""
            after = f", {suffix.strip(' ,')}" if suffix else ""
            names.append({"family": found["family"], "given": found["given"] + after})
            position = found.end()
        elif names and rest in _OTHERS:
            return [*names, {"literal": rest}]
        elif names and "," not in rest and _written_as_name(rest) and not _BY_INITIALS.fullmatch(rest):
            return [*names, {"literal": rest.rstrip(".") if is_body(rest) else rest}]
        else:
            return None
        between = _AND.match(text, position)
        if between is None and text[position:].strip(" ,"):
            return None
        position = between.end() if between else len(text)
        if between and re.search(r"[.…]", between[0]):
            names.append({"literal": "…"})
    return names or None


def read_asian(text: str) -> list[Name] | None:
    """Names in Chinese, Japanese or Korean with marks between them; None where there are others.

    >>> read_asian("周衡、陆念祖"), read_asian("佐藤健一・高橋美咲")[1]
    ([{'family': '周', 'given': '衡'}, {'family': '陆', 'given': '念祖'}], {'literal': '高橋美咲'})
    """
    bare = text.strip().rstrip(".。")
    parts = [part for part in re.split(r"\s*[,，、;；]\s*(?:&\s*)?|\s+&\s+", bare) if part]
    if len(parts) == 1:
        parts = [part.strip() for part in re.split(r"[・·]", parts[0])]
    if not all(map(own_script, parts)):
        return None
    if any(re.search(r"[\u30a0-\u30ff]", part) for part in parts) and re.search("[・·]", text):
        return [{"literal": text.strip()}]
    korean = any(any(map(is_hangul, part)) for part in parts)
    names = [name for part in parts for name in _with_others(part)]
    return [{"literal": part} for part in parts] if korean else names
