"""Everyday Chinese briefings of three pages, a different text for each seed.

In: a seed. Out: a `Briefing`, frozen data that knows no format; the peers turn it into their own source. All
names are invented, addresses end in `.example`.
"""

from __future__ import annotations

import datetime
import json
import random
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

SECTIONS, SUBSECTIONS, REFERENCES = 4, 2, 4


@dataclass(frozen=True)
class Run:
    """A piece of a paragraph: plain, `strong`, a link to an address, or a citation of a reference from 1."""

    text: str
    style: str = ""
    target: str = ""


Runs = tuple[Run, ...]


@dataclass(frozen=True)
class Table:
    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Section:
    """A section has subsections; a subsection has paragraphs, and some a list or a table."""

    title: str
    paragraphs: tuple[Runs, ...] = ()
    items: tuple[str, ...] = ()
    table: Table | None = None
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True)
class Reference:
    source: str
    title: str
    year: str
    address: str


@dataclass(frozen=True)
class Briefing:
    title: str
    organisations: tuple[str, ...]
    date: str
    abstract: str
    sections: tuple[Section, ...]
    references: tuple[Reference, ...]
    prompt: str
    profiles: tuple[tuple[str, str], ...]
    website: str


def briefing(seed: int) -> Briefing:
    """The briefing of a seed, always the same."""
    return _Writer(random.Random(seed)).briefing()


def to_json(report: Briefing) -> str:
    return json.dumps(asdict(report), ensure_ascii=False)


def from_json(text: str) -> Briefing:
    data = json.loads(text)
    references = tuple(Reference(**item) for item in data.pop("references"))
    sections = tuple(_section(item) for item in data.pop("sections"))
    profiles = tuple((name, said) for name, said in data.pop("profiles"))
    organisations = tuple(data.pop("organisations"))
    return Briefing(
        **data, organisations=organisations, sections=sections, references=references, profiles=profiles
    )


def _section(given: dict[str, Any]) -> Section:
    table = given["table"]
    return Section(
        given["title"],
        tuple(tuple(Run(**run) for run in runs) for runs in given["paragraphs"]),
        tuple(given["items"]),
        table and Table(table["caption"], tuple(table["head"]), tuple(map(tuple, table["rows"]))),
        tuple(_section(item) for item in given["sections"]),
    )


# ---- Words ---------------------------------------------------------------------------------------------------
_STARTS = (
    "Bren Cor Tess Nor Vel Qua Mar Hal Lun Ost Pel Ria Sten Tor Ulm Ves Wil Yar Zan Aub Dre Fen Gal".split()
)
_ENDS = (
    "nmoor vane aly thmere oria yloom wick den dane haven mark leaf stad quist vale mond berg ton ix".split()
)
_KINDS = "Labs,Freight,Energy,Motors,Institute,Systems,Observatory,R&D,Exchange,Robotics".split(",")
_PLACES = "澜港 北湾 海岸 云岭 青屿 沧浪 金沙洲 南麓 镜湖 白鹭洲 松江渡 临渊 望潮 石桥 兰渚 翠微".split()
_FIELDS = "港口数字化 绿色燃料 人工智能 城市交通 半导体 医疗影像 海上风电 智能制造 遥感数据 供应链金融".split()
_BODIES = "研究院 观测中心 委员会 促进会 实验室 联合会 协会 工作组".split()
_THINGS = """调度系统 推理芯片 岸电设施 权限审计 即期运价 训练数据 排放核算 远程操控 跨境传输 电池回收
模型评测 数字孪生 应急演练 开放接口 运维规程 人才培养 隐私计算 冷链物流 储能电站 卫星遥感 低空航线
氢能管网 算力租赁 质量追溯 供水管网 智能合约 语音识别 粮食仓储 潮汐发电 隧道监测 桥梁养护""".split()
_DEEDS = """稳步推进 引发争议 进入试点 成本下降 规则落地 出现分化 面临缺口 加快整合 重新评估 扩大开放
明显回升 遭遇瓶颈 接受检验 走向标准化 获得认可""".split()
_PEOPLE = "周砚 林岫 陈渡 沈澜 顾青 陆屿 苏禾 许衡 方澈 叶桐 程蔚 宋珩".split()
_SENTENCES = """\
{body}在{month}月发布的报告指出，{thing}的覆盖率已经达到 {percent}%，比去年同期提高 {small} 个百分点。
据 {firm} 披露，其面向{thing}的平台 {product} 在 {count} 个站点投入使用，平均响应时间缩短到 {small} 毫秒。
{place}的{person}认为，{thing}与{other}的难点不在设备本身，而在“谁来负责、如何复核”这两个问题一直没有写进流程。
与此相对，{firm} 选择了更谨慎的路线：先在{place}的 {few} 个场景验证，再决定是否追加 {count} 万元投资。
值得注意的是，{thing}与{other}之间的关系正在变得紧密，前者每增加 1%，后者的需求就上升约 {small}%。
{place}的调查覆盖 {big} 名从业者，其中 {percent}% 表示需要重新培训，只有少数人愿意立即转岗。
业内人士提醒，{product} {few}.0 的接口仍有 {few} 处与旧规范不一致，迁移之前应当逐项核对字段与单位。
按照时间表，{thing}将在 202{year} 年前分三批完成改造；首批 {count} 个项目的预算约为 {big} 万元。
如果{thing}的价格继续上涨，{other}的回收周期会从 {few} 年延长到 {small} 年以上，{place}的中小企业压力尤其明显。
{firm} 的工程师{person}在说明会上表示，问题源于两套时钟相差 {few} 小时，校验程序却没有报错。
综合来看，{thing}已经越过“能不能做”的阶段，{body}下一步要回答的是由谁出资、怎样维护、何时退出。
监管部门建议，{place}的 {count} 家企业把{thing}纳入同等严格的审计，并且每 {few} 个月进行一次不预先通知的演练。
数据显示，今年前 {few} 个月相关合同共 {count} 份，金额合计 {big} 万元，同比增长 {percent}.{few}%。
也有不同意见：{body}的{person}指出，样本只有 {count} 个，而且集中在{place}一带，结论未必能够推广。
在 {product} 与 {firm} 的对比测试中，{thing}的误报率由 {small}.{few}% 降到 0.{few}%，代价是能耗略有上升。
""".splitlines()
_PAPERS = """\
Night shift at {name} halts after remote stop
Shippers ask for floating clauses as {name} climbs
{name}: a survey of {count} sites
Annual review of the {name} index
{name} & partners: what the audit says
""".splitlines()
_PRESS = """\
The Harbour Ledger
Quayside Weekly
Northmere Review
Journal of Coastal Systems
The Estuary Post
""".splitlines()


class _Writer:
    """Writes one briefing from the numbers of its generator."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._deck: list[str] = []

    def briefing(self) -> Briefing:
        day = datetime.date(2026, 1, 1) + datetime.timedelta(days=self._chance.randrange(360))
        names = [self._body() for _ in range(3)]
        host = self._name().lower()
        return Briefing(
            title=f"{self._pick(_PLACES)}{self._pick(_FIELDS)}每日简报",
            organisations=tuple(names),
            date=day.isoformat(),
            abstract="".join(self._sentence() for _ in range(4)),
            sections=tuple(self._part(number) for number in range(SECTIONS)),
            references=tuple(self._reference(host) for _ in range(REFERENCES)),
            prompt="联系我们",
            profiles=tuple((name, self._profile()) for name in names[:2]),
            website=f"https://{host}.example",
        )

    def _part(self, number: int) -> Section:
        children = [self._subsection(number * SUBSECTIONS + place) for place in range(SUBSECTIONS)]
        return Section(f"{self._thing()}：{self._name()} {self._pick(_DEEDS)}", sections=tuple(children))

    def _subsection(self, number: int) -> Section:
        table = self._table() if number == 2 else None
        items = tuple(self._sentence() for _ in range(3)) if number == 4 else ()
        text = tuple(Run(self._sentence()) for _ in range(4))
        marks = tuple(self._marks(number))
        return Section(f"{self._thing()}{self._pick(_DEEDS)}", ((*text[:2], *marks, *text[2:]),), items, table)

    def _marks(self, number: int) -> Iterator[Run]:
        if number < REFERENCES:
            yield Run(f"[{number + 1}]", "cite", str(number + 1))
        else:
            yield Run("要点：", "strong")
            yield Run(f"见 {self._name()}", "link", f"https://{self._name().lower()}.example/a_b?id={number}")
            yield Run("。")

    def _table(self) -> Table:
        rows = [
            (self._thing(), self._firm(), f"{self._many():,}", f"{self._few()}.{self._few()}%")
            for _ in range(5)
        ]
        return Table(f"{self._pick(_FIELDS)}主要指标", ("项目", "机构", "数量", "增幅"), tuple(rows))

    def _reference(self, host: str) -> Reference:
        title = self._pick(_PAPERS).format(name=self._name(), count=self._many())
        address = f"https://{host}.example/{self._many()}/{self._name().lower()}"
        return Reference(self._pick(_PRESS), title, str(2020 + self._few() % 7), address)

    def _profile(self) -> str:
        work, customer = f"{self._pick(_FIELDS)}与{self._thing()}", self._firm()
        return f"专注于{work}的独立机构，为 {customer} 等单位提供政策解读与数据服务。"

    def _sentence(self) -> str:
        """A sentence; none comes again before all others were used."""
        self._deck = self._deck or self._chance.sample(_SENTENCES, len(_SENTENCES))
        return self._deck.pop().format(
            body=self._body(),
            firm=self._firm(),
            product=self._name(),
            thing=self._thing(),
            other=self._thing(),
            person=self._pick(_PEOPLE),
            place=self._pick(_PLACES),
            month=self._chance.randint(1, 12),
            percent=self._chance.randint(12, 96),
            small=self._chance.randint(2, 40),
            few=self._few(),
            count=self._chance.randint(11, 480),
            big=f"{self._many():,}",
            year=self._chance.randint(7, 9),
        )

    def _pick(self, words: list[str]) -> str:
        return self._chance.choice(words)

    def _thing(self) -> str:
        return self._pick(_THINGS)

    def _body(self) -> str:
        return f"{self._pick(_PLACES)}{self._pick(_FIELDS)}{self._pick(_BODIES)}"

    def _name(self) -> str:
        return self._pick(_STARTS) + self._pick(_ENDS)

    def _firm(self) -> str:
        return f"{self._name()} {self._pick(_KINDS)}"

    def _few(self) -> int:
        return self._chance.randint(2, 9)

    def _many(self) -> int:
        return self._chance.randint(1100, 98000)
