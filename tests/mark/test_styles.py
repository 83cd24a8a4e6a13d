"""Formats of cells: found or added, never changed, and marks that come off without a trace."""

import pytest
from lxml import etree

from xlreview.mark.styles import StyleSheet
from xlreview.problem import Severity

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
NONE = '<fill><patternFill patternType="none"/></fill>'
THEMED = '<fill><patternFill patternType="solid"><fgColor theme="4" tint="0.4"/></patternFill></fill>'
STRIPED = '<fill><patternFill patternType="lightUp"><fgColor rgb="FF123456"/></patternFill></fill>'
GRADIENT = (
    '<fill><gradientFill degree="90"><stop position="0"><color theme="0"/></stop>'
    '<stop position="1"><color theme="4"/></stop></gradientFill></fill>'
)


def styles(*fills: str, formats: int = 0, recorded: dict[str, str] | None = None) -> StyleSheet:
    """Styles with these fills, and a format for each of them."""
    numbers = range(formats or len(fills))
    xfs = "".join(f'<xf numFmtId="0" fontId="0" fillId="{number}" borderId="0"/>' for number in numbers)
    xml = f'<styleSheet xmlns="{MAIN}"><fills>{"".join(fills)}</fills><cellXfs>{xfs}</cellXfs></styleSheet>'
    return StyleSheet(etree.fromstring(xml), recorded or {})


def again(sheet: StyleSheet) -> StyleSheet:
    """The same styles as the next marking finds them."""
    return StyleSheet(etree.fromstring(etree.tostring(sheet.root)), sheet.shades.recorded())


@pytest.mark.parametrize("fill", [NONE, THEMED, STRIPED, GRADIENT])
@pytest.mark.parametrize("severity", Severity)
def test_any_fill_comes_back_when_the_mark_goes(fill: str, severity: Severity):
    sheet = styles(NONE, '<fill><patternFill patternType="gray125"/></fill>', fill)
    marked = sheet.mark(2, severity)
    cleared = again(sheet).marked[marked]
    assert cleared == (0 if fill == NONE else 2)


def test_marks_of_one_look_share_a_format():
    sheet = styles(NONE, THEMED)
    assert sheet.mark(1, Severity.ERROR) == sheet.mark(1, Severity.ERROR)
    assert sheet.mark(1, Severity.ERROR) != sheet.mark(1, Severity.NOTE)
    assert sheet.mark(99, Severity.NOTE) == sheet.mark(0, Severity.NOTE)


def test_the_first_two_fills_are_left_to_excel():
    sheet = styles(NONE)
    marked = sheet.mark(0, Severity.ERROR)
    formats = sheet.root.find(f"{{{MAIN}}}cellXfs")
    assert int(formats[marked].get("fillId")) == 2


def test_a_fill_that_nobody_remembers_stays():
    sheet = styles(NONE, STRIPED)
    marked = sheet.mark(1, Severity.WARNING)
    forgetful = StyleSheet(etree.fromstring(etree.tostring(sheet.root)), {})
    assert marked not in forgetful.marked


def test_rules_that_lift_marks_are_known_again():
    sheet = styles(NONE)
    numbers = {sheet.mark_on_top(severity) for severity in Severity}
    assert again(sheet).on_top() == numbers
    assert {sheet.mark_on_top(severity) for severity in Severity} == numbers
