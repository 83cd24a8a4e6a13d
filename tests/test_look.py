"""The palette keeps its promise: readable on every fill."""

import math
from itertools import combinations

import pytest

from xlreview import look

SIGHT = {  # Machado, Oliveira and Fernandes (2009), full strength, on linear RGB
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
TO_XYZ = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
WHITE = (0.95047, 1.0, 1.08883)


def linear(colour: str) -> list[float]:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    return [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in channels]


def luminance(colour: str) -> float:
    return sum(part * weight for part, weight in zip(linear(colour), TO_XYZ[1], strict=True))


def seen_as(colour: str, sight: str) -> tuple[float, float, float]:
    """The colour in L*a*b* as somebody with this sight sees it."""

    def turned(vector, matrix):
        return [sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix]

    rgb = [min(1.0, max(0.0, part)) for part in turned(linear(colour), SIGHT[sight])]
    x, y, z = (
        part ** (1 / 3) if part > 216 / 24389 else (24389 / 27 * part + 16) / 116
        for part in (one / white for one, white in zip(turned(rgb, TO_XYZ), WHITE, strict=True))
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def contrast(first: str, second: str) -> float:
    lighter, darker = sorted((luminance(first), luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize(
    "fill",
    [
        *look.RATING_FILL.values(),
        *look.EVIDENCE_FILL.values(),
        *look.MARK_FILL.values(),
        look.MISSING_FILL,
    ],
)
def test_dark_ink_is_readable_on_every_fill(fill):
    assert contrast(look.INK, fill) >= 5.5


def test_white_is_readable_on_navy_and_on_the_off_list_red():
    assert contrast(look.PAPER, look.NAVY) >= 5.5
    assert contrast(look.OFF_LIST_INK, look.OFF_LIST_FILL) >= 5.5


@pytest.mark.parametrize("sight", SIGHT)
@pytest.mark.parametrize("palette", [look.RATING_FILL, look.MARK_FILL], ids=["ratings", "marks"])
def test_no_two_fills_of_a_palette_look_alike_under_any_sight(sight, palette):
    fills = [seen_as(fill, sight) for fill in palette.values()]
    assert min(math.dist(first, second) for first, second in combinations(fills, 2)) >= 13
