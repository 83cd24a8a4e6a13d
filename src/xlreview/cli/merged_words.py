"""A merge in words: what was taken from each file, what people differ on, what is to be corrected."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from xlreview.cli.checked import Checked
from xlreview.cli.checked_words import HANDFUL
from xlreview.cli.merged import Merging
from xlreview.cli.outcome import of_severity
from xlreview.cli.speech import Speech
from xlreview.merge.found_rows import found_rows, sheet_title
from xlreview.model.review import Entry
from xlreview.problem import SEVERITIES_BY_GROUP, Problem, Severity

_MOST_CONFLICTS = 10
"""Conflicts that are shown in full where a workbook has them all."""

_LONGEST_ANSWER = 160
"""Characters of an answer in conflict that are shown; the workbook has all of it."""

_MOST_ALIKE = 5
"""Problems of one kind in one file that are worth a line each."""

_INDENT = "    "


def refusal_lines(files: Sequence[Checked], speech: Speech) -> Iterator[str]:
    """Why files cannot be merged, and that nothing was made of the others either."""
    refused = [one for one in files if one.stamp is None]
    for one in refused:
        yield from (str(problem) for problem in one.problems)
    yield ""
    yield speech("merge.refused", refused=len(refused), files=len(files))


def merging_lines(merging: Merging, speech: Speech) -> Iterator[str]:
    """All of a merge, what matters most last: files, conflicts, problems, what came of it."""
    yield from _file_lines(merging, speech)
    yield from _conflict_lines(merging, speech)
    yield from _problem_lines(merging, speech)
    yield ""
    yield " · ".join(_figures(merging, speech))
    yield speech("merge.rows", rows=_by_sheet(merging.rows_by_sheet, speech))
    yield from _outcome_lines(merging, speech)


def _file_lines(merging: Merging, speech: Speech) -> Iterator[str]:
    for one in merging.files:
        yield f"{one.file}: {' · '.join(_file_figures(one, merging, speech))}"
        if len(merging.files) <= HANDFUL and (rows := merging.rows_from(one)):
            yield f"{_INDENT}{_by_sheet(rows, speech)}"


def _file_figures(one: Checked, merging: Merging, speech: Speech) -> Iterator[str]:
    if (same := merging.named_twice.get(one.file)) is not None:
        yield speech("merge.same_file", file=same)
        return
    later = merging.superseded_by(one)
    if later is not None:
        yield speech("merge.superseded", file=later.file)
    yield speech("figure.cells_read", number=one.cells_read)
    yield speech("merge.rows_taken", number=sum(merging.rows_from(one).values()))
    if one.cells_ignored:
        yield speech("figure.cells_ignored", number=one.cells_ignored)
    if one.comments:
        yield speech("figure.comments", number=len(one.comments))


def _by_sheet(rows: Mapping[str, int], speech: Speech) -> str:
    return ", ".join(f"{sheet_title(sheet, speech.language)} {number}" for sheet, number in rows.items())


def _conflict_lines(merging: Merging, speech: Speech) -> Iterator[str]:
    found = found_rows(merging.merged, merging.review.pack, speech.language, most=_LONGEST_ANSWER)
    conflicts = found.get("conflicts", ())
    if conflicts:
        yield ""
        yield speech("merge.conflicts")
    shown = conflicts if merging.dry_run else conflicts[:_MOST_CONFLICTS]
    for conflict in shown:
        yield from _one_conflict(conflict, speech)
    if left_out := len(conflicts) - len(shown):
        yield f"{_INDENT}{speech('receipt.more', number=left_out)}"


def _one_conflict(conflict: Entry, speech: Speech) -> Iterator[str]:
    where = " · ".join(conflict.text(column) for column in ("sheet", "row", "column"))
    sent = conflict.text("ancestor")
    about = f"{where} ({speech('merge.sent_out', answer=_on_a_line(sent))})" if sent else where
    yield f"{conflict.id}  {about}"
    yield from (f"{_INDENT}{line}" for line in conflict.text("proposals").splitlines() if line.strip())


def _on_a_line(text: str) -> str:
    return " ".join(text.split())


def _problem_lines(merging: Merging, speech: Speech) -> Iterator[str]:
    """What is to be corrected and what the merge itself found; of the rest, how much there is."""
    of_merge = SEVERITIES_BY_GROUP["merge"].keys() - {"CONFLICT_OPEN"}
    errors = of_severity((*merging.unread, *merging.problems), Severity.ERROR)
    found = [one for one in merging.problems if one.code in of_merge and one not in errors]
    for severity in Severity:
        if some := of_severity((*errors, *found), severity):
            yield ""
            yield speech(f"severity.{severity}")
            yield from _shortened(some, speech)


def _shortened(problems: Sequence[Problem], speech: Speech) -> Iterator[str]:
    """Problems a line each, of many alike only the first ones."""
    for _, group in groupby(problems, key=lambda one: (one.place.file, one.code)):
        alike = [*group]
        yield from (str(problem) for problem in alike[:_MOST_ALIKE])
        if len(alike) > _MOST_ALIKE:
            yield f"{_INDENT}{speech('receipt.more', number=len(alike) - _MOST_ALIKE)}"


def _figures(merging: Merging, speech: Speech) -> Iterator[str]:
    yield speech("merge.files", number=len(merging.files))
    yield speech("merge.conflict_count", number=len(merging.merged.conflicts))
    history = sheet_title("history", speech.language)
    yield speech("merge.history_count", sheet=history, number=len(merging.merged.history))


def _outcome_lines(merging: Merging, speech: Speech) -> Iterator[str]:
    others = _other_problems(merging)
    if others and not merging.dry_run:
        yield speech("merge.worth_a_look", number=len(others), file=str(merging.out))
    if merging.merged.conflicts:
        yield speech("merge.settle", sheet=sheet_title("conflicts", speech.language))
    if merging.backup is not None:
        yield speech("merge.backup", file=str(merging.backup))
    if merging.dry_run:
        yield speech("merge.dry_run")


def _other_problems(merging: Merging) -> list[Problem]:
    return [
        one
        for one in merging.problems
        if one.severity is Severity.WARNING and one.code not in SEVERITIES_BY_GROUP["merge"]
    ]
