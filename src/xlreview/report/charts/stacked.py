"""Stacked bars: how many of each kind there are, group by group."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from xlreview import look
from xlreview.report.charts.drawing import Box, Drawing, Side, Words
from xlreview.report.charts.letters import broken, width_of

_WIDTH = 16_000
"""Between the margins of an upright A4 page."""
_TITLE, _WHO, _GAP, _TOTAL = 3_900, 1_500, 250, 900
_BAR, _SLIM_BAR, _BETWEEN_BARS, _BETWEEN_GROUPS = 600, 440, 110, 420
_MANY_BARS = 16
_SIZE, _SMALL = 9.5, 9.0
_LINE, _DROP = 400, 115
"""Height of a line of text, and how far the baseline lies below its middle."""
_KEY, _KEY_GAP = 330, 500


@dataclass(frozen=True)
class Kind:
    """A kind of thing that is counted: its sign, its word, its colour."""

    key: str
    sign: str
    word: str
    fill: str


@dataclass(frozen=True)
class Bar:
    """Whose figures these are, and how many there are of each kind by its key."""

    who: str
    counted: Mapping[str, int]

    @property
    def total(self) -> int:
        """All that is counted."""
        return sum(self.counted.values())


@dataclass(frozen=True)
class Group:
    """Bars that belong together."""

    title: str
    bars: tuple[Bar, ...]


def stacked_bars(groups: Sequence[Group], kinds: Sequence[Kind]) -> Drawing:
    """The bars one below another, all to one scale, with a key to the kinds that occur above them."""
    occurring = [
        kind for kind in kinds if any(bar.counted.get(kind.key) for one in groups for bar in one.bars)
    ]
    shapes: list[Box | Words] = []
    top = 0
    for shape, bottom in _key(occurring):
        shapes.append(shape)
        top = max(top, bottom)
    top += _BETWEEN_GROUPS
    begin = _begin(groups)
    most = max((bar.total for one in groups for bar in one.bars), default=0) or 1
    scale = (_WIDTH - begin - _TOTAL) / most
    height = _SLIM_BAR if sum(len(one.bars) for one in groups) > _MANY_BARS else _BAR
    for group in groups:
        shapes += _titles(group, top, height)
        for number, bar in enumerate(group.bars):
            shapes += _bar(bar, occurring, (begin, top + number * (height + _BETWEEN_BARS)), (scale, height))
        top += _height(group, height) + _BETWEEN_GROUPS
    return Drawing(_WIDTH, top - _BETWEEN_GROUPS + _BETWEEN_BARS, look.FONT, tuple(shapes))


def _begin(groups: Sequence[Group]) -> int:
    titled = any(one.title for one in groups)
    named = any(bar.who for one in groups for bar in one.bars)
    return titled * (_TITLE + _GAP) + named * (_WHO + _GAP)


def _height(group: Group, height: int) -> int:
    lines = len(broken(group.title, _TITLE, _SIZE, most=2))
    return max(len(group.bars) * (height + _BETWEEN_BARS) - _BETWEEN_BARS, lines * _LINE)


def _key(kinds: Sequence[Kind]) -> Iterator[tuple[Box | Words, int]]:
    """A box and a word for each kind, in as many lines as it takes, each with where its line ends."""
    x, top = 0, 0
    for kind in kinds:
        words = f"{kind.sign} {kind.word}".strip()
        width = _KEY + 150 + width_of(words, _SMALL)
        if x and x + width > _WIDTH:
            x, top = 0, top + _LINE + 80
        edge = look.HAIRLINE if kind.fill == look.PAPER else kind.fill
        yield Box(x + 10, top + 10, _KEY, _KEY, kind.fill, edge), top + _LINE
        baseline = top + _KEY // 2 + _DROP
        yield Words(x + _KEY + 150, baseline, words, _SMALL, look.INK), top + _LINE
        x += width + _KEY_GAP


def _titles(group: Group, top: int, height: int) -> Iterator[Words]:
    lines = broken(group.title, _TITLE, _SIZE, most=2)
    middle = top + _height(group, height) // 2
    first = middle - (len(lines) - 1) * _LINE // 2 + _DROP
    for number, line in enumerate(lines):
        yield Words(0, first + number * _LINE, line, _SIZE, look.NAVY, bold=True)


def _bar(
    bar: Bar, kinds: Sequence[Kind], place: tuple[int, int], measures: tuple[float, int]
) -> Iterator[Box | Words]:
    (begin, top), (scale, height) = place, measures
    baseline = top + height // 2 + _DROP
    if bar.who:
        who = broken(bar.who, _WHO, _SMALL, most=1)[0]
        yield Words(begin - _GAP, baseline, who, _SMALL, look.SECONDARY_INK, Side.RIGHT)
    before = 0
    for kind in kinds:
        count = bar.counted.get(kind.key, 0)
        if not count:
            continue
        left, right = round(begin + before * scale), round(begin + (before + count) * scale)
        before += count
        edge = look.HAIRLINE if kind.fill == look.PAPER else look.PAPER
        yield Box(left, top, right - left, height, kind.fill, edge)
        for words in (f"{kind.sign} {count}".strip(), str(count)):
            if width_of(words, _SMALL) + 120 <= right - left:
                yield Words((left + right) // 2, baseline, words, _SMALL, look.INK, Side.MIDDLE)
                break
    yield Words(round(begin + bar.total * scale) + 150, baseline, str(bar.total), _SMALL, look.SECONDARY_INK)
