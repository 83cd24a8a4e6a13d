"""Any review, damaged in any way: what is harmless changes nothing, and whatever was typed is found again."""

from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from support.damage import (
    copied,
    damaged,
    filtered,
    hidden_rows,
    in_reverse_order,
    inserted_column,
    inserted_row,
    labelled_in,
    moved_column,
    renamed,
    sorted_by,
    turned_round,
    typed,
    without_keys,
    without_labels,
    without_names,
    without_properties,
    without_stamp,
)
from support.workbooks import Book, Edit
from xlreview.i18n import translate
from xlreview.layout.sheets import DATA_SHEETS, access_by_sheet
from xlreview.model.review import Review
from xlreview.problem import Severity

LETTERS = "BCDEFGHIJ"


# --- Harmless


def titles_of(sent: Review) -> list[str]:
    """Titles of the sheets that the holder of a workbook fills."""
    language = sent.stamp.language
    sheets = access_by_sheet(sent.stamp.role, with_earlier=False)
    return [translate(f"sheet.{sheet.key}", language) for sheet in sheets if sheet in DATA_SHEETS]


@st.composite
def harmless(draw: st.DrawFn, sent: Review) -> list[Edit]:
    """Things that people do to a workbook, none of which leaves fewer than one means of finding anything.

    One and the same sheet loses its keys or its labels, never both.
    """
    titles = titles_of(sent)
    title = st.sampled_from(titles)
    column = st.sampled_from(LETTERS)
    row = st.integers(3, 12)
    anything = st.one_of(
        st.builds(sorted_by, title, column, last_first=st.booleans()),
        st.builds(turned_round, title, from_row=st.integers(1, 3), to_row=st.integers(8, 60)),
        st.builds(inserted_row, title, st.sampled_from((1, 3, 4, 9)), st.integers(1, 3)),
        st.builds(inserted_column, title, column),
        st.builds(moved_column, title, column, to=column),
        st.builds(filtered, title),
        st.builds(hidden_rows, title, row, st.integers(13, 20)),
        st.just(in_reverse_order),
        st.just(without_names),
    )
    operations = draw(st.lists(anything, max_size=4))
    for one in titles:
        spoil = draw(st.sampled_from((None, None, without_keys, without_labels, labelled)))
        if spoil is not None:
            operations.insert(0, spoil(one))
    operations += draw(st.lists(st.sampled_from((without_stamp, without_properties)), max_size=1))
    if draw(st.booleans()):
        chosen = draw(title)
        operations.append(draw(st.sampled_from((renamed(chosen, "1"), copied(chosen, f"{chosen} (2)"[:31])))))
    return operations


def labelled(title: str) -> Edit:
    return labelled_in("fi", title)


@given(data=st.data())
@settings(max_examples=5)
def test_harmless_damage_changes_nothing(filled: Book, data: st.DataObject) -> None:
    # Compared with what openpyxl saves untouched: it takes `_x0041_` for an A.
    usual = damaged(filled).read()
    back = damaged(filled, *data.draw(harmless(usual))).read()
    assert (back.answers(), extras(back)) == (usual.answers(), extras(usual))
    assert errors(back) <= errors(usual)
    assert back.receipts[0].ignored == ()


def extras(review: Review) -> dict[tuple[str, str], dict[str, object]]:
    return {(entry.sheet, entry.id): dict(entry.extra) for entry in review if entry.extra}


def errors(review: Review) -> set[str]:
    return {one.code for one in review.problems if one.severity is Severity.ERROR}


# --- Anything typed anywhere


TYPED = (
    "Ask Anna {}",
    "=Ask Anna {}",
    "- Ask Anna {}",
    "GG/I/1, Ask Anna {}",
    "9:00 Ask Anna {}",
    "{}",
    "Ask Anna {} " + "and all the others " * 8,
)


@settings(max_examples=5)
@given(data=st.data())
def test_whatever_is_typed_anywhere_is_found_again(filled: Book, data: st.DataObject) -> None:
    sheets = [title for title in titles_in(filled) if not title.startswith("_")]
    places = st.tuples(st.sampled_from(sheets), st.sampled_from("ABCDEFGHIJKLMNOPQRST"), st.integers(1, 130))
    chosen = data.draw(st.dictionaries(places, st.sampled_from(TYPED), min_size=4, max_size=12))
    changes = {
        f"{title}!{column}{row}": content.format(47_000 + number)
        for number, ((title, column, row), content) in enumerate(chosen.items())
    }
    kept = " ".join(" ".join(everything_in(damaged(filled, typed(changes)).read())).split())
    lost = {place: content for place, content in changes.items() if not is_in(content, kept)}
    assert lost == {}


def titles_in(book: Book) -> list[str]:
    titles: list[str] = []
    book.edited(lambda workbook: titles.extend(workbook.sheetnames))
    return titles


def everything_in(review: Review) -> Iterator[str]:
    """All that a review holds as text: answers, ids, extra columns and sheets, and what was not taken."""
    for entry in review:
        yield from (entry.id, *map(entry.text, entry.answers), *entry.extra, *map(str, entry.extra.values()))
    for sheet in review.added_sheets:
        yield from (str(cell) for row in sheet.rows for cell in row if cell is not None)
    for receipt in review.receipts:
        yield from (one.content for one in receipt.ignored)
    yield from (str(one.details["seen"]) for one in review.problems if one.code == "READ_AS")


def is_in(content: str, kept: str) -> bool:
    """Whether a text is there, whole or in the parts that a list was cut into."""
    return all(" ".join(part.split()) in kept for part in content.split(","))
