"""The two formats of a drawing: both hold its words as text, and nothing that a reader would trip over."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from lxml import etree

from xlreview.report.charts.drawing import Box, Drawing, Side, Words
from xlreview.report.charts.emf import as_emf
from xlreview.report.charts.svg import as_svg

HOSTILE = "Ä <b>&\"' 🏙"
DRAWING = Drawing(
    1_000,
    500,
    "Calibri",
    (
        Box(10, 20, 300, 200, "5AA6D8", "FFFFFF"),
        Words(400, 90, HOSTILE, 9, "1F2933", Side.RIGHT, bold=True),
        Words(5, 400, "", 9, "1F2933"),
    ),
)


def records(emf: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at < len(emf):
        kind, size = struct.unpack_from("<II", emf, at)
        assert size % 4 == 0
        assert size >= 8
        yield kind, emf[at : at + size]
        at += size


def test_a_metafile_says_rightly_how_long_it_is():
    emf = as_emf(DRAWING)
    header = next(records(emf))[1]
    signature, _, length, count, handles = struct.unpack_from("<IIIIH", header, 40)
    assert (signature, length, count, handles) == (0x464D4520, len(emf), len(list(records(emf))), 2)
    assert [kind for kind, _ in records(emf)][-1] == 14


def test_a_metafile_holds_its_words_with_a_step_for_each_unit():
    texts = [record for kind, record in records(as_emf(DRAWING)) if kind == 84]
    found = []
    for text in texts:
        count, begin = struct.unpack_from("<II", text, 44)
        (steps,) = struct.unpack_from("<I", text, 72)
        found.append(text[begin : begin + 2 * count].decode("utf-16-le"))
        assert steps + 4 * count == len(text)
    assert found == [HOSTILE, ""]


def test_what_a_metafile_makes_it_gives_back():
    kinds = [kind for kind, _ in records(as_emf(DRAWING))]
    assert kinds.count(38) + kinds.count(39) + kinds.count(82) == kinds.count(40)


def test_an_svg_holds_the_same():
    root = etree.fromstring(as_svg(DRAWING))
    assert [(etree.QName(one).localname, one.text) for one in root] == [
        ("rect", None),
        ("text", HOSTILE),
        ("text", None),
    ]
    assert root.get("viewBox") == "0 0 1000 500"
