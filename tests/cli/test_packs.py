"""`packs` and `pack`: what there is, what is in it, and whether it holds."""

from pathlib import Path

from xlreview.pack import load_pack

from .conftest import Run


def test_packs_are_listed_with_languages_and_sizes(run: Run):
    listed = run("packs")
    assert (listed.code, listed.err) == (0, "")
    assert listed.out.splitlines() == [
        "inti-cities 1.0 (en, fi)",
        "    INTI-CITIES benchmarks for integration governance",
        "    indicators: 73 · pillars: 4 · areas: 5 · guiding questions: 155 · background topics: 11"
        " · themes: 8",
        "",
        "mixities-anti-discrimination 1.0 (en, fi)",
        "    MIXITIES anti-discrimination benchmark",
        "    indicators: 11 · guiding questions: 51 · examples: 20 · background topics: 3"
        " · context factors: 7",
    ]


def test_a_pack_is_shown_with_every_indicator_in_the_language_asked_for(run: Run):
    for id in ("inti-cities", "mixities-anti-discrimination"):
        pack = load_pack(id)
        for language in pack.languages:
            shown = run("pack", "show", id, "--lang", language)
            assert shown.code == 0
            lines = [" ".join(line.split()) for line in shown.out.splitlines()]
            missing = [
                one.code for one in pack.indicators if f"{one.code} {one.title[language]}" not in lines
            ]
            assert missing == []


def test_a_sound_pack_ends_with_0(run: Run):
    checked = run("pack", "check", "inti-cities")
    assert (checked.code, checked.err) == (0, "")
    assert checked.out.startswith("inti-cities 1.0 is sound.")


def test_a_broken_pack_ends_with_1_and_tells_every_fault(run: Run, tmp_path: Path):
    path = tmp_path / "own.yaml"
    path.write_text("format: 1\nid: own\nversion: one\nlanguages: [en]\ntitle: {en: A}\nabout: B\n")
    checked = run("pack", "check", path)
    assert (checked.code, checked.out) == (1, "")
    assert checked.err.splitlines() == [
        f"{path}  source (line 1): this is missing. Add it.",
        f"{path}  indicator_term (line 1): this is missing. Add it.",
        f"{path}  indicators (line 1): there are no indicators. A pack needs at least one.",
        f"{path}  version (line 3): 'one' is not a version. Use numbers with dots, as in 1.0.",
        f"{path}  about (line 6): this should be one text per language (en), each on its own line, "
        "as in en: …",
        "",
        "Faults: 5",
    ]


def test_what_a_language_lacks_is_told_by_its_place(run: Run, tmp_path: Path):
    path = tmp_path / "own.yaml"
    path.write_text(
        "format: 1\nid: own\nversion: '1.0'\nlanguages: [en]\ntitle: {en: A}\nabout: {en: B}\n"
        "source: {en: C}\nindicator_term: {en: indicator}\nindicators:\n"
        "  - {code: X/1, title: {en: D}, statement: {en: E}, questions: [{en: F}]}\n"
    )
    checked = run("pack", "check", path)
    assert (checked.code, checked.err) == (0, "")
    assert checked.out.splitlines()[1:] == [
        "Texts missing in Finnish: 7 (title, about, source, indicator_term, X/1 title, …). "
        "Workbooks and reports have them in another language."
    ]


def test_a_pack_that_cannot_be_opened_ends_with_2(run: Run, tmp_path: Path):
    for wanted in ("zebra", tmp_path / "none.yaml"):
        for command in ("show", "check"):
            refused = run("pack", command, wanted)
            assert (refused.code, refused.out) == (2, "")
            assert len(refused.err.splitlines()) == 1
