"""The kinds of report: what each needs of a workbook, and how its context is built.

A new kind is a template in `report_templates/`, a builder in `report/context/` and an entry here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from xlreview.i18n import Filling
from xlreview.model.rating import Role
from xlreview.model.review import Review
from xlreview.problem import Place, Problem
from xlreview.report.context.final import final_context
from xlreview.report.context.findings import weigh_findings
from xlreview.report.context.guides import guides_context
from xlreview.report.context.initial import initial_context
from xlreview.report.context.plan import plan_context
from xlreview.report.context.programme import programme_context
from xlreview.report.context.screening import screening_context
from xlreview.report.context.setting import Context
from xlreview.report.wording import Wording


@dataclass(frozen=True)
class Order:
    """What a report is to be made from, and how."""

    review: Review
    wording: Wording
    dated: date
    include_unconfirmed: bool = False

    @property
    def file(self) -> str:
        """The workbook that the review was read from, as far as it is known."""
        receipts = self.review.receipts
        return receipts[0].file if receipts else ""


@dataclass(frozen=True)
class Kind:
    """A kind of report: the sheets it draws on, and the roles whose workbook is meant for it."""

    sheets: tuple[str, ...]
    roles: frozenset[Role]
    build: Callable[[Order], tuple[Context, list[Problem]]]

    def can_come_from(self, review: Review) -> bool:
        """Whether the review holds what this report tells, or its workbook has the place for it."""
        return review.stamp.role in self.roles or any(review.of(sheet) for sheet in self.sheets)


def _initial(order: Order) -> tuple[Context, list[Problem]]:
    return initial_context(order.review, order.wording, dated=order.dated), []


def _screening(order: Order) -> tuple[Context, list[Problem]]:
    return screening_context(order.review, order.wording, dated=order.dated), []


def _programme(order: Order) -> tuple[Context, list[Problem]]:
    return programme_context(order.review, order.wording, dated=order.dated), []


def _guides(order: Order) -> tuple[Context, list[Problem]]:
    return guides_context(order.review, order.wording, dated=order.dated), []


def _final(order: Order) -> tuple[Context, list[Problem]]:
    findings = weigh_findings(order.review, include_unconfirmed=order.include_unconfirmed)
    context = final_context(order.review, findings, order.wording, dated=order.dated)
    if not findings.left_out:
        return context, []
    codes = ", ".join(finding.indicator.code for finding in findings.left_out)
    details: dict[str, Filling] = {"count": len(findings.left_out), "codes": codes}
    return context, [Problem("REPORT_LEFT_OUT", Place(order.file), details)]


def _plan(order: Order) -> tuple[Context, list[Problem]]:
    return plan_context(order.review, order.wording, dated=order.dated), []


KINDS: Mapping[str, Kind] = {
    "initial": Kind(("background", "self_assessment"), frozenset({Role.CITY, Role.TEAM}), _initial),
    "screening": Kind(("screening",), frozenset({Role.REVIEWER, Role.TEAM}), _screening),
    "programme": Kind(("interviews",), frozenset({Role.REVIEWER, Role.TEAM}), _programme),
    "guides": Kind(("interviews",), frozenset({Role.REVIEWER, Role.TEAM}), _guides),
    "final": Kind(("findings",), frozenset({Role.TEAM}), _final),
    "plan": Kind(("plan",), frozenset({Role.PLAN, Role.TEAM}), _plan),
}
"""The kinds of report by the name that the command line gives them."""
