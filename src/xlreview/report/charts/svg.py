"""A drawing as SVG, as Word takes it since 2016."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from xlreview.report.charts.drawing import EDGE, POINT, Box, Drawing, Words


def as_svg(drawing: Drawing) -> bytes:
    """The drawing as an SVG document."""
    shapes = "".join(_box(one) if isinstance(one, Box) else _words(one) for one in drawing.shapes)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{drawing.width / 100:g}mm" '
        f'height="{drawing.height / 100:g}mm" viewBox="0 0 {drawing.width} {drawing.height}" '
        f"font-family={quoteattr(f'{drawing.font}, Carlito, sans-serif')}>{shapes}</svg>"
    ).encode()


def _box(box: Box) -> str:
    return (
        f'<rect x="{box.left}" y="{box.top}" width="{box.width}" height="{box.height}" '
        f'fill="#{box.fill}" stroke="#{box.edge}" stroke-width="{EDGE}"/>'
    )


def _words(words: Words) -> str:
    weight = ' font-weight="bold"' if words.bold else ""
    return (
        f'<text x="{words.x}" y="{words.baseline}" font-size="{round(words.size * POINT)}" '
        f'fill="#{words.colour}" text-anchor="{words.side}"{weight} xml:space="preserve">'
        f"{escape(words.text)}</text>"
    )
