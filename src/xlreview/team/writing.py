"""The team's workbook on its way to its place: written, read back, and the earlier one kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from xlreview.check import check_review
from xlreview.i18n import FALLBACK, LANGUAGES
from xlreview.layout.printed import Printed, as_it_stands
from xlreview.merge.team_edits import team_ledger_of
from xlreview.model.bulk import without_collection
from xlreview.model.ledger import Ledger
from xlreview.model.rating import Role
from xlreview.model.review import Review
from xlreview.outputs import finished_file, name_for_backup
from xlreview.problem import Problem, UnusableInput, unusable
from xlreview.read import read_review
from xlreview.read.proof import holds_what_was_printed
from xlreview.write import write_workbook

SAID_BY_THE_WORKBOOK = frozenset(
    {
        *("CONFLICT_OPEN", "CHOICE_UNKNOWN", "CHOICE_WITHOUT_TEXT", "CANNOT_KEEP_BOTH"),
        "INTERVIEWS_SHARE_NUMBER",
    }
)
"""What a merge says at the cells it comes from, and the workbook where it is settled."""


READ_WHOLE = 5_000
"""Filled rows of a workbook that is read back as anybody's; that takes a quarter of a second."""

Advance = Callable[[int], object]


@dataclass(frozen=True, slots=True)
class Written:
    """A team workbook that was written: its problems, and where the one before it is kept."""

    problems: tuple[Problem, ...]
    backup: Path | None = None


def write_team_workbook(
    review: Review,
    out: Path,
    *,
    inputs: Mapping[Path, Role],
    force: bool = False,
    advance: Advance | None = None,
) -> Written:
    """Writes a merged review to `out`, which appears whole or not at all.

    Tells `advance` of filled rows, as they are written and again as they are read back.

    What stood there is replaced only with `force`, and kept. Raises UnusableInput: OUTPUT_EXISTS,
    OUTPUT_UNWRITABLE; OUTPUT_IS_INPUT when `out` is one of the `inputs` and no team workbook;
    OUTPUT_NOT_MERGED when it holds what the team typed and is not among them; OUTPUT_READS_OTHERWISE when
    the new workbook does not read back to what was written.
    """
    with without_collection():
        _refuse_loss(out, review, inputs)
    backup = name_for_backup(out, datetime.now()) if out.exists() else None
    with finished_file(out, force=force, backup=backup) as aside:
        problems = _written(review, aside, out, advance)
    return Written(problems, backup)


def rehearse(review: Review, out: Path, *, advance: Advance | None = None) -> Written:
    """What `write_team_workbook` would come to, without touching the place where it would write."""
    with TemporaryDirectory(prefix="xlreview-") as folder:
        return Written(_written(review, Path(folder) / "team.xlsx", out, advance))


def _written(review: Review, path: Path, out: Path, advance: Advance | None) -> tuple[Problem, ...]:
    """Writes the workbook and reads it back: the problems of merge and workbook, placed in `out`."""
    with without_collection():
        printed = write_workbook(path, review, advance=advance)
        try:
            holds, found = _read_back(path, review, printed, advance)
        except UnusableInput as refusal:
            # It has grown beyond what can be read. It is whole.
            return (*review.problems, *_in_place(refusal.problems, out))
    if not holds:
        raise unusable("OUTPUT_READS_OTHERWISE", str(out))
    of_merge = [one for one in review.problems if one.code not in SAID_BY_THE_WORKBOOK]
    return (*of_merge, *_in_place(found, out))


def _read_back(
    path: Path, review: Review, printed: Printed, advance: Advance | None
) -> tuple[bool, Iterable[Problem]]:
    """Whether a workbook says what the review does, and what is wrong with it.

    Of a large one every cell is held against what was put there, and the rules are held against the review
    as it stands on the sheets: to understand a hundred thousand rows once more would take as long as all
    the rest of a merge.
    """
    rows = sum(len(sheet.entries) for sheet in printed.values())
    if rows <= READ_WHOLE:
        read = read_review(path, language=review.stamp.language)
        if advance is not None:
            advance(rows)
        return read.ledger == review.ledger, read.problems
    spoken = review.stamp.language if review.stamp.language in LANGUAGES else FALLBACK
    with ThreadPoolExecutor(1) as beside:
        # The engine parses without Python's lock, so that on two processors this costs next to no time.
        holds = beside.submit(holds_what_was_printed, path, printed, advance=advance)
        found = check_review(as_it_stands(review, printed, path.name))
        return holds.result(), [one.spoken_in(spoken) for one in found]


def _in_place(problems: Iterable[Problem], out: Path) -> list[Problem]:
    return [replace(one, place=replace(one.place, file=out.name)) for one in problems]


def _refuse_loss(out: Path, review: Review, inputs: Mapping[Path, Role]) -> None:
    """Refuses to write over a file that somebody filled and that would not go on in the new workbook."""
    if not out.exists():
        return
    for path, role in inputs.items():
        if path.exists() and out.samefile(path):
            if role is not Role.TEAM:
                raise unusable("OUTPUT_IS_INPUT", str(out))
            return
    try:
        there = read_review(out)
    except UnusableInput:
        return  # nothing that could be merged; it is kept all the same
    if there.stamp.review_id != review.stamp.review_id or there.ledger is None or review.ledger is None:
        return
    if Ledger.union((review.ledger, team_ledger_of(there))) != review.ledger:
        raise unusable("OUTPUT_NOT_MERGED", str(out))
