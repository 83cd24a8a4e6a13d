"""Puts charts in the place of the pictures of a template whose description (alt text) names them.

Whoever edits a template moves, sizes and frames the picture in Word as any other; its width stays, its
height follows the chart.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn

from xlreview.report.charts.drawing import Drawing
from xlreview.report.charts.emf import as_emf
from xlreview.report.charts.picture import Picture
from xlreview.report.charts.svg import as_svg
from xlreview.report.printing import PICTURE, without_signs

_MARK = re.compile(f"{PICTURE}([0-9]+){PICTURE}")
_ABOUT, _EXTENT, _BLIP, _CROP = qn("wp:docPr"), qn("wp:extent"), qn("a:blip"), qn("a:srcRect")
_SIZE = f".//{qn('pic:spPr')}/{qn('a:xfrm')}/{qn('a:ext')}"
_EMBED = qn("r:embed")
_T = qn("w:t")
_FRAMES = tuple(qn(f"w:{tag}") for tag in ("drawing", "pict", "object", "background"))
"""Whatever may refer to a picture."""
_SVG = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip"
_SVG_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
"""The extension by which Word finds the SVG behind a picture (MS-ODRAWXML 2.3.1.17)."""


def place_pictures(part: Any, pictures: Sequence[Picture]) -> None:
    """Swaps the pictures in one part of a document, and gives every picture a number of its own."""
    root = part.element
    for number, about in enumerate(list(root.iter(_ABOUT)), start=1):
        about.set("id", str(number))
        mark = _MARK.search(about.get("descr") or "")
        for name in ("descr", "title"):
            if about.get(name):
                about.set(name, _clean(about.get(name)))
        if mark:
            _put(part, about.getparent(), pictures[int(mark[1])].drawing, int(mark[1]))
    _forget_unseen(part)
    for text in root.iter(_T) if pictures else ():
        # A template may also print the words that stand for a picture.
        if text.text and PICTURE in text.text:
            text.text = _MARK.sub("", text.text)


def _clean(description: str) -> str:
    return without_signs(_MARK.sub("", description))


def _put(part: Any, frame: Any, drawing: Drawing | None, index: int) -> None:
    """Puts a drawing into its frame, or takes the frame away."""
    blip = next(frame.iter(_BLIP), None)
    if drawing is None:
        place = frame.getparent()
        place.getparent().remove(place)
    elif blip is not None:
        name = f"/word/media/xlreview-chart-{index + 1}"
        blip.set(_EMBED, _related(part, f"{name}.emf", "image/x-emf", as_emf(drawing)))
        _svg_of(blip).set(_EMBED, _related(part, f"{name}.svg", "image/svg+xml", as_svg(drawing)))
        _fit(frame, drawing)


def _related(part: Any, name: str, content_type: str, content: bytes) -> str:
    for id, relation in part.rels.items():
        if not relation.is_external and relation.target_part.partname == name:
            return str(id)
    picture = Part(PackURI(name), content_type, content, part.package)
    return str(part.relate_to(picture, RELATIONSHIP_TYPE.IMAGE))


def _svg_of(blip: Any) -> Any:
    """The reference to the SVG behind a picture, made where a picture has none."""
    found = next(blip.iter(_SVG), None)
    if found is not None:
        return found
    extensions = blip.find(qn("a:extLst"))
    if extensions is None:
        extensions = blip.makeelement(qn("a:extLst"))
        blip.append(extensions)
    extension = extensions.makeelement(qn("a:ext"), {"uri": _SVG_EXTENSION})
    extensions.append(extension)
    reference = extension.makeelement(_SVG, nsmap={"asvg": _SVG[1:].partition("}")[0]})
    extension.append(reference)
    return reference


def _fit(frame: Any, drawing: Drawing) -> None:
    """Keeps the width of the frame and gives it the height of the drawing, uncropped."""
    extent = frame.find(_EXTENT)
    width = int(extent.get("cx"))
    height = round(width * drawing.height / drawing.width)
    for size in (extent, *frame.findall(_SIZE)):
        size.set("cx", str(width))
        size.set("cy", str(height))
    for crop in list(frame.iter(_CROP)):
        crop.getparent().remove(crop)


def _forget_unseen(part: Any) -> None:
    """Leaves out the pictures of the template that nothing shows any more."""
    shown = (one for frame in part.element.iter(*_FRAMES) for one in frame.iter())
    used = {id for one in shown for id in one.attrib.values()}
    for id, relation in list(part.rels.items()):
        if relation.reltype == RELATIONSHIP_TYPE.IMAGE and id not in used:
            del part.rels[id]
