"""Korean words hung to figures, with the white space that a page has between them and at line ends."""

from __future__ import annotations

from briefing_tex.diagnostics import Source
from briefing_tex.readers.structure.blocks import Line
from briefing_tex.readers.text import read
from briefing_tex.readers.text.figures import touches, without_set_spaces


def _texts(*texts: str) -> list[str]:
    return [line.text for line in without_set_spaces([Line(text) for text in texts])]


def test_spaces_behind_figures_that_particles_show() -> None:
    assert _texts("결항률은 17.3% 로 높고", "오전 9 시에 64% 는 1.5MW 에 그쳐", "표 1 주요 항로", "1 서론") == [
        "결항률은 17.3%로 높고",
        "오전 9시에 64%는 1.5MW에 그쳐",
        "표 1 주요 항로",
        "1 서론",
    ]


def test_spaces_stay_where_figures_touch_words_elsewhere() -> None:
    texts = ["항로 101개 가운데 9곳", "4월 3일과 5월 7일", "평균 41% 줄었다"]
    assert _texts(*texts) == texts
    assert touches([Line(text) for text in texts])


def test_numbers_of_titles_are_no_figures_with_spaces() -> None:
    texts = [
        "항로 101개 가운데 9곳",
        "4월 3일과 5월 7일",
        "1.1 첫 배",
        "1.2 항로별 현황",
        "2.1 결과",
        "2.2 한계",
    ]
    assert touches([Line(text) for text in texts])


def test_the_date_of_a_title_block_with_such_spaces() -> None:
    text = "\n\n".join(["주간 동향", "한빛연구소", "2026 년 4 월 10 일", "1 서론", "결항률은 17.3% 로 높다."])
    assert str(read(text.encode(), Source()).report.date) == "2026-04-10"
