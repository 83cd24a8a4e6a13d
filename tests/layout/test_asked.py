"""What is asked of whom."""

import pytest

from xlreview.layout.asked import NO_ANSWER_YET, SETTLED_BY, columns_of_others, essential_columns
from xlreview.layout.choices import CHOICES
from xlreview.layout.columns import Filled
from xlreview.layout.sheets import DATA_SHEETS, SHEETS_BY_KEY
from xlreview.model.rating import Role

RECOMMENDATIONS = SHEETS_BY_KEY["recommendations"]


def test_in_its_plan_the_city_answers_what_the_reviewers_recommend():
    others = columns_of_others(RECOMMENDATIONS, Role.PLAN)
    assert [one.key for one in others] == ["codes", "text", "addressee", "term", "priority"]
    assert [one.key for one in essential_columns(RECOMMENDATIONS, Role.PLAN)] == ["response"]


def test_the_team_writes_the_recommendations():
    assert columns_of_others(RECOMMENDATIONS, Role.TEAM) == ()
    essential = essential_columns(RECOMMENDATIONS, Role.TEAM)
    assert [one.key for one in essential] == ["codes", "text", "addressee"]


@pytest.mark.parametrize("role", list(Role))
def test_what_is_essential_is_the_holders_own_to_answer(role):
    for sheet in DATA_SHEETS:
        essential = essential_columns(sheet, role)
        assert not {*essential} & {*columns_of_others(sheet, role)}
        assert all(one.filled is Filled.ANSWERED for one in essential)


def test_the_values_with_a_rule_of_their_own_stand_on_their_lists():
    assert all(value in CHOICES[name] for name, value in NO_ANSWER_YET.items())
    for sheet, (column, value) in SETTLED_BY.items():
        assert value in CHOICES[SHEETS_BY_KEY[sheet].column(column).choices]
