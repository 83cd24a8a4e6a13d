"""What a new workbook starts from."""

from dataclasses import replace

import pytest

from support.packs import ODD, SMALL
from support.reviews import review
from xlreview.model.rating import Role
from xlreview.model.review import Entry, Review
from xlreview.problem import UnusableInput
from xlreview.write import issue_workbook


def _issue(role: str, earlier: Review | None = None, **about: str) -> Review:
    facts = {"city": "Haldersund", "round": "2026", "language": "en", **about}
    return issue_workbook(SMALL, role=Role(role), earlier=earlier, **facts)


CITY = review(
    {
        "background": {"profile": {"answer": "A port."}},
        "self_assessment": {"GG/I/2": {"rating": "meets", "why": "So it is."}, "GG/I/1": {"how": "Well."}},
        "context": {"CITY-C1": {"factor": "Islands", "applies": "yes"}},
    },
    role="city",
)
TEAM = review(
    {
        "findings": {"GG/I/1": {"rating": "below"}},
        "evidence": {"JB-001": {"statement": "Seen."}},
        "recommendations": {"TEAM-R01": {"text": "Do it."}},
    }
)


def test_a_new_workbook_is_unanswered() -> None:
    assert (_issue("city").entries, _issue("city").sent) == ({}, {})


def test_workbooks_of_one_review_share_its_id_however_the_names_are_typed() -> None:
    ids = {
        _issue("city", city=city, round=round).stamp.review_id
        for city, round in (("Haldersund", "2026"), (" HALDERSUND ", "2026"), ("haldersund", " ２０２６"))
    }
    assert len(ids) == 1
    assert _issue("city", round="2027").stamp.review_id not in ids
    assert _issue("city", city="Lehtoniva").stamp.review_id not in ids


def test_every_workbook_has_an_id_of_its_own() -> None:
    assert _issue("city").stamp.workbook_id != _issue("city").stamp.workbook_id


def test_a_reviewer_gets_what_the_city_wrote_and_its_ratings_beside_the_screening() -> None:
    issued = _issue("reviewer", CITY)
    assert issued.answers() == {
        **CITY.answers(),
        "screening": {"GG/I/2": {"self_rating": "meets"}},
    }
    assert list(issued.entries) == ["background", "self_assessment", "context", "screening"]


def test_a_plan_gets_findings_and_recommendations_and_no_evidence() -> None:
    answers = TEAM.answers()
    del answers["evidence"]
    assert _issue("plan", TEAM).answers() == answers


def test_a_team_workbook_gets_everything() -> None:
    assert _issue("team", TEAM).answers() == TEAM.answers()


def test_what_is_carried_over_is_the_ancestor_of_its_row() -> None:
    issued = _issue("reviewer", CITY)
    assert issued.sent[("screening", "GG/I/2")] == {"self_rating": "meets"}
    assert issued.sent[("background", "profile")] == {"answer": "A port."}


def test_carried_entries_forget_the_file_that_they_came_from() -> None:
    read = Entry("background", "profile", {"answer": "A port."}, {"answer": "D3"}, {}, "a.xlsx", "Background")
    issued = _issue("reviewer", replace(CITY, entries={"background": (read,)}))
    assert issued.of("background") == (Entry("background", "profile", {"answer": "A port."}),)


@pytest.mark.parametrize(
    ("code", "earlier", "about"),
    [
        ("EARLIER_OTHER_CITY", CITY, {"city": "Lehtoniva"}),
        ("EARLIER_OTHER_PACK", review(pack=ODD, role="city"), {}),
        ("LANGUAGE_NOT_IN_PACK", None, {"language": "sv"}),
    ],
)
def test_what_cannot_be_used_is_told_plainly(
    code: str, earlier: Review | None, about: dict[str, str]
) -> None:
    with pytest.raises(UnusableInput) as refusal:
        _issue("reviewer", earlier, **about)
    (problem,) = refusal.value.problems
    assert problem.code == code
    assert problem.message
    assert problem.hint


def test_a_pack_in_none_of_our_languages_takes_ours_for_everything_else() -> None:
    issued = issue_workbook(ODD, role=Role.CITY, city="Ulm", round="1", language="fi")
    assert issued.stamp.language == "fi"
