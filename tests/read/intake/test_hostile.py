"""Files made to harm whoever reads them: each is named and refused before any reader sees it."""

import io
import struct
import zipfile
import zlib
from contextlib import suppress

import pytest

from support.packages import SHEET, STRINGS, Parts, small, zipped
from xlreview.problem import UnusableInput
from xlreview.read.engine.opening import open_book
from xlreview.read.intake import archive
from xlreview.read.intake.container import container_of

USUAL = small('<row r="1"><c r="A1"><v>1</v></c></row>', strings="<si><t>x</t></si>")


def refused(content: bytes) -> list[str]:
    with pytest.raises(UnusableInput) as raised:
        open_book(container_of("tampere.xlsx", content)).grid("S")
    for problem in raised.value.problems:
        assert problem.spoken_in("fi").message != problem.message
    return [problem.code for problem in raised.value.problems]


def with_sheet(xml: bytes) -> bytes:
    return zipped({**USUAL, SHEET: xml})


DOCTYPE = '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
SHEET_XML = USUAL[SHEET].decode()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_a_document_type_is_refused_in_any_encoding(encoding: str) -> None:
    assert refused(with_sheet((DOCTYPE + SHEET_XML).encode(encoding))) == ["UNSAFE_WORKBOOK"]


@pytest.mark.parametrize("front", [b"<?xml version='1.0'?>", b"\n\n", b"<!-- -->" * 999, b"<?a b?>\n<?c d?>"])
def test_a_document_type_is_seen_behind_anything(front: bytes) -> None:
    assert refused(with_sheet(front + DOCTYPE.encode() + USUAL[SHEET])) == ["UNSAFE_WORKBOOK"]


@pytest.mark.parametrize(
    "name", [SHEET, STRINGS, "xl/theme/theme1.xml", "customXml/item1.xml", "_rels/.rels"]
)
def test_a_document_type_is_refused_in_every_part(name: str) -> None:
    part = DOCTYPE.encode() + USUAL.get(name, b"<a/>")
    assert refused(zipped({**USUAL, name: part})) == ["UNSAFE_WORKBOOK"]


def test_a_picture_may_have_one() -> None:
    parts = {**USUAL, "xl/media/logo.svg": b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" ""><svg/>'}
    assert open_book(container_of("ours.xlsx", zipped(parts))).grid("S").rows == [[1.0]]


@pytest.mark.parametrize("encoding", ["utf-7", "cp037", "utf-8-nonsense", "hz", ""])
def test_encodings_that_hide_markup_are_refused(encoding: str) -> None:
    declared = f'<?xml version="1.0" encoding="{encoding}"?>'
    assert refused(with_sheet((declared + SHEET_XML).encode())) == ["UNSAFE_WORKBOOK"]


def test_bytes_that_are_not_in_the_declared_encoding_are_damage() -> None:
    assert refused(with_sheet(b"\xef\xbb\xbf<a>\xff</a>")) == ["DAMAGED_WORKBOOK"]
    assert refused(zipped({**USUAL, STRINGS: b"<sst><si><t>\xff</t></si></sst>"})) == ["DAMAGED_WORKBOOK"]


@pytest.mark.parametrize("second", ["XL/Worksheets/Sheet1.xml", "xl\\worksheets\\sheet1.xml", "/" + SHEET])
def test_two_parts_of_one_name_are_refused(second: str) -> None:
    assert refused(zipped({**USUAL, second: b"<worksheet/>"})) == ["UNSAFE_WORKBOOK"]


def test_a_part_without_a_name_is_refused() -> None:
    content = zipped({**USUAL, "?nothing": b"x"})
    assert refused(content.replace(b"?nothing", b"\0nothing")) == ["UNSAFE_WORKBOOK"]


def test_a_part_named_otherwise_in_its_own_header_is_refused() -> None:
    content = zipped(USUAL)
    first = content.index(SHEET.encode())
    forged = content[:first] + SHEET.encode().replace(b"1", b"2") + content[first + len(SHEET) :]
    assert refused(forged) == ["UNSAFE_WORKBOOK"]


def test_parts_that_share_their_bytes_are_refused() -> None:
    content = bytearray(zipped(USUAL))
    with zipfile.ZipFile(io.BytesIO(content)) as whole:
        one, other = whole.getinfo(SHEET), whole.getinfo(STRINGS)
    place = content.rindex(STRINGS.encode()) - 46
    assert struct.unpack_from("<I", content, place + 42)[0] == other.header_offset
    struct.pack_into("<I", content, place + 42, one.header_offset)
    assert refused(bytes(content)) == ["UNSAFE_WORKBOOK"]


def test_a_part_longer_than_announced_is_damage_after_one_byte_more() -> None:
    content = bytearray(zipped({**USUAL, "xl/theme/theme1.xml": bytes(5_000_000)}))
    place = content.rindex(b"xl/theme/theme1.xml") - 46
    struct.pack_into("<I", content, place + 24, 10)
    assert refused(bytes(content)) == ["DAMAGED_WORKBOOK"]


@pytest.mark.parametrize("part", ["xl/theme/theme1.xml", "xl/media/picture.png"])
def test_a_false_checksum_is_damage_in_parts_that_nobody_reads_too(part: str) -> None:
    content = bytearray(zipped({**USUAL, part: b"<a/>"}))
    place = content.rindex(part.encode()) - 46
    struct.pack_into("<I", content, place + 16, zlib.crc32(b"<b/>"))
    assert refused(bytes(content)) == ["DAMAGED_WORKBOOK"]


def test_a_part_packed_too_well_to_be_honest_is_refused() -> None:
    # Deflating twice is how a small file comes to hold a huge one; once cannot do much worse than this.
    packed = zlib.compressobj(9, zlib.DEFLATED, -15)
    bomb = packed.compress(bytes(90 * 1024 * 1024)) + packed.flush()
    assert len(bomb) / (90 * 1024 * 1024) < archive.LEAST_RATIO
    assert refused(zipped({**USUAL, SHEET: bytes(90 * 1024 * 1024)})) == ["UNPACKS_TOO_LARGE"]


@pytest.mark.parametrize(
    ("limit", "value"), [("MOST_PARTS", 4), ("LARGEST_PART", 100), ("LARGEST_CONTENT", 500)]
)
def test_more_than_any_workbook_needs_is_refused(
    limit: str, value: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, limit, value)
    assert refused(zipped(USUAL)) == ["UNPACKS_TOO_LARGE"]


def test_a_directory_of_countless_parts_is_not_read_to_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_PARTS", 0)
    monkeypatch.setattr(archive.zipfile, "ZipFile", None)
    assert refused(b"PK\x03\x04" + b"PK\x01\x02" * 9) == ["UNPACKS_TOO_LARGE"]


@pytest.mark.parametrize(
    "stretch",
    [
        b'<c r="A1" t="e">',
        b'<c r="A1" t="e"></c >',
        b'<c r="A1"',
        b"<f ",
        b"</f>",
        b'<mergeCell a="',
        b' t="s"',
    ],
)
def test_patterns_are_not_led_in_circles(stretch: bytes) -> None:
    # Going over the rest of the sheet for each of these would take days.
    behind = b"</sheetData><x><f>1</f>" + stretch * 300_000 + b"</x>"
    sheet = USUAL[SHEET].replace(b"</sheetData>", behind)
    book = open_book(container_of("slow.xlsx", zipped({**USUAL, SHEET: sheet})))
    with suppress(UnusableInput):
        assert book.grid("S").rows == [[1.0]]


def test_parts_encrypted_one_by_one_need_a_password() -> None:
    content = bytearray(zipped(USUAL))
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        struct.pack_into("<H", content, content.index(mark) + flags, 0x1)
    assert refused(bytes(content)) == ["PASSWORD_PROTECTED"]


@pytest.mark.parametrize(
    "change",
    [
        lambda parts: {**parts, "xl/workbook.xml": parts["xl/workbook.xml"].replace(b"<sheet ", b"<page ")},
        lambda parts: {**parts, "xl/workbook.xml": parts["xl/workbook.xml"][:-9]},
        lambda parts: {**parts, STRINGS: parts[STRINGS][:-9]},
        lambda parts: {**parts, SHEET: parts[SHEET][:-30]},
        lambda parts: {name: part for name, part in parts.items() if name != SHEET},
    ],
    ids=["no sheets", "cut contents", "cut texts", "cut sheet", "lost sheet"],
)
def test_what_is_broken_inside_is_damage(change) -> None:
    parts: Parts = change(USUAL)
    assert refused(zipped(parts)) == ["DAMAGED_WORKBOOK"]


@pytest.mark.parametrize("number", ["4294967295", "18446744073709551615", "-1", "&#52;294967295"])
@pytest.mark.parametrize(
    "root", ['<sst uniqueCount="{}"', "<sst count = '{}' a='b>c'", '<sst a="{}" uniqueCount="{}"']
)
def test_more_texts_announced_than_there_can_be_are_not_believed(root: str, number: str) -> None:
    # The engine asks for memory for all of them before it reads one.
    strings = USUAL[STRINGS].replace(b"<sst", root.replace("{}", number).encode())
    cells = b'<row r="1"><c r="A1" t="s"><v>0</v></c></row>'
    sheet = USUAL[SHEET].replace(b"</sheetData>", cells.replace(b"A1", b"A2") + b"</sheetData>")
    content = zipped({**USUAL, STRINGS: strings, SHEET: sheet})
    assert open_book(container_of("ours.xlsx", content)).grid("S").rows == [[1.0], ["x"]]


def test_one_part_for_two_sheets_is_damage() -> None:
    # Twenty thousand sheets of one part would be read twenty thousand times.
    sheets = USUAL["xl/workbook.xml"].replace(
        b"</sheets>", b'<sheet name="T" sheetId="2" r:id="rId1"/></sheets>'
    )
    assert refused(zipped({**USUAL, "xl/workbook.xml": sheets})) == ["DAMAGED_WORKBOOK"]
