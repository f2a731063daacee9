"""Forms of Korean verbs and adjectives: the words of reports that no list of nouns has.

In: the stems of common ones. Out: `verb_forms()`, all that endings make of them, and `noun_verbs()`, the same
for the verbs that are hung to nouns (하다, 되다). Spelled by the rules of the language: contracted vowels,
stems in ㄹ, irregular ones (marked with a star).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

_STEMS = """
    가 가깝* 가꾸 가두 가르치 가리키 가볍* 가지 갈라지 갈아타 감싸 감추 강하 갖추 같 거두 거치 건너 걷* 걷어내
    걷히 걸 걸러내 걸리 걸치 겪 견디 고르* 고치 골라내 곱* 괜찮 굳 굵 굽* 그리 그만두 그치 기다리 기르* 기울 길
    길어지 깊 깊어지 까다롭* 깎 깔 깨끗하 깨닫* 깨우 깨지 꺼내 꺼리 꺾 꽂 꾸리 꾸미 끄 끊 끊기 끊어지 끌
    끌어올리 끓이 끝나 끝내 끼어들 끼치 나 나가 나누 나뉘 나빠지 나쁘 나서 나아가 나아지 나오 나타나 나타내 날
    남 남기 낫* 낮 낮아지 낮추 낳 내 내놓 내다보 내려가 내려오 내리 내보내 내세우 내주 넉넉하 넓 넓어지 넓히 넘
    넘기 넘어가 넘어서 넘치 넣 녹 놀라 높 높아지 높이 놓 놓이 놓치 누르* 누리 눕* 느끼 느리 늘 늘리 늘어나
    늘어서 늘이 늦 늦어지 늦추 다가오 다그치 다녀오 다니 다다르* 다듬 다루 다뤄지 다르* 다치 닦 닫 닫아걸 닫히
    달 달라붙 달라지 달리 달하 닮 담 담기 답하 당기 닿 대 더디 더하 덜 덥* 덧붙이 덮 데우 돌 돌려주 돌리 돌보
    돌아가 돌아오 돕* 되 되돌리 되돌아가 되살리 되풀이되 두 두껍* 두드러지 둘러보 둘러싸 뒤따르 뒤집 드나들
    드러나 드러내 드물 듣* 들 들르 들리 들어가 들어서 들어오 들이 따 따뜻하 따르 딸리 떠나 떠오르* 떨어뜨리
    떨어지 뚜렷하 뛰어나 뜨 뜻하 띄우 띠 마련하 마르* 마시 마주치 마치 막 막히 만나 만들 만들어지 만지 많 많아지
    말하 맞 맞닿 맞물리 맞서 맞추 맡 맡기 매 매기 머무르 머물 먹 먼저 멀 멀어지 멈추 메우 모르* 모으 모이 모자라
    몰 몰려들 몰리 무겁* 무너지 묶 묶이 묻 묻히 물 물들 물러나 물려받 미루 미뤄지 미치 믿 밀 밀리 바꾸 바뀌 바라
    바라보 바람직하 바로잡 바르* 바치 박 받 받아들이 밝 밝히 밟 배우 버려지 버리 버티 번지 벌 벌어들이 벌어지
    벌이 벗어나 베 변하 보 보내 보여주 보이 보태 볶 부딪히 부르* 부풀 불러오 불리 불어나 붐비 붙 붙이 붙잡 비
    비롯되 비롯하 비슷하 비싸 비우 비추 빌리 빠르* 빠지 빨라지 빼 뽑 뽑히 뿌리 사 사라지 살 살리 살펴보 살피 삼
    새기 새롭* 생기 서 서두르* 섞 섞이 세 세우 소홀하 손꼽히 솟 쉬 쉬워지 쉽* 스며들 시들 시키 식 식히 신 싣* 실
    실리 심 심하 싸 싸우 쌓 쌓이 써넣 쏟 쏟아지 쏠리 쓰 쓰러지 쓰이 씻 아끼 아쉽* 아프 안 앉 않 알 알려지 알리
    알맞 알아내 알아보 앓 앞당기 앞두 앞서 앞지르* 약하 얇 어긋나 어둡* 어렵* 어울리 얻 얼 얽히 없 없애 없어지
    엇갈리 에워싸 여기 열 열리 옅 오 오가 오르* 오르내리 온전하 올라가 올라서 올라오 올리 옮 옮기 옳 완만하 외치
    요하 우거지 우러나 움직이 웃돌 원하 위하 의하 이 이겨내 이기 이끌 이끌어내 이루 이루어지 이바지하
    이어가 이어받 이어지 익히 인하 일 일어나 일으키 읽 읽히 잃 입 입히 잇* 있 잊 자 자라 자르* 자리잡 자아내 작
    작아지 잘되 잠그 잠기 잡 잡히 적 적어지 적히 전하 젊 접 접하 정하 젖 조이 좁 좁아지 좁히 좇 좋 좋아지 주
    주고받 주어지 죽 줄 줄어들 줄이 줍* 중하 쥐 즐기 지 지나 지나가 지나치 지내 지니 지르* 지우 지워지 지치
    지켜보 지키 집 짓* 짙 짚 짜 짧 짧아지 쪼개 쫓 찍 차 차가워지 차갑* 차오르* 차지하 찾 찾아가 찾아내 찾아오
    채우 챙겨보 챙기 처하 쳐지 추 춥* 치 치르 치우 치우치 친하 커지 켜 크 키우 타 탈 태우 터 터지 털 튀 트
    특별하 틀 틀리 틀어지 파 파고들 파헤치 팔 팔리 펴 펴내 편하 펼쳐지 펼치 평평하 풀 풀리 품 피 피하 하
    합하 해내 해치 향하 헐 헤아리 헷갈리 후하 훑 흐르* 흐리 흔들 흔들리 흔하 흘러가 흘리 흩어지 힘들 힘쓰
    가져가 가져오 건너가 끌어오 나눠주 내려받 내어주 넘겨받 넘겨주 넘어오 데려가 데려오 도와주 돌려받 되찾
    들려주 따라가 따라오 떠올리 떼어내 뛰어넘 뛰어들 모여들 물려주 밀려나 밀려오 밝혀내 불러일으키 빠져나가
    빨아들이 빼앗 뽑아내 살아나 살아남 솟아나 알아듣 알아차리 옮겨가 올려놓 이어주 잘라내 조용하 조용해지
    지어지 집어넣 채워지 털어놓 퍼지 풀어내 함께하 흘러나오 흘러들 더해지 모아지 맡겨지 만들어내 되풀이하
    되살아나 뒤바뀌 뒷받침하 떠맡 마무리하 맞이하 밀어내 보살피 부추기 손보 앞서가 애쓰 엮 잦 잦아지
    짊어지 치솟 튀어나오 갈라지 울리 돌려보내 되묻 일컫* 저물 쪼그라들 훑어보 들여다보 끼워넣 눌러쓰 이르+
    푸르+ 다름없 끊임없 틀림없 물어보 몰아내 떠받치 북돋우 부딪치 뒤섞이 맞추어지 매달리 매달 얹 얹히 덜어내
    꼽 꼽히 뽐내 다잡 되찾아오 들여오 내걸 내몰 몰아넣 빚 빚어지 짓누르* 헹구 담아내 새어나오 스며나오 갈음하
    겹치 겹 가로막 가로지르* 거스르* 견주 곁들이 굳히 그어지 기대 기울이 꺼지 꼼꼼하 꿰뚫 나뒹굴 내다 넘나들
    누비 눈여겨보 다그 대신하 덧대 덧칠하 도맡 도사리 돋보이 두드리 둘러서 뒤늦 뒤덮 뒤따라오 들이닥치
    따돌리 따지 떠안 뜯 마주하 말미암 맴돌 머금 몸담 무릅쓰 미덥* 바스러지 보듬 부서지 붐비 비껴가 비집 뻗 뻗치
    서리 서툴 설레 손꼽 숨기 숨지 쌓아올리 쓸 쓸어담 아우르* 안기 앗아가 어기 얹어지 엎지르* 에두르* 여물 옥죄
    옭아매 우러르* 웅크리 으뜸가 일구 일삼 잇따르 자리하 잠재우 저지르* 접어들 조르* 졸이 주저앉 지새우 질
    짊어지우 쪼들리 찌르* 찾아들 추스르* 치닫* 캐내 타이르* 터득하 파묻 퍼붓* 풀이하 품어내 풍기 헐뜯 휩싸이
    휩쓸 휘두르* 휘말리
""".split()
_AFTER_ANY = """
    고 고서 고는 고도 지 지만 지는 지도 지를 지가 거나 게 게는 게도 겠다 기 기는 기도 기가 기를 기에 기로
    기까지 던 도록 든 든지 더라도 자 자는 자고 자마자 는 는데 는지 는지를 는가 는다 는다는 는다고 느냐 네 나
    소 되 습니다 더니 더라 고자 기만 기보다 기도록 다 다가 다는 다면
""".split()
_BOUND = "며 면 면서 니 니까 려고 려면 려는 므로 나 러 리라 라 며서 로".split()
"""Endings before which a stem in a consonant takes 으."""
_JOINED = ["", *"서 서는 서도 도 야 야만 있다 있는 버린 라 요".split()]
_JOINED += "지다 진다 진다는 진다고 졌다 졌고 졌으며 져 지고 지며 지면 지기 지게 지는 지는지 진 질 짐".split()
"""Endings that follow the joined form, in 아 or 어."""
_PAST = """
    다 고 고는 으며 으나 지만 을 던 는데 는지 는지를 기 음 음을 음에도 다는 다고 다면 으면 으므로 습니다
    거나 어도 어야 더라도
""".split()
_COPULA = """
    이고 이며 이지만 이므로 이나 이라 이라서 이라면 이라는 이라도 이었다 이던 일 인 인데 인지 임 임을 이다
    이다가 이자 지만
""".split()
_VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_A, _EO, _YEO, _O, _WA, _WAE, _OE, _U, _WO, _EU, _I = (_VOWELS.index(v) for v in "ㅏㅓㅕㅗㅘㅙㅚㅜㅝㅡㅣ")
_NONE, _N, _D, _L, _M, _B, _S, _SS = 0, 4, 7, 8, 16, 17, 19, 20
"""Final consonants, by their place among the finals of a syllable."""


_CLOSED = {
    _N: ["", *"지 지는 지가 지를 지도".split()],
    _L: ["", *"지 지는 지가 지를 지도 수록".split()],
    _M: ["", *"을 에 으로 이 은 과 에도".split()],
    _B: ["니다"],
}
"""Last consonants that endings put under an open stem, and what may follow them."""


def _split(syllable: str) -> tuple[int, int, int]:
    """The places of a syllable's first consonant, vowel, and last consonant."""
    place = ord(syllable) - 0xAC00
    return place // 588, place // 28 % 21, place % 28


def _syllable(first: int, vowel: int, final: int) -> str:
    return chr(0xAC00 + (first * 21 + vowel) * 28 + final)


def _closed(text: str, final: int) -> str:
    """The text with a last consonant under its last syllable, which has none."""
    first, vowel, _ = _split(text[-1])
    return text[:-1] + _syllable(first, vowel, final)


def _joined(stem: str) -> str:
    """The form in 아 or 어 of a regular stem.

    >>> [_joined(stem) for stem in "막 늘 가 보 바뀌 이기 모으 쓰 되 하".split()]
    ['막아', '늘어', '가', '봐', '바뀌어', '이겨', '모아', '써', '돼', '해']
    """
    first, vowel, final = _split(stem[-1])
    if stem.endswith("하"):
        return stem[:-1] + "해"
    if final != _NONE:
        return stem + ("아" if vowel in (_A, _O) else "어")
    contracted = {_O: _WA, _U: _WO, _I: _YEO, _OE: _WAE}
    if vowel == _EU:
        bright = len(stem) > 1 and _split(stem[-2])[1] in (_A, _O)
        return stem[:-1] + _syllable(first, _A if bright else _EO, _NONE)
    if vowel in contracted:
        return stem[:-1] + _syllable(first, contracted[vowel], _NONE)
    return stem + "어" if vowel in (_VOWELS.index("ㅟ"), _VOWELS.index("ㅢ")) else stem


def _irregular(stem: str) -> tuple[str, str]:
    """What an irregular stem becomes before 으, and its form in 아 or 어.

    >>> [_irregular(stem) for stem in "어렵 돕 듣 짓 빠르".split()]
    [('어려우', '어려워'), ('도우', '도와'), ('들으', '들어'), ('지으', '지어'), ('빠르', '빨라')]
    """
    first, vowel, final = _split(stem[-1])
    if stem.endswith("르"):
        bright = _split(stem[-2])[1] in (_A, _O)
        return stem, _closed(stem[:-1], _L) + ("라" if bright else "러")
    open_stem = stem[:-1] + _syllable(first, vowel, _NONE)
    if final == _B:
        return open_stem + "우", open_stem + ("와" if stem in ("돕", "곱") else "워")
    changed = stem[:-1] + _syllable(first, vowel, _L) if final == _D else open_stem
    return changed + "으", changed + ("아" if vowel in (_A, _O) else "어")


def _forms(stem: str, kind: str) -> Iterator[str]:
    """All forms of one stem; `kind` is the sign of an irregular one: * of the usual kinds, + of 이르다."""
    final = _split(stem[-1])[2]
    irregular = kind == "*"
    bound, joined = _irregular(stem) if irregular else (stem, f"{stem}러" if kind == "+" else _joined(stem))
    if final == _L:
        bound = stem[:-1] + _syllable(*_split(stem[-1])[:2], _NONE)
    elif final != _NONE and not irregular:
        bound = stem + "으"
    yield from (_without_l(stem, bound, ending) for ending in _AFTER_ANY)
    yield from ((stem if final == _L else bound) + ending for ending in _BOUND)
    yield from (_closed(bound, one) + more for one, endings in _CLOSED.items() for more in endings)
    if final in (_NONE, _L):
        yield from (_closed(bound, _N) + more for more in ("다", "다는", "다고", "다면", "데"))
    joins = [joined] + ([stem + "여"] if stem.endswith("하") else [stem + "어"] if stem.endswith("되") else [])
    if final == _NONE and not irregular and _split(stem[-1])[1] in (_O, _U):
        joins.append(stem + ("아" if _split(stem[-1])[1] == _O else "어"))
    for join in joins:
        yield from (join + ending for ending in _JOINED)
        yield from (_closed(join, _SS) + ending for ending in _PAST)


def _without_l(stem: str, bound: str, ending: str) -> str:
    """A stem with an ending before which ㄹ falls away."""
    return (bound if _split(stem[-1])[2] == _L and ending[0] in "는나네니소" else stem) + ending


@cache
def verb_forms() -> frozenset[str]:
    """All forms of the stems."""
    stems = [(stem.rstrip("*+"), stem[-1]) for stem in _STEMS]
    return frozenset(form for stem, kind in stems for form in _forms(stem, kind))


@cache
def noun_verbs() -> frozenset[str]:
    """All forms of the verbs that are hung to nouns, and of the copula."""
    forms = {
        form
        for stem in ("하", "되", "시키", "받", "당하", "스럽*", "롭*")
        for form in _forms(stem.rstrip("*"), stem[-1])
    }
    past = {begin + ending for begin in ("였", "이었") for ending in _PAST}
    return frozenset(forms | past | set(_COPULA))
