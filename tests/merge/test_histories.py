"""Whatever people do to their workbooks, a merge loses nothing and does not depend on the order of files."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random

import pytest

from support.desks import desk_of, emphasis_in, through_file, through_stamp
from support.histories import History
from xlreview.merge import merge_reviews
from xlreview.merge.agenda import FLOWS
from xlreview.merge.settle import same
from xlreview.model.review import Review

WORD = re.compile(r"word\d+")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "seed" in metafunc.fixturenames:
        metafunc.parametrize("seed", range(metafunc.config.getoption("--histories")), scope="module")


@pytest.fixture(scope="module")
def history(seed: int) -> History:
    return History(seed)


def outcome(review: Review) -> tuple[object, ...]:
    """All that a merge says, without the language that it says it in."""
    return (
        review.answers(),
        extra(review),
        review.merged,
        review.ledger,
        review.added_sheets,
        review.receipts,
        review.comments,
        emphasis_in(review.entries),
    )


def extra(review: Review) -> dict:
    return {(entry.sheet, entry.id): dict(entry.extra) for entry in review if entry.extra}


def test_the_order_of_files_and_repeats_do_not_matter(history: History, seed: int) -> None:
    random = Random(seed)
    merged = merge_reviews(history.mailed)
    again = [*history.mailed, *random.choices(history.mailed, k=2)]
    random.shuffle(again)
    merged_again = merge_reviews(again)
    assert merged_again == merged, "\n".join(history.story)
    assert emphasis_in(merged_again.entries) == emphasis_in(merged.entries), "\n".join(history.story)


def test_some_first_and_the_rest_later_is_all_at_once(history: History, seed: int) -> None:
    random = Random(seed)
    merged = merge_reviews(history.mailed, language="en")
    first = random.sample(history.mailed, random.randint(1, len(history.mailed)))
    second = random.sample(history.mailed, random.randint(1, len(history.mailed)))
    rest = [one for one in history.mailed if one not in first and one not in second]
    between = [through_stamp(merge_reviews(some)) for some in (first, second)]
    assert outcome(merge_reviews([*rest, *between], language="en")) == outcome(merged), "\n".join(
        history.story
    )


def test_merging_the_result_again_changes_nothing(history: History) -> None:
    merged = merge_reviews(history.mailed)
    assert outcome(merge_reviews([through_stamp(merged)])) == outcome(merged), "\n".join(history.story)
    assert outcome(merge_reviews([through_stamp(merged), *history.mailed])) == outcome(merged)


def test_nothing_typed_is_lost(history: History) -> None:
    merged = merge_reviews(history.mailed)
    words, values = set(), set()
    for sheet, column, value in everything_in(merged):
        words.update(WORD.findall(str(value)))
        values.add((sheet, column, value))
    lost = [
        typed
        for typed in history.typed()
        if (
            not words.issuperset(WORD.findall(str(typed.value)))
            if WORD.search(str(typed.value))
            else not isinstance(typed.value, tuple) and (typed.sheet, typed.column, typed.value) not in values
        )
    ]
    assert lost == [], "\n".join(history.story)


def test_only_different_answers_are_conflicts(history: History) -> None:
    for conflict in merge_reviews(history.mailed).merged.conflicts:
        assert len({same(proposal.value) for proposal in conflict.proposals}) == len(conflict.proposals) > 1


def test_what_is_settled_is_not_asked_again(history: History) -> None:
    merged = merge_reviews(history.mailed)
    desk = desk_of(through_stamp(merged))
    chosen = set()
    for row, conflict in zip(desk.rows.get("conflicts", ()), merged.merged.conflicts, strict=True):
        row.answers |= {"choice": "b", "note": "word0"}
        chosen.add((conflict.sheet, conflict.row, conflict.column, conflict.proposals[1].value))
    settled = desk.saved(None)
    after = merge_reviews([settled, *history.mailed])
    # What the meeting agreed flows on into the findings, and may be news there.
    from_agenda = {
        ("findings", row, FLOWS[column])
        for sheet, row, column, _ in chosen
        if sheet == "agenda" and column in FLOWS
    }
    asked = {(one.sheet, one.row, one.column) for one in after.merged.conflicts}
    assert asked <= from_agenda, "\n".join(history.story)
    for sheet, row, column, value in chosen:
        if (sheet, row, column) in asked:
            continue
        entry = after.entry(sheet, row)
        assert entry is not None
        shown = entry.extra[column[1:]] if column[0] == "+" else entry[column]
        assert same(shown) == same(value)
    assert outcome(merge_reviews([through_stamp(after), *history.mailed])) == outcome(after)


@pytest.mark.parametrize("seed_of_file_history", range(4))
def test_nothing_of_it_changes_on_the_way_through_real_workbooks(
    seed_of_file_history: int, tmp_path: Path
) -> None:
    read_back = through_file(tmp_path)
    history = History(seed_of_file_history, read_back)
    merged = merge_reviews(history.mailed, language="en")
    half = history.mailed[::2]
    between = read_back(merge_reviews(half))
    assert outcome(merge_reviews([*history.mailed, between], language="en")) == outcome(merged)
    assert outcome(merge_reviews([read_back(merged)], language="en")) == outcome(merged)


def everything_in(merged: Review):
    for entry in merged:
        for column, value in entry.answers.items():
            yield entry.sheet, column, value
        for header, value in entry.extra.items():
            yield entry.sheet, f"+{header}", value
    for conflict in merged.merged.conflicts:
        for proposal in conflict.proposals:
            yield conflict.sheet, conflict.column, proposal.value
        yield conflict.sheet, conflict.column, conflict.note
    for earlier in merged.merged.history:
        yield earlier.sheet, earlier.column, earlier.value
        yield earlier.sheet, earlier.column, earlier.note
    for by_reviewer in merged.merged.screening.values():
        for entry in by_reviewer.values():
            for column, value in entry.answers.items():
                yield "screening", column, value
    for comment in merged.comments:
        yield "", "", comment.text
    for sheet in merged.added_sheets:
        for row in sheet.rows:
            for cell in row:
                yield "", "", cell
