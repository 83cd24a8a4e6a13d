"""The file that an engine is handed: whole however it is read, and never joined for that."""

import io
import zipfile

import pytest

from xlreview.read.engine.parcel import Parcel, parcel

SHEETS = [b"<worksheet>one</worksheet>", b"", b"<worksheet>" + b"three" * 5_000 + b"</worksheet>"]


def packed() -> Parcel:
    return parcel(SHEETS, strings=b"<sst/>", styles=b"", counts_from_1904=True)


def test_a_parcel_is_a_sound_archive_of_what_went_into_it() -> None:
    with zipfile.ZipFile(io.BytesIO(packed().read())) as archive:
        assert archive.testzip() is None
        assert [archive.read(f"xl/worksheets/{number}.xml") for number in (1, 2, 3)] == SHEETS
        assert archive.read("xl/sharedStrings.xml") == b"<sst/>"
        assert "xl/styles.xml" not in archive.namelist()
        assert b'date1904="1"' in archive.read("xl/workbook.xml")


@pytest.mark.parametrize("size", [1, 7, 30, 4_096, 1_000_000])
def test_it_is_the_same_in_pieces_of_any_size(size: int) -> None:
    one = packed()
    pieces = [*iter(lambda: one.read(size), b"")]
    assert max(map(len, pieces)) <= size
    assert b"".join(pieces) == packed().read()


def test_it_can_be_read_again_from_the_start_and_from_nowhere_else() -> None:
    one = packed()
    whole = one.read()
    assert (one.read(), one.seek(0), one.read()) == (b"", 0, whole)
    for place, whence in ((1, 0), (0, 2)):
        with pytest.raises(ValueError, match="from the start"):
            one.seek(place, whence)
