"""Hypothesis strategies for the whole model, in five languages.

`reports()` makes reports of a page or two. Texts are cruel unless asked to be everyday: edge spaces, adjacent
emphasis, quotes and dashes of every kind, numbers that look like headings,
what TeX and Markdown take for markup. Everyday reports have headings, names and captions of a few words, items
and quotations that begin with text, and paragraphs of sentences with notes, links and citations among them.

    @given(reports("ja"))
    def test_round_trip(report: Report) -> None: ...

A caller who typesets restricts the characters to those that fonts cover:

    reports("ja", alphabet=covered)        # any container of characters
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from briefing_tex.labels import default_labels
from briefing_tex.model import (
    Block,
    Break,
    Channel,
    Citation,
    Code,
    CodeBlock,
    Contact,
    Emphasis,
    Figure,
    Footnote,
    Labels,
    Link,
    List,
    Math,
    Name,
    Organisation,
    Paragraph,
    PartialDate,
    Profile,
    Quote,
    Reference,
    Report,
    Section,
    Strong,
    Table,
    plain_text,
)
from briefing_tex.model.text import clean
from phrases import CRUEL, HEADINGS, NAMES, PHRASES, PROMPTS, RANGES, WORDS

IMAGES = ("chart.png", "photo.jpg", "logo.png")
"""The images that figures and channels name; tests that look at them make them."""

LANGUAGES = ("zh-Hans", "zh-Hant", "ja", "ko", "en")

URLS = (
    "https://tides.example/",
    "https://news.example/a_b/~c?d=1&e=%E4%BD%A0#f",
    "https://wiki.example/潮汐_(物理)",
    "mailto:desk@tides.example",
    "http://[2001:db8::1]/x*y*z",
)


CODE = ("tides.csv", "x = 1", "--all", "read()")
"""Inline code of everyday reports."""

FIELDS = {
    "container_title": ("Harbour Letters", "海岸日报"),
    "volume": ("12",),
    "issue": ("3",),
    "page": ("45–52",),
    "edition": ("2nd ed.",),
    "DOI": ("10.1000/182",),
    "ISBN": ("978-0-00-000000-2",),
}
"""What stands in the fields of everyday references."""

KEYS = ((), ("ft2026",), ("ft2026", "coast-daily-3", "doe2025"))
CRUEL_KEYS = (*KEYS, ("Doe:2026/a", "10.1000/182", "潮汐2026"), ("a b", "x]y", "{z}"), ("&amp;", "@", "a;b"))
"""The ids of a report's references; few sets, so that strategies are made once and kept."""


@dataclass(frozen=True)
class Scope:
    """What a piece of a report may hold, by where it stands. Strategies are kept by scope: it is hashable."""

    language: str = "zh-Hans"
    alphabet: Container[str] | None = field(default=None, repr=False)
    cruel: bool = True
    math: bool = False
    keys: tuple[str, ...] = ()
    notes: bool = True
    links: bool = True
    depth: int = 2
    long: bool = False
    phrases: int = 3


def reports(
    language: str | None = None,
    alphabet: Container[str] | None = None,
    *,
    cruel: bool = True,
    math: bool = False,
    long: bool = False,
) -> SearchStrategy[Report]:
    """Whole reports in one language, or in any; only characters of `alphabet` where it is given.

    `long` ones have paragraphs of many lines and sections of many blocks: they go over several pages.
    """
    kept = frozenset(alphabet) if isinstance(alphabet, set) else alphabet
    languages = LANGUAGES if language is None else (language,)
    keys = CRUEL_KEYS if cruel else KEYS
    scopes = [Scope(tag, kept, cruel, math, some, long=long) for tag in languages for some in keys]
    return st.sampled_from(scopes).flatmap(_report)


@cache
@st.composite
def _report(draw: st.DrawFn, scope: Scope) -> Report:
    flat = replace(scope, depth=1)
    return Report(
        language=scope.language,
        title=draw(titles(scope)),
        subtitle=draw(st.just(()) | titles(scope)),
        organisations=draw(organisations(scope)),
        date=draw(st.none() | dates(scope)),
        abstract=draw(st.lists(paragraphs(scope) | (blocks if scope.cruel else lists)(flat), max_size=2)),
        keywords=draw(st.lists(line(scope), max_size=3)),
        labels=draw(labels(scope)),
        sections=draw(sections(scope)),
        references=[draw(reference(scope, key)) for key in scope.keys],
        contact=draw(st.none() | contacts(scope)),
    )


@cache
def sections(scope: Scope = Scope(), level: int = 1) -> SearchStrategy[list[Section]]:
    """Sections of one level with those below them, no id given twice."""
    below = sections(scope, level + 1) if level < 3 else st.just([])
    one = st.builds(
        Section,
        title=titles(scope),
        id=st.none() | _identifiers(scope),
        blocks=st.lists(paragraphs(scope) | blocks(scope), max_size=6 if scope.long else 3),
        sections=below,
    )
    found = st.lists(one, min_size=int(level == 1 and not scope.cruel), max_size=3 if level == 1 else 2)
    return found.filter(_no_id_twice) if level == 1 else found


@cache
def titles(scope: Scope = Scope()) -> SearchStrategy[Any]:
    """Titles, headings, captions: any inline text if cruel, else a few words."""
    return inlines(replace(scope, depth=1), filled=True) if scope.cruel else line(scope).map(lambda one: (one,))


@cache
def line(scope: Scope = Scope()) -> SearchStrategy[str]:
    """Names, keywords, lines of captions: any text if cruel, else a few words."""
    if scope.cruel:
        return text(scope, filled=True)
    some = st.sampled_from(HEADINGS[scope.language] + WORDS[scope.language])
    return some.map(lambda one: fitted(one, scope.alphabet) or "1")


def _no_id_twice(made: list[Section]) -> bool:
    found: list[str] = []

    def collect(some: Any) -> None:
        for section in some:
            found.extend([section.id] if section.id else [])
            collect(section.sections)

    collect(made)
    return len(found) == len(set(found))


@cache
@st.composite  # here and below: its name stands for it where Hypothesis shows a strategy
def blocks(draw: st.DrawFn, scope: Scope = Scope()) -> Block:
    """Any block; lists and quotations nest down to the scope's depth."""
    return draw(_blocks(scope))


@cache
def _blocks(scope: Scope) -> SearchStrategy[Any]:
    flat: SearchStrategy[Any] = st.one_of(paragraphs(scope), tables(scope), figures(scope), code_blocks(scope))
    if scope.depth < 1:
        return flat
    inner = replace(scope, depth=scope.depth - 1)
    return st.one_of(
        flat,
        lists(inner),
        st.builds(Quote, blocks=_within(inner, 1)),
    )


def _within(scope: Scope, fewest: int) -> SearchStrategy[list[Any]]:
    """The blocks of a quotation or an item: any if cruel, else a paragraph and what often follows it there."""
    if scope.cruel:
        return st.lists(paragraphs(scope) | blocks(scope), min_size=fewest, max_size=2)
    after = st.just([]) | st.lists(paragraphs(scope), min_size=1, max_size=1)
    if scope.depth and not fewest:
        after = after | st.lists(lists(replace(scope, depth=scope.depth - 1)), min_size=1, max_size=1)
    return st.tuples(paragraphs(scope), after).map(lambda pair: [pair[0], *pair[1]])


@cache
def paragraphs(scope: Scope = Scope()) -> SearchStrategy[Paragraph]:
    filled = st.sampled_from((True,) * 19 + ((not scope.cruel),))
    own = replace(scope, phrases=12) if scope.long else scope
    return st.builds(Paragraph, text=filled.flatmap(lambda some: inlines(own, filled=some)))


@cache
def lists(scope: Scope = Scope()) -> SearchStrategy[List]:
    item = _within(scope, 0)
    fewest = 1 if scope.cruel else 2
    return st.builds(List, ordered=st.booleans(), items=st.lists(item, min_size=fewest, max_size=4))


@cache
@st.composite
def tables(draw: st.DrawFn, scope: Scope = Scope()) -> Table:
    """Tables of up to four columns; everyday ones have one head row with words in it."""
    columns = draw(st.integers(1 if scope.cruel else 2, 4))
    cell = inlines(replace(scope, depth=1, notes=scope.notes and scope.cruel), filled=not scope.cruel)
    rest = st.lists(st.just(()) | cell, min_size=columns - 1, max_size=columns - 1)
    first = (st.just(()) | cell) if scope.cruel else titles(scope)
    row = st.tuples(first, rest).map(lambda pair: [pair[0], *pair[1]])
    head_row = st.lists(cell if scope.cruel else titles(scope), min_size=columns, max_size=columns)
    alignment = st.sampled_from(("left", "center", "right"))
    return Table(
        caption=draw(st.just(()) | titles(scope)),
        head=draw(st.lists(head_row, min_size=int(not scope.cruel), max_size=2 if scope.cruel else 1)),
        rows=draw(st.lists(row, min_size=1, max_size=3)),
        align=draw(st.just(()) | st.lists(alignment, min_size=columns, max_size=columns)),
    )


@cache
def figures(scope: Scope = Scope()) -> SearchStrategy[Figure]:
    caption = st.just(()) | titles(scope)
    return st.builds(Figure, image=st.sampled_from(IMAGES), alt=text(scope), caption=caption)


@cache
def code_blocks(scope: Scope = Scope()) -> SearchStrategy[CodeBlock]:
    own = st.sampled_from(
        ("", "    indented", "```", "~~~~", "# no heading", "if x: \\n", "- no item", "\u00a0")
    )
    if scope.alphabet is not None:
        own = own.map(lambda line: fitted(line, scope.alphabet))
    lines = st.lists(own | text(scope), max_size=4).map("\n".join)
    if not scope.cruel:
        lines = lines.map(lambda some: some.strip() or "read()")
    languages = ("", "python", "c++", "text", *(("a b", "`", "&amp;") if scope.cruel else ()))
    return st.builds(CodeBlock, language=st.sampled_from(languages), text=lines)


@cache
@st.composite
def inlines(draw: st.DrawFn, scope: Scope = Scope(), *, filled: bool = False) -> tuple[Any, ...]:
    """Inline text in normal form; nodes nest down to the scope's depth."""
    return draw(_inlines(scope, filled))


@cache
def _inlines(scope: Scope, filled: bool) -> SearchStrategy[tuple[Any, ...]]:
    parts = st.lists(_inline(scope), min_size=int(filled), max_size=4 if scope.depth else 2)
    made = parts if scope.cruel else parts.map(lambda some: _apart(some, scope.language))
    merged = made.map(lambda some: Paragraph(text=some).text)
    return merged.filter(bool) if filled else merged


@cache
def _inline(scope: Scope) -> SearchStrategy[Any]:
    plain: SearchStrategy[Any] = text(scope)
    if scope.depth < 1:
        return plain
    inner = inlines(replace(scope, depth=scope.depth - 1, notes=False), filled=True)
    run = inner if scope.cruel else words(scope)
    kinds: list[SearchStrategy[Any]] = [
        plain,
        st.builds(Emphasis, text=run),
        st.builds(Strong, text=run),
        st.builds(Code, text=text(scope, filled=True) if scope.cruel else st.sampled_from(CODE)),
    ]
    if scope.links:
        shown = inlines(replace(scope, depth=scope.depth - 1, notes=False, links=False), filled=True)
        shown = shown.filter(lambda parts: bool(plain_text(parts).strip()))
        kinds.append(st.builds(Link, text=shown if scope.cruel else words(scope), url=st.sampled_from(URLS)))
        kinds.append(st.sampled_from(URLS).map(lambda url: Link(text=url, url=url)))
    if scope.cruel:
        kinds.append(st.builds(Break))
    if scope.keys:
        cited = st.lists(st.sampled_from(scope.keys), min_size=1, max_size=3, unique=True)
        kinds.append(st.builds(Citation, keys=cited))
    if scope.notes:
        kinds.append(
            st.builds(
                Footnote, blocks=_note_blocks(replace(scope, notes=False, depth=0, long=False, phrases=3))
            )
        )
    if scope.math:
        tex = st.sampled_from((r"E = mc^2", r"\frac{a_1}{b} \le |x|", r"50\,\%", r"\$5"))
        kinds.append(st.builds(Math, tex=tex, display=st.booleans()))
    return st.one_of(plain, st.one_of(kinds))


@cache
def _note_blocks(scope: Scope) -> SearchStrategy[list[Any]]:
    paragraph = paragraphs(scope)
    return (
        st.lists(paragraph, min_size=1, max_size=1)
        if not scope.cruel
        else st.lists(paragraph | blocks(scope), min_size=1, max_size=2)
    )


def _apart(parts: list[Any], language: str) -> list[Any]:
    """Everyday text: words before each node, no space at the edges, in some languages one between words."""
    apart: list[Any] = []
    space = " " if language in ("en", "ko") else ""

    def add(part: Any) -> None:
        if apart and part and not isinstance(part, Footnote | Citation):
            apart.append(space)
        apart.append(part)

    for part in (part.strip() if isinstance(part, str) else part for part in parts):
        if not isinstance(part, str) and not (apart and isinstance(apart[-1], str)):
            add(WORDS[language][0])
        add(part)
    return apart


@cache
def text(scope: Scope = Scope(), *, filled: bool = False) -> SearchStrategy[str]:
    """A line of text in normal form."""
    phrase = st.sampled_from(PHRASES[scope.language])
    if scope.cruel:
        low, high = RANGES[scope.language]
        own = st.text(
            st.characters(min_codepoint=low, max_codepoint=high, categories=("L", "M", "N", "P")), max_size=4
        )
        anything = st.text(st.characters(exclude_categories=("C", "Zl", "Zp")), max_size=3)
        piece = st.one_of(phrase, st.sampled_from(CRUEL), own, anything)
        made = st.lists(piece, max_size=4).map("".join)
    else:
        made = st.lists(phrase, min_size=1, max_size=scope.phrases).map(
            lambda some: _joined(some, scope.language)
        )
    fitting = made.map(lambda some: fitted(some, scope.alphabet))
    return fitting.map(lambda some: some or "1") if filled else fitting


@cache
def words(scope: Scope = Scope()) -> SearchStrategy[str]:
    """A few everyday words without punctuation."""
    return st.sampled_from(WORDS[scope.language]).map(lambda some: fitted(some, scope.alphabet) or "1")


def fitted(some: str, alphabet: Container[str] | None) -> str:
    """The normal form of a text without the characters that the alphabet lacks."""
    made = clean(some)
    while alphabet is not None and any(character not in alphabet for character in made):
        made = clean("".join(character for character in made if character in alphabet))
    return made


def _joined(phrases: list[str], language: str) -> str:
    return (" " if language in ("en", "ko") else "").join(phrases)


@cache
def dates(scope: Scope = Scope()) -> SearchStrategy[PartialDate]:
    days = (st.dates(date(1000, 1, 1)) if scope.cruel else st.dates(date(1990, 1, 1), date(2040, 1, 1))).map(
        str
    )
    return st.one_of(days, days.map(lambda day: day[:7]), days.map(lambda day: day[:4])).map(PartialDate.parse)


@cache
def organisations(scope: Scope = Scope()) -> SearchStrategy[list[Organisation]]:
    """Issuers and partners; in everyday reports a partner follows the issuer."""
    if scope.cruel:
        role = st.sampled_from(("issuer", "partner"))
        return st.lists(st.builds(Organisation, name=text(scope, filled=True), role=role), max_size=3)
    names = st.permutations(NAMES[scope.language]).flatmap(
        lambda some: st.integers(0, 2).map(lambda n: some[:n])
    )
    roles = ("issuer", "partner")
    return names.map(
        lambda some: [Organisation(name=name, role=role) for name, role in zip(some, roles, strict=False)]
    )


@cache
def labels(scope: Scope = Scope()) -> SearchStrategy[Labels]:
    """Labels; everyday ones are the language's own or another's."""
    label = st.none() | words(scope)
    if not scope.cruel:
        others = st.sampled_from(LANGUAGES).map(lambda tag: Labels(**default_labels(tag)))
        return st.just(Labels()) | others
    return st.builds(Labels, **dict.fromkeys(Labels.model_fields, label)) | st.just(Labels())


@cache
def contacts(scope: Scope = Scope()) -> SearchStrategy[Contact]:
    some = line(scope)
    channel = st.builds(
        Channel,
        caption=st.lists(some, min_size=int(not scope.cruel), max_size=2),
        payload=st.none() | st.sampled_from(URLS),
        image=st.none() | st.sampled_from(IMAGES),
    )
    about = inlines(replace(scope, depth=1, notes=False, keys=()), filled=not scope.cruel)
    named = some if scope.cruel else st.sampled_from(NAMES[scope.language])
    profile = st.builds(Profile, name=named, text=about)
    return st.builds(
        Contact,
        prompt=text(scope) if scope.cruel else st.sampled_from(PROMPTS[scope.language]),
        channels=st.lists(channel, max_size=2),
        profiles=st.lists(profile, max_size=2),
        website=st.just("") | st.sampled_from(URLS),
    )


def references(scope: Scope = Scope()) -> SearchStrategy[list[Reference]]:
    """A bibliography, no id given twice."""
    keys = st.sampled_from(CRUEL_KEYS if scope.cruel else KEYS)
    return keys.flatmap(lambda some: st.tuples(*(reference(scope, key) for key in some)).map(list))


@cache
def reference(scope: Scope = Scope(), key: str = "ft2026") -> SearchStrategy[Reference]:
    """One entry with a title and any of the other fields."""
    title, rare = text(scope, filled=True), st.just("") | text(scope)
    authors = st.lists(names(scope), max_size=2)
    lines = {name: rare for name, field in Reference.model_fields.items() if field.annotation is str}
    if not scope.cruel:
        title = line(scope)
        lines = {name: st.sampled_from(("", *values)) for name, values in FIELDS.items()}
        lines["publisher"] = st.sampled_from(NAMES[scope.language])
    given: dict[str, SearchStrategy[Any]] = {
        field.alias or name: lines[name] for name, field in Reference.model_fields.items() if name in lines
    }
    given |= {
        "id": st.just(key),
        "type": st.sampled_from(
            ("document", "article-journal", "article-newspaper", "book", "report", "webpage")
        ),
        "title": title,
        "author": authors,
        "editor": st.just([]) | authors,
        "translator": st.just([]) | authors,
        "issued": st.none() | dates(scope),
        "accessed": st.none() | dates(scope),
        "URL": st.just("") | st.sampled_from(URLS),
        "language": st.sampled_from(("", *LANGUAGES)),
    }
    sparse = st.fixed_dictionaries(
        {name: given[name] for name in ("id", "type", "title", "author")},
        optional={name: given[name] for name in given if name not in ("id", "type", "title", "author")},
    )
    return sparse.map(Reference.model_validate)


@cache
def names(scope: Scope = Scope()) -> SearchStrategy[Name]:
    some = text(scope, filled=True) if scope.cruel else words(scope)
    return st.builds(Name, family=some, given=st.just("") | some) | st.builds(Name, literal=some)


@cache
def _identifiers(scope: Scope) -> SearchStrategy[str]:
    plain = st.from_regex(r"[a-z][a-z0-9]{0,5}(-[0-9]{1,3})?", fullmatch=True)
    odd = st.sampled_from(("Doe:2026/a", "10.1000/182", "潮汐2026", "a b", "x]y", "{z}", "&amp;"))
    return plain | odd if scope.cruel else plain
