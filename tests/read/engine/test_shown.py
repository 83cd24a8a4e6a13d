"""What stands on a sheet that nobody parses: the same as parsing would tell, or parsing decides."""

import pytest

from support.packages import Parts, small, zipped
from xlreview.layout.pages import marks_of
from xlreview.read.engine.at_hand import BookAtHand
from xlreview.read.engine.grid import Book
from xlreview.read.intake.container import container_of

TEXTS = ("Land & sea", "  two\nlines ", "in runs", "")
STRINGS = (
    "<si><t>Land &amp; sea</t></si>"
    '<si><t xml:space="preserve">  two\nlines </t></si>'
    "<si><r><t>in </t></r><r><t>runs</t></r></si>"
    "<si><t/></si>"
)


def book(cells: str) -> BookAtHand:
    parts: Parts = small(f'<row r="1">{cells}</row>', strings=STRINGS)
    return BookAtHand(container_of("page.xlsx", zipped(parts)))


def shared(*numbers: int) -> str:
    return "".join(f'<c r="{"ABCD"[one]}1" t="s"><v>{one}</v></c>' for one in numbers)


@pytest.mark.parametrize(
    ("cells", "texts", "are_all"),
    [
        (shared(0, 1, 2), TEXTS[:3], True),
        (shared(0) + '<c r="E1"><f>SUM(1)</f><v>1</v></c>', TEXTS[:1], True),
        (shared(0) + '<c r="E1"><f t="shared" si="0"/><v>2</v></c>', TEXTS[:1], True),
        (shared(0) + '<c r="E1" t="str"><f>"x"</f><v>x</v></c><c r="F1"><f>A9</f></c>', TEXTS[:1], True),
        (shared(0) + '<c r="E1"><v>5</v></c>', TEXTS[:1], False),
        (shared(0) + '<c r="E1" t="e"><v>#N/A</v></c>', TEXTS[:1], False),
        (shared(0) + '<c r="E1" t="b"><v>1</v></c>', TEXTS[:1], False),
        (shared(0) + '<c r="E1" t="str"><v>typed</v></c>', TEXTS[:1], False),
    ],
)  # fmt: skip
def test_a_sheet_of_shared_texts_is_known_without_parsing(
    cells: str, texts: tuple[str, ...], are_all: bool
) -> None:
    one = book(cells)
    assert one.texts("S") == marks_of(texts)
    assert one.is_printed("S", marks_of(texts)) == are_all
    assert not one._grids


@pytest.mark.parametrize(
    "cells",
    [
        '<c r="A1" t="inlineStr"><is><t>own</t></is></c>' + shared(1),
        "<c r='A1' t='s'><v>0</v></c>",
        '<c t="s" r="A1"><v>0</v></c><c r="B1"><v>1</v></c>',
        '<c r="A1"><v>1</v></c>',
        "",
    ],
)
def test_parsing_decides_about_any_other_sheet(cells: str) -> None:
    by_bytes, by_cells = book(cells), book(cells)
    texts = Book.texts(by_cells, "S")
    assert texts <= by_bytes.texts("S") | {0}
    assert by_bytes.is_printed("S", texts) <= Book.is_printed(by_cells, "S", texts)


def test_a_page_is_as_it_was_printed_only_if_all_of_it_is() -> None:
    printed = marks_of(TEXTS)
    assert book(shared(0, 1)).is_printed("S", printed)
    assert not book(shared(0, 1)).is_printed("S", printed - marks_of(TEXTS[:1]))
    assert not book(shared(0) + '<c r="E1"><v>5</v></c>').is_printed("S", printed)
