"""Ways to damage a finished PDF of `fine_samples` in how its text is drawn, and in what its fonts say of it."""

from __future__ import annotations

from collections.abc import Callable

from damages import Canvas, Damage, shift
from fine_damages import FINE, find, said
from pikepdf import Name, Pdf


def in_another_face(tag: str, wanted: str, *, own: str = "", least: int = 3) -> Damage:
    """A string, set in a font whose name ends with `own`, in another font of its page that has its letters."""

    def apply(pdf: Pdf) -> None:
        for number in range(len(pdf.pages)):
            with Canvas(pdf, number) as canvas:
                if _redraw(canvas, tag, wanted, own, least):
                    return
        raise LookupError(wanted)

    return apply


def _redraw(canvas: Canvas, tag: str, wanted: str, own: str, least: int) -> bool:
    other = next(
        (key for key, font in canvas.page.Resources.Font.items() if str(font.BaseFont).endswith(wanted)), None
    )
    for index in canvas.strings(tag, least) if other else ():
        text = said(canvas, index, index + 1)
        chosen = next(step for step in reversed(canvas.steps[:index]) if str(step[1]) == "Tf")
        name, size = str(chosen[0][0]).encode(), float(chosen[0][1])
        if not str(canvas.font(index).BaseFont).endswith(own) or str(other).encode() == name:
            continue
        canvas.around(index, index + 1, b"%b %f Tf" % (str(other).encode(), size), b"%b %f Tf" % (name, size))
        codes = {letter: code for code, letter in canvas.texts(index + 1).items()}
        if all(letter in codes for letter in text):
            canvas.show(index + 1, [codes[letter] for letter in text])
            return True
        del canvas.steps[index + 2], canvas.steps[index]
    return False


FINE["a strong word in plain letters"] = in_another_face("Strong", "Serif-Regular")
FINE["a plain word in bold letters"] = in_another_face("P", "Serif-Bold", own="Serif-Regular", least=2)
FINE["a heading in plain letters"] = in_another_face("H1", "Serif-Regular")


def painted(word: str, tag: str, colour: bytes) -> Damage:
    def apply(pdf: Pdf) -> None:
        number, (start, end) = find(pdf, word, tag)
        with Canvas(pdf, number) as canvas:
            canvas.around(start + 1, end, colour, b"0 g")

    return apply


FINE["a paragraph in red"] = painted("A second", "P", b"1 0 0 rg")
FINE["a cell in red"] = painted("87", "TD", b"1 0 0 rg")
FINE["a strong word in red"] = painted("bold", "Strong", b"1 0 0 rg")
FINE["a paragraph in grey"] = painted("A third", "P", b".45 g")


def moved(word: str, tag: str, across: float, up: float) -> Damage:
    def apply(pdf: Pdf) -> None:
        number, (start, end) = find(pdf, word, tag)
        with Canvas(pdf, number) as canvas:
            canvas.around(start + 1, end, *shift(across, up))

    return apply


FINE["a strong word raised as an exponent"] = moved("bold", "Strong", 0, 4)
FINE["a strong word lowered as an index"] = moved("bold", "Strong", 0, -3)
FINE["a link raised in its line"] = moved("first link", "Link", 0, 4)
FINE["the space before a strong word closed"] = moved("bold", "Strong", -2.6, 0)


def _rule_moved(pdf: Pdf) -> None:
    """The rule below the head of a table, below its first rows."""
    with Canvas(pdf, 0) as canvas:
        begins = [index for index, step in enumerate(canvas.steps) if str(step[1]) == "m"]
        for index in (begins[2], begins[2] + 1):
            canvas.steps[index][0][1] = float(canvas.steps[index][0][1]) - 40


FINE["a rule moved into a table"] = _rule_moved


def said_otherwise(change: Callable[[bytes, int], bytes]) -> Damage:
    """What the font of a paragraph says of its codes, changed; given with a code of it."""

    def apply(pdf: Pdf) -> None:
        canvas = Canvas(pdf)
        index = canvas.longest("P")
        font = canvas.font(index)
        data = font.ToUnicode.read_bytes()
        changed = change(data, canvas.codes(index)[0])
        assert changed != data
        font.ToUnicode = pdf.make_stream(changed)

    return apply


def _twice(data: bytes, code: int) -> bytes:
    place = data.index(b"endcodespacerange\n") + len(b"endcodespacerange\n")
    return data[:place] + b"1 beginbfchar\n<%04x> <0058>\nendbfchar\n" % code + data[place:]


FINE["a code that is said to be two letters"] = said_otherwise(_twice)
FINE["codes said to be of one byte"] = said_otherwise(
    lambda data, _: data.replace(b"<0000> <FFFF>", b"<00> <FF>")
)
FINE["a map of codes that takes in another"] = said_otherwise(
    lambda data, _: data.replace(b"begincmap", b"/Adobe-GB1-UCS2 usecmap begincmap")
)


def _map_with_another(pdf: Pdf) -> None:
    canvas = Canvas(pdf)
    canvas.font(canvas.longest("P")).ToUnicode.UseCMap = Name("/Adobe-GB1-UCS2")


FINE["a map of codes that names another"] = _map_with_another

__all__ = ["FINE"]
