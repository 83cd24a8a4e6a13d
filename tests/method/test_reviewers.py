"""Where reviewers differ. A row of a test's table: code, then `JB=below`."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.packs import ODD, SMALL
from xlreview.method.agreement import Standing, standing
from xlreview.method.alpha import ordinal_alpha
from xlreview.method.reviewers import Agreement, compare_reviewers
from xlreview.model.rating import Rating
from xlreview.model.review import Entry

TABLE = """
GG/I/1 JB=meets FC=meets AK=meets
GG/I/2 JB=meets FC=exceeds AK=meets
GG/I/3 JB=below FC=exceeds AK=meets
GG/I/4 JB=unclear FC=meets
GG/I/5 JB=meets
PA/I/1 JB=not_applicable FC=below
PA/I/2 JB=unclear FC=unclear
"""


def compared(table: str) -> Agreement:
    views = {}
    for line in table.strip().splitlines():
        code, *said = line.split()
        pairs = (one.split("=") for one in said)
        views[code] = {who: Entry("screening", code, {"rating": rating}) for who, rating in pairs}
    return compare_reviewers(SMALL, views)


def counts(counted: object) -> list[int]:
    """Indicators on which all agree, are unsure, one step, further apart."""
    return [dict(counted)[standing] for standing in Standing]  # type: ignore[call-overload]


@pytest.mark.parametrize(
    ("ratings", "expected"),
    [
        ("", None),
        ("below", None),
        ("below below", "agree"),
        ("unclear unclear", "agree"),
        ("unclear meets", "unsure"),
        ("unclear not_applicable", "unsure"),
        ("unclear meets exceeds", "one_step"),
        ("below meets", "one_step"),
        ("below meets exceeds", "apart"),
        ("not_applicable meets", "apart"),
    ],
)
def test_ratings_stand_to_one_another(ratings, expected):
    assert standing([Rating(one) for one in ratings.split()]) == expected


def test_every_indicator_says_who_differs_from_whom_and_how_far():
    by_code = {one.code: one for one in compared(TABLE).whole.differences}
    assert by_code["GG/I/3"].standing is Standing.APART
    assert by_code["GG/I/3"].pairs == (("FC", "JB", 2), ("AK", "FC", 1), ("AK", "JB", 1))
    assert by_code["PA/I/1"].pairs == (("FC", "JB", 0),)
    assert by_code["GG/I/5"].standing is None
    assert by_code["PA/I/5"].ratings == {}


def test_indicators_are_counted_in_all_and_by_pillar_and_area():
    seen = compared(TABLE)
    assert counts(seen.whole.counted) == [2, 1, 1, 2]
    assert seen.whole.compared == 6
    assert seen.whole.share(Standing.APART) == pytest.approx(1 / 3)
    assert [(group.pillar, counts(group.counted)) for group in seen.pillars] == [
        ("GG", [1, 1, 1, 1]),
        ("PA", [1, 0, 0, 1]),
    ]
    assert [(group.pillar, group.area, group.compared) for group in seen.areas] == [
        ("GG", None, 4),
        ("PA", None, 2),
    ]


def test_pairs_that_differ_most_stand_first():
    seen = compared(TABLE)
    assert seen.reviewers == ("AK", "FC", "JB")
    assert [(pair.one, pair.other, counts(pair.counted)) for pair in seen.pairs] == [
        ("FC", "JB", [2, 1, 1, 2]),
        ("AK", "FC", [1, 0, 2, 0]),
        ("AK", "JB", [2, 0, 1, 0]),
    ]


def test_nobody_rated_nothing_to_compare():
    seen = compare_reviewers(ODD, {})
    assert (seen.reviewers, seen.pairs, seen.whole.compared, seen.alpha) == ((), (), 0, None)
    assert seen.whole.share(Standing.AGREE) is None
    assert [group.pillar for group in seen.pillars] == ["Y", "Z", "X"]


# --- The footnote


def alpha(*rows: str) -> float | None:
    """Alpha over indicators, each a word with a letter per reviewer: b, m, e, and - for no clear rating."""
    letters = {"b": Rating.BELOW, "m": Rating.MEETS, "e": Rating.EXCEEDS, "-": Rating.UNCLEAR}
    return ordinal_alpha({f"R{place}": letters[one] for place, one in enumerate(row)} for row in rows)


@pytest.mark.parametrize("rows", [(), ("b",), ("b", "m", "e"), ("mm", "mm"), ("b-", "-m"), ("bb", "m-")])
def test_alpha_is_not_given_where_nothing_can_be_told_from_chance(rows):
    assert alpha(*rows) is None


def test_alpha_is_1_for_full_agreement_and_falls_with_distance():
    assert alpha("bb", "mm", "ee") == 1
    near, far = alpha("bb", "me", "mm", "ee"), alpha("bb", "be", "mm", "ee")
    assert near is not None
    assert far is not None
    assert far < near < 1


def test_alpha_agrees_with_a_case_worked_out_by_hand():
    # Three ratings b, one m; their ordinal distance squared is 4. One of the two indicators is apart:
    # observed 2·1·4 / 4 = 2. By chance: 2·3·1·4 / (4·3) = 2. Alpha is 1 - 2/2.
    assert alpha("bb", "bm") == pytest.approx(0)


ratings = st.sampled_from(list(Rating))


@given(st.lists(st.dictionaries(st.sampled_from("ABCD"), ratings), max_size=8), st.randoms())
def test_neither_the_order_of_reviewers_nor_of_indicators_changes_alpha(table, shuffler):
    turned = [dict(reversed(row.items())) for row in table]
    shuffler.shuffle(turned)
    assert ordinal_alpha(turned) == pytest.approx(ordinal_alpha(table))


@given(
    st.dictionaries(
        st.sampled_from(tuple(SMALL.indicators_by_code)), st.dictionaries(st.sampled_from("ABC"), ratings)
    )
)
def test_every_indicator_is_counted_once_and_the_order_of_reviewers_does_not_matter(table):
    def views(turned: bool) -> dict[str, dict[str, Entry]]:
        return {
            code: {
                who: Entry("screening", code, {"rating": str(rating)})
                for who, rating in (reversed(said.items()) if turned else said.items())
            }
            for code, said in table.items()
        }

    seen = compare_reviewers(SMALL, views(False))
    assert compare_reviewers(SMALL, views(True)) == seen
    assert seen.whole.compared == sum(len(said) > 1 for said in table.values())
    assert sum(group.compared for group in seen.pillars) == seen.whole.compared
