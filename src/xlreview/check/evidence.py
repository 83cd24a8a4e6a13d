"""A piece of evidence says what about, from where, and where it points."""

from __future__ import annotations

from collections.abc import Iterator

from xlreview.check.scope import Scope
from xlreview.i18n import Labels
from xlreview.model.rating import HEARD_IN, Nature, Rating, Source
from xlreview.model.review import Entry
from xlreview.problem import Problem

_BEGUN = ("code", "statement", "points_to", "obstacle", "good_practice", "note")
"""Columns that make a row a piece of evidence; initials dragged down a column do not."""

_COMPLETE = frozenset(("code", "statement", "source", "nature", "interview", "points_to"))
"""With all of these answered no rule of this module has anything to say."""

_NAMED_BY_SOURCE = {Source.DOCUMENT, Source.OBSERVATION}


def check_evidence(scope: Scope) -> Iterator[Problem]:
    """EVIDENCE_WITHOUT_CODE, _STATEMENT, _INTERVIEW, _DIRECTION, and EVIDENCE_NOT_COUNTED."""
    for piece in scope.rows("evidence"):
        if piece.answers.keys() >= _COMPLETE and not scope.is_wordless(piece, "statement"):
            continue
        if any(piece.get(column) is not None for column in _BEGUN):
            yield from _one_piece(scope, piece)


def _one_piece(scope: Scope, piece: Entry) -> Iterator[Problem]:
    if scope.missing(piece, "code"):
        yield scope.problem("EVIDENCE_WITHOUT_CODE", piece, "code")
    if scope.is_wordless(piece, "statement") or scope.missing(piece, "statement"):
        yield scope.problem("EVIDENCE_WITHOUT_STATEMENT", piece, "statement")
    source, nature = piece.get("source"), piece.get("nature")
    heard = source in HEARD_IN
    if heard and scope.missing(piece, "interview"):
        yield scope.problem("EVIDENCE_WITHOUT_INTERVIEW", piece, "interview")
    if heard and nature == Nature.FACT and scope.missing(piece, "points_to"):
        yield scope.problem("EVIDENCE_WITHOUT_DIRECTION", piece, "points_to")
    unsaid = [column for column in ("source", "nature") if scope.missing(piece, column)]
    if unsaid and _would_count(piece):
        columns = Labels(tuple(f"column.evidence.{column}" for column in unsaid))
        yield scope.problem("EVIDENCE_NOT_COUNTED", piece, unsaid[0], columns=columns)


def _would_count(piece: Entry) -> bool:
    """Whether only its source or nature keeps the piece from counting, unless they say otherwise."""
    return (
        piece.get("interview") is not None
        and piece.get("points_to") in (Rating.BELOW, Rating.MEETS, Rating.EXCEEDS)
        and piece.get("source") not in _NAMED_BY_SOURCE
        and piece.get("nature") in (None, Nature.FACT)
    )
