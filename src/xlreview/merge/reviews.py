"""The workbooks of one review to the review that the team goes on with."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence

from xlreview.i18n import FALLBACK, LANGUAGES
from xlreview.layout.sheets import DATA_SHEETS
from xlreview.layout.stamp import FORMAT_VERSION
from xlreview.merge.contributions import ledger_of
from xlreview.merge.found_rows import found_rows, sheet_title
from xlreview.merge.problems import problems_of
from xlreview.merge.same_review import demand_one_review
from xlreview.merge.team_edits import team_ledger_of
from xlreview.merge.view import team_id_of, view
from xlreview.model.bulk import without_collection
from xlreview.model.ledger import Ledger
from xlreview.model.pack import Pack
from xlreview.model.rating import Role
from xlreview.model.review import Ignored, Receipt, Review, Stamp
from xlreview.pack.mapping import pack_as_mapping
from xlreview.problem import Place, in_reading_order


def merge_reviews(reviews: Iterable[Review], *, language: str | None = None) -> Review:
    """The team's review from workbooks of reviewers, the city and the team itself, in any order.

    The same set of files always gives the same review, whichever were merged first and however often: a
    team workbook brings the `ledger` of what went into it. The review that comes back has the role
    TEAM; `entries` on every sheet, the joint screening, conflicts and history among them; `ledger`;
    `merged` with conflicts, history, each reviewer's screening and the origin of every value; a receipt
    of every file that ever went in; and the problems of the merge itself (what was wrong in each file
    stands in its own review). It speaks `language`, else that of the team's workbook or of most files.

    Raises UnusableInput (MERGE_OTHER_REVIEW, MERGE_OTHER_PACK) for files of different reviews, and
    ValueError where there is no review at all.
    """
    every = list(reviews)
    if not every:
        raise ValueError("there is nothing to merge")
    demand_one_review(every)
    with without_collection():
        ledger = Ledger.union(
            ledger_of(review) if review.ledger is None else team_ledger_of(review) for review in every
        )
        return review_of(
            ledger, _pack(every), every[0].stamp.review_id, language=language or _language(every, ledger)
        )


def review_of(ledger: Ledger, pack: Pack, review_id: str, *, language: str) -> Review:
    """What a ledger comes to, as the review of a team workbook."""
    team_id = team_id_of(review_id)
    seen = view(ledger, pack, team_id=team_id)
    spoken = language if language in LANGUAGES else FALLBACK
    entries = {**seen.entries, **found_rows(seen.merged, pack, spoken)}
    problems = in_reading_order(
        problems_of(seen, spoken), (sheet_title(sheet.key, spoken) for sheet in DATA_SHEETS)
    )
    return Review(
        pack,
        _stamp(ledger, pack, review_id, team_id=team_id, language=language),
        {sheet.key: entries[sheet.key] for sheet in DATA_SHEETS if sheet.key in entries},
        added_sheets=tuple(seen.added_sheets.values()),
        problems=tuple(problems),
        receipts=_receipts(ledger),
        ledger=ledger,
        merged=seen.merged,
        comments=seen.comments,
    )


def _pack(reviews: Sequence[Review]) -> Pack:
    """The pack that all were made with; wording may differ between files, so one is taken by rule."""
    packs = list({id(review.pack): review.pack for review in reviews}.values())
    return (
        packs[0]
        if len(packs) == 1
        else min(packs, key=lambda pack: json.dumps(pack_as_mapping(pack), sort_keys=True))
    )


def _language(reviews: Sequence[Review], ledger: Ledger) -> str:
    team = sorted(
        (copy_order(review), review.stamp.language) for review in reviews if review.ledger is not None
    )
    if team:
        return team[-1][1]
    counts = Counter(copy.language for copy in ledger.copies.values())
    return min(counts, key=lambda language: (-counts[language], language))


def copy_order(review: Review) -> tuple[str, str]:
    """Where a workbook stands among others that a merge wrote: by when it was saved, then by its bytes."""
    receipt = review.receipts[0] if review.receipts else Receipt("", "", 0)
    at = receipt.saved.at
    return ("" if at is None else at.replace(tzinfo=None).isoformat(), receipt.fingerprint)


def _stamp(ledger: Ledger, pack: Pack, review_id: str, *, team_id: str, language: str) -> Stamp:
    copies = ledger.copies.values()
    places = Counter((copy.city, copy.round) for copy in copies)
    city, round = min(places, key=lambda place: (-places[place], place))
    reviewers = sorted({initials for copy in copies for initials in copy.reviewers})
    return Stamp(
        team_id,
        review_id,
        Role.TEAM,
        language,
        city,
        round,
        pack.id,
        pack.version,
        tuple(reviewers),
        FORMAT_VERSION,
    )


def _receipts(ledger: Ledger) -> tuple[Receipt, ...]:
    """One receipt for each file, by name; what was set aside of it as far as no later copy says the same."""
    ignored: dict[str, list[Ignored]] = {}
    for cell, copy in ledger.set_aside.items():
        place = Place(copy.file, cell.sheet_title or None, cell.cell or None)
        ignored.setdefault(copy.fingerprint, []).append(Ignored(place, cell.content, cell.code))
    return tuple(
        Receipt(
            copy.file,
            copy.fingerprint,
            copy.cells_read,
            tuple(sorted(ignored.get(copy.fingerprint, ()), key=lambda one: (str(one.place), one.content))),
            copy.saved,
        )
        for copy in sorted(ledger.copies.values(), key=lambda copy: (copy.file, copy.order))
    )
