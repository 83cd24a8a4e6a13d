"""What nobody beyond the team gets: sheets, columns, and for the public what people added."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from xlreview.i18n import Label
from xlreview.model.rating import Audience
from xlreview.model.review import Review

WITHHELD = frozenset({"screening", "agenda", "conflicts", "history"})
"""Sheets of the team alone: what it supposed before the visit, how it agreed, what was typed and replaced."""
NEVER_SHOWN = WITHHELD - {"screening"}
"""Of these, what is no report's subject either; one of the screening is made for whoever asks for it."""
# Whom to meet is asked before anybody is on the programme, by names that nothing else in the review knows.
# Who wrote a piece of evidence down could be told from the other pieces, even by a number.
WORKING_NOTES: Mapping[Audience, frozenset[tuple[str, str]]] = {
    Audience.PUBLIC: frozenset({("evidence", "note"), ("evidence", "interviewers"), ("screening", "meet")}),
}


def left_out_of(
    review: Review, reader: Audience, withheld: Collection[str]
) -> Iterator[tuple[str | Label, ...]]:
    """Sheets, and columns behind their sheet, that hold something this reader does not get."""
    shown = [sheet for sheet in review.entries if sheet not in withheld]
    for sheet in review.entries:
        if sheet in withheld and review.of(sheet):
            yield (Label(f"sheet.{sheet}"),)
    if reader is not Audience.PUBLIC:
        return
    for sheet in shown:
        for header in dict.fromkeys(header for entry in review.of(sheet) for header in entry.extra):
            yield Label(f"sheet.{sheet}"), header
    yield from ((added.title,) for added in review.added_sheets)
    for sheet, column in sorted(WORKING_NOTES[reader]):
        if sheet in shown and any(entry.get(column) is not None for entry in review.of(sheet)):
            yield Label(f"sheet.{sheet}"), Label(f"column.{sheet}.{column}")
