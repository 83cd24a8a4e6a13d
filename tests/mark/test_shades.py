"""Shades of the marks: three colours to the eye, and a number that tells what they cover."""

import pytest

from xlreview import look
from xlreview.mark.shades import MOST_SHADES, read_shade, shade
from xlreview.problem import Severity


@pytest.mark.parametrize("severity", Severity)
def test_every_shade_says_what_it_covers(severity: Severity):
    shades = [shade(severity, number) for number in range(MOST_SHADES)]
    assert [read_shade(one) for one in shades] == [(severity, number) for number in range(MOST_SHADES)]
    assert len(set(shades)) == MOST_SHADES


@pytest.mark.parametrize("severity", Severity)
def test_no_eye_tells_the_shades_of_a_mark_apart(severity: Severity):
    base = bytes.fromhex(look.MARK_FILL[severity])
    for number in range(MOST_SHADES):
        channels = bytes.fromhex(shade(severity, number))
        assert all(0 <= one - other <= 7 for one, other in zip(channels, base, strict=True))


@pytest.mark.parametrize(
    "colour",
    [
        *look.RATING_FILL.values(),
        *look.EVIDENCE_FILL.values(),
        *look.PILLAR_TINTS,
        look.GIVEN_FILL,
        look.MISSING_FILL,
        look.PAPER,
        "FFFFFF00",
        "FF00B0F0",
        "",
        "theme",
    ],
)
def test_other_colours_are_no_marks(colour: str):
    assert read_shade(colour) is None
