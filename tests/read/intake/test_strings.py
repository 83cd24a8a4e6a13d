"""How much text the cells of a workbook may show in all, found out with as few looks as possible."""

import pytest

from xlreview.problem import UnusableInput
from xlreview.read.intake import strings as room
from xlreview.read.intake.strings import SharedStrings, text_in

SHORT, LONG = "a" * 10, "b" * 3_000


def shared(*texts: str) -> SharedStrings:
    return SharedStrings(
        "a.xlsx", f"<sst>{''.join(f'<si><t>{one}</t></si>' for one in texts)}</sst>".encode()
    )


def sheet(*numbers: int) -> bytes:
    return b"".join(b'<c r="A1" s="1" t="s"><v>%d</v></c>' % number for number in numbers)


@pytest.fixture(autouse=True)
def _little_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "LARGEST_TEXT", 100_000)
    monkeypatch.setattr(room, "_USUALLY_LONGEST", (1_000, 2_000))


def test_many_cells_with_short_texts_are_no_trouble() -> None:
    texts = shared(SHORT, LONG)
    for _ in range(20):
        texts.take(sheet(*[0] * 100))


def test_a_long_text_in_many_cells_is_too_much_on_one_sheet_or_on_several() -> None:
    with pytest.raises(UnusableInput, match="Unpacked"):
        shared(SHORT, LONG).take(sheet(*[1] * 100))
    texts = shared(SHORT, LONG)
    for _ in range(30):
        texts.take(sheet(*[1] * 2))
    with pytest.raises(UnusableInput, match="Unpacked"):
        texts.take(sheet(*[1] * 100))


def test_no_text_that_is_too_long_to_be_short_is_overlooked() -> None:
    assert shared(*[SHORT] * 500)._longest == 1_000
    assert shared(*[SHORT] * 500, LONG, *[SHORT] * 500)._longest == len(f"<si><t>{LONG}</t>")


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("<si><t>Land &amp; sea</t>", "Land & sea"),
        ('<si><t xml:space="preserve"> a </t>', " a "),
        ("<si><r><rPr><b/></rPr><t>bold</t></r><r><t> plain</t></r>", "bold plain"),
        ("<si><t/>", ""),
        ("<sst><si><t>first</t>", "first"),
    ],
)
def test_what_a_shared_text_says(written: str, text: str) -> None:
    assert text_in(written.encode()) == text
