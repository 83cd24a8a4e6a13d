"""Packs come from an id or a file; what cannot be opened is said in one sentence."""

import dataclasses
from collections.abc import Callable
from pathlib import Path

import pytest

from support.pack_files import faults
from xlreview.pack import load_pack, shipped_packs
from xlreview.pack.load import LARGEST_FILE
from xlreview.pack.mapping import pack_as_mapping, pack_from_mapping
from xlreview.problem import UnusableInput
from xlreview.resources import shipped_folder


def codes(refusal: UnusableInput) -> list[str]:
    return [problem.code for problem in refusal.problems]


def test_the_shipped_packs_load_and_are_named_like_their_files() -> None:
    files = sorted(path.stem for path in shipped_folder("workbook_templates").glob("*.yaml"))
    assert [pack.id for pack in shipped_packs()] == files == ["inti-cities", "mixities-anti-discrimination"]


def test_inti_cities_has_what_the_method_says() -> None:
    pack = load_pack("inti-cities")
    counts = [
        [len(pack.indicators_in(pillar.code, area.code)) for area in pack.areas] for pillar in pack.pillars
    ]
    assert counts == [[6, 3, 5, 4, 6], [2, 1, 3, 6, 2], [5, 1, 3, 2, 2], [2, 2, 5, 9, 4]]
    assert pack.codes_by_alias["AC/I/3"] == "GG/I/3"
    assert (len(pack.background), len(pack.authorship), len(pack.themes)) == (7, 4, 8)


def test_mixities_has_what_the_toolkit_says() -> None:
    pack = load_pack("mixities-anti-discrimination")
    assert [one.code for one in pack.indicators] == [f"{number:02}" for number in range(1, 12)]
    assert [len(one.questions) for one in pack.indicators] == [4, 5, 4, 3, 4, 7, 6, 5, 4, 3, 6]
    assert sum(len(one.examples) for one in pack.indicators) == 20
    assert (len(pack.context_factors), len(pack.uses), bool(pack.standard)) == (7, 3, True)


@pytest.mark.parametrize("pack", shipped_packs(), ids=lambda pack: pack.id)
def test_a_pack_survives_its_plain_form(pack) -> None:
    assert pack_from_mapping(pack_as_mapping(pack)) == pack


def test_an_id_is_found_in_any_case() -> None:
    assert load_pack(" INTI-Cities ").id == "inti-cities"


@pytest.mark.parametrize(
    ("wanted", "near"), [("inti", "inti-cities"), ("inti-citties", "inti-cities"), ("zebra", None)]
)
def test_an_unknown_id_names_the_packs_and_the_nearest(wanted: str, near: str | None) -> None:
    with pytest.raises(UnusableInput) as caught:
        load_pack(wanted)
    (problem,) = caught.value.problems
    assert (problem.code, problem.details.get("near")) == ("PACK_UNKNOWN", near)
    assert "inti-cities, mixities-anti-discrimination" in str(problem)


def test_a_file_is_found_by_path_whatever_the_case_of_its_ending(pack_file, tmp_path: Path) -> None:
    path = pack_file()
    upper = path.rename(tmp_path / "SMALL.YML")
    assert load_pack(str(upper)).id == load_pack(upper).id == "small"


def test_a_file_with_a_byte_order_mark_is_read(pack_file) -> None:
    path = pack_file()
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert load_pack(path).id == "small"


def write(content: bytes) -> Callable[[Path], Path]:
    def make(path: Path) -> Path:
        path.write_bytes(content)
        return path

    return make


def folder(path: Path) -> Path:
    path.mkdir()
    return path


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda path: path, "FILE_MISSING"),
        (folder, "FILE_IS_FOLDER"),
        (write(b" " * (LARGEST_FILE + 1)), "FILE_TOO_LARGE"),
    ],
)
def test_a_file_that_cannot_be_opened_has_its_own_message(make, code: str, tmp_path: Path) -> None:
    with pytest.raises(UnusableInput) as caught:
        load_pack(make(tmp_path / "pack.yaml"))
    assert codes(caught.value) == [code]


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"", "empty"),
        (b"caf\xe9: 1", "not_utf8"),
        ("format: 1".encode("utf-16"), "not_utf8"),
        (b"PK\x03\x04 a workbook", "office_file"),
        (b"just a sentence", "not_a_pack"),
        (b"- format: 1", "not_a_pack"),
        (b"a: [", "not_yaml"),
    ],
)
def test_what_is_no_pack_is_one_fault(content: bytes, kind: str, tmp_path: Path) -> None:
    with pytest.raises(UnusableInput) as caught:
        load_pack(write(content)(tmp_path / "pack.yaml"))
    assert faults(caught.value) == [("", kind)]


def test_loading_a_pack_that_is_sound_changes_nothing(pack_file) -> None:
    path = pack_file()
    before = path.read_bytes()
    assert dataclasses.asdict(load_pack(path)) == dataclasses.asdict(load_pack(path))
    assert path.read_bytes() == before
