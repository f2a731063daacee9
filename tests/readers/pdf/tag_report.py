"""A report as a tree of structure elements, as docs/architecture.md says our PDFs carry it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import zxingcpp
from make_pdf import Node
from PIL import Image

from briefing_tex.labels import default_labels, format_date
from briefing_tex.model import Report, to_data

NAMES = ("author", "editor", "translator")


def tagged(report: Report, images: Mapping[str, Image.Image]) -> Node:
    """The structure tree of a report; labels, numbers and punctuation stand where the class sets them."""
    data = to_data(report)
    labels = {**default_labels(report.language), **data.get("labels", {})}
    tagger = _Tagger(
        labels, {item["id"]: str(n) for n, item in enumerate(data.get("references", []), 1)}, images
    )
    children = [Node("Title", tagger.inlines(data["title"]))]
    if "subtitle" in data:
        children.append(Node("Subtitle", tagger.inlines(data["subtitle"])))
    for item in sorted(data.get("organisations", []), key=lambda one: one["role"] != "issuer"):
        children.append(Node(item["role"].title(), [item["name"]]))
    if report.date:
        children.append(Node("Date", [format_date(report.date, report.language)]))
    if "abstract" in data:
        children.append(
            Node("Abstract", [Node("AbstractLabel", [labels["abstract"]]), *tagger.blocks(data["abstract"])])
        )
    if "keywords" in data:
        words = [part for word in data["keywords"] for part in (Node("Keyword", [word]), "; ")]
        children.append(Node("Keywords", [Node("KeywordsLabel", [labels["keywords"]]), ": ", *words]))
    if "sections" in data:
        children.append(Node("ContentsLabel", [labels["contents"]]))
    children += tagger.sections(data.get("sections", []), 1)
    if "references" in data:
        children.append(Node("ReferencesLabel", [labels["references"]]))
        children += [tagger.reference(number, item) for number, item in enumerate(data["references"], 1)]
    if "contact" in data:
        children.append(tagger.contact(data["contact"]))
    return Node("Document", children)


class _Tagger:
    def __init__(
        self, labels: Mapping[str, str], numbers: Mapping[str, str], images: Mapping[str, Image.Image]
    ) -> None:
        self.labels, self.numbers, self.images = labels, numbers, images

    def sections(self, sections: list[Any], level: int) -> list[Node]:
        made: list[Node] = []
        for section in sections:
            made.append(Node(f"H{level}", self.inlines(section["title"]), id=section.get("id", "")))
            made += self.blocks(section.get("blocks", []))
            made += self.sections(section.get("sections", []), level + 1)
        return made

    def blocks(self, blocks: list[Any]) -> list[Node]:
        return [getattr(self, "_" + block["type"])(block) for block in blocks]

    def _paragraph(self, block: Any) -> Node:
        return Node("P", self.inlines(block["text"]))

    def _list(self, block: Any) -> Node:
        items = [
            Node("LI", [Node("Lbl", [f"{number}."]), Node("LBody", self.blocks(item))])
            for number, item in enumerate(block["items"], 1)
        ]
        return Node("L", items, {"ListNumbering": "Decimal" if block["ordered"] else "Disc"})

    def _table(self, block: Any) -> Node:
        align = block.get("align") or ["left"] * 99
        children = [self._caption("TableLabel", "table", block)]
        for part, rows in (("THead", block.get("head", [])), ("TBody", block.get("rows", []))):
            cell = "TH" if part == "THead" else "TD"
            names = {"left": "Start", "center": "Center", "right": "End"}
            made = [
                Node(
                    "TR",
                    [
                        Node(cell, self.inlines(text), {"TextAlign": names[a]})
                        for text, a in zip(row, align, strict=False)
                    ],
                )
                for row in rows
            ]
            children.append(Node(part, made))
        return Node("Table", children)

    def _figure(self, block: Any) -> Node:
        image = self.images[block["image"]]
        return Node("Figure", [image, self._caption("FigureLabel", "figure", block)], alt=block.get("alt", ""))

    def _caption(self, kind: str, label: str, block: Any) -> Node:
        return Node(
            "Caption",
            [Node(kind, [self.labels[label]]), Node("Lbl", [" 1 "]), *self.inlines(block.get("caption", []))],
        )

    def _quote(self, block: Any) -> Node:
        return Node("BlockQuote", self.blocks(block["blocks"]))

    def _code(self, block: Any) -> Node:
        return Node("CodeBlock", [Node("CodeLine", [line]) for line in block["text"].split("\n")])

    def inlines(self, text: Any) -> list[Any]:
        items = text if isinstance(text, list) else [text]
        return [item if isinstance(item, str) else self._inline(item) for item in items]

    def _inline(self, item: Any) -> Node:
        kind = item["type"]
        if kind in ("emphasis", "strong"):
            return Node({"emphasis": "Em", "strong": "Strong"}[kind], self.inlines(item["text"]))
        if kind == "code":
            return Node("Code", [item["text"]])
        if kind == "link":
            return Node("Link", self.inlines(item["text"]), url=item["url"])
        if kind == "citation":
            keys = [part for key in item["keys"] for part in (Node("CitationKey", [self.numbers[key]]), ",")]
            return Node("Citation", ["[", *keys, "]"])
        if kind == "footnote":
            return Node("Note", [Node("Lbl", ["1"]), *self.blocks(item["blocks"])])
        if kind == "break":
            return Node("LineBreak")
        attributes = {"Placement": "Block"} if item.get("display") else {}
        return Node("Formula", ["x"], attributes, alt=item["tex"])

    def reference(self, number: int, item: Any) -> Node:
        children: list[Any] = [Node("Lbl", [f"[{number}]"])]
        for name, value in item.items():
            kind = "Ref" + "".join(part[0].upper() + part[1:] for part in name.split("-"))
            if name in NAMES:
                children += [
                    Node(kind, [Node("Ref" + key.title(), [part]) for key, part in one.items()])
                    for one in value
                ]
            elif name not in ("id", "type", "language"):
                children.append(Node(kind, [value]))
            children.append(". ")
        return Node("BibEntry", children, language=item.get("language", ""))

    def contact(self, contact: Any) -> Node:
        children = [Node("Prompt", [contact["prompt"]])] if "prompt" in contact else []
        for channel in contact.get("channels", []):
            captions = [Node("ChannelCaption", [line]) for line in channel.get("caption", [])]
            picture = []
            if "image" in channel:
                picture = [Node("Figure", [self.images[channel["image"]]])]
            elif "payload" in channel:
                picture = [Node("QRCode", [qr_image(channel["payload"])])]
            children.append(Node("Channel", [*picture, *captions]))
        for profile in contact.get("profiles", []):
            text = Node("ProfileText", self.inlines(profile.get("text", "")))
            children.append(Node("Profile", [Node("ProfileName", [profile["name"]]), text]))
        if "website" in contact:
            label = Node("WebsiteLabel", [self.labels["website"]])
            link = Node("Link", [contact["website"]], url=contact["website"])
            children.append(Node("Website", [label, ": ", link]))
        return Node("Contact", children)


def qr_image(payload: str) -> Image.Image:
    drawn = zxingcpp.create_barcode(payload, zxingcpp.BarcodeFormat.QRCode).to_image(scale=3)
    height, width = drawn.shape
    return Image.frombytes("L", (width, height), bytes(drawn))
