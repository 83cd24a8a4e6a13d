"""The theme and the table of fonts: what Word offers to people who go on editing a report.

Colours in the menus are those of the report, so that what people add looks as if it belonged there.
"""

from __future__ import annotations

from builder.styles import W
from xlreview import look
from xlreview.model.rating import Rating

_A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
_COLOURS = {
    "dk1": look.INK,
    "lt1": look.PAPER,
    "dk2": look.NAVY,
    "lt2": look.GIVEN_FILL,
    "accent1": look.NAVY,
    "accent2": look.TEAL,
    "accent3": look.RATING_FILL[Rating.EXCEEDS],
    "accent4": look.RATING_FILL[Rating.MEETS],
    "accent5": look.RATING_FILL[Rating.BELOW],
    "accent6": look.RATING_FILL[Rating.UNCLEAR],
    "hlink": look.TEAL,
    "folHlink": look.SECONDARY_INK,
}
_PLAIN = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'


def theme_xml() -> str:
    """word/theme/theme1.xml: our colours and font, flat shapes with hairlines."""
    colours = "".join(f'<a:{name}><a:srgbClr val="{rgb}"/></a:{name}>' for name, rgb in _COLOURS.items())
    font = f'<a:latin typeface="{look.FONT}"/><a:ea typeface=""/><a:cs typeface=""/>'
    line = f'<a:ln w="6350" cap="flat" cmpd="sng" algn="ctr">{_PLAIN}<a:prstDash val="solid"/></a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'<a:theme {_A} name="xlreview"><a:themeElements>'
        f'<a:clrScheme name="xlreview">{colours}</a:clrScheme>'
        f'<a:fontScheme name="xlreview"><a:majorFont>{font}</a:majorFont><a:minorFont>{font}</a:minorFont>'
        "</a:fontScheme>"
        f'<a:fmtScheme name="xlreview"><a:fillStyleLst>{_PLAIN * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{line * 3}</a:lnStyleLst><a:effectStyleLst>{effect * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{_PLAIN * 3}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements></a:theme>"
    )


def font_table_xml() -> str:
    """word/fontTable.xml: what to take in place of the font where it is missing."""
    return (
        f'<w:fonts {W}><w:font w:name="{look.FONT}"><w:altName w:val="Carlito"/>'
        '<w:panose1 w:val="020F0502020204030204"/><w:charset w:val="00"/><w:family w:val="swiss"/>'
        '<w:pitch w:val="variable"/></w:font></w:fonts>'
    )
