"""Cells in which every reviewer has an opinion of their own: nothing to settle, but to put together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from xlreview.merge.settle import Settled, Statement, by_workbook, differs, in_order_of_showing
from xlreview.model.emphasis import Emphasised, joined, text_as_typed
from xlreview.model.ledger import Said
from xlreview.model.review import Answer

OPINIONS = frozenset({"rating", "hypothesis", "questions", "meet"})
"""Columns of `screening` that are each reviewer's own."""

LONGEST_CELL = 32_000
"""Characters; a cell of Excel takes 32,767."""


def is_opinion(sheet: str, column: str) -> bool:
    """Whether everybody has their own answer here: the screening, and columns that people added."""
    return column[0] == "+" or (sheet == "screening" and column in OPINIONS)


@dataclass(frozen=True, slots=True)
class Joint:
    """What the reviewers' opinions on one cell come to.

    `proposal` is what they say together, None where they do not agree on a rating. `each` is by
    reviewer. Once the team has decided, that is `settled` like any other cell; else nothing stands there.
    """

    proposal: Answer | None
    each: Mapping[str, Statement]
    settled: Settled


def put_together(
    said: Mapping[str, Sequence[Said]], column: str, *, team_id: str, names: Mapping[str, str]
) -> Joint:
    """The opinions on one cell, and the team's decision where there is one.

    The decision stands until somebody has an opinion that it was not made in view of.
    """
    own, carried, settled = by_workbook(said, column)
    decision = own.pop(team_id, None)
    each = {names[workbook]: one for workbook, one in sorted(own.items(), key=lambda pair: names[pair[0]])}
    proposal = _together(each, column)
    if not each and carried:
        newest = in_order_of_showing((("", one) for one in carried), team_id="*")[0]
        settled.standing = [newest]
        proposal = newest[0].value
    if decision is not None:
        known = decision.seen | {decision.same}
        unseen = [(workbook, one) for workbook, one in own.items() if one.same not in known]
        settled.standing = in_order_of_showing([(team_id, decision), *unseen], team_id)
        if column[0] == "+":
            replaced = (one for one in own.values() if one.same != decision.same and one.same in known)
            settled.earlier.extend((one, "decided", decision) for one in replaced)
    return Joint(proposal, each, settled)


def _together(each: Mapping[str, Statement], column: str) -> Answer | None:
    if not each:
        return None
    first, *others = (one.value for one in each.values())
    if all(not differs(other, first) for other in others):
        first = next((one for one in (first, *others) if isinstance(one, Emphasised)), first)
        return first if others or column == "rating" or column[0] == "+" else signed(each)
    return None if column == "rating" else signed(each)


def signed(each: Mapping[str, Statement]) -> str:
    """One line for everybody who says something: `JB: …`."""
    lines = (joined("", (f"{who}: ", as_text(one.value))) for who, one in each.items())
    return within_a_cell(joined("\n", lines))


def as_text(answer: Answer) -> str:
    """An answer within a text."""
    return ", ".join(answer) if isinstance(answer, tuple) else text_as_typed(answer)


def within_a_cell(text: str) -> str:
    """A text that a cell of Excel can hold, visibly cut where it is too long."""
    return text if len(text) <= LONGEST_CELL else f"{text[: LONGEST_CELL - 1].rstrip()}…"
