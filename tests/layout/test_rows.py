"""Ids printed in advance differ between the workbooks of one review."""

from xlreview.layout.rows import PREPARED_ROWS, printed_ids
from xlreview.layout.sheets import SHEETS_BY_KEY
from xlreview.model.rating import Role
from xlreview.model.review import Stamp
from xlreview.pack.load import load_pack


def stamp(role: Role, *reviewers: str) -> Stamp:
    return Stamp("w", "r", role, "en", "C", "2026", "inti-cities", "1.0", reviewers)


def ids(sheet: str, role: Role, *reviewers: str, pack: str = "inti-cities") -> tuple[str, ...]:
    return printed_ids(SHEETS_BY_KEY[sheet], load_pack(pack), stamp(role, *reviewers))


def test_evidence_is_numbered_under_the_reviewers_initials():
    printed = ids("evidence", Role.REVIEWER, "JB")
    assert (printed[0], printed[-1], len(printed)) == ("JB-001", "JB-120", PREPARED_ROWS["evidence"])


def test_no_id_is_printed_in_two_workbooks_of_a_review():
    seen = [
        set(ids(sheet, *holder))
        for holder in ((Role.REVIEWER, "JB"), (Role.REVIEWER, "FC"), (Role.TEAM,), (Role.PLAN,))
        for sheet in ("evidence", "recommendations", "plan")
    ]
    assert len(set.union(*seen)) == sum(map(len, seen))


def test_indicators_topics_and_factors_come_from_the_pack():
    assert len(ids("findings", Role.TEAM)) == 73
    assert len(ids("background", Role.CITY)) == 7 + 4
    factors = ids("context", Role.CITY, pack="mixities-anti-discrimination")
    assert (len(factors), factors[0], factors[7:]) == (
        7 + 15,
        "national_law_and_policy",
        tuple(f"CITY-C{number}" for number in range(1, 16)),
    )


def test_interviews_are_numbered_from_one():
    assert ids("interviews", Role.REVIEWER, "JB")[:3] == ("1", "2", "3")
