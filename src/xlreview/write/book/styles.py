"""Named styles of the workbook. A cell's look is a few of these names; no colour stands anywhere else.

Later names win over earlier ones: `("answer", "centred")`.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from xlreview import look
from xlreview.model.rating import EvidenceState, Rating
from xlreview.write.book.guide_styles import GUIDE_STYLES


def _hash(colour: str) -> str:
    return f"#{colour}"


_INK = {"font_name": look.FONT, "font_size": 11, "font_color": _hash(look.INK)}
_HAIRLINES = {"border": 1, "border_color": _hash(look.HAIRLINE)}
_CELL = {**_INK, "text_wrap": True, "valign": "top"}

_NAMED: dict[str, dict[str, Any]] = {
    # Data sheets.
    "header": {
        **_INK,
        "bold": True,
        "font_color": _hash(look.PAPER),
        "bg_color": _hash(look.NAVY),
        "text_wrap": True,
        "valign": "vcenter",
        **_HAIRLINES,
    },
    # One reviewer's columns beside the next one's, and what a merge tells about a row.
    "header_other": {"bg_color": _hash(look.SECONDARY_INK)},
    "header_pale": {"bg_color": _hash(look.GIVEN_FILL), "font_color": _hash(look.SECONDARY_INK)},
    # Parts of one text; LibreOffice knows no theme's fonts within a text.
    "letter": {**_INK, "bold": True, "font_color": _hash(look.NAVY), "font_scheme": "none"},
    "plain_words": {**_INK, "font_scheme": "none"},
    "key": {"font_name": look.FONT, "font_size": 8, "font_color": _hash(look.SECONDARY_INK)},
    "given": {**_CELL, **_HAIRLINES, "bg_color": _hash(look.GIVEN_FILL), "locked": True},
    "answer": {**_CELL, **_HAIRLINES, "locked": False},
    "below_table": {**_CELL, "locked": False},
    "reading": {**_CELL, **_HAIRLINES, "locked": True},
    # Inks and faces.
    "ink": _CELL,
    "secondary": {"font_color": _hash(look.SECONDARY_INK)},
    "link": {"font_color": _hash(look.TEAL), "underline": 1},
    "bold": {"bold": True},
    "small": {"font_size": 9},
    "title": {**_INK, "font_size": 22, "bold": True, "font_color": _hash(look.NAVY), "valign": "vcenter"},
    "heading": {**_INK, "font_size": 14, "bold": True, "font_color": _hash(look.NAVY), "valign": "vcenter"},
    # Where text stands in its cell.
    "centred": {"align": "center"},
    "right": {"align": "right"},
    "middle": {"valign": "vcenter"},
    "one_line": {"text_wrap": False},
    "hairline_below": {"bottom": 1, "bottom_color": _hash(look.HAIRLINE)},
    "boxed": _HAIRLINES,
    # What a cell holds. Text stays text: a bullet `-` or a leading `=` is no formula.
    "as_text": {"num_format": "@"},
    "as_number": {"num_format": "0"},
    "as_percent": {"num_format": "0%"},
    "as_time": {"num_format": "hh:mm"},
    "as_day_en": {"num_format": "yyyy-mm-dd"},
    "as_day_fi": {"num_format": "d.m.yyyy"},
    # For conditional formats: these change ink and fill only.
    "off_list": {"font_color": _hash(look.OFF_LIST_INK), "bg_color": _hash(look.OFF_LIST_FILL)},
    "missing": {"bg_color": _hash(look.MISSING_FILL)},
}
_NAMED.update(
    {
        f"rating_{rating.value}": {"font_color": _hash(look.INK), "bg_color": _hash(look.RATING_FILL[rating])}
        for rating in Rating
    }
)
_NAMED.update(
    {
        f"evidence_{state.value}": {
            "font_color": _hash(look.INK),
            "bg_color": _hash(look.EVIDENCE_FILL[state]),
        }
        for state in EvidenceState
    }
)
_NAMED.update(
    {
        f"pillar_{number}": {"bg_color": _hash(tint), "locked": True}
        for number, tint in enumerate(look.PILLAR_TINTS)
    }
)

STYLES: Mapping[str, Mapping[str, Any]] = MappingProxyType({**_NAMED, **GUIDE_STYLES})
"""What each name means, in XlsxWriter's words."""

TAB_FILLS = _hash(look.NAVY)
"""Tab of a sheet that the holder of the workbook fills."""
TAB_READS = _hash(look.HAIRLINE)
"""Tab of a sheet to read."""
