"""Named styles of the pages to read: start, dashboard, method. They join the others in `styles`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from xlreview import look

_WHITE = f"#{look.PAPER}"
_NAVY = f"#{look.NAVY}"

GUIDE_STYLES: Mapping[str, Mapping[str, Any]] = {
    "side": {"bold": True, "font_color": _NAVY, "text_wrap": True},
    "top": {"valign": "top"},
    "wrapped": {"text_wrap": True},
    "indented": {"indent": 1},
    "large": {"font_size": 13},
    "figure": {"font_size": 22, "bold": True, "align": "center", "valign": "vcenter", "num_format": "0"},
    "left": {"align": "left"},
    "navy": {"font_color": _NAVY},
    # White borders keep coloured fields apart; the thin ones are for small tiles.
    "field": {"align": "center", "valign": "vcenter", "text_wrap": True, "border": 5, "border_color": _WHITE},
    "field_top": {"bottom": 0},
    "field_bottom": {"top": 0},
    "tile": {"align": "center", "valign": "vcenter", "text_wrap": True, "border": 2, "border_color": _WHITE},
    "pale": {"bg_color": f"#{look.GIVEN_FILL}"},
    "share": {"align": "center", "valign": "vcenter", "num_format": "0 %"},
    **{
        f"edge_{number}": {"left": 5, "left_color": f"#{tint}", "indent": 1}
        for number, tint in enumerate(look.PILLAR_TINTS)
    },
}
"""What each name means, in XlsxWriter's words."""

BAR = f"#{look.PROGRESS_FILL}"
"""Colour of progress bars."""
