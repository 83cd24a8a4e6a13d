"""Every fault of a pack is told at once, with its place; one slip is one fault."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from support.pack_files import both, faults
from xlreview.i18n import LANGUAGES
from xlreview.pack import load_pack
from xlreview.problem import UnusableInput

PackFile = Callable[..., Path]


def broken(path: Path) -> list[tuple[str, str]]:
    with pytest.raises(UnusableInput) as caught:
        load_pack(path)
    assert {problem.code for problem in caught.value.problems} == {"PACK_BROKEN"}
    return faults(caught.value)


def set_in(*steps: Any, to: Any) -> Callable[[dict], None]:
    """A change that puts something at a path of the pack."""

    def change(content: dict) -> None:
        holder: Any = content
        for step in steps[:-1]:
            holder = holder[step]
        holder[steps[-1]] = to

    return change


def without(*steps: Any) -> Callable[[dict], None]:
    """A change that takes away what stands at a path of the pack."""

    def change(content: dict) -> None:
        holder: Any = content
        for step in steps[:-1]:
            holder = holder[step]
        del holder[steps[-1]]

    return change


def test_a_sound_pack_has_no_faults(pack_file: PackFile) -> None:
    assert load_pack(pack_file()).id == "small"


def test_a_pack_needs_no_pillars_areas_themes_topics_or_context(pack_file: PackFile) -> None:
    def strip(content: dict) -> None:
        for part in ("pillars", "areas", "themes", "background", "authorship", "context_factors"):
            del content[part]
        for indicator in content["indicators"]:
            del indicator["pillar"], indicator["area"]

    pack = load_pack(pack_file(strip))
    assert (pack.pillars, pack.areas, [one.pillar for one in pack.indicators]) == ((), (), [None, None])


def test_a_pack_may_have_pillars_and_no_areas(pack_file: PackFile) -> None:
    def strip(content: dict) -> None:
        content["areas"] = []
        for indicator in content["indicators"]:
            del indicator["area"]

    assert [one.area for one in load_pack(pack_file(strip)).indicators] == [None, None]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (without("format"), [("format", "missing_format")]),
        (set_in("format", to=2), [("format", "bad_format")]),
        (without("id"), [("id", "missing")]),
        (set_in("id", to="Small Pack"), [("id", "bad_id")]),
        (set_in("id", to="../small"), [("id", "bad_id")]),
        (set_in("version", to="first"), [("version", "bad_version")]),
        (without("version"), [("version", "missing")]),
        (set_in("languages", 1, to="Finnish"), [("languages[1]", "bad_language")]),
        (set_in("languages", to=["en", "fi", "en"]), [("languages[2]", "doubled")]),
        (without("title"), [("title", "missing")]),
        (set_in("title", to="A small pack"), [("title", "not_by_language")]),
        (set_in("title", "fi", to="  "), [("title.fi", "missing_language")]),
        (set_in("title", "fi", to=["a"]), [("title.fi", "not_text")]),
        (set_in("title", "sv", to="Ett litet"), [("title.sv", "language_not_declared")]),
        (set_in("title", "en", to="x" * 256), [("title.en", "too_long")]),
        (set_in("about", "en", to="x" * 32_768), [("about.en", "too_long")]),
        (set_in("about", "en", to="bell \x07"), [("about.en", "forbidden_character")]),
        (set_in("indicators", to=[]), [("indicators", "no_indicators")]),
        (without("indicators"), [("indicators", "no_indicators")]),
        (set_in("indicators", to={"A/O/1": "Plan"}), [("indicators", "not_a_list")]),
        (set_in("indicators", 1, to="Partners"), [("indicators[1]", "not_a_mapping")]),
        (without("indicators", 0, "statement"), [("indicators[0].statement", "missing")]),
        (without("indicators", 0, "code"), [("indicators[0].code", "missing")]),
        (set_in("indicators", 0, "code", to="A O,1"), [("indicators[0].code", "bad_code")]),
        (set_in("indicators", 0, "code", to="A" * 25), [("indicators[0].code", "too_long")]),
        (set_in("indicators", 1, "code", to="A/O/1"), [("indicators[1].code", "doubled")]),
        (set_in("indicators", 1, "code", to="a-o-01"), [("indicators[1].code", "look_alike")]),
        (set_in("indicators", 1, "aliases", to=["B/O/7"]), [("indicators[1].aliases[0]", "alias_doubled")]),
        (set_in("indicators", 1, "aliases", to=["A/O/1"]), [("indicators[1].aliases[0]", "alias_is_code")]),
        (set_in("indicators", 1, "aliases", to="B/O/9"), [("indicators[1].aliases", "not_a_list")]),
        (set_in("indicators", 0, "pillar", to="C9"), [("indicators[0].pillar", "unknown_pillar")]),
        (set_in("indicators", 0, "pillar", to="A1"), [("indicators[0].pillar", "unknown_pillar_near")]),
        (without("indicators", 0, "pillar"), [("indicators[0].pillar", "no_pillar")]),
        (set_in("indicators", 0, "area", to="Z"), [("indicators[0].area", "unknown_area")]),
        (without("indicators", 0, "area"), [("indicators[0].area", "no_area")]),
        (set_in("indicators", 0, "questions", to="Who?"), [("indicators[0].questions", "not_a_list")]),
        (set_in("indicators", 0, "questions", 1, to=None), [("indicators[0].questions[1]", "missing")]),
        (
            set_in("indicators", 0, "questions", to=[both("x" * 17_000), both("y" * 17_000)]),
            [("indicators[0].questions", "too_long_together")],
        ),
        (
            without("indicators", 1, "examples", 0, "city"),
            [("indicators[1].examples[0].city", "missing")],
        ),
        (lambda content: content["areas"].append(content["areas"][0]), [("areas[1].code", "doubled")]),
        (set_in("authorship", 0, "id", to="city"), [("authorship[0].id", "doubled")]),
        (set_in("background", 0, "id", to="The City"), [("background[0].id", "bad_name")]),
        (set_in("themes", 1, "title", "fi", to="needs SUOMEKSI"), [("themes[1].title.fi", "doubled")]),
        (set_in("colour", to="red"), [("colour", "unknown_key")]),
    ],
)  # fmt: skip
def test_one_slip_is_one_fault_with_its_place(pack_file: PackFile, change: Any, expected: list) -> None:
    assert sorted(broken(pack_file(change))) == sorted(expected)


def test_a_misspelt_key_is_one_fault_and_names_the_nearest(pack_file: PackFile) -> None:
    def misspell(content: dict) -> None:
        content["sorce"] = content.pop("source")
        content["indicators"][0]["statment"] = content["indicators"][0].pop("statement")

    path = pack_file(misspell)
    assert broken(path) == [
        ("indicators[0].statment", "unknown_key_near"),
        ("sorce", "unknown_key_near"),
    ]
    with pytest.raises(UnusableInput, match=r"Did you mean statement\?"):
        load_pack(path)


def test_a_language_without_any_text_is_one_fault(pack_file: PackFile) -> None:
    assert broken(pack_file(set_in("languages", to=["en", "fi", "sv"]))) == [
        ("languages", "language_nowhere")
    ]


def test_a_language_that_is_not_listed_is_one_fault_however_many_texts_it_has(pack_file: PackFile) -> None:
    assert broken(pack_file(set_in("languages", to=["en"]))) == [("title.fi", "language_not_declared")]


@pytest.mark.parametrize("languages", [None, [], "en", {"en": True}])
def test_a_pack_must_say_its_languages(pack_file: PackFile, languages: Any) -> None:
    assert broken(pack_file(set_in("languages", to=languages))) == [("languages", "no_languages")]


def test_all_faults_are_told_at_once_in_the_order_of_the_file(pack_file: PackFile) -> None:
    changes = (
        set_in("version", to="one"),
        set_in("pillars", 0, "standard", "fi", to=""),
        set_in("indicators", 0, "area", to="X"),
        set_in("indicators", 1, "title", to="Partners"),
        without("background", 0, "prompt"),
    )
    assert broken(pack_file(*changes)) == [
        ("version", "bad_version"),
        ("pillars[0].standard.fi", "missing_language"),
        ("indicators[0].area", "unknown_area"),
        ("indicators[1].title", "not_by_language"),
        ("background[0].prompt", "missing"),
    ]


def test_a_fault_reads_as_file_place_what_and_what_to_do(pack_file: PackFile) -> None:
    path = pack_file(without("indicators", 1, "statement", "fi"))
    with pytest.raises(UnusableInput) as caught:
        load_pack(path)
    (problem,) = caught.value.problems
    line = problem.details["line"]
    assert str(problem) == (
        f"{path}  indicators[1].statement.fi (B/O/1, line {line}): the text in language fi is missing. "
        "Write it, or take fi off the pack's languages."
    )
    assert str(problem.spoken_in("fi")) == (
        f"{path}  indicators[1].statement.fi (B/O/1, rivi {line}): teksti kielellä fi puuttuu. "
        "Kirjoita se tai poista fi paketin kielistä."
    )
    assert set(LANGUAGES) == {"en", "fi"}
