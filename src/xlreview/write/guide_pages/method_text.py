"""What the method page says: rules in words, filled with the constants by which the code works."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from xlreview.layout.asked import NO_ANSWER_YET, NUMBERED_SOURCES, SETTLED_BY, essential_columns
from xlreview.layout.choices import label_of
from xlreview.layout.columns import Column
from xlreview.layout.sheets import Access, Rows, Sheet, access_by_sheet
from xlreview.method.agenda import HALF_DAY, MINUTES, SHORTEST
from xlreview.method.agreement import SCALE
from xlreview.method.glance import ATTENTION_ORDER
from xlreview.model.pack import Area, Use, words
from xlreview.model.rating import HEARD_IN, Nature, Rating, Role, Source
from xlreview.write.book.open_book import Book
from xlreview.write.guide_pages.legend import write_evidence_legend, write_ratings_legend
from xlreview.write.guide_pages.page import Page
from xlreview.write.hidden.tally import Tally

_WORKED_EXAMPLE = "GG/I/3"
"""The guide explains evidence by a permanent advisory committee, which this indicator asks for."""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, and what stands beside it."""

    text: str
    side: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, paragraphs, a legend after the first of them if there is one."""

    heading: str
    lines: tuple[Line, ...]
    legend: Callable[[Page, int], int] | None = None


def sections(book: Book, tally: Tally | None) -> Iterator[Section]:
    """The sections of the method page in order, those that this pack or workbook has no use for left out."""
    # A workbook without evidence (a city's) shows none of its states either.
    weighs = "evidence" in book.laid
    told = [
        _section(book, "ratings", _told(book, "ratings.text", "ratings.final"), write_ratings_legend),
        *(_about_evidence(book, tally) if weighs else ()),
        *(_about_the_meeting(book) if "agenda" in book.laid else ()),
        _section(book, "progress", _progress(book)),
        _section(book, "heat_map", _heat_map(book)),
        *([_section(book, "writing", _writing(book))] if weighs else ()),
        _section(book, "roles", _roles(book)),
        _section(book, "standards", _standards(book)),
        _section(book, "areas", _titled(book, book.pack.areas)),
        _section(book, "uses", _titled(book, book.pack.uses)),
        _section(book, "privacy", _privacy(book)),
        _section(book, "workbook", _workbook(book)),
    ]
    return (section for section in told if section.lines)


def _about_evidence(book: Book, tally: Tally | None) -> Iterator[Section]:
    yield _section(book, "evidence", _what_counts(book))
    yield _section(book, "states", _states(book, tally), write_evidence_legend)
    yield _section(book, "suggested", _suggested(book))


def _about_the_meeting(book: Book) -> Iterator[Section]:
    yield _section(book, "agenda", _agenda(book))
    yield _section(book, "agreement", _agreement(book))


def _section(
    book: Book, key: str, lines: Iterable[Line], legend: Callable[[Page, int], int] | None = None
) -> Section:
    return Section(book.words(f"guide.method.{key}.heading"), tuple(lines), legend)


def _told(book: Book, *keys: str) -> Iterator[Line]:
    for key in keys:
        yield Line(book.words(f"guide.method.{key}"))


def _what_counts(book: Book) -> Iterator[Line]:
    other_sources = [_label(book, "source", one) for one in Source if one not in HEARD_IN]
    other_natures = [_label(book, "nature", one) for one in Nature if one is not Nature.FACT]
    yield Line(
        book.words(
            "guide.method.evidence.text",
            fact=_label(book, "nature", Nature.FACT),
            heard_in=_heard_in(book),
            below=_rating(book, Rating.BELOW),
            meets=_rating(book, Rating.MEETS),
            exceeds=_rating(book, Rating.EXCEEDS),
        )
    )
    yield Line(book.words("guide.method.evidence.interviews"))
    yield Line(book.words("guide.method.evidence.support", others=", ".join(other_sources)))
    yield Line(book.words("guide.method.evidence.opinions", others=", ".join(other_natures)))


def _states(book: Book, tally: Tally | None) -> Iterator[Line]:
    yield from _told(book, "states.text", "states.reporting")
    if tally and not tally.live:
        yield from _told(book, "states.fixed")


def _suggested(book: Book) -> Iterator[Line]:
    for rating in (Rating.BELOW, Rating.EXCEEDS, Rating.MEETS, Rating.UNCLEAR):
        yield Line(book.words(f"guide.method.suggested.{rating}"), _rating(book, rating))
    yield from _told(book, "suggested.final")


def _agenda(book: Book) -> Iterator[Line]:
    """The minutes that each cause asks for, most first, and how the meeting is shared."""
    yield from _told(book, "agenda.text")
    for minutes, causes in groupby(MINUTES, key=MINUTES.__getitem__):
        texts = [book.words(f"guide.method.agenda.cause.{cause}") for cause in causes]
        yield Line("\n".join(texts), book.words("guide.method.agenda.minutes", minutes=minutes))
    yield Line(book.words("guide.method.agenda.shared", minutes=HALF_DAY, shortest=SHORTEST))
    yield from _told(book, "agenda.settled")


def _agreement(book: Book) -> Iterator[Line]:
    scale = " – ".join(_rating(book, rating) for rating in SCALE)
    yield Line(book.words("guide.method.agreement.text", scale=scale))
    yield Line(
        book.words(
            "guide.method.agreement.others",
            unclear=_rating(book, Rating.UNCLEAR),
            not_applicable=_rating(book, Rating.NOT_APPLICABLE),
        )
    )
    yield from _told(book, "agreement.alpha")


def _progress(book: Book) -> Iterator[Line]:
    yield from _told(book, "progress.text")
    for sheet, access in book.sheets.items():
        essential = essential_columns(sheet, book.review.stamp.role)
        if essential and access is Access.FILLS:
            yield Line(_needed(book, sheet, essential), book.title(sheet.key))


def _needed(book: Book, sheet: Sheet, essential: Iterable[Column]) -> str:
    """The answers that finish a row of a sheet, with the rules that hold for it alone."""
    columns = ", ".join(_needed_in(book, sheet, column) for column in essential)
    if sheet.key == NUMBERED_SOURCES[0]:
        return _needed_with_number(book, sheet, columns)
    if sheet.key not in SETTLED_BY:
        return columns
    key, value = SETTLED_BY[sheet.key]
    return book.words(
        f"guide.method.progress.{'settled_by' if book.pack.context_factors else 'settled_by_any'}",
        columns=columns,
        question=_column(book, sheet, key),
        value=_label(book, sheet.column(key).choices or "", value),
    )


def _needed_with_number(book: Book, sheet: Sheet, columns: str) -> str:
    _, source, _, number = NUMBERED_SOURCES
    return book.words(
        "guide.method.progress.with_number",
        columns=columns,
        number=_column(book, sheet, number),
        source=_column(book, sheet, source),
        heard_in=_heard_in(book),
    )


def _heard_in(book: Book) -> str:
    heard_in = [_label(book, "source", one) for one in Source if one in HEARD_IN]
    return f" {book.words('guide.method.or')} ".join(heard_in)


def _needed_in(book: Book, sheet: Sheet, column: Column) -> str:
    title = _column(book, sheet, column.key)
    if column.choices and (pending := NO_ANSWER_YET.get(column.choices)):
        value = _label(book, column.choices, pending)
        return book.words("guide.method.progress.no_answer_yet", column=title, value=value)
    return title


def _heat_map(book: Book) -> Iterator[Line]:
    order = ", ".join(_rating(book, rating) for rating in ATTENTION_ORDER)
    yield Line(book.words("guide.method.heat_map.text", order=order))
    yield from _told(book, "heat_map.aid")


def _writing(book: Book) -> Iterator[Line]:
    codes = book.pack.indicators_by_code
    committee = _WORKED_EXAMPLE in codes
    code = _WORKED_EXAMPLE if committee else next(iter(codes))
    example = "committee" if committee else "general"
    yield from _told(book, "writing.text")
    yield Line(
        book.words(f"guide.method.writing.{example}_fact"),
        book.words("guide.method.writing.reference", code=code),
    )
    yield Line(book.words(f"guide.method.writing.{example}_opinion"))
    yield from _told(book, "writing.compare")


def _roles(book: Book) -> Iterator[Line]:
    """The sheets that each role fills; of the team those that nobody else fills, merged sheets aside."""
    filled = {
        role: [sheet for sheet, access in access_by_sheet(role).items() if access is Access.FILLS]
        for role in Role
    }
    elsewhere = {*filled[Role.CITY], *filled[Role.REVIEWER]}
    filled[Role.TEAM] = [
        one for one in filled[Role.TEAM] if one not in elsewhere and one.rows is not Rows.FOUND
    ]
    for role, sheets in filled.items():
        titles = ", ".join(book.title(one.key) for one in sheets)
        yield Line(titles, book.words(f"guide.method.roles.{role}"))


def _standards(book: Book) -> Iterator[Line]:
    if book.pack.standard:
        yield Line(words(book.pack.standard, book.language), book.words("guide.method.standards.standard"))
    for pillar in book.pack.pillars:
        yield Line(words(pillar.standard, book.language), words(pillar.title, book.language))


def _titled(book: Book, parts: Iterable[Area | Use]) -> Iterator[Line]:
    for part in parts:
        yield Line(words(part.about, book.language), words(part.title, book.language))


def _privacy(book: Book) -> Iterator[Line]:
    stamp = book.review.stamp
    if stamp.is_redacted:
        yield Line(book.words(f"guide.start.names.{stamp.audience}"))
        return
    personal = [
        f"{book.title(sheet.key)}: {_column(book, sheet, column.key)}"
        for sheet in book.sheets
        for column in sheet.columns
        if column.personal
    ]
    if personal:
        yield Line(book.words("guide.method.privacy.text", columns="; ".join(personal)))


def _workbook(book: Book) -> Iterator[Line]:
    pack = book.pack
    title = words(pack.title, book.language)
    yield Line(book.words("guide.method.workbook.pack", title=title, version=pack.version))
    yield Line(words(pack.about, book.language))
    yield Line(words(pack.source, book.language))
    yield from _told(book, "workbook.format", "workbook.locked")


def _rating(book: Book, rating: Rating) -> str:
    return label_of("rating", rating, book.pack, book.language)


def _label(book: Book, choices: str, value: str) -> str:
    return label_of(choices, value, book.pack, book.language)


def _column(book: Book, sheet: Sheet, column: str) -> str:
    return book.words(f"column.{sheet.key}.{column}")
