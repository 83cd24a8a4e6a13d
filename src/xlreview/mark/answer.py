"""What a marked copy says, in the workbook's language: every problem, and what was set aside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from xlreview.i18n import FALLBACK, LANGUAGES, translate
from xlreview.mark.comments import Line
from xlreview.model.review import Ignored, Review
from xlreview.problem import Problem, Severity

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

    @property
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

    @property
    def ignored(self) -> list[Ignored]:
        """Cells whose content was not taken."""
        return [one for receipt in self.review.receipts for one in receipt.ignored]

    @property
    def carried(self) -> str:
        """What the file has inside that was left unopened, in words; mostly nothing."""
        kinds = dict.fromkeys(kind for receipt in self.review.receipts for kind in receipt.carries)
        return ", ".join(translate(f"carries.{kind}", self.language) for kind in kinds)

    def reason(self, ignored: Ignored, problems: Mapping[tuple[str, str | None], list[Problem]]) -> str:
        """Why a cell was set aside: what the problem there says, else the one of this kind on its sheet."""
        here = problems.get((ignored.code, ignored.place.sheet), [])
        row = ignored.place.cell or ""
        nearest = next((one for one in here if covers(one.place.cell, row)), None)
        chosen = nearest or next(iter(here), None)
        return chosen.message if chosen else ""

    def lines_by_cell(self) -> Mapping[tuple[str, str], tuple[Severity, list[Line]]]:
        """What there is to say about each cell, by title and reference, and how much the worst matters."""
        said: dict[tuple[str, str], tuple[Severity, list[Line]]] = {}
        ranks = list(Severity)
        for problem in self.problems:
            if problem.place.sheet is None or problem.place.cell is None:
                continue
            place = (problem.place.sheet, problem.place.cell)
            worst, lines = said.get(place, (problem.severity, []))
            if ranks.index(problem.severity) < ranks.index(worst):
                worst = problem.severity
            said[place] = worst, [*lines, *self._lines(problem)]
        return said

    def _lines(self, problem: Problem) -> list[Line]:
        lines = [Line(f"{self.severity(problem.severity)}:", _in_one_line(problem.message))]
        if problem.hint:
            lines.append(Line("", f"{ARROW} {_in_one_line(problem.hint)}"))
        return lines


ARROW = "→"
"""Before what to do."""


def is_line_of_ours(line: str, known: Collection[str] = ()) -> bool:
    """Whether a line of a comment has the form in which marking writes; for want of a record that knows."""
    begins = [f"{label}: " for label in known]
    return line.startswith((f"{ARROW} ", *begins))


def severity_words() -> frozenset[str]:
    """The words for how much a problem matters, in all languages."""
    return frozenset(
        translate(f"check_sheet.severity.{severity}", language)
        for language in LANGUAGES
        for severity in Severity
    )


def quote(text: str) -> str:
    """A set-aside text, cut where it is very long."""
    return text if len(text) <= _LONGEST_QUOTE else f"{text[: _LONGEST_QUOTE - 1]}…"


def covers(range: str | None, cell: str) -> bool:
    """Whether a problem at a cell or range is about a cell."""
    return range is not None and (range == cell or range.split(":")[0] == cell)


def _in_one_line(text: str) -> str:
    return " ".join(text.split())
