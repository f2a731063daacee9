"""Which language a text is in, told by its characters.

In: the text of a report. Out: one of zh-Hans, zh-Hant, ja, ko, en. Kana mean Japanese, Hangul Korean; between
the two Chinese scripts decide the characters that only one of them uses.
"""

from __future__ import annotations

import re

# Common characters that were simplified, and what they were before; a character both scripts use is not here.
_SIMPLIFIED = (
    "这来时会个们国说为发经对学动过还现开关长东车书两业点无头问间见电话让认论设语请读课谁调谈谢该远"
    "运进达选边连迟适迁递头买卖价费资质贵贸财责账货购贴赛产严医县参变叶号历压厂厅厉厦双听启员"
    "团园围图圆场块坚坏报择护损换据摆扩扫扬抢战户执环监盘确规视觉观觅页项顺须预领频题额风飞饭"
    "馆马驱驶验鱼鸟齐龙龟机构术权杂条极标栏树样桥检楼欢气汇汉沟没泽济测浓润涨渐满灭灵炼热爱状"
    "静独狱献玛疗癌盖础礼离种积称稳穷竞笔筑简签类粮级纪约纯纲纳线练组细织终结绍给统继绩续维绿编缘缩网罗"
)
_TRADITIONAL = (
    "這來時會個們國說為發經對學動過還現開關長東車書兩業點無頭問間見電話讓認論設語請讀課誰調談謝該遠"
    "運進達選邊連遲適遷遞買賣價費資質貴貿財責賬貨購貼賽產嚴醫縣參變葉號歷壓廠廳厲廈雙聽啟員"
    "團園圍圖圓場塊堅壞報擇護損換據擺擴掃揚搶戰戶執環監盤確規視覺觀覓頁項順須預領頻題額風飛飯"
    "館馬驅駛驗魚鳥齊龍龜機構術權雜條極標欄樹樣橋檢樓歡氣匯漢溝沒澤濟測濃潤漲漸滿滅靈煉熱愛狀"
    "靜獨獄獻瑪療蓋礎禮離種積稱穩窮競筆築簡簽類糧級紀約純綱納線練組細織終結紹給統繼績續維綠編緣縮網羅"
)
_ONLY_SIMPLIFIED = frozenset(_SIMPLIFIED) - frozenset(_TRADITIONAL)
_ONLY_TRADITIONAL = frozenset(_TRADITIONAL) - frozenset(_SIMPLIFIED)
_KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa]")
_HANGUL = re.compile("[\u1100-\u11ff\uac00-\ud7af]")
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af]")
_WORD = re.compile("[A-Za-z\u00c0-\u024f]+")
_SAMPLE = 200_000


def detect(text: str) -> str:
    """The language most of a text is in.

    >>> detect("海面很平静"), detect("海面很平靜"), detect("きょうの海"), detect("바다"), detect("sea")
    ('zh-Hans', 'zh-Hant', 'ja', 'ko', 'en')
    """
    text = text[:_SAMPLE]
    kana, hangul, han = (len(pattern.findall(text)) for pattern in (_KANA, _HANGUL, _HAN))
    words = len(_WORD.findall(text))
    if kana + hangul + han <= words * 0.6:
        return "en"
    if hangul > max(kana, han * 0.5):
        return "ko"
    if kana > 0.08 * (kana + han):
        return "ja"
    simplified = sum(character in _ONLY_SIMPLIFIED for character in text)
    traditional = sum(character in _ONLY_TRADITIONAL for character in text)
    return "zh-Hant" if traditional > simplified else "zh-Hans"


def borne_out(tag: str, text: str) -> str:
    """The language that a file states, if its text is in the script of it; empty where it is in another.

    Word processors state the language of a template or of their own menus. A bare `zh` gets its script.

    >>> borne_out("en-US", "海面很平静"), borne_out("zh-CN", "きょうの海"), borne_out("zh", "海面很平靜")
    ('', '', '')
    >>> borne_out("zh-TW", "海面很平靜"), borne_out("de", "Die See ist ruhig")
    ('zh-TW', 'de')
    """
    found, own = (one.partition("-")[0] for one in (detect(text), tag))
    if found == "en":
        wide = own in ("zh", "ja", "ko") and any(one.search(text) for one in (_KANA, _HANGUL, _HAN))
        return tag if own == "en" or wide or not _is_english(text[:_SAMPLE]) else ""
    return tag if found == own and tag != "zh" else ""


def _is_english(text: str) -> bool:
    """Whether words that only English has are as frequent as they are in its texts."""
    words = _WORD.findall(text)
    return len(words) >= _FEWEST_WORDS and sum(word in _ENGLISH for word in words) > _OFTEN * len(words)


_ENGLISH = frozenset({"the", "of", "and", "to", "is", "that"})
_FEWEST_WORDS, _OFTEN = 100, 0.1
"""Words of a text at least, and part of them that are these."""
