"""What is set off in a cell is told from the runs of its text, in every way that programs write them."""

from __future__ import annotations

from xlreview.model.emphasis import Span, runs_of, spans_of
from xlreview.read.intake.emphasis import emphasised_cells, set_off, shared_emphasis

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
BOLD = '<r><rPr><b/><sz val="11"/></rPr><t>bold</t></r>'


def shared(
    *texts: str, begin: str = f"<sst {MAIN}>", end: str = "</sst>"
) -> dict[int, list[tuple[str, str]]]:
    xml = (begin + "".join(texts) + end).encode()
    return {number: list(runs) for number, runs in shared_emphasis("a.xlsx", xml).items()}


def test_only_texts_with_words_set_off_are_told() -> None:
    plain_runs = '<si><r><rPr><sz val="9"/></rPr><t>two </t></r><r><t>fonts</t></r></si>'
    assert shared("<si><t>one</t></si>", "<si/>", plain_runs, f"<si><r><t>a </t></r>{BOLD}</si>") == {
        3: [("a ", ""), ("bold", "b")]
    }


def test_marks_may_be_combined_and_turned_off() -> None:
    run = "<r><rPr>{}</rPr><t>x</t></r>"
    texts = (
        "<u/><i/>",
        '<u val="double"/>',
        '<b val="1"/>',
        "<strike/>",
        '<b val="0"/>',
        '<i val="false"/>',
        '<u val="none"/>',
    )
    found = shared(*(f"<si>{run.format(one)}<r><t>y</t></r></si>" for one in texts))
    assert {number: runs[0][1] for number, runs in found.items()} == {0: "iu", 1: "u", 2: "b", 3: "s"}


def test_how_to_say_a_text_is_no_part_of_it() -> None:
    phonetic = '<rPh sb="0" eb="1"><t>aloud</t></rPh>'
    assert shared(f"<si>{BOLD}{phonetic}</si>") == {0: [("bold", "b")]}


def test_other_names_and_comments_among_the_texts_are_read_past() -> None:
    prefixed = "<x:si><x:t>a</x:t></x:si><x:si><x:r><x:rPr><x:b/></x:rPr><x:t>bold</x:t></x:r></x:si>"
    assert shared(prefixed, begin=f"<x:sst {MAIN.replace('xmlns', 'xmlns:x')}>", end="</x:sst>") == {
        1: [("bold", "b")]
    }
    assert shared("<!-- <si> --><si><t>a</t></si>", f"<si>{BOLD}</si>") == {1: [("bold", "b")]}


def test_of_a_text_with_more_marks_than_anybody_sets_only_the_words_are_left() -> None:
    rich = f"<si>{BOLD}</si>"
    endless = f"<si><r><rPr>{'<b/>' * 300_000}</rPr><t>x</t></r></si>"
    assert list(shared(rich, endless, rich)) == [0]
    cells = f'<c r="A1" t="inlineStr"><is>{BOLD}</is></c><c r="B1" t="inlineStr"><is>{endless}</is></c>'
    assert [cell for cell, _ in emphasised_cells("a.xlsx", cells.encode(), {})] == ["A1"]


def test_numbers_count_blank_texts_and_those_without_marks() -> None:
    texts = ["<si/>", "<si><t>a</t></si>", f"<si>{BOLD}</si>", "<si></si>", f"<si><r><t>y</t></r>{BOLD}</si>"]
    assert list(shared(*texts * 60)) == [number for number in range(300) if number % 5 in (2, 4)]


def test_cells_are_found_by_the_number_of_their_text_and_by_texts_of_their_own() -> None:
    sheet = (
        '<row><c r="A1" s="2" t="s"><v>3</v></c><c r="B1"><v>3</v></c><c r="C1" t="s"><v>33</v></c>'
        f'<c r="D1" t="inlineStr"><is><r><t>own </t></r>{BOLD}</is></c>'
        '<c r="E1" t="inlineStr"><is><r><t>plain</t></r></is></c></row>'
    )
    runs = (("bold", "b"),)
    assert list(emphasised_cells("a.xlsx", sheet.encode(), {3: runs})) == [
        ("A1", runs),
        ("D1", (("own ", ""), ("bold", "b"))),
    ]


def test_escapes_and_blanks_that_the_engine_has_taken_away_are_stepped_over() -> None:
    runs = (("plain ", ""), ("bold _x000D_ x", "b"), (" end_x005F_x0041_", ""))
    text = set_off("plainbold \r x end_x0041_", runs)
    assert text == "plainbold \r x end_x0041_"
    assert spans_of(text) == (Span(5, 13, "b"),)


def test_runs_of_other_words_leave_a_text_plain() -> None:
    assert list(runs_of(set_off("something else", (("bold", "b"),)))) == [("something else", "")]
