"""One look for workbook, report and page: every colour and measure by the name of its use.

Colours are `RRGGBB` without a sign, as both Excel and Word take them. The ratings' fills keep a
contrast of 5.5 or more to dark ink, and the nearest two differ by ΔE 13 or more under normal sight,
protanopia, deuteranopia and tritanopia; a symbol and a word always stand beside the colour.
"""

from __future__ import annotations

from collections.abc import Mapping

from xlreview.model.rating import EvidenceState, Rating
from xlreview.problem import Severity

FONT = "Calibri"

INK = "1F2933"
SECONDARY_INK = "52606D"
NAVY = "1F3A5F"
TEAL = "0F766E"
PROGRESS_FILL = "A9D5D0"
HAIRLINE = "D5DBE3"
GIVEN_FILL = "F4F6F9"
PAPER = "FFFFFF"
MISSING_FILL = "FFF7E0"
OFF_LIST_FILL = "B42318"
OFF_LIST_INK = "FFFFFF"

RATING_FILL: Mapping[Rating, str] = {
    Rating.EXCEEDS: "5AA6D8",
    Rating.MEETS: "BFE3C0",
    Rating.BELOW: "E98460",
    Rating.UNCLEAR: "FFE9A0",
    Rating.NOT_APPLICABLE: "E5E7EB",
}

EVIDENCE_FILL: Mapping[EvidenceState, str] = {
    EvidenceState.CONFIRMED: "BFE3C0",
    EvidenceState.THIN: "FFE9A0",
    EvidenceState.CONTRADICTED: "E98460",
    EvidenceState.NONE: "E5E7EB",
}

MARK_FILL: Mapping[Severity, str] = {
    Severity.ERROR: "F8A8A0",
    Severity.WARNING: "F8C870",
    Severity.NOTE: "B0D0F0",
}
"""Fills of cells with a problem. The last three bits of each channel are zero: a mark uses them to
remember the fill it covers."""

PILLAR_TINTS: tuple[str, ...] = ("8FA8C8", "7FB5AE", "C9A66B", "B48EAD", "A3B18A", "9A9FB0")
"""Tints of the thin strip before the code, by pillar in pack order, taken in turn."""
