"""Styles of the sheet `Check`, by name: pieces of XML as `StyleSheet.format` takes them."""

from __future__ import annotations

from xlreview import look
from xlreview.problem import Severity


def _font(size: int, colour: str, faces: str = "") -> str:
    return (
        f'<font>{faces}<sz val="{size}"/><color rgb="FF{colour}"/><name val="{look.FONT}"/>'
        '<family val="2"/></font>'
    )


def _sides(*sides: str) -> str:
    edge = f' style="thin"><color rgb="FF{look.HAIRLINE}"/></'
    drawn = "".join(
        f"<{side}{edge}{side}>" if side in sides else f"<{side}/>"
        for side in ("left", "right", "top", "bottom")
    )
    return f"<border>{drawn}<diagonal/></border>"


_INK = _font(11, look.INK)
_BOX = _sides("left", "right", "top", "bottom")
_TOP = '<alignment vertical="top" wrapText="1"/>'
_MIDDLE = '<alignment vertical="center" wrapText="1"/>'
_LINK = _font(11, look.TEAL, "<u/>")

PAGE_STYLES: dict[str, dict[str, str]] = {
    "key": {"font": _font(8, look.SECONDARY_INK)},
    "title": {"font": _font(22, look.NAVY, "<b/>"), "alignment": '<alignment vertical="center"/>'},
    "heading": {"font": _font(14, look.NAVY, "<b/>"), "alignment": '<alignment vertical="center"/>'},
    "text": {"font": _INK, "alignment": _TOP},
    "small": {"font": _font(11, look.SECONDARY_INK), "alignment": _TOP},
    "header": {
        "font": _font(11, look.PAPER, "<b/>"),
        "fill": look.NAVY,
        "border": _BOX,
        "alignment": _MIDDLE,
    },
    "cell": {"font": _INK, "border": _BOX, "alignment": _MIDDLE},
    "link": {"font": _LINK, "border": _BOX, "alignment": _MIDDLE},
    "number": {"font": _INK, "alignment": '<alignment horizontal="center" vertical="center"/>'},
    "beside": {"font": _INK, "alignment": _MIDDLE},
}
PAGE_STYLES.update(
    {
        severity.value: {"font": _INK, "fill": look.MARK_FILL[severity], "border": _BOX, "alignment": _MIDDLE}
        for severity in Severity
    }
)
