"""Ways to damage a finished PDF of `fine_samples` in its design: rules, kinds of letters, colours."""

from __future__ import annotations

from damages import Canvas, Damage
from drawn_damages import in_another_face, moved
from fine_damages import FINE, find
from pikepdf import Pdf

__all__ = ["FINE"]


def rule_gone(page: int, place: int) -> Damage:
    """One of the rules of a page left out."""

    def apply(pdf: Pdf) -> None:
        with Canvas(pdf, page) as canvas:
            begins = [index for index, step in enumerate(canvas.steps) if str(step[1]) == "m"]
            del canvas.steps[begins[place] : begins[place] + 3]

    return apply


FINE["no rule below the title"] = rule_gone(0, 0)
FINE["no rule above a table"] = rule_gone(0, 1)
FINE["no rule below the head of a table"] = rule_gone(0, 2)
FINE["no rule below a table where its page ends"] = rule_gone(0, 3)
FINE["no rule above the notes"] = rule_gone(0, 4)
FINE["no rule below the head of a table where it goes on"] = rule_gone(1, 1)
FINE["no rule at the end of a table"] = rule_gone(2, 2)
FINE["no rule above the contact"] = rule_gone(2, 3)
FINE["a heading in the letters of text"] = in_another_face("H1", "Serif-Bold", own="Sans-Bold")


def recoloured(word: str, tag: str, colour: bytes, first: int = 0) -> Damage:
    """A text in another colour."""

    def apply(pdf: Pdf) -> None:
        number, (start, end) = find(pdf, word, tag, first)
        with Canvas(pdf, number) as canvas:
            for index in range(end, start, -1):
                if str(canvas.steps[index][1]) == "TJ":
                    canvas.around(index, index, colour)

    return apply


FINE["a line of the contents in red"] = recoloured("First", "Link", b".8 0 0 rg")
FINE["the number of a heading in red"] = recoloured("1", "Artifact", b".8 0 0 rg")
FINE["a running head in black"] = recoloured("Levels", "Artifact", b"0 g", 1)


def both(*damages: Damage) -> Damage:
    def apply(pdf: Pdf) -> None:
        for damage in damages:
            damage(pdf)

    return apply


FINE["an inner list as far left as the outer one"] = both(
    *(moved(word, "P", -21, 0) for word in ("inner first", "inner second")),
    *(moved(number, "Lbl", -21, 0) for number in ("1.", "2.")),
)
FINE["an item farther in than the others"] = moved("outer second", "P", 12, 0)
FINE["a quotation that is not set in"] = moved("Quoted", "P", -37, 0)
FINE["a line of code that is set in"] = moved("line two", "CodeLine", 11, 0)
