"""Interviews that evidence refers to stand on the programme, each under a number of its own."""

from __future__ import annotations

from collections.abc import Iterator

from xlreview.check.scope import Scope
from xlreview.model.review import Entry
from xlreview.problem import Problem


def check_interviews(scope: Scope) -> Iterator[Problem]:
    """INTERVIEW_UNKNOWN once for each number that has no row, INTERVIEWS_EMPTY once for a blank programme.

    A reviewer who keeps no programme in this workbook has it elsewhere; that is worth one word, not one
    for every piece of evidence.
    """
    first_use: dict[int, Entry] = {}
    for piece in scope.rows("evidence"):
        number = piece.get("interview")
        if isinstance(number, int):
            first_use.setdefault(number, piece)
    if not first_use or not scope.fills("interviews"):
        return
    programme = {entry.id for entry in scope.rows("interviews")}
    if not programme:
        piece = next(iter(first_use.values()))
        yield scope.problem("INTERVIEWS_EMPTY", piece, "interview")
        return
    for number, piece in first_use.items():
        if str(number) not in programme:
            yield scope.problem("INTERVIEW_UNKNOWN", piece, "interview", number=number)


def check_numbers(scope: Scope) -> Iterator[Problem]:
    """INTERVIEWS_COUNT_AS_ONE at each interview that has the number of an earlier one.

    A merge keeps both and marks the id of the later ones with letters (`17#kqvtb`). A number that somebody
    typed or pasted a second time has been mentioned by the reader, which counts such rows (`17#2`).
    """
    first: dict[str, Entry] = {}
    for interview in scope.rows("interviews"):
        number, _, mark = interview.id.partition("#")
        earlier = first.setdefault(number, interview)
        if earlier is not interview and mark.isalpha():
            place = earlier.place("number")
            yield scope.problem(
                "INTERVIEWS_COUNT_AS_ONE", interview, "number", number=number, first=place.cell or earlier.id
            )
