"""What people type arrives in Word as they typed it."""

import pytest

from xlreview.report.printing import BULLET, NEW_PARAGRAPH, Printer, plain

P, B = NEW_PARAGRAPH, BULLET


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("plain", "plain"),
        ("R&D < 5 %", "R&amp;D &lt; 5 %"),
        ("one\ntwo", f"one{P}two"),
        ("one\r\ntwo\rthree\x0bfour\u2028five", f"one{P}two{P}three{P}four{P}five"),
        ("one\n\n \ntwo\n", f"one{P}two"),
        ("- one\n• two\n* three\n•four\n\uf0b7\tfive", f"{B}one{P}{B}two{P}{B}three{P}{B}four{P}{B}five"),
        ("  - set in", f"{B}set in"),
        ("-5 degrees", "-5 degrees"),
        ("-", "-"),
        ("–\N{NO-BREAK SPACE}not applicable", "–\N{NO-BREAK SPACE}not applicable"),
        ("{{ 7*7 }}", "{{ 7*7 }}"),
        ("{_{ x }_} {_% y %_}", "{&#95;{ x }&#95;} {&#95;% y %&#95;}"),
        ("a\tb", "a\tb"),
        ("", ""),
    ],
)
def test_text_is_escaped_and_its_breaks_are_marked(typed: str, printed: str):
    printer = Printer()
    assert (str(printer(typed)), printer.replaced) == (printed, 0)


@pytest.mark.parametrize("bad", ["\x00", "\x07", "\x1f", "\ud800", "\ufffe", "\uffff", NEW_PARAGRAPH, BULLET])
def test_a_character_that_word_cannot_hold_is_replaced_and_counted(bad: str):
    printer = Printer()
    assert (str(printer(f"a{bad}b")), printer.replaced) == ("a\ufffdb", 1)


def test_numbers_print_and_nothing_prints_nothing():
    printer = Printer()
    assert [str(printer(value)) for value in (7, None, "")] == ["7", "", ""]


def test_a_document_property_is_one_clean_line():
    assert plain("Aa\n \x00Bb") == "Aa \ufffdBb"
