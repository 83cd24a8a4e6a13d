"""What came of a command: problems in words, grouped by how much they matter, and the exit code."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from xlreview.cli.speech import Speech
from xlreview.model.review import Review
from xlreview.problem import Problem, Severity

DONE, HAS_ERRORS, UNUSABLE = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Checked:
    """One file after `check`: its review, or nothing where the file could not be used."""

    file: str
    review: Review | None
    problems: tuple[Problem, ...]

    @property
    def exit_code(self) -> int:
        """2 for a file that cannot be used, 1 for errors, 0 for none."""
        return UNUSABLE if self.review is None else exit_code(self.problems)

    @property
    def cells_read(self) -> int:
        """Cells that were read."""
        return sum(receipt.cells_read for receipt in self.review.receipts) if self.review else 0

    @property
    def cells_ignored(self) -> int:
        """Cells that were not taken, each with a reason among the problems."""
        return sum(len(receipt.ignored) for receipt in self.review.receipts) if self.review else 0


def exit_code(problems: Iterable[Problem]) -> int:
    """1 where there is a problem of severity error, else 0."""
    return HAS_ERRORS if any(one.severity is Severity.ERROR for one in problems) else DONE


def checked_lines(checked: Checked, speech: Speech) -> Iterator[str]:
    """A file in words: one line of figures, then its problems by severity."""
    if checked.review is None:
        yield from (str(problem) for problem in checked.problems)
        return
    figures = [speech("figure.cells_read", number=checked.cells_read)]
    if checked.cells_ignored:
        figures.append(speech("figure.cells_ignored", number=checked.cells_ignored))
    for severity in Severity:
        if found := of_severity(checked.problems, severity):
            figures.append(speech(f"figure.{severity}", number=len(found)))
    if not checked.problems:
        figures.append(speech("figure.nothing" if checked.cells_read else "figure.blank"))
    yield f"{checked.file}: {' · '.join(figures)}"
    yield from problem_lines(checked.problems, speech)


def problem_lines(problems: Sequence[Problem], speech: Speech) -> Iterator[str]:
    """Problems line by line under a heading for each severity, what to correct first."""
    for severity in Severity:
        if found := of_severity(problems, severity):
            yield ""
            yield speech(f"severity.{severity}")
            yield from (str(problem) for problem in found)


def of_severity(problems: Iterable[Problem], severity: Severity) -> list[Problem]:
    """The problems of one severity, in their order."""
    return [problem for problem in problems if problem.severity is severity]


def say_lines(lines: Iterable[str]) -> None:
    """Lines for the user, on stderr."""
    for line in lines:
        click.echo(line, err=True)


def done_with(workbook: Path, problems: Sequence[Problem], speech: Speech) -> int:
    """The exit code of a command that made something of a workbook; says so where that has errors."""
    errors = len(of_severity(problems, Severity.ERROR))
    if errors:
        say_lines([speech("has_errors", file=str(workbook), number=errors)])
    return exit_code(problems)
