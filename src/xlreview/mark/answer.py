"""What a marked copy says, in the workbook's language: every problem, and what was set aside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from xlreview.i18n import FALLBACK, LANGUAGES, translate
from xlreview.layout.mark_lines import ARROW
from xlreview.mark.comments import Line
from xlreview.model.review import Ignored, Review
from xlreview.problem import Problem, Severity

RANKS = tuple(Severity)
"""How much problems matter, the most urgent first."""
MOST_MARKED = 2_000
"""Places that are coloured and commented, the most urgent; nobody reads so many comments one by one."""
_LONGEST_QUOTE = 500
"""Characters of a set-aside text that are repeated; the text itself stands in its cell."""


@dataclass(frozen=True)
class Answer:
    """Everything to be said about one workbook; `titles` are those of its sheets, in order."""

    review: Review
    titles: tuple[str, ...]

    @property
    def language(self) -> str:
        """The language of the workbook, whoever runs the check."""
        spoken = self.review.stamp.language
        return spoken if spoken in LANGUAGES else FALLBACK

    def words(self, key: str, **fillings: str | int) -> str:
        """A text of the sheet in the workbook's language."""
        return translate(f"check_sheet.{key}", self.language, **fillings)

    @cached_property
    def problems(self) -> list[Problem]:
        """All problems in reading order."""
        return [problem.spoken_in(self.language) for problem in self.review.problems]

    def severity(self, severity: Severity) -> str:
        """How much a problem matters, in a word or two."""
        return self.words(f"severity.{severity}")

    def counts(self) -> Mapping[Severity, list[tuple[str, int]]]:
        """For each severity that occurs, how many problems each sheet has, in the order of the sheets."""
        found: dict[Severity, Counter[str]] = {}
        for problem in self.problems:
            found.setdefault(problem.severity, Counter())[problem.place.sheet or ""] += 1
        return {severity: self._in_order(found[severity]) for severity in Severity if severity in found}

    def _in_order(self, counter: Counter[str]) -> list[tuple[str, int]]:
        order = {title: number for number, title in enumerate(self.titles)}
        return sorted(counter.items(), key=lambda one: (order.get(one[0], len(order)), one[0]))

    @property
    def cells_read(self) -> int:
        """Cells whose content was taken into the review."""
        return sum(receipt.cells_read for receipt in self.review.receipts)

    @cached_property
    def ignored(self) -> list[Ignored]:
        """Cells whose content was not taken."""
        return [one for receipt in self.review.receipts for one in receipt.ignored]

    @property
    def carried(self) -> str:
        """What the file has inside that was left unopened, in words; mostly nothing."""
        kinds = dict.fromkeys(kind for receipt in self.review.receipts for kind in receipt.carries)
        return ", ".join(translate(f"carries.{kind}", self.language) for kind in kinds)

    def reason(self, ignored: Ignored) -> str:
        """Why a cell was set aside: what the problem there says, else the one of this kind on its sheet."""
        code, place = ignored.code, ignored.place
        chosen = self._at.get((code, place.sheet, place.cell)) or self._at.get((code, place.sheet, None))
        return chosen.message if chosen else ""

    @cached_property
    def _at(self) -> Mapping[tuple[str, str | None, str | None], Problem]:
        """The first problem of each kind at a cell or at a range that begins there, and on a sheet."""
        known: dict[tuple[str, str | None, str | None], Problem] = {}
        for problem in self.problems:
            code, place = problem.code, problem.place
            known.setdefault((code, place.sheet, (place.cell or "").split(":")[0]), problem)
            known.setdefault((code, place.sheet, None), problem)
        return known

    @cached_property
    def cells_with_problems(self) -> Mapping[tuple[str, str], list[Problem]]:
        """The problems of each place by title and reference, those that matter most first."""
        by_place: dict[tuple[str, str], list[Problem]] = {}
        for problem in self.problems:
            if problem.place.sheet is not None and problem.place.cell is not None:
                by_place.setdefault((problem.place.sheet, problem.place.cell), []).append(problem)
        # Sorting keeps the order of reading among those that matter alike.
        worst = {place: min(map(_rank, problems)) for place, problems in by_place.items()}
        return {place: by_place[place] for place in sorted(by_place, key=worst.__getitem__)}

    def lines_by_cell(self) -> Mapping[tuple[str, str], tuple[Severity, list[Line]]]:
        """What there is to say about each cell that is marked, by title and reference, and how urgently."""
        return {
            place: (
                min((one.severity for one in problems), key=RANKS.index),
                [line for one in problems for line in self._lines(one)],
            )
            for place, problems in islice(self.cells_with_problems.items(), MOST_MARKED)
        }

    @property
    def unmarked(self) -> int:
        """How many cells with problems are too many to be marked."""
        return max(len(self.cells_with_problems) - MOST_MARKED, 0)

    def _lines(self, problem: Problem) -> list[Line]:
        lines = [Line(f"{self.severity(problem.severity)}:", _in_one_line(problem.message))]
        if problem.hint:
            lines.append(Line("", f"{ARROW} {_in_one_line(problem.hint)}"))
        return lines


def _rank(problem: Problem) -> int:
    return RANKS.index(problem.severity)


def quote(text: str) -> str:
    """A set-aside text, cut where it is very long."""
    return text if len(text) <= _LONGEST_QUOTE else f"{text[: _LONGEST_QUOTE - 1]}…"


def _in_one_line(text: str) -> str:
    return " ".join(text.split())
