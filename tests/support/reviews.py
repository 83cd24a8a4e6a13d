"""Reviews for tests: from a few words, or any at all."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, time
from itertools import cycle

from hypothesis import strategies as st

from support.packs import SMALL
from xlreview.layout.choices import values_of
from xlreview.layout.columns import Column, Holds
from xlreview.layout.rows import printed_ids
from xlreview.layout.sheets import DATA_SHEETS, SHEETS_BY_KEY, Rows, Sheet, access_by_sheet
from xlreview.model.pack import Pack
from xlreview.model.rating import Role
from xlreview.model.review import Answer, Entry, Review
from xlreview.write import issue_workbook

Answers = Mapping[str, Mapping[str, Mapping[str, Answer]]]

AWKWARD_TEXTS = (
    "-",
    "=1+1",
    "+358 40 123",
    "@home",
    "https://example.org/a?b=c&d",
    "1.0",
    "007",
    "TRUE",
    "12.3.2026",
    "_x0041_",
    "<b>&amp;</b>",
    "<r>R & D</r>",
    "- one\n- two",
    "  outer blank",
    "’”“«»…–",
    "Ääkköset ja emojit 🏙️",
    "{{ 7*7 }}",
    "'quoted",
    "#N/A",
)


def review(
    answers: Answers | None = None,
    *,
    pack: Pack = SMALL,
    role: str = "team",
    language: str = "en",
    reviewers: tuple[str, ...] = ("JB",),
) -> Review:
    """A review with these answers, by sheet key, row id and column key."""
    issued = issue_workbook(
        pack,
        role=Role(role),
        city="Haldersund",
        round="2026",
        language=language,
        reviewers=reviewers,
    )
    entries = {
        sheet: tuple(Entry(sheet, id, dict(row)) for id, row in rows.items())
        for sheet, rows in (answers or {}).items()
    }
    return replace(issued, stamp=replace(issued.stamp, workbook_id="0" * 32), entries=entries)


def texts() -> st.SearchStrategy[str]:
    """Text that people type, and text that programs stumble over; never blank, no blanks at its end."""
    typed = st.text(st.characters(exclude_categories=("C", "Z"), include_characters=" \n"), max_size=60)
    return st.one_of(st.sampled_from(AWKWARD_TEXTS), typed.map(str.rstrip).filter(str.strip))


@st.composite
def reviews(draw: st.DrawFn, *, pack: Pack = SMALL, language: str | None = None) -> Review:
    """Any review that a workbook can hold, for any role."""
    role = draw(st.sampled_from(tuple(Role)))
    spoken = language or draw(st.sampled_from(("en", "fi")))
    blank = review({}, pack=pack, role=role, language=spoken)
    entries: dict[str, tuple[Entry, ...]] = {}
    for sheet in access_by_sheet(role):
        if sheet in DATA_SHEETS:
            rows = draw(_rows(sheet, blank))
            if rows:
                entries[sheet.key] = rows
    return replace(blank, entries=entries)


@st.composite
def _rows(draw: st.DrawFn, sheet: Sheet, blank: Review) -> tuple[Entry, ...]:
    if sheet.rows is Rows.FOUND:
        ids: tuple[str, ...] = ("C1", "C2")
    else:
        ids = printed_ids(sheet, blank.pack, blank.stamp)
    headers = draw(st.lists(st.sampled_from(("Our remark", "Huom!", "2026")), unique=True, max_size=2))
    chosen = draw(st.sets(st.sampled_from(ids), max_size=4)) if ids else set()
    rows = []
    for id in ids:
        if id in chosen:
            answers = draw(_answers(sheet, id, blank))
            extra = draw(st.fixed_dictionaries({}, optional=dict.fromkeys(headers, texts())))
            if answers or extra:
                rows.append(Entry(sheet.key, id, answers, extra=extra))
    return tuple(rows)


@st.composite
def _answers(draw: st.DrawFn, sheet: Sheet, id: str, blank: Review) -> dict[str, Answer]:
    answers: dict[str, Answer] = {}
    for column in _answerable(sheet, id, blank.pack):
        values = _values(column, blank)
        if values is not None and draw(st.booleans()):
            answers[column.key] = draw(values)
    return answers


def _answerable(sheet: Sheet, id: str, pack: Pack) -> list[Column]:
    """The answered columns of a row; the factors of the pack have their name printed."""
    printed = (
        {"factor"} if sheet.key == "context" and id in {one.id for one in pack.context_factors} else set()
    )
    return [column for column in sheet.answered if column.key not in printed]


def _values(column: Column, blank: Review) -> st.SearchStrategy[Answer] | None:
    codes = tuple(blank.pack.indicators_by_code)
    match column.holds:
        case Holds.CHOICE:
            values = values_of(column.choices or "", blank.pack)
            return st.sampled_from([str(value) for value in values]) if values else None
        case Holds.CODE:
            return st.sampled_from(codes)
        case Holds.CODES:
            return _several(codes)
        case Holds.REFERENCES:
            sheet = SHEETS_BY_KEY["recommendations"]
            return _several(printed_ids(sheet, blank.pack, blank.stamp))
        case Holds.INITIALS:
            return _several(("JB", "FC", "AK", "MTL"))
        case Holds.NUMBER:
            return st.integers(1, 400)
        case Holds.PERCENT:
            return st.integers(0, 100).map(lambda percent: percent / 100)
        case Holds.DAY:
            return st.dates(date(2000, 1, 1), date(2099, 12, 31))
        case Holds.TIME:
            return st.builds(time, st.integers(0, 23), st.integers(0, 59))
        case _:
            return texts()


def _several(ids: tuple[str, ...]) -> st.SearchStrategy[Answer]:
    return st.lists(st.sampled_from(ids), min_size=1, max_size=3, unique=True).map(tuple)


def full_answers(pack: Pack, role: str) -> Answers:
    """Every answer of every printed row that a role's workbook can hold, the same each time.

    The texts take turns through all that is awkward.
    """
    blank = review(pack=pack, role=role)
    texts = cycle(AWKWARD_TEXTS)
    answers: dict[str, dict[str, dict[str, Answer]]] = {}
    for sheet in access_by_sheet(Role(role)):
        if sheet not in DATA_SHEETS:
            continue
        ids = ("C1", "C2") if sheet.rows is Rows.FOUND else printed_ids(sheet, pack, blank.stamp)
        for number, id in enumerate(ids[:40]):
            row = {
                column.key: answer
                for column in _answerable(sheet, id, pack)
                if (answer := _nth_answer(column, number, blank, texts)) is not None
            }
            answers.setdefault(sheet.key, {})[id] = row
    return answers


def _nth_answer(column: Column, number: int, blank: Review, texts: Iterator[str]) -> Answer | None:
    codes = tuple(blank.pack.indicators_by_code)
    recommendations = printed_ids(SHEETS_BY_KEY["recommendations"], blank.pack, blank.stamp)
    match column.holds:
        case Holds.CHOICE:
            values = values_of(column.choices or "", blank.pack)
            return str(values[number % len(values)]) if values else None
        case Holds.CODE:
            return codes[number % len(codes)]
        case Holds.CODES:
            return codes[: number % 3 + 1]
        case Holds.REFERENCES:
            return recommendations[: number % 3 + 1]
        case Holds.INITIALS:
            return ("JB", "FC")[: number % 2 + 1]
        case Holds.NUMBER:
            return number + 1
        case Holds.PERCENT:
            return number % 101 / 100
        case Holds.DAY:
            return date(2026, 1 + number % 12, 1 + number % 28)
        case Holds.TIME:
            return time(8 + number % 10, number % 4 * 15)
        case _:
            return next(texts)
