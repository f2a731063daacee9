"""Tagged PDFs by other producers: standard structure types become a report; poor tags are not relied on."""

from __future__ import annotations

from typing import Any

from make_pdf import Node, TaggedPdf

from briefing_tex.model import to_data
from briefing_tex.readers.pdf import read
from briefing_tex.readers.pdf.foreign.recognise import examine

PROSE = "Tides rose again this spring, and the gauges in the harbour recorded a new maximum on the second day."


def item(marker: str, *children: Any) -> Node:
    return Node("LI", [Node("Lbl", [marker]), Node("LBody", list(children))])


def cells(kind: str, *texts: str) -> Node:
    return Node("TR", [Node(kind, [text]) for text in texts])


def build(*children: Node) -> bytes:
    return TaggedPdf(2000, "/Kapitel /H1").build(Node("Document", list(children)), "en-GB")


def test_standard_types() -> None:
    note = Node("Note", [Node("Lbl", ["1"]), "Counted twice."])
    reading = read(
        build(
            Node("Title", ["Tide Report"]),
            Node("P", ["Harbour Institute"]),
            Node("P", ["24 April 2026"]),
            Node("Kapitel", ["One"]),
            Node("P", [PROSE, note]),
            Node("H2", ["One and a half"]),
            Node("L", [item("1.", "first"), item("2.", Node("P", ["second"]))], {"ListNumbering": "Decimal"}),
            Node("Table", [cells("TH", "a", "b"), cells("TD", "1", "2")]),
            Node("BlockQuote", [Node("P", ["They said it was calm."])]),
            Node("Kapitel", ["Two"]),
            Node("P", [PROSE]),
        )
    )
    data = to_data(reading.report)
    assert reading.source == "tags"
    assert (data["title"], data["date"], data["language"]) == ("Tide Report", "2026-04-24", "en-GB")
    assert [section["title"] for section in data["sections"]] == ["One", "Two"]
    inner = data["sections"][0]["sections"][0]
    assert [block["type"] for block in inner["blocks"]] == ["list", "table", "quote"]
    assert inner["blocks"][0]["ordered"] is True
    assert (inner["blocks"][1]["head"], inner["blocks"][1]["rows"]) == ([["a", "b"]], [["1", "2"]])
    assert data["sections"][0]["blocks"][0]["text"] == PROSE
    assert "Counted twice." in str(data)


def test_the_name_of_a_body_above_its_text_is_a_line_of_its_own() -> None:
    name, text = "Harbour Institute", " ".join([PROSE] * 3)
    reading = read(
        build(
            Node("Title", ["Tide Report"]),
            *(node for title in ("One", "Contact us") for node in (Node("H1", [title]), Node("P", [PROSE]))),
            Node("P", [Node("Span", [name]), Node("Span", [text])]),
        )
    )
    profiles = to_data(reading.report)["contact"]["profiles"]
    assert (profiles[-1]["name"], profiles[-1]["text"]) == (name, text)


def test_a_line_that_ends_with_a_body_is_full_where_its_paragraph_is_narrow() -> None:
    lines = "The tides were read by the Harbour Institute", "and once more by the city."
    text = Node("P", [Node("Span", [line]) for line in lines])
    front = Node("Title", ["Tide Report"]), Node("P", ["Tidal Data Union"]), Node("P", ["24 April 2026"])
    sections = [node for title in ("One", "Two") for node in (Node("H1", [title]), Node("P", [PROSE]), text)]
    reading = read(build(*front, *sections))
    blocks = to_data(reading.report)["sections"][0]["blocks"]
    assert [block["text"] for block in blocks] == [PROSE, " ".join(lines)]


def test_lines_of_tagged_columns_are_one_paragraph() -> None:
    """In a column, lines that end before the edge of the page are full all the same."""
    title = Node(
        "Title", ["Tides of the harbour and of the coast, as all stations measured them in the spring"]
    )
    lines = [
        f"a line of text that fills its column, number {n:02d}{'.' if n % 12 == 11 else ''} " for n in range(24)
    ]
    left, right = Node("P", lines[:12]), Node("P", lines[12:])
    body = Node("Document", [title, Node("H1", ["One"]), left, right])
    reading = read(TaggedPdf(9000, "/Kapitel /H1", column=14).build(body, "en"))
    assert reading.source == "tags"
    assert [block["text"] for block in to_data(reading.report)["abstract"]] == [
        "".join(lines[:12]).strip(),
        "".join(lines[12:]).strip(),
    ]


def test_poor_tags_are_not_relied_on() -> None:
    assert read(build(Node("P", ["Tide Report"]), Node("P", [PROSE]))).source == "layout"


def test_text_outside_of_tags() -> None:
    pdf = TaggedPdf(2000, "/X /P")
    pdf.pages[-1].append(pdf._shown(PROSE * 3))
    reading = read(pdf.build(Node("Document", [Node("H1", ["One"]), Node("P", ["Calm."])])))
    assert reading.source == "layout"
    assert PROSE in str(to_data(reading.report))


def test_boxes_of_recognised_elements() -> None:
    reading = read(
        build(Node("Title", ["T"]), Node("P", ["24 April 2026"]), Node("H1", ["1 One"]), Node("P", [PROSE]))
    )
    assert reading.boxes["sections[0].blocks[0]"][0].page == 1
    assert set(reading.boxes) >= {"title", "date", "sections[0]"}


def test_a_title_block_in_one_paragraph() -> None:
    """Its lines are apart where their size changes, as programs tag text with line breaks in it."""
    pdf = TaggedPdf(2000, "/Kapitel /H1", large=("Tide Report",))
    issuer = (
        "Harbour Institute of the Northern Coast and of all its Islands, Department of Tides and Storm Surges"
    )
    block = Node("P", ["Tide Report", issuer, "24 April 2026"])
    report = Node("Document", [block, Node("H1", ["One"]), Node("P", [PROSE])])
    data = to_data(read(pdf.build(report, "en-GB")).report)
    assert data["title"] == "Tide Report"


def test_headings_that_the_tags_do_not_name_are_told_by_their_looks() -> None:
    texts = ("One", PROSE, "Gauges", PROSE, "Winds", PROSE, "Two", PROSE)
    body = [Node("H1" if text in ("One", "Two") else "P", [text]) for text in texts]
    tagged = TaggedPdf(9000, "/Kapitel /H1", large=["One", "Two"], bold=["Gauges", "Winds"])
    reading = read(tagged.build(Node("Document", [Node("Title", ["Tides of the harbour"]), *body]), "en"))
    first, second = to_data(reading.report)["sections"]
    assert (reading.source, first["title"], second["title"]) == ("tags", "One", "Two")
    assert [child["title"] for child in first["sections"]] == ["Gauges", "Winds"]


def paragraphs_of(*lines: str) -> list[str]:
    """The paragraphs below the only heading, beside a line as wide as the page."""
    wide = "a line of text as wide as the page, which tells how far all others might have gone on, were they so"
    body = build(
        Node("Title", ["Tides"]), Node("H1", ["One"]), Node("P", [wide]), Node("P", [wide]), Node("P", [*lines])
    )
    data = to_data(read(body).report)
    return [block["text"] for block in (data.get("sections") or [{}])[0].get("blocks", ()) or data["abstract"]][
        2:
    ]


def test_prose_in_a_column_that_was_not_found_is_one_paragraph() -> None:
    lines = (
        "From April on, harbour dues ",
        "can be paid on a page that ",
        "splits the payment between ",
        "the two ports.",
    )
    assert paragraphs_of(*lines) == ["".join(lines)]


def test_lines_broken_behind_stops_alone_are_one_paragraph() -> None:
    first = "山区十二个乡镇的助餐点平均服务半径已经达到十公里以上，"
    second = "送餐主要依靠村里的干部和志愿者在冬季大雪封路的时候经常中断还要等待许多天才能够恢复原来的样子，"
    assert paragraphs_of(first, second, "今年有所改善。") == [first + second + "今年有所改善。"]


def test_lines_broken_by_hand_stay_apart() -> None:
    assert paragraphs_of("Harbour Institute", "Tidal Trust", "Sea Office") == [
        "Harbour Institute",
        "Tidal Trust",
        "Sea Office",
    ]


def test_a_date_ends_no_sentence() -> None:
    lines = ("2025년 하반기 점검 결과", "책길문화경제연구소", "2026. 1. 30.")
    assert paragraphs_of(*lines) == list(lines)


def test_headings_within_a_paragraph_part_it() -> None:
    inner = Node("P", [Node("H2", ["Winds"]), Node("H3", ["At night"])])
    data = build(Node("Title", ["Tides"]), Node("H1", ["One"]), Node("P", [PROSE]), inner, Node("P", [PROSE]))
    found = [(block.level, block.text) for block in examine(data).blocks if block.kind == "heading"]
    assert found == [(1, "One"), (2, "Winds"), (3, "At night")]


def test_the_only_heading_of_the_highest_level_is_the_title() -> None:
    """The name of a body stands above it in larger letters."""
    pdf = TaggedPdf(2000, "/Kapitel /H1", large=["Harbour Institute"], middle=["Tides and Winds"])
    tree = [
        Node("P", ["Harbour Institute"]),
        Node("H1", ["Tides and Winds"]),
        Node("P", ["24 April 2026"]),
        *(node for title in ("One", "Two") for node in (Node("H2", [title]), Node("P", [PROSE]))),
    ]
    data = to_data(read(pdf.build(Node("Document", tree), "en-GB")).report)
    assert (data["title"], data["organisations"][0]["name"]) == ("Tides and Winds", "Harbour Institute")


def test_a_note_in_the_margin_is_no_part_of_the_paragraph_that_holds_it() -> None:
    pdf = TaggedPdf(4000, "/Kapitel /H1", beside=["1 counted twice on Monday"])
    lines = [f"{PROSE[:60]} {number}" for number in range(6)]
    tree = [
        Node("H1", ["Tides"]),
        Node("P", [*lines[:3], Node("Span", ["1 counted twice on Monday"]), *lines[3:], "and so on."]),
    ]
    blocks = examine(pdf.build(Node("Document", tree), "en-GB")).blocks
    assert [block.kind for block in blocks if "counted" in block.text] == ["note"]


def test_a_title_wider_than_the_text_does_not_part_its_lines() -> None:
    title = ["Tides and winds, and all that the gauges in the harbour say of both", "of them, year after year"]
    lines = [
        f"a line of {word} text that ends where it has to end" for word in ("some", "more", "this", "that")
    ]
    pdf = TaggedPdf(4000, "/Kapitel /H1", middle=title)
    tree = [Node("Kapitel", [title[0], title[0]]), *(Node("P", [*lines[:3], "and it ends"]) for _ in range(3))]
    blocks = examine(pdf.build(Node("Document", tree), "en-GB")).blocks
    assert [len(block.lines) for block in blocks[1:]] == [4, 4, 4]


def test_page_numbers_and_running_heads_that_are_tagged_as_paragraphs() -> None:
    pages = []
    for number in range(1, 6):
        heading = [Node("H1", [f"{number}. Harbour {number}"])]
        pages += [*heading, *(Node("P", [PROSE[:90] + "."]) for _ in range(3))]
        pages += [Node("P", ["Tide page"]), Node("P", [f"{number}"])]
    length = len("1. Harbour 1") + 3 * 91 + len("Tide page") + 1
    document = Node("Document", [Node("P", ["Tides"]), *pages])
    found = examine(TaggedPdf(length, large=["Tides"]).build(document, "en-GB"))
    assert found.source == "tags"
    texts = [block.text for block in found.blocks]
    assert [text for text in texts if text.isdigit() or text == "Tide page"] == []
    assert " ".join(texts).count("Tides rose") == 15


def test_an_entry_in_two_blocks_is_printed_as_one_text() -> None:
    """Whoever asks for the words of an entry gets the address whole that two paragraphs hold."""
    data = build(
        Node("Title", ["Tide Report"]),
        Node("Kapitel", ["One"]),
        Node("P", [PROSE]),
        Node("Kapitel", ["References"]),
        Node("P", ["[1] Harbour Institute. Tides. https://tides.example/records/2026.63."]),
        Node("P", ["0015"]),
        Node("P", ["[2] Tidal Data. Winds. 2025."]),
    )
    assert examine(data).printed("references[0]").endswith("https://tides.example/records/2026.63.0015")


def test_one_paragraph_for_a_box_with_a_label_and_two_paragraphs_in_it() -> None:
    first, second = (
        "The gauges in the harbour recorded a new maximum at noon and the",
        "Boats stayed out all day while",
    )
    box = Node(
        "P", ["Abstract", first, "gates shut.", f"{second} the wind blew from the old pier and", "came in."]
    )
    data = build(Node("Title", ["Tide Report"]), box, Node("Kapitel", ["One"]), Node("P", [PROSE]))
    texts = [block["text"] for block in to_data(read(data).report)["abstract"]]
    assert texts == [f"{first} gates shut.", f"{second} the wind blew from the old pier and came in."]
