"""`new`: one workbook, or one for each of several reviewers, and what people leave out is filled in."""

from datetime import date
from pathlib import Path

import pytest

from support.pack_files import SOUND
from xlreview.cli.endings import file_name
from xlreview.layout.rows import id_prefix
from xlreview.model.rating import Role
from xlreview.model.review import Stamp
from xlreview.read import read_review

from .conftest import Run

PACK = ("--pack", "mixities-anti-discrimination", "--city", "Haldersund")


def stamp_of(path: Path):
    return read_review(path).stamp


def test_initials_never_begin_ids_like_those_of_another_workbook():
    from xlreview.cli.new import _TAKEN

    prefixes = {
        id_prefix(Stamp("w", "r", role, "en", "C", "2026", "small", "1.0", reviewers)).casefold()
        for role in Role
        for reviewers in ((), ("JB",))
    }
    assert prefixes - {"jb"} == _TAKEN


def test_a_workbook_for_the_whole_team_is_made_for_this_year_in_the_users_language(run: Run, tmp_path: Path):
    out = tmp_path / "made" / "team.xlsx"
    made = run("new", out, *PACK)
    assert (made.code, made.out, made.err) == (0, f"Made {out} for the review team\n", "")
    stamp = stamp_of(out)
    assert (stamp.role, stamp.city, stamp.language, stamp.reviewers) == ("team", "Haldersund", "en", ())
    assert stamp.round == str(date.today().year)
    assert read_review(out).problems == ()


def test_everything_can_be_said(run: Run, tmp_path: Path):
    out = tmp_path / "team.xlsx"
    made = run(
        "new", out, *PACK, "--round", "kevät 2027", "--lang", "fi", "--for", "team", "--reviewer", "JB"
    )
    assert (made.code, made.out) == (0, f"Valmis: {out}, arviointiryhmän työkirja\n")
    stamp = stamp_of(out)
    assert (stamp.role, stamp.round, stamp.language, stamp.reviewers) == ("team", "kevät 2027", "fi", ("JB",))


def test_initials_alone_make_a_reviewers_workbook(run: Run, tmp_path: Path):
    assert run("new", tmp_path / "jb.xlsx", *PACK, "--reviewer", "JB").code == 0
    stamp = stamp_of(tmp_path / "jb.xlsx")
    assert (stamp.role, stamp.reviewers) == ("reviewer", ("JB",))


def test_a_reviewer_without_initials_gets_a_workbook_and_the_user_a_hint(run: Run, tmp_path: Path):
    made = run("new", tmp_path / "a.xlsx", *PACK, "--for", "reviewer")
    assert made.code == 0
    assert "--reviewer" in made.err


def test_several_reviewers_get_a_workbook_each_in_a_folder(run: Run, tmp_path: Path):
    out = tmp_path / "send"
    city = ("--city", 'Åbo/Turku: "A & B"', "--round", "2026")
    made = run("new", out, *PACK[:2], *city, "--reviewer", "JB", "--reviewer", "ÅÄ")
    assert made.code == 0
    names = ["Åbo-Turku-A-B-2026-JB.xlsx", "Åbo-Turku-A-B-2026-ÅÄ.xlsx"]
    assert made.out.splitlines() == [f"Made {out / name} for a reviewer" for name in names]
    stamps = [stamp_of(out / name) for name in names]
    assert [stamp.reviewers for stamp in stamps] == [("JB",), ("ÅÄ",)]
    assert len({stamp.review_id for stamp in stamps}) == 1
    assert len({stamp.workbook_id for stamp in stamps}) == 2
    assert {stamp.city for stamp in stamps} == {'Åbo/Turku: "A & B"'}


def test_several_reviewers_of_a_team_share_one_workbook(run: Run, tmp_path: Path):
    out = tmp_path / "team.xlsx"
    assert run("new", out, *PACK, "--for", "team", "--reviewer", "JB", "--reviewer", "FC").code == 0
    assert stamp_of(out).reviewers == ("JB", "FC")


def test_an_earlier_workbook_says_pack_city_and_round(run: Run, tmp_path: Path, sound: Path):
    made = run("new", tmp_path / "jb.xlsx", "--from", sound, "--reviewer", "JB")
    assert (made.code, made.err) == (0, "")
    review = read_review(tmp_path / "jb.xlsx")
    stamp = review.stamp
    assert (stamp.pack_id, stamp.city, stamp.round) == ("small", "Haldersund", "2026")
    assert review.answers()["background"] == {"profile": {"answer": "A port."}}


def test_errors_in_the_earlier_workbook_are_said_and_end_with_1(run: Run, tmp_path: Path, wrong: Path):
    made = run("new", tmp_path / "jb.xlsx", "--from", wrong, "--reviewer", "JB")
    assert (made.code, (tmp_path / "jb.xlsx").exists()) == (1, True)
    assert made.err == f"{wrong} has errors to correct: 1. 'xlreview check' names the cells.\n"


def test_an_existing_file_stays_unless_forced(run: Run, tmp_path: Path):
    out = tmp_path / "a.xlsx"
    out.write_text("mine")
    refused = run("new", out, *PACK)
    assert (refused.code, out.read_text()) == (2, "mine")
    assert refused.err.startswith(f"{out}  ")
    assert "--force" in refused.err
    assert run("new", out, *PACK, "--force").code == 0
    assert stamp_of(out).city == "Haldersund"


def test_the_earlier_workbook_is_never_written_to(run: Run, sound: Path):
    before = sound.read_bytes()
    refused = run("new", sound, "--from", sound, "--reviewer", "JB", "--force")
    assert (refused.code, sound.read_bytes()) == (2, before)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["a.xlsx", "--pack", "inti", "--city", "X"], "Did you mean inti-cities?"),
        (["a.xlsx", "--pack", "none.yaml", "--city", "X"], "none.yaml  There is no file of this name."),
        (["a.xlsx", *PACK[:2], "--city", " "], "--city is missing."),
        (["a.docx", *PACK], "End the name with .xlsx"),
        (["a.xlsx", *PACK, "--reviewer", "J B"], "'J B' cannot be initials"),
        (["a.xlsx", *PACK, "--reviewer", "Team"], "'Team' cannot be initials"),
        (["a", *PACK, "--reviewer", "JB", "--reviewer", "jb"], "jb is given twice"),
        (["a.xlsx", *PACK, "--reviewer", "JB", "--reviewer", "FC"], "so OUT is a folder"),
        (["a.xlsx", *PACK, "--for", "city", "--reviewer", "JB"], "--reviewer does not go with"),
        (["a.xlsx", *PACK, "--for", "mayor"], "'mayor' is not one of city, reviewer, team, plan"),
        (["a.xlsx", "--from", "none.xlsx"], "none.xlsx  There is no file of this name."),
    ],
)
def test_what_cannot_be_made_is_one_message_and_leaves_nothing(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], said: str
):
    monkeypatch.chdir(tmp_path)
    refused = run("new", *arguments)
    assert (refused.code, refused.out) == (2, "")
    assert said in refused.err
    assert list(tmp_path.iterdir()) == []


def write_pack(folder: Path, languages: list[str]) -> Path:
    import json

    def spoken(part):
        if isinstance(part, dict):
            if set(part) == {"en", "fi"}:
                return dict.fromkeys(languages, part["en"])
            return {key: spoken(inside) for key, inside in part.items()}
        return [spoken(one) for one in part] if isinstance(part, list) else part

    path = folder / "own.yaml"
    path.write_text(json.dumps({**spoken(SOUND), "languages": languages}), encoding="utf-8")
    return path


def test_a_workbook_speaks_the_language_of_a_pack_that_has_only_one(run: Run, tmp_path: Path):
    pack = write_pack(tmp_path, ["fi"])
    out = tmp_path / "a.xlsx"
    assert run("new", out, "--pack", pack, "--city", "X").code == 0
    assert stamp_of(out).language == "fi"
    refused = run("new", tmp_path / "b.xlsx", "--pack", pack, "--city", "X", "--lang", "en")
    assert refused.code == 2
    assert "Choose one of its languages: fi." in refused.err


def test_a_broken_pack_tells_every_fault_and_makes_nothing(run: Run, tmp_path: Path):
    pack = tmp_path / "own.yaml"
    pack.write_text("format: 1\nid: own\nversion: one\n")
    refused = run("new", tmp_path / "a.xlsx", "--pack", pack, "--city", "X")
    assert (refused.code, len(refused.err.splitlines())) == (2, 7)
    assert [path.name for path in tmp_path.iterdir()] == ["own.yaml"]


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        (("Turku", "2026", "JB"), "Turku-2026-JB"),
        (("A/B:C*?", "2026"), "A-B-C-2026"),
        (("  ..  ", "JB"), "JB"),
        (("x" * 200, "JB"), f"{'x' * 60}-JB"),
        (("CON",), "CON-"),
        (("Åbo ja Ääni",), "Åbo-ja-Ääni"),
        (("",), "-"),
    ],
)
def test_names_of_files_are_safe_everywhere(parts: tuple[str, ...], name: str):
    assert file_name(*parts) == name
