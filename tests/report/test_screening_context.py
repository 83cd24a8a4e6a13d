"""What the report of the screening says, without Word."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from support.reviews import review
from xlreview.model.merged import Merged
from xlreview.model.review import Entry, Review
from xlreview.read import read_review
from xlreview.report.context.screening import named, screening_context
from xlreview.report.wording import Wording
from xlreview.resources import shipped_folder

Said = Mapping[str, Mapping[str, Mapping[str, str]]]

JB_SAYS = {
    "GG/I/1": {"rating": "below", "hypothesis": "Nobody reads it.", "questions": "Who?", "meet": "Mayor"},
    "GG/I/2": {"rating": "unclear", "meet": "mayor; Teachers (school, nursery)"},
    "PA/I/1": {"rating": "meets", "hypothesis": "Fine."},
}
FC_SAYS = {
    "GG/I/1": {"rating": "exceeds", "hypothesis": "A model.", "meet": "Teachers (school, nursery)"},
    "GG/I/2": {"rating": "meets"},
    "PA/I/1": {"rating": "meets"},
}


def merged(joint: Mapping[str, Mapping[str, str]], **said: Mapping[str, Mapping[str, str]]) -> Review:
    """A team's review with these joint rows, and what each reviewer says."""
    own = {"GG/I/1": {"rating": "meets"}, "PA/I/1": {"rating": "exceeds"}, "PA/I/5": {"rating": "below"}}
    screening = {**{"PA/I/5": {"self_rating": "below"}}, **joint}
    one = review({"self_assessment": own, "screening": screening}, reviewers=tuple(said))
    views: dict[str, dict[str, Entry]] = {}
    for who, rows in said.items():
        for code, answers in rows.items():
            views.setdefault(code, {})[who] = Entry("screening", code, dict(answers))
    return replace(one, merged=Merged(screening=views))


@pytest.fixture
def both() -> Review:
    """JB and FC put together as a merge does; nothing is decided."""
    joint = {
        "GG/I/1": {"hypothesis": "FC: A model.\nJB: Nobody reads it.", "questions": "JB: Who?"},
        "GG/I/2": {"meet": "JB: mayor; Teachers (school, nursery)"},
        "PA/I/1": {"rating": "meets", "hypothesis": "JB: Fine."},
    }
    return merged(joint, FC=FC_SAYS, JB=JB_SAYS)


def context(one: Review, language: str = "en") -> dict:
    return screening_context(one, Wording(language, one.pack), dated=date(2026, 9, 1))


def blocks(one: Review) -> dict[str, dict]:
    pillars = context(one)["pillars"]
    return {one["code"]: one for pillar in pillars for area in pillar["areas"] for one in area["indicators"]}


def test_the_lead_counts_ratings_differences_and_questions(both: Review):
    assert context(both)["lead"] == (
        "The benchmarks have 10\N{NO-BREAK SPACE}statements. "
        "The reviewers have rated 3\N{NO-BREAK SPACE}of them. "
        "On 2\N{NO-BREAK SPACE}of them their ratings differ. There are questions about one statement."
    )
    assert context(review({}))["lead"] == (
        "The benchmarks have 10\N{NO-BREAK SPACE}statements. The reviewers have not rated any of them yet."
    )


def test_each_reviewer_stands_beside_the_others(both: Review):
    views = blocks(both)["GG/I/1"]["views"]
    assert [(one["who"], one["mark"]["key"], one["hypothesis"], one["questions"]) for one in views] == [
        ("FC", "exceeds", "A model.", ""),
        ("JB", "below", "Nobody reads it.", "Who?"),
    ]
    assert blocks(both)["GG/I/1"]["own"] == "●\N{NO-BREAK SPACE}meets"


def test_numbers_in_place_of_initials_change_nothing_but_who_is_who(both: Review):
    joint = both.entry("screening", "GG/I/1")
    assert joint is not None
    # The public reads numbers, and they need not be in the order of the initials that they stand for.
    joint.answers["hypothesis"] = "Reviewer 9: A model.\nReviewer 2: Nobody reads it."
    joint.answers["questions"] = "Reviewer 2: Who?"
    seen = {"Reviewer 2": JB_SAYS["GG/I/1"], "Reviewer 9": FC_SAYS["GG/I/1"]}
    views = {who: Entry("screening", "GG/I/1", dict(said)) for who, said in seen.items()}
    shown = blocks(replace(both, merged=Merged(screening={"GG/I/1": views})))["GG/I/1"]["views"]
    assert [(view["who"], view["hypothesis"]) for view in shown] == [
        ("Reviewer 2", "Nobody reads it."),
        ("Reviewer 9", "A model."),
    ]


def test_what_the_team_decided_comes_first():
    joint = {"GG/I/1": {"rating": "below", "hypothesis": "It must be renewed."}}
    one = merged(joint, FC=FC_SAYS, JB=JB_SAYS)
    views = blocks(one)["GG/I/1"]["views"]
    assert [(view["who"], view["mark"]["key"], view["hypothesis"]) for view in views] == [
        ("Team", "below", "It must be renewed."),
        ("FC", "exceeds", "A model."),
        ("JB", "below", "Nobody reads it."),
    ]


def test_a_workbook_of_one_reviewer_says_whose_view_it_is():
    one = review({"screening": JB_SAYS}, role="reviewer")
    assert [view["who"] for view in blocks(one)["GG/I/1"]["views"]] == ["JB"]


def test_a_team_that_screened_together_needs_no_names():
    one = review({"screening": JB_SAYS})
    assert [view["who"] for view in blocks(one)["GG/I/1"]["views"]] == [""]
    assert context(one)["differing"] == []


def test_those_furthest_apart_come_first(both: Review):
    shown = [
        (
            group["title"],
            [(one["code"], [view["who"] for view in one["views"]]) for one in group["indicators"]],
        )
        for group in context(both)["differing"]
    ]
    assert shown == [
        ("Further apart", [("GG/I/1", ["FC", "JB"])]),
        ("Some unsure", [("GG/I/2", ["FC", "JB"])]),
    ]


def test_a_city_that_sees_itself_otherwise_is_named(both: Review):
    assert [(one["code"], one["own"]["key"]) for one in context(both)["otherwise"]] == [("PA/I/1", "exceeds")]


def test_where_reviewers_differ_the_tables_say_unclear(both: Review):
    governance = context(both)["counts"][0]
    assert (governance["unclear"], governance["below"], governance["exceeds"]) == ("2", "–", "–")


def test_people_are_gathered_with_what_each_is_asked_about(both: Review):
    assert context(both)["people"] == [
        {"who": "Mayor", "codes": "GG/I/1, GG/I/2", "asking": "JB"},
        {"who": "Teachers (school, nursery)", "codes": "GG/I/1, GG/I/2", "asking": "FC, JB"},
    ]


@pytest.mark.parametrize(
    ("meet", "names"),
    [
        ("Mayor, chief executive", ["Mayor", "chief executive"]),
        ("- Mayor\n• Dean.", ["Mayor", "Dean"]),
        ("Secretary and chair", ["Secretary and chair"]),
        ("Head (acting, until May); Dean", ["Head (acting, until May)", "Dean"]),
        (" ; , \n", []),
    ],
)
def test_people_are_listed_in_many_ways(meet: str, names: list[str]):
    assert named(meet) == names


def test_before_anybody_began_nothing_is_listed_as_missing():
    assert context(review({}))["unscreened"] == []


def test_a_row_with_nothing_but_the_citys_rating_is_not_screened(both: Review):
    assert [one["code"] for one in context(both)["unscreened"]] == [
        "GG/I/3",
        "GG/I/4",
        "GG/I/5",
        "PA/I/2",
        "PA/I/3",
        "PA/I/4",
        "PA/I/5",
    ]


def test_a_merged_workbook_remembers_what_each_reviewer_thinks():
    one = read_review(shipped_folder("samples") / "haldersund/workbooks/haldersund-team.xlsx")
    views = blocks(one)["GG/O/1"]["views"]
    assert [(view["who"], view["mark"]["key"], view["meet"]) for view in views] == [
        ("AK", "exceeds", "Kotouttamisedustaja"),
        ("FC", "meets", "Integration officer"),
        ("JB", "meets", "Mayor, chief executive, finance director"),
    ]
