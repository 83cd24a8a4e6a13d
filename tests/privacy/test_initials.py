"""People by their initials."""

import pytest

from .conftest import Retold


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("JB would have said below.", "Reviewer 1 would have said below."),
        ("JB: ask again\nHR is small", "Reviewer 1: ask again\nHR is small"),
        ("J.B. and J. B. agree", "Reviewer 1 and Reviewer 1 agree"),
        ("JB's and JB:n", "Reviewer 1’s and Reviewer 1’s"),
        ("JB/I/3, JB-plan, AJB, jb and JB2", "JB/I/3, JB-plan, AJB, jb and JB2"),
    ],
)
def test_the_public_reads_a_number_in_place_of_a_reviewer(retold: Retold, text: str, read: str):
    assert retold(text, audience="public") == read


def test_the_city_knows_its_reviewers(retold: Retold):
    assert retold("JB would have said below.") == "JB would have said below."


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("MQ knew, M.Q. too", "Interviewee 1 knew, Interviewee 1 too"),
        ("EU money and A1", "EU money and A1"),
    ],
)
def test_interviewees_are_known_by_theirs_too(retold: Retold, text: str, read: str):
    assert retold(text, "Matti Quist", "Eva Uhlin") == read
