"""Checks a template whole: looks through it, then fills it by way of trial in every language."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from xlreview.i18n import FALLBACK, LANGUAGES
from xlreview.problem import Problem, Severity, UnusableInput
from xlreview.report.render import render_report
from xlreview.report.template_check.check import template_problems
from xlreview.report.template_check.example import EXAMPLE_DAY, sample_reviews


def check_template(path: Path, kind: str, *, language: str = FALLBACK) -> list[Problem]:
    """Everything that is wrong with a template for one kind of report, all at once.

    A template without errors is also filled with the sample review, in every language; what fails
    only then is told as well. `language` is that of suggestions. Raises UnusableInput for a file that
    is no Word document, and for one that cannot be read.
    """
    problems = template_problems(path, kind, language=language)
    if any(problem.severity is Severity.ERROR for problem in problems):
        return problems
    return [*_faults_in_trial(path, kind), *problems]


def _faults_in_trial(path: Path, kind: str) -> list[Problem]:
    with TemporaryDirectory() as folder:
        out = Path(folder) / "trial.docx"
        for language in LANGUAGES:
            review = next(sample_reviews(kind, language))
            try:
                render_report(review, kind, out, language=language, template=path, dated=EXAMPLE_DAY)
            except UnusableInput as refusal:
                # The other languages would say the same again, each after as long a time.
                return list(refusal.problems)
    return []
