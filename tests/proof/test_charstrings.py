"""What charstrings draw, beside fontTools: of installed fonts, and of programs of every operator."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from fontTools.misc.psCharStrings import T2CharString
from fontTools.pens.boundsPen import ControlBoundsPen
from fontTools.pens.recordingPen import RecordingPen

from briefing_tex.fonts import font_set
from briefing_tex.proof.charstrings import Contour, box, contours
from briefing_tex.proof.outlines import Program

OPERANDS = {
    "rlineto": (2, 4, 6),
    "hlineto": (1, 2, 3, 4),
    "vlineto": (1, 2, 3, 4),
    "rrcurveto": (6, 12),
    "rcurveline": (8, 14),
    "rlinecurve": (8, 10),
    "vvcurveto": (4, 5, 8, 9),
    "hhcurveto": (4, 5, 8, 9),
    "vhcurveto": (4, 5, 8, 9, 12, 13),
    "hvcurveto": (4, 5, 8, 9, 12, 13),
    "hflex": (7,),
    "flex": (13,),
    "hflex1": (9,),
    "flex1": (11,),
}


class NoWidths:
    nominalWidthX = defaultWidthX = 0
    Subrs: tuple[()] = ()


def by_fonttools(program: bytes) -> tuple[tuple[Contour, ...], tuple[float, ...] | None]:
    recorded, bounds = RecordingPen(), ControlBoundsPen(None, ignoreSinglePoints=True)
    T2CharString(bytecode=program, private=NoWidths(), globalSubrs=[]).draw(recorded)
    recorded.replay(bounds)
    drawn: list[list[tuple[float, ...]]] = []
    for command, points in recorded.value:
        flat = tuple(number for point in points for number in point)
        if command == "moveTo":
            drawn.append([flat])
        elif command != "closePath":
            drawn[-1].append(flat)
    return tuple(tuple(contour) for contour in drawn if contour[1:]), bounds.bounds


def agree(program: bytes) -> None:
    drawn = contours(program)
    expected, bounds = by_fonttools(program)
    assert drawn == expected
    assert box(drawn) == (pytest.approx(bounds) if bounds else None)


@pytest.mark.parametrize("style", ["regular", "bold"])
def test_glyphs_of_a_font(style: str) -> None:
    face = getattr(font_set("zh-Hans").cjk, style)
    data = Path(face.path).read_bytes()
    start = int.from_bytes(data[12 + 4 * face.index :][:4], "big") if data[:4] == b"ttcf" else 0
    program = Program(data, start)
    assert program.cff is not None, "the Chinese fonts that the tests need have PostScript outlines"
    for glyph in Random(7).sample(range(program.cff.glyphs.count), 300):
        agree(program.cff.program(glyph))


@pytest.mark.parametrize("seed", range(20))
def test_programs_of_every_operator(seed: int) -> None:
    random = Random(seed)
    code: list[int | float | str] = [*range(4), "hstemhm", 1, 2, "hintmask", bytes([random.randrange(256)])]
    code += [random.randint(-2000, 2000), random.uniform(-9, 9), "rmoveto"]
    for _ in range(30):
        operator = random.choice(list(OPERANDS))
        code += [random.randint(-1200, 1200) for _ in range(random.choice(OPERANDS[operator]))]
        code.append(operator)
        if random.random() < 0.2:
            code += [random.randint(-1000, 1000), random.choice(("hmoveto", "vmoveto"))]
    made = T2CharString(program=[*code, "endchar"], private=NoWidths(), globalSubrs=[])
    made.compile()
    agree(made.bytecode)


def test_what_begins_without_a_move_begins_at_the_origin() -> None:
    agree(bytes([149, 149, 5, 14]))


@pytest.mark.parametrize("operator", [name for name in OPERANDS if name not in ("hlineto", "vlineto")])
def test_operands_that_do_not_come_out_even_are_refused(operator: str) -> None:
    wrong = next(count for count in range(3, 20) if count % 2 and count not in OPERANDS[operator])
    wrong = {"vvcurveto": 6, "hhcurveto": 6, "vhcurveto": 6, "hvcurveto": 6}.get(operator, wrong)
    made = T2CharString(program=[*[1] * wrong, operator, "endchar"], private=NoWidths(), globalSubrs=[])
    made.compile()
    with pytest.raises(ValueError, match=r"even|unpack"):
        contours(made.bytecode)
