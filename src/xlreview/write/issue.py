"""What a new workbook starts from: whose it is, and what an earlier workbook already says."""

from __future__ import annotations

import hashlib
import unicodedata
import uuid
from collections.abc import Mapping
from dataclasses import replace

from xlreview.i18n import LANGUAGES
from xlreview.layout.sheets import DATA_SHEETS, SHEETS_BY_KEY
from xlreview.layout.stamp import FORMAT_VERSION
from xlreview.model.pack import Pack
from xlreview.model.rating import Role
from xlreview.model.review import Answer, Entry, Review, Stamp
from xlreview.problem import unusable

_CARRIED: Mapping[Role, tuple[str, ...]] = {
    Role.CITY: ("background", "self_assessment", "context"),
    Role.REVIEWER: ("background", "self_assessment", "context", "interviews"),
    Role.TEAM: tuple(sheet.key for sheet in DATA_SHEETS),
    Role.PLAN: ("findings", "recommendations", "plan"),
}
"""Sheets whose answers go on into a workbook of this role."""


def issue_workbook(
    pack: Pack,
    *,
    role: Role,
    city: str,
    round: str,
    language: str,
    reviewers: tuple[str, ...] = (),
    earlier: Review | None = None,
) -> Review:
    """The review that a new workbook is made from: unanswered, apart from what `earlier` carries over.

    All workbooks of one pack, city and round share their `review_id`, however their names are typed;
    `workbook_id` is random. A reviewer's workbook has one pair of initials. `sent` holds what is carried
    over: the ancestor of every row for later merging.

    Raises UnusableInput (LANGUAGE_NOT_IN_PACK, EARLIER_OTHER_PACK, EARLIER_OTHER_CITY).
    """
    demand_language(pack, language)
    stamp = Stamp(
        workbook_id=uuid.uuid4().hex,
        review_id=_review_id(pack, city, round),
        role=Role(role),
        language=language,
        city=_tidy(city),
        round=_tidy(round),
        pack_id=pack.id,
        pack_version=pack.version,
        reviewers=tuple(_tidy(initials) for initials in reviewers),
        format_version=FORMAT_VERSION,
    )
    entries = _carried_over(earlier, stamp) if earlier is not None else {}
    sent: dict[tuple[str, str], Mapping[str, Answer]] = {
        (entry.sheet, entry.id): entry.answers for of_sheet in entries.values() for entry in of_sheet
    }
    added_sheets = earlier.added_sheets if earlier is not None and stamp.role is Role.TEAM else ()
    return Review(pack, stamp, entries, sent, added_sheets)


def demand_language(pack: Pack, language: str) -> None:
    """A workbook speaks one language throughout; a pack in none of ours keeps its own words.

    Raises UnusableInput (LANGUAGE_NOT_IN_PACK).
    """
    spoken = [one for one in pack.languages if one in LANGUAGES] or list(LANGUAGES)
    if language not in spoken:
        raise unusable(
            "LANGUAGE_NOT_IN_PACK", pack.id, pack=pack.id, language=language, languages=", ".join(spoken)
        )


def _carried_over(earlier: Review, stamp: Stamp) -> dict[str, tuple[Entry, ...]]:
    file = earlier.receipts[0].file if earlier.receipts else earlier.stamp.workbook_id
    if earlier.stamp.pack_id != stamp.pack_id:
        raise unusable("EARLIER_OTHER_PACK", file, theirs=earlier.stamp.pack_id, ours=stamp.pack_id)
    if _normalised(earlier.stamp.city) != _normalised(stamp.city):
        raise unusable("EARLIER_OTHER_CITY", file, theirs=earlier.stamp.city, ours=stamp.city)
    carried = {
        sheet: tuple(_as_new(entry) for entry in earlier.of(sheet))
        for sheet in _CARRIED[stamp.role]
        if earlier.of(sheet)
    }
    if stamp.role in (Role.REVIEWER, Role.TEAM):
        screening = _with_self_ratings(carried.get("screening", ()), earlier)
        if screening:
            carried["screening"] = screening
    return {key: carried[key] for key in SHEETS_BY_KEY if key in carried}


def _with_self_ratings(screening: tuple[Entry, ...], earlier: Review) -> tuple[Entry, ...]:
    """Screening rows with the city's own rating beside them, in pack order."""
    own = {
        entry.id: rating
        for entry in earlier.of("self_assessment")
        if (rating := entry.get("rating")) is not None
    }
    rows = {entry.id: entry for entry in screening}
    for code, rating in own.items():
        row = rows.get(code, Entry("screening", code, {}))
        rows[code] = replace(row, answers={"self_rating": rating, **row.answers})
    order = {code: number for number, code in enumerate(earlier.pack.indicators_by_code)}
    return tuple(sorted(rows.values(), key=lambda row: order.get(row.id, len(order))))


def _as_new(entry: Entry) -> Entry:
    """The entry without the places where it stood in the earlier file."""
    return replace(entry, cells={}, file="", sheet_title="")


def _review_id(pack: Pack, city: str, round: str) -> str:
    plain = "\n".join((pack.id, _normalised(city), _normalised(round)))
    return hashlib.sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _tidy(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).split())


def _normalised(name: str) -> str:
    """A name as it is compared: without regard to case, width of letters and blanks."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())
