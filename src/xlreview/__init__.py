"""Peer reviews of cities in plain files: benchmarks, workbooks, checked answers, Word reports.

The loop in Python, as on the command line:

    pack = xlreview.load_pack("inti-cities")
    blank = xlreview.issue_workbook(pack, role="city", city="Harbourton", round="2026", language="en")
    xlreview.write_workbook(Path("harbourton.xlsx"), blank)
    review = xlreview.read_review("harbourton.xlsx")        # once it has come back
    for problem in review.problems: ...                     # by file, sheet and cell
    review.frames()["self_assessment"]                      # a pandas frame
    team = xlreview.merge_workbooks(["harbourton.xlsx", "jb.xlsx", "fc.xlsx"], "team.xlsx")
    team.merged.conflicts                                   # what people differ on, and who says what
    xlreview.export_review(review, Path("harbourton.json"))
    xlreview.render_report(review, "initial", Path("initial.docx"), language="en")
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xlreview.check import check_review
    from xlreview.export import export_review
    from xlreview.merge import merge_reviews
    from xlreview.model.pack import Pack
    from xlreview.model.review import Review
    from xlreview.pack import load_pack
    from xlreview.problem import Place, Problem, Severity, UnusableInput, XlreviewError
    from xlreview.read import read_review
    from xlreview.report import render_report
    from xlreview.team import merge_workbooks
    from xlreview.write import issue_workbook, write_workbook

__all__ = [
    "Pack",
    "Place",
    "Problem",
    "Review",
    "Severity",
    "UnusableInput",
    "XlreviewError",
    "check_review",
    "export_review",
    "issue_workbook",
    "load_pack",
    "merge_reviews",
    "merge_workbooks",
    "read_review",
    "render_report",
    "write_workbook",
]

_HOMES = {
    "Pack": "model.pack",
    "Place": "problem",
    "Problem": "problem",
    "Review": "model.review",
    "Severity": "problem",
    "UnusableInput": "problem",
    "XlreviewError": "problem",
    "check_review": "check",
    "export_review": "export",
    "issue_workbook": "write",
    "load_pack": "pack",
    "merge_reviews": "merge",
    "merge_workbooks": "team",
    "read_review": "read",
    "render_report": "report",
    "write_workbook": "write",
}


def __getattr__(name: str) -> object:
    # Each name brings its own engine, and whoever reads a workbook need not wait for Word.
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return [*globals(), *__all__]
