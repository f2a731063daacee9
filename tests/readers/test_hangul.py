"""Korean line ends: whether words are broken over them, and where a space stood."""

from __future__ import annotations

import pytest

from briefing_tex.readers.structure.korean.hangul import Syllables, dropped_spaces
from briefing_tex.readers.structure.korean.verbs import verb_forms

LINES = """
바다는 아침에 가장 높은 곳까지 올라왔다가 천천히 물러났으며 관측소는 모든 변화를 기록하여 도시로 보냈다
관측소의 자료는 해마다 공개되고 있으며 도시는 자료를 바탕으로 바다의 높이를 예측하고 대책을 마련하고 있다
바다의 높이는 봄에 크게 변하고 여름에는 거의 변하지 않는다고 알려져 있지만 최근의 관측에서는 다른 모습을 보였다
어민들은 관측소의 예측을 믿고 배를 띄우며 도시의 상인들은 예측을 바탕으로 물건의 양을 정하고 있다
""".strip().split("\n")
SYLLABLES = Syllables.of(LINES)


@pytest.mark.parametrize(
    ("before", "after", "parted"),
    [
        ("도시의 어민들은", "예측을 믿고", True),
        ("바다의 높이를", "기록하여", True),
        ("모든 변화를 기록하여", "도시로", True),
        ("예측을 바탕", "으로 물건의", False),
        ("모든 관측소", "는 자료를", False),
        ("자료를 공", "개되고 있으며", False),
    ],
)
def test_where_a_space_stood(before: str, after: str, parted: bool) -> None:
    assert SYLLABLES.parted(before, after, None) is parted


@pytest.mark.parametrize(
    ("before", "after", "parted"),
    [
        ("통신 자료로 지역 이", "동 지표를 만든다", False),
        ("의견을 모으면 다", "음과 같다", False),
        ("수요의 증가", "분의 절반", False),
        ("비상 장치를 두 대", "이상 둔다", True),
        ("이용객은 2천", "명으로 늘었다", True),
        ("안내문이 바래거나", "옮겨지는 일도", True),
        ("참가자가 두 배로 늘어", "났다. 그러나", False),
        ("한 번도 없던 일이 아니었", "고 다시", False),
        ("추가 운영", "인력은 다섯", True),
        ("그늘이 많아", "여름에도 시원하다", True),
        ("모두 찬성하였으며, 그", "중 절반은", False),
        ("파도와 바람", "세 가지를 살폈다", True),
        ("떠 있는 부표 네", "쌍을 거두었다", True),
        ("물살이 점점 느려", "진다는 점이다", False),
        ("높이에 이르", "렀다. 그러나", False),
    ],
)
def test_common_words_tell_line_ends(before: str, after: str, parted: bool) -> None:
    assert Syllables.of([]).parted(before, after, None) is parted


@pytest.mark.parametrize(
    "form",
    "막아 봐 바뀌어 이겨 모아 써 어려운 도와 지었다 빨라졌다 흘러 만드는 만들며 열린다 "
    "많았지만 이르렀다 나누어 보았다 느려진다는".split(),
)
def test_verbs_are_spelled_by_the_rules(form: str) -> None:
    assert form in verb_forms()


@pytest.mark.parametrize("form", ["어렵어", "빠르어", "만들는", "돕아", "모으어"])
def test_and_not_against_them(form: str) -> None:
    assert form not in verb_forms()


def wrapped(every: int, whole: bool) -> list[tuple[str, str]]:
    """Pairs of lines of the text wrapped at a width, at spaces only or anywhere."""
    text = " ".join(LINES)
    pairs: list[tuple[str, str]] = []
    place = 0
    while place + every < len(text):
        end = text.rindex(" ", place, place + every) if whole else place + every
        pairs.append((text[place:end].strip(), text[end:].strip()))
        place = end
    return pairs


@pytest.mark.parametrize("width", [16, 18, 20, 24, 28])
def test_whether_words_are_broken(width: int) -> None:
    assert not SYLLABLES.breaks_words(wrapped(width, whole=True))
    assert SYLLABLES.breaks_words(wrapped(width, whole=False))


def test_a_document_that_keeps_its_spaces_drops_few() -> None:
    assert dropped_spaces((20, 0), (9, 4)) == 0 < dropped_spaces((20, 1), (9, 4))
    assert dropped_spaces((1, 9), (9, 4)) < dropped_spaces((1, 0), (1, 9))
    assert not SYLLABLES.parted("변화를 보였다", "어민들은", dropped_spaces((1, 0), (8, 9)))
    assert SYLLABLES.parted("변화를 보였다", "어민들은", dropped_spaces((0, 0), (0, 9)))
    assert not SYLLABLES.parted("모든 관측소", "는 자료를", dropped_spaces((0, 0), (0, 9)))


def test_a_particle_at_the_beginning_of_a_line_shows_that_words_are_broken() -> None:
    whole = [("모든 변화를", "기록하여"), ("도시의 어민들은", "예측을 믿고"), ("바다의 높이를", "기록하여")] * 2
    assert not SYLLABLES.breaks_words(whole)
    assert SYLLABLES.breaks_words([*whole, ("알고 싶은 것은 누", "가 먼저인가"), ("결과는 다음", "과 같은")])


def test_the_last_syllable_of_a_sentence_is_no_word() -> None:
    assert (
        SYLLABLES.odds("결정해야 할 사항을 제안한", "다.")
        < 0.05
        < SYLLABLES.odds("결정해야 할 사항을", "다시 묻는다.")
    )
