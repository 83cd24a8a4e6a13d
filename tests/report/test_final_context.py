"""What the final report says, without Word."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from support.packs import ODD, SMALL
from support.reviews import review
from xlreview.method.evidence import Weight
from xlreview.model.rating import Rating
from xlreview.model.review import Review
from xlreview.report.context.final import final_context
from xlreview.report.context.findings import glimpse, weigh_findings
from xlreview.report.context.heard import support
from xlreview.report.wording import Wording

DAY = date(2026, 6, 30)


def context(one: Review, language: str = "en", *, include_unconfirmed: bool = False) -> dict:
    findings = weigh_findings(one, include_unconfirmed=include_unconfirmed)
    return final_context(one, findings, Wording(language, one.pack), dated=DAY)


def codes(lines: list[dict]) -> list[str]:
    return [line["code"] for line in lines]


@pytest.mark.parametrize(
    ("rating", "below", "favourable", "lack"),
    [
        ("below", {1, 2}, set(), ""),
        ("below", {1}, set(), "one"),
        ("below", {1}, {2, 3}, "split"),
        ("below", set(), {2, 3}, "against"),
        ("below", set(), set(), "none"),
        ("below", {1, 2}, {3}, ""),
        ("exceeds", set(), {1, 2}, ""),
        ("meets", {1, 2}, {3}, "split"),
        ("unclear", set(), set(), ""),
        ("not_applicable", {1}, set(), ""),
    ],
)
def test_a_rating_stands_when_two_interviews_bear_it_out(rating, below, favourable, lack):
    weight = Weight(frozenset(below), frozenset(favourable))
    assert support(Rating(rating), weight).lack == lack


def test_cover_and_lead(team: Review):
    made = context(team)
    assert {key: made[key] for key in ("city", "round", "dated", "team", "title", "lead")} == {
        "city": "Haldersund",
        "round": "2026",
        "dated": "30 June 2026",
        "team": "JB and FC",
        "title": "Haldersund: final report of the peer review",
        "lead": "The benchmarks have 10 statements. This report holds an agreed rating for 4 of them. "
        "More evidence is needed for one finding, which is named at the end.",
    }


def test_a_finding_short_of_evidence_stays_out_and_is_named(team: Review):
    made = context(team)
    assert [(pillar["title"], codes(pillar["findings"])) for pillar in made["pillars"]] == [
        ("Governance (en)", ["GG/I/1", "GG/I/3"]),
        ("Partnership (en)", ["PA/I/1"]),
    ]
    assert [(one["code"], one["rating"]["key"], one["why"]) for one in made["needs_evidence"]] == [
        ("GG/I/2", "meets", "one interview bears it out")
    ]


def test_a_finding_short_of_evidence_stands_with_a_mark_when_told_so(team: Review):
    made = context(team, include_unconfirmed=True)
    flags = {one["code"]: one["flag"] for pillar in made["pillars"] for one in pillar["findings"]}
    assert flags == {
        "GG/I/1": "",
        "GG/I/2": "Needs more evidence: only one interview bears it out.",
        "GG/I/3": "",
        "PA/I/1": "",
    }
    assert made["needs_evidence"] == []


def test_a_finding_says_what_it_rests_on(team: Review):
    finding = context(team)["pillars"][0]["findings"][0]
    assert {key: finding[key] for key in ("reason", "evidence", "opposing", "own", "dissent")} == {
        "reason": "Few know the plan.",
        "evidence": "interviews 1 and 2, workshop 3, and a document",
        "opposing": "Interview 2 points the other way.",
        "own": "▲\N{NO-BREAK SPACE}exceeds",
        "dissent": "FC sees it otherwise.",
    }
    assert finding["recommendations"] == [
        {"anchor": "1", "id": "TEAM-R01", "text": "Renew the plan. Then tell people.", "more": ""}
    ]


def test_the_same_line_in_finnish(team: Review):
    finding = context(team, "fi")["pillars"][0]["findings"][0]
    assert (finding["evidence"], finding["opposing"]) == (
        "haastattelut 1 ja 2, työpaja 3 sekä asiakirja",
        "Haastattelu 2 viittaa toiseen suuntaan.",
    )


def test_strengths_stand_beside_weaknesses(team: Review):
    governance, partnership = context(team)["pillars"]
    assert [codes(governance[side]) for side in ("strong", "weak")] == [[], ["GG/I/1"]]
    assert [codes(partnership[side]) for side in ("strong", "weak")] == [["PA/I/1"], []]
    assert [(one["code"], one["text"]) for one in governance["obstacles"]] == [("GG/I/1", "Money")]


def test_a_rating_without_text_is_only_listed(team: Review):
    assert [codes(pillar["brief"]) for pillar in context(team)["pillars"]] == [[], ["PA/I/2"]]


def test_good_practices_come_by_theme(team: Review):
    assert context(team)["good_practices"] == [
        {
            "title": "Trust (en)",
            "practices": [
                {
                    "code": "PA/I/1",
                    "title": "PA 1 (en)",
                    "anchor": "6",
                    "text": "Breakfast with partners",
                    "transferable": "Any city with bread",
                }
            ],
        }
    ]


def test_practices_without_a_theme_need_no_title_of_their_own(team: Review):
    made = context(replace(team, pack=replace(SMALL, themes=())))
    assert [(theme["title"], codes(theme["practices"])) for theme in made["good_practices"]] == [
        ("", ["PA/I/1"])
    ]


def test_recommendations_carry_response_and_evidence(team: Review):
    first, second = context(team)["recommendations"]
    assert {key: first[key] for key in ("codes", "term", "priority", "response", "note", "flag")} == {
        "codes": "GG/I/1",
        "term": "short term",
        "priority": "high priority",
        "response": "accepted",
        "note": "In autumn.",
        "flag": "",
    }
    assert {key: second[key] for key in ("term", "response", "evidence", "flag")} == {
        "term": "",
        "response": "pending",
        "evidence": "interview 1",
        "flag": "The findings behind it need more evidence.",
    }


def test_the_summary_begins_with_what_is_urgent(team: Review):
    assert [one["id"] for one in context(team)["first_steps"]] == ["TEAM-R01"]


def test_the_summary_begins_with_nothing_that_lacks_evidence(team: Review):
    first, second = team.of("recommendations")
    urgent = replace(second, answers={**second.answers, "priority": "high"})
    both = replace(team, entries={**team.entries, "recommendations": (first, urgent)})
    alone = replace(team, entries={**team.entries, "recommendations": (urgent,)})
    assert [one["id"] for one in context(both)["first_steps"]] == ["TEAM-R01"]
    assert context(alone)["first_steps"] == []


def test_next_steps_follow_from_the_review(team: Review):
    assert context(team)["next_steps"] == [
        "The city answers the recommendations that still wait for a response: TEAM-R02.",
        "The city turns what it has accepted into an action plan: who does what, by when, "
        "and how success is seen.",
        "City and team decide how the open findings are to be settled.",
        "The secretariat passes the good practices on to other cities.",
        "City and team agree on a day to look together at what has changed.",
    ]


def test_the_visit_in_words(team: Review):
    made = context(team)
    assert made["visit"] == (
        "The team met people on 2–3 June 2026. The programme had 2 interviews and 1 workshop. "
        "One conversation was held with an interpreter."
    )
    assert made["evidence_noted"] == "The reviewers noted 8 pieces of evidence: 7 facts and 1 opinion."


def test_interviews_are_listed_without_names_and_without_the_cancelled(team: Review):
    interviews = context(team)["interviews"]
    assert [(one["number"], one["day"], one["role"]) for one in interviews] == [
        ("1", "2 Jun 2026", "Mayor"),
        ("2", "3 Jun 2026", "Teacher"),
        ("3", "", "Parents"),
    ]
    assert "Ann Person" not in str(context(team))


def test_only_circumstances_that_apply(team: Review):
    assert [(one["title"], one["effect"], one["codes"]) for one in context(team)["circumstances"]] == [
        ("Law (en)", "The law binds us.", "GG/I/1")
    ]


def test_a_pack_without_pillars_has_no_rows_that_name_the_only_part(team: Review):
    loose = tuple(replace(one, pillar=None) for one in team.pack.indicators)
    made = context(replace(team, pack=replace(team.pack, pillars=(), indicators=loose)))
    assert [group["title"] for group in made["all_indicators"]] == [""]
    assert [(line["title"], line["total"]) for line in made["counts"]] == [("Total", "10")]


def test_all_indicators_show_team_beside_city(team: Review):
    shown = [
        (one["code"], one["rating"]["key"], one["own"]["key"])
        for group in context(team)["all_indicators"]
        for one in group["indicators"]
    ]
    assert shown[:4] == [
        ("GG/I/1", "below", "exceeds"),
        ("GG/I/2", "open", "unrated"),
        ("GG/I/3", "unclear", "unrated"),
        ("GG/I/4", "unrated", "unrated"),
    ]


def test_counts_add_up(team: Review):
    figures = [
        (line["title"], line["below"], line["unrated"], line["total"]) for line in context(team)["counts"]
    ]
    assert figures == [
        ("Governance (en)", "1", "3", "5"),
        ("Partnership (en)", "–", "3", "5"),
        ("Total", "1", "6", "10"),
    ]


def test_columns_that_people_added_are_told_too(team: Review):
    findings = tuple(replace(one, extra={"Our\nremark": "Kept"}) for one in team.of("findings"))
    made = context(replace(team, entries={**team.entries, "findings": findings}))
    assert made["pillars"][1]["brief"] == []
    assert made["pillars"][1]["findings"][1]["also"] == [{"label": "Our remark", "text": "Kept"}]


def test_an_empty_review_says_so_without_empty_parts():
    made = context(review({}, pack=ODD))
    assert made["lead"] == "The benchmarks have 200 statements. This report holds no agreed rating yet."
    empty = ("pillars", "good_practices", "recommendations", "needs_evidence", "circumstances", "interviews")
    assert [made[key] for key in empty] == [[]] * len(empty)
    assert made["heat_map"] == {}


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("Renew the plan.", "Renew the plan."),
        ("Renew the plan.\nThen tell people.", "Renew the plan."),
        ("Renew the plan. " + "Then tell everybody about it " * 6, "Renew the plan."),
        ("Renew " * 40, "Renew " * 25 + "Renew …"),
        ("", ""),
    ],
)
def test_a_recommendation_is_shortened_between_sentences(text: str, short: str):
    assert glimpse(text) == short


def test_beside_its_finding_a_long_recommendation_says_where_it_goes_on(team: Review):
    def shown(text: str) -> tuple[str, str]:
        first, _ = team.of("recommendations")
        longer = replace(first, answers={**first.answers, "text": text})
        one = replace(team, entries={**team.entries, "recommendations": (longer,)})
        beside = context(one)["pillars"][0]["findings"][0]["recommendations"][0]
        return beside["text"], beside["more"]

    pointer = "It goes on in the chapter “Recommendations”."
    whole = "Draw up the plan with all departments and hand over in writing. " * 4
    assert shown(whole) == (whole.strip(), "")
    assert shown("Renew it.\n- now\n- well") == ("Renew it.", pointer)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Interview 2 and workshop 3 point the other way."),
        ("fi", "Haastattelu 2 ja työpaja 3 viittaavat toiseen suuntaan."),
    ],
)
def test_a_workshop_that_points_the_other_way_is_called_one(language: str, line: str, team: Review):
    heard, in_workshop, *others = team.of("evidence")
    evidence = (
        heard,
        replace(heard, id="JB-020", answers={**heard.answers, "interview": 9}),
        replace(in_workshop, answers={**in_workshop.answers, "points_to": "meets"}),
        *others,
    )
    made = context(replace(team, entries={**team.entries, "evidence": evidence}), language=language)
    assert made["pillars"][0]["findings"][0]["opposing"].replace("\N{NO-BREAK SPACE}", " ") == line
