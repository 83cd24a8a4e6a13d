"""The picture in whose place a chart is put when a report is made, with sample figures."""

from __future__ import annotations

from builder.wordxml import TEXT_WIDTH, escaped, p
from xlreview import look
from xlreview.layout.choices import SYMBOLS
from xlreview.model.rating import Rating
from xlreview.report.charts.drawing import Drawing
from xlreview.report.charts.emf import as_emf
from xlreview.report.charts.stacked import Bar, Group, Kind, stacked_bars
from xlreview.report.charts.svg import as_svg

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_PLACE = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_SVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_UNITS = 36_000
"""English metric units in a millimetre."""
EMF_ID, SVG_ID = "rIdChart", "rIdChartSvg"


def sample() -> Drawing:
    """What somebody who edits the template sees in the place of the chart."""
    kinds = [
        Kind(rating.value, SYMBOLS[rating], rating.value.replace("_", " "), look.RATING_FILL[rating])
        for rating in (Rating.EXCEEDS, Rating.MEETS, Rating.BELOW)
    ]
    figures = (("A", (2, 5, 3)), ("B", (1, 4, 6)))
    groups = [
        Group(title, (Bar("", dict(zip((one.key for one in kinds), counts, strict=True))),))
        for title, counts in figures
    ]
    return stacked_bars(groups, kinds)


def media() -> dict[str, tuple[str, bytes]]:
    """The files of the sample: name in the folder of media, by relation, with their content."""
    drawing = sample()
    return {EMF_ID: ("chart.emf", as_emf(drawing)), SVG_ID: ("chart.svg", as_svg(drawing))}


def picture(about: str, number: int) -> str:
    """A paragraph with the picture as wide as the text; `about` is its description, a field."""
    drawing = sample()
    width = TEXT_WIDTH * _UNITS
    size = f'cx="{width}" cy="{round(width * drawing.height / drawing.width)}"'
    svg = (
        '<a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}">'
        f'<asvg:svgBlip xmlns:asvg="{_SVG}" r:embed="{SVG_ID}"/></a:ext></a:extLst>'
    )
    shown = (
        f'<pic:pic xmlns:pic="{_PICTURE}"><pic:nvPicPr><pic:cNvPr id="1" name="Chart"/>'
        "<pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip r:embed="{EMF_ID}">{svg}</a:blip>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
    )
    return p(
        f'<w:r><w:drawing><wp:inline xmlns:wp="{_PLACE}" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent {size}/><wp:docPr id="{number}" name="Chart {number}" descr="{escaped(about)}"/>'
        f'<wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="{_A}" noChangeAspect="1"/>'
        "</wp:cNvGraphicFramePr>"
        f'<a:graphic xmlns:a="{_A}"><a:graphicData uri="{_PICTURE}">{shown}</a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>",
        style="Figure",
    )
