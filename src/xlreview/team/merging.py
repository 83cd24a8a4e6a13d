"""From files to the team's review, and on to its workbook."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from xlreview.analysis import with_agenda
from xlreview.merge import merge_reviews
from xlreview.merge.reviews import copy_order
from xlreview.model.bulk import without_collection
from xlreview.model.rating import Role
from xlreview.model.review import Review
from xlreview.outputs import demand_free
from xlreview.problem import UnusableInput
from xlreview.read import read_reviews
from xlreview.team.writing import write_team_workbook
from xlreview.write import demand_language


def merge_workbooks(
    paths: Iterable[str | Path],
    out: str | Path,
    *,
    language: str | None = None,
    password: str | Sequence[str] | None = None,
    force: bool = False,
) -> Review:
    """Merges workbooks of one review into the team's workbook `out`, and comes back with its review.

    The order of `paths` makes no difference to a single byte. `language` is that of the team workbook; else
    that of an earlier one among the files, or of most files. The review has what `merge_reviews` says, the
    agenda, and as `problems` those of the merge and of the workbook as it reads back.

    Nothing is written unless every file can be used. With `force`, a workbook at `out` is replaced and goes
    on beside it as `OUT.backup-2026-11-02-1405.xlsx`; it may be among the files if it is a team workbook.
    Raises UnusableInput with the problems of all files that cannot be used, for files of different reviews,
    and when `out` may not be written.
    """
    files = [Path(path) for path in paths]
    demand_free(Path(out), force=force)
    outcomes = [*read_reviews(files, language=language, password=password)]
    refused = [one for outcome in outcomes if isinstance(outcome, UnusableInput) for one in outcome.problems]
    if refused:
        raise UnusableInput(*refused)
    reviews = [outcome for outcome in outcomes if isinstance(outcome, Review)]
    united = unite(reviews, language=language)
    inputs = {file: review.stamp.role for file, review in zip(files, reviews, strict=True)}
    # What was read of a large team workbook takes two hundred megabytes, and all of it is in the ledger.
    del outcomes, reviews
    written = write_team_workbook(united, Path(out), inputs=inputs, force=force)
    return replace(united, problems=written.problems)


def unite(reviews: Iterable[Review], *, language: str | None = None) -> Review:
    """The team's review from those of all workbooks, with its agenda; as `merge_reviews` otherwise.

    Raises UnusableInput (LANGUAGE_NOT_IN_PACK) for a `language` that the workbook cannot be written in.
    """
    with without_collection():
        merged = merge_reviews(reviews, language=language)
        if language is not None:
            demand_language(merged.pack, language)
        return with_agenda(merged)


def language_of_team(reviews: Iterable[Review]) -> str | None:
    """The language of the team's own workbook among these, the one merged and saved last; None without."""
    team = [review for review in reviews if review.stamp.role is Role.TEAM]
    if not team:
        return None
    return max(team, key=lambda review: (review.ledger is not None, copy_order(review))).stamp.language
