"""What a rule may look at: the sheets that are the holder's to mend, and which answers are missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from xlreview.i18n import FALLBACK, LANGUAGES, Filling
from xlreview.layout.sheets import Access, access_by_sheet
from xlreview.method.evidence import CONFIRMING_INTERVIEWS, NO_WEIGHT, Weight, weigh
from xlreview.model.rating import EvidenceState, Rating
from xlreview.model.review import Entry, Review
from xlreview.problem import Place, Problem


class Scope:
    """A review as the rules see it."""

    def __init__(self, review: Review) -> None:
        self.review = review
        self._rows: dict[str, Sequence[Entry]] = {}
        self.language = review.stamp.language if review.stamp.language in LANGUAGES else FALLBACK

    @cached_property
    def _filled(self) -> frozenset[str]:
        stamp = self.review.stamp
        sheets = access_by_sheet(stamp.role, audience=stamp.audience)
        return frozenset(sheet.key for sheet, access in sheets.items() if access is Access.FILLS)

    @cached_property
    def _unread(self) -> frozenset[Place]:
        return frozenset(one.place for receipt in self.review.receipts for one in receipt.ignored)

    def fills(self, sheet: str) -> bool:
        """Whether the holder of the workbook fills this sheet."""
        return sheet in self._filled

    def rows(self, sheet: str) -> Sequence[Entry]:
        """The answered rows of a sheet that the holder fills; none of a sheet that is somebody else's."""
        if sheet not in self._rows:
            entries = self.review.of(sheet) if self.fills(sheet) else ()
            self._rows[sheet] = [entry for entry in entries if entry.answers]
        return self._rows[sheet]

    @cached_property
    def _weights(self) -> Mapping[str, Weight]:
        return weigh(self.review.of("evidence"))

    def weight(self, finding: Entry) -> Weight:
        """What the interviews say about the indicator of a finding."""
        return self._weights.get(finding.id, NO_WEIGHT)

    def confirming(self, finding: Entry) -> frozenset[int]:
        """The interviews that bear out the rating of a finding."""
        rating = finding.get("rating")
        return frozenset() if rating is None else self.weight(finding).confirming(Rating(str(rating)))

    def is_contradiction(self, finding: Entry) -> bool:
        """Whether a rating is borne out, yet some interviews point the other way, with not a word why."""
        return (
            self.weight(finding).state is EvidenceState.CONTRADICTED
            and len(self.confirming(finding)) >= CONFIRMING_INTERVIEWS
            and self.missing(finding, "reason")
            and self.missing(finding, "dissent")
        )

    def missing(self, entry: Entry, column: str) -> bool:
        """Whether nothing stands in a cell.

        What stands there but could not be read has its own problem, and one cause gives one problem. The
        same goes for a column that is gone.
        """
        if column in entry.answers:
            return False
        if entry.cells and column not in entry.cells:
            return False
        return entry.place(column) not in self._unread

    def is_wordless(self, entry: Entry, column: str) -> bool:
        """Whether a text is only a dash, a dot or a question mark: people type those for "nothing"."""
        text = entry.text(column)
        # Nearly every text begins with a letter.
        return bool(text) and not text[0].isalnum() and not any(map(str.isalnum, text))

    def problem(self, code: str, entry: Entry, column: str, /, **details: Filling) -> Problem:
        """A problem at one cell of a row."""
        return Problem(code, entry.place(column), details, self.language)
