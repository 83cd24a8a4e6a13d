"""All faults of a template at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from xlreview.i18n import FALLBACK, Filling
from xlreview.problem import Place, Problem, UnusableInput
from xlreview.report.template_check.example import context_shape
from xlreview.report.template_check.paragraphs import Spot, parts_of_template
from xlreview.report.template_check.shape import Shape
from xlreview.report.template_check.walk import Tell, Walk
from xlreview.report.templates import carried_problems, open_template, shipped_template
from xlreview.report.word import WordTemplate

_OPTIONAL = frozenset({"title", "author"})
"""Fields that become properties of the document, whether a template prints them or not."""


def template_problems(path: Path, kind: str, *, language: str = FALLBACK) -> list[Problem]:
    """What is wrong with a template for one kind of report, in the order of its paragraphs.

    The template is not filled. Raises UnusableInput for a file that is no template at all.
    """
    carried = carried_problems(path)
    try:
        template = open_template(path, whatever_it_carries=True)
    except UnusableInput as refusal:
        # Of a document with macros what matters is the macros, not that it is no plain document.
        raise UnusableInput(*(carried or refusal.problems)) from refusal
    found: list[Problem] = []

    def tell(code: str, spot: Spot, details: dict[str, Filling]) -> None:
        place: dict[str, Filling] = {"where": spot.where, "text": spot.shown, "report": kind}
        found.append(Problem(code, Place(str(path)), {**place, **details}))

    used = _fields_used(template, context_shape(kind, language), tell)
    return [*carried, *_each_once(found), *_unused(path, kind, used, language)]


def _unused(path: Path, kind: str, used: set[str], language: str) -> Iterator[Problem]:
    """A note on what the usual template prints and this one does not."""
    usual = _fields_used(
        open_template(shipped_template(kind)), context_shape(kind, language), lambda *_: None
    )
    unused = [name for name in context_shape(kind, language).parts if name in usual - used - _OPTIONAL]
    if unused:
        details: dict[str, Filling] = {"names": ", ".join(unused), "count": len(unused), "report": kind}
        yield Problem("TEMPLATE_PARTS_UNUSED", Place(str(path)), details)


def _fields_used(template: WordTemplate, context: Shape, tell: Tell) -> set[str]:
    walk = Walk(context, tell)
    for part in parts_of_template(template):
        walk.through(part)
    return walk.used


def _each_once(problems: list[Problem]) -> list[Problem]:
    """The problems without those that say the same of the same paragraph again."""
    return list({str(problem): problem for problem in problems}.values())
