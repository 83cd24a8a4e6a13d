"""A review made fit for the city or the public: the same review without what leads to people.

Interviewees are called by the number of their interview and by nothing else, in every text. For the
public, reviewers are numbered too: their initials stay on the cover, where a team signs, but not at what
each of them asked, heard and thought. What nobody beyond the team has a use for is left out.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from typing import TypeVar

from xlreview.a1 import cell_name
from xlreview.i18n import FALLBACK, LANGUAGES, Label, translate
from xlreview.layout.columns import Column, Holds
from xlreview.layout.sheets import SHEETS_BY_KEY
from xlreview.merge import merge_reviews
from xlreview.model.emphasis import part_of
from xlreview.model.entry import AddedSheet, Answer, Entry, Ignored
from xlreview.model.merged import Merged, Views
from xlreview.model.rating import Audience, Role
from xlreview.model.review import Receipt, Review, Saved, Stamp
from xlreview.privacy.cast import Cast, cast_of
from xlreview.privacy.inflection import NOMINATIVE
from xlreview.privacy.mentions import Doubt
from xlreview.privacy.people import Person, is_label
from xlreview.privacy.remaining import Remaining, remaining_in
from xlreview.privacy.row_ids import neutral_ids
from xlreview.privacy.texts import Change, Replacer
from xlreview.privacy.withheld import NEVER_SHOWN, WITHHELD, WORKING_NOTES, left_out_of
from xlreview.problem import Place

What = TypeVar("What")
"""What goes with a reviewer: a view, or nothing."""
_LONGEST = 32_767
"""Characters that a cell of Excel holds."""


@dataclass(frozen=True, slots=True)
class Replaced:
    """One change and the cell in which it was made."""

    place: Place
    change: Change


@dataclass(frozen=True)
class Redaction:
    """A review for others, and what only the team leader may know about how it came about.

    `people` are those with a label of their own, in the order of their numbers. `left_out` names sheets, and
    columns behind their sheet, that are not in it any more, `remaining` what may still name somebody.
    """

    review: Review
    people: tuple[Person, ...]
    replaced: tuple[Replaced, ...]
    left_out: tuple[tuple[str | Label, ...], ...] = ()
    remaining: tuple[Remaining, ...] = ()


def redact_review(
    review: Review,
    audience: Audience | str,
    *,
    language: str | None = None,
    withheld: Collection[str] = NEVER_SHOWN,
) -> Redaction:
    """The review as the city or the public may have it, with every name replaced throughout.

    The same person has the same label everywhere, worded in `language`, else in the review's own. Origins
    (ledger, file names, who saved what) and comments are left out, and for the public also the columns
    and sheets that people added: nobody has looked at what they hold. So are the `withheld` sheets.
    Redacting again changes nothing, and what was made for the public stays so. Raises ValueError for an
    audience that is no other than the team.
    """
    reader = _reader(review, audience)
    spoken = next((one for one in (language, review.stamp.language) if one in LANGUAGES), FALLBACK)
    views = _views(review)
    cast = cast_of(review, reader, views)
    rows = {sheet: _in_order(review, sheet, reader) for sheet in review.entries if sheet not in withheld}
    ids = neutral_ids(rows, cast.initials)
    renamed = {old: new for by_old in ids.values() for old, new in by_old.items()}
    work = _Work(reader, cast, cast.replacer(spoken, renamed))
    entries = {
        sheet: tuple(work.entry(entry, ids.get(sheet, {})) for entry in some) for sheet, some in rows.items()
    }
    clean = Review(
        review.pack,
        _stamp(review.stamp, reader),
        {sheet: some for sheet, some in entries.items() if some},
        added_sheets=tuple(work.added_sheets(review)),
        receipts=tuple(_receipts(review.receipts, spoken)),
        merged=Merged(screening=work.views(views)) if views else None,
    )
    return Redaction(
        clean,
        cast.in_order,
        tuple(work.replaced),
        tuple(left_out_of(review, reader, withheld)),
        tuple(remaining_in(clean, review, cast)),
    )


def _reader(review: Review, audience: Audience | str) -> Audience:
    reader = Audience(audience)
    if reader is Audience.TEAM:
        raise ValueError("the team reads everything")
    return Audience.PUBLIC if review.stamp.audience is Audience.PUBLIC else reader


def _stamp(stamp: Stamp, reader: Audience) -> Stamp:
    """The same workbook for others; to the public, a single reviewer does not sign."""
    is_one = reader is Audience.PUBLIC and stamp.role is Role.REVIEWER
    return replace(stamp, reviewers=() if is_one else stamp.reviewers, audience=reader)


def redact_workbook(review: Review, audience: Audience | str) -> Redaction:
    """The same for a workbook to give away, ready to be written: the sheets of the team stay behind."""
    redaction = redact_review(review, audience, withheld=WITHHELD)
    return replace(redaction, review=_copy(redaction.review))


def _copy(review: Review) -> Review:
    stamp = review.stamp
    own_id = hashlib.sha256(f"{stamp.workbook_id} {stamp.audience}".encode()).hexdigest()[:32]
    entries = {
        sheet: tuple(replace(entry, cells={}, sheet_title="") for entry in some)
        for sheet, some in review.entries.items()
    }
    return replace(
        review, stamp=replace(stamp, workbook_id=own_id), entries=entries, receipts=(), merged=None
    )


def _views(review: Review) -> Views:
    """What each reviewer thought before the visit, as far as a merged workbook remembers it."""
    merged = review.merged
    if merged is None and review.ledger is not None:
        merged = merge_reviews([review]).merged
    return merged.views("screening") if merged is not None else {}


def _in_order(review: Review, sheet: str, reader: Audience) -> Sequence[Entry]:
    """For the public, evidence by what it is about: in the order of ids it would show who wrote what."""
    entries = review.of(sheet)
    if reader is not Audience.PUBLIC or sheet != "evidence":
        return entries
    order = {code: number for number, code in enumerate(review.pack.indicators_by_code)}

    def place(entry: Entry) -> tuple[int, int, str]:
        number = entry.get("interview")
        code = order.get(entry.text("code"), len(order))
        return code, number if isinstance(number, int) else 0, entry.text("statement")

    return sorted(entries, key=place)


def _receipts(receipts: Iterable[Receipt], language: str) -> Iterator[Receipt]:
    """What was read, under names that tell nothing; whoever has a file can tell it by its fingerprint."""
    for number, receipt in enumerate(receipts, start=1):
        ignored = tuple(Ignored(Place(""), "", one.code) for one in receipt.ignored)
        file = translate("privacy.file", language, number=number)
        yield Receipt(file, receipt.fingerprint, receipt.cells_read, ignored, Saved(), receipt.format_version)


def _free(header: str, taken: Collection[str]) -> str:
    """The header, with a number where a column of the row has it already."""
    others = (header if number == 1 else f"{header} ({number})" for number in count(1))
    return next(one for one in others if one not in taken)


@dataclass
class _Work:
    """Goes through a review cell by cell and notes what it changes."""

    reader: Audience
    cast: Cast
    replacer: Replacer
    replaced: list[Replaced] = field(default_factory=list)

    def entry(self, entry: Entry, ids: Mapping[str, str]) -> Entry:
        """A row without what leads to people."""
        sheet = SHEETS_BY_KEY[entry.sheet]
        columns = {column.key: column for column in sheet.columns}
        notes = WORKING_NOTES.get(self.reader, frozenset[tuple[str, str]]())
        answers = {
            key: self._answer(entry, columns.get(key), key, answer)
            for key, answer in entry.answers.items()
            if (entry.sheet, key) not in notes
        }
        extra: dict[str, Answer] = {}
        if self.reader is not Audience.PUBLIC:
            for header, answer in entry.extra.items():
                place = entry.place(header)
                extra[_free(self._text(header, place), extra)] = self._plain(answer, place)
        return Entry(
            entry.sheet, ids.get(entry.id, entry.id), answers, entry.cells, extra, "", entry.sheet_title
        )

    def added_sheets(self, review: Review) -> Iterator[AddedSheet]:
        """The sheets that people added, as far as others get them."""
        if self.reader is Audience.PUBLIC:
            return
        file = review.receipts[0].file if review.receipts else ""
        for sheet in review.added_sheets:
            rows = tuple(
                tuple(
                    self._text(content, Place(file, sheet.title, cell_name(row, column)))
                    if isinstance(content, str)
                    else content
                    for column, content in enumerate(contents)
                )
                for row, contents in enumerate(sheet.rows)
            )
            yield AddedSheet(self._text(sheet.title, Place(file, sheet.title)), rows)

    def views(self, views: Views) -> Views:
        """Each reviewer's view under what the reviewer is called."""
        return {
            id: dict(self._called((who, self._quietly(view)) for who, view in some.items()))
            for id, some in views.items()
        }

    def _called(self, by_reviewer: Iterable[tuple[str, What]]) -> list[tuple[str, What]]:
        """Reviewers by what they are called; numbers in their own order, for that of initials tells whose."""
        called = [(self.cast.called(who, self.replacer.language), what) for who, what in by_reviewer]
        if self.cast.by_reviewer:
            called.sort(key=lambda one: (len(one[0]), one[0]))
        return called

    def _quietly(self, view: Entry) -> Entry:
        """A view without names; where they were, the note of the row that shows it says."""
        noted = len(self.replaced)
        clean = self.entry(view, {})
        del self.replaced[noted:]
        return clean

    def _answer(self, entry: Entry, column: Column | None, key: str, answer: Answer) -> Answer:
        place = entry.place(key)
        if (entry.sheet, key) == ("interviews", "name") and isinstance(answer, str):
            return self._name(entry, answer, place)
        holds = column.holds if column else Holds.TEXT
        if holds is Holds.INITIALS and isinstance(answer, tuple):
            return tuple(one for one, _ in self._called((who, None) for who in answer))
        if holds is Holds.REFERENCES and isinstance(answer, tuple):
            return tuple(self.replacer.ids.get(one, one) for one in answer)
        if (entry.sheet, key) == ("interviews", "role") and entry.get("name") is None:
            return self._role(answer, place)
        return self._plain(answer, place) if holds is Holds.TEXT else answer

    def _role(self, answer: Answer, place: Place) -> Answer:
        """The cell beside a blank one for names: what looks like a name may be that of an office."""
        noted = len(self.replaced)
        clean = self._plain(answer, place)
        for number, one in enumerate(self.replaced[noted:], start=noted):
            doubt = one.change.doubt or (Doubt.ROLE if one.change.people else None)
            self.replaced[number] = replace(one, change=replace(one.change, doubt=doubt))
        return clean

    def _name(self, entry: Entry, text: str, place: Place) -> str:
        """The cell with the names themselves: whatever stands there goes."""
        if is_label(text):
            return text
        people = self.cast.by_cell.get(text, [])
        labels = [person.label(self.replacer.language) for person in people]
        number = re.match(r"\d+", entry.id)
        label = translate(
            f"privacy.interviewee.{NOMINATIVE}",
            self.replacer.language,
            number=number[0] if number else entry.id,
        )
        now = ", ".join(labels or [label])
        now = now[:1].upper() + now[1:]
        self.replaced.append(Replaced(place, Change(0, len(text), text, now, tuple(people))))
        return now

    def _plain(self, answer: Answer, place: Place) -> Answer:
        if isinstance(answer, tuple):
            return tuple(self._text(one, place) for one in answer)
        return self._text(answer, place) if isinstance(answer, str) else answer

    def _text(self, text: str, place: Place) -> str:
        clean, changes = self.replacer.replaced(text)
        self.replaced.extend(Replaced(place, change) for change in changes)
        # What stands for a name may be longer than the name.
        return clean if len(clean) <= _LONGEST else f"{part_of(clean, 0, _LONGEST - 1)}…"
