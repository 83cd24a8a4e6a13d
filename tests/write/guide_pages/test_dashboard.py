"""The dashboard: figures, heat map, tiles and charts, live and equal to the rules of the method."""

from pathlib import Path
from zipfile import ZipFile

import pytest

from support.libreoffice import needs_libreoffice
from support.packs import ODD, SMALL
from support.pages import formulas, opened, recalculated, results, shuffled, texts_on, written
from support.reviews import review
from xlreview.i18n import translate
from xlreview.layout.choices import SYMBOLS, label_of
from xlreview.method.glance import glances, ratings_by_code
from xlreview.model.pack import Area, Indicator, Pack, Pillar
from xlreview.model.rating import Rating

FINDINGS = {
    "GG/I/1": {"rating": "below"},
    "GG/I/2": {"rating": "meets"},
    "GG/I/3": {"rating": "below"},
    "GG/I/4": {"rating": "meets"},
    "PA/I/1": {"rating": "exceeds"},
    "PA/I/5": {"rating": "not_applicable"},
    "PA/I/2": {"rating": "unclear"},
}
EVIDENCE = {
    f"TEAM-00{number}": {
        "code": code,
        "interview": interview,
        "source": "interview",
        "nature": "fact",
        "statement": "So it is.",
        "points_to": direction,
    }
    for number, (code, interview, direction) in enumerate(
        [("GG/I/1", 1, "below"), ("GG/I/1", 2, "below"), ("PA/I/1", 2, "meets"), ("PA/I/1", 3, "below")], 1
    )
}
TEAM = {
    "findings": FINDINGS,
    "evidence": EVIDENCE,
    "interviews": {"1": {"role": "Mayor", "status": "held"}, "2": {"role": "Clerk", "status": "planned"}},
    "recommendations": {"TEAM-R01": {"codes": ("GG/I/1",), "text": "Ask again.", "response": "accepted"}},
}
TITLES = ["Start", "Dashboard"]


def _text(words: str) -> dict[str, str]:
    return {"en": words}


def pack_of(*places: tuple[str | None, str | None, int]) -> Pack:
    """A pack with so many indicators in each pillar and area."""
    indicators = [
        Indicator(f"{pillar}.{area}.{number}", _text("Short"), _text("Long."), pillar, area)
        for pillar, area, count in places
        for number in range(count)
    ]
    return Pack(
        id="made",
        version="1",
        languages=("en",),
        title=_text("Made"),
        about=_text("For tests"),
        source=_text("Nobody"),
        indicator_term=_text("indicator"),
        indicators=tuple(indicators),
        pillars=tuple(Pillar(code, _text(f"Pillar {code}"), _text("Standard")) for code in "PQ"),
        areas=tuple(Area(code, _text(f"Area {code}"), _text("About")) for code in "AB"),
    )


GRID = pack_of(("P", "A", 2), ("P", "B", 1), ("Q", "B", 3), (None, None, 1))


def dashboard_texts(folder: Path, answers=None, **about) -> list[str]:
    language = about.get("language", "en")
    path = written(folder, review(answers, **about))
    return texts_on(opened(path)[translate("sheet.dashboard", language)])


def expected_fields(review_) -> list[str]:
    """What the heat map has to say, from the method itself."""
    fields = []
    for glance in glances(review_.pack, ratings_by_code(review_, "findings")):
        counted = glance.counted[glance.lead] if glance.lead else 0
        lead = f"{label_of('rating', glance.lead, review_.pack, 'en')}\n" if glance.lead else ""
        fields.append(f"{lead}{counted} / {len(glance.ratings)}")
    return fields


def test_the_figures_on_top_count_every_rating(tmp_path):
    shown = dashboard_texts(tmp_path, TEAM)
    assert shown[2:14] == [
        *("7 / 10", "1", "2", "2", "1", "1"),
        *("rated", "▲ exceeds", "● meets", "▼ below", "? unclear", "– not applicable"),
    ]
    assert shown[14:26] == [
        *("2", "1", "4", "0", "1", "0"),
        "interviews in all",
        "interviews held",
        "pieces of evidence",
        "good practices noted",
        "recommendations",
        "actions in the plan",
    ]


def test_a_field_shows_the_leading_rating_and_on_a_tie_the_one_that_needs_attention(tmp_path):
    shown = dashboard_texts(tmp_path, TEAM)
    start = shown.index("Pillar by pillar") + 4
    assert shown[start - 2 : start + 2] == [
        "Governance (en)",
        "Partnership (en)",
        "▼ below\n2 / 5",
        "? unclear\n1 / 5",
    ]


@pytest.mark.parametrize(
    ("pack", "heading"),
    [
        (GRID, "Pillar by area"),
        (pack_of(("P", None, 3), ("Q", None, 2)), "Pillar by pillar"),
        (pack_of((None, "A", 3), (None, "B", 2)), "Area by area"),
        (ODD, "Pillar by pillar"),
    ],
    ids=["pillars and areas", "pillars", "areas", "200 indicators"],
)
def test_every_pillar_and_area_has_a_field_with_what_the_method_says(tmp_path, pack, heading):
    codes = list(pack.indicators_by_code)
    ratings = {code: {"rating": list(Rating)[number % 5].value} for number, code in enumerate(codes[1:])}
    made = review({"findings": ratings}, pack=pack)
    shown = dashboard_texts(tmp_path, {"findings": ratings}, pack=pack)
    section = shown[shown.index(heading) : shown.index("Every rating")]
    assert sorted(one for one in section if " / " in one and "means" not in one) == sorted(
        expected_fields(made)
    )


def test_every_indicator_has_one_tile_with_the_symbol_of_its_rating(tmp_path):
    shown = dashboard_texts(tmp_path, TEAM)
    rated = {code: answers["rating"] for code, answers in FINDINGS.items()}
    tiles = [one for one in shown if one.split("\n")[0] in SMALL.indicators_by_code]
    assert sorted(tiles) == [
        f"{code}\n{SYMBOLS[rated[code]] if code in rated else '·'}" for code in SMALL.indicators_by_code
    ]


def test_a_pack_without_pillars_and_areas_has_cards_with_titles(tmp_path):
    pack = pack_of((None, None, 7))
    code = next(iter(pack.indicators_by_code))
    shown = dashboard_texts(tmp_path, {"findings": {code: {"rating": "meets"}}}, pack=pack)
    cards = [one for one in shown if "  Short\n" in one]
    assert cards == [
        f"{one}  Short\n{'● meets' if one == code else 'not rated yet'}" for one in pack.indicators_by_code
    ]


def test_a_large_pack_without_pillars_and_areas_has_tiles(tmp_path):
    pack = pack_of((None, None, 60))
    shown = dashboard_texts(tmp_path, pack=pack)
    assert [one for one in shown if one.endswith("\n·")] == [f"{code}\n·" for code in pack.indicators_by_code]


@pytest.mark.parametrize(
    ("role", "rated_on"),
    [("city", "Self-assessment"), ("reviewer", "Screening"), ("team", "Findings")],
)
def test_it_says_whose_ratings_it_shows(tmp_path, role, rated_on):
    assert f"the sheet “{rated_on}”" in dashboard_texts(tmp_path, role=role)[1]


def test_a_plan_without_a_review_shows_the_plan_only(tmp_path):
    answers = {"plan": {"PLAN-P01": {"action": "Ask.", "status": "done"}}}
    shown = dashboard_texts(tmp_path, answers, role="plan")
    assert shown[2:] == [
        *("0", "0", "1", "0", "0", "1"),
        *(
            "recommendations",
            "answered by the city",
            "actions in the plan",
            "not started",
            "under way",
            "done",
        ),
    ]


def charts(path: Path) -> list[str]:
    with ZipFile(path) as parts:
        names = sorted(name for name in parts.namelist() if name.startswith("xl/charts/chart"))
        return [parts.read(name).decode() for name in names]


def test_charts_are_native_with_titles_and_the_results_of_today(tmp_path):
    by_pillar, evidence = charts(written(tmp_path, review(TEAM)))
    assert "Ratings in each pillar" in by_pillar
    assert "Evidence in each pillar" in evidence
    assert "<c:v>Governance (en)</c:v>" in by_pillar
    for label in ("▲ exceeds", "● meets", "▼ below", "? unclear", "– not applicable", "not rated yet"):
        assert f"<c:v>{label}</c:v>" in by_pillar


def test_a_chart_is_never_empty_before_anything_is_rated(tmp_path):
    (chart,) = charts(written(tmp_path, review(role="city", pack=pack_of((None, None, 7)))))
    assert "<c:v>not rated yet</c:v>" in chart
    assert "<c:v>7</c:v>" in chart


def test_a_reviewer_with_the_citys_ratings_sees_both_steps(tmp_path):
    answers = {"self_assessment": {"GG/I/1": {"rating": "meets"}}}
    titles = charts(written(tmp_path, review(answers, role="reviewer")))
    assert ["The same rows, step by step" in chart for chart in titles] == [False, True]


def test_fields_tiles_and_figures_are_coloured_by_what_they_say(tmp_path):
    page = opened(written(tmp_path, review(TEAM)))["Dashboard"]
    said = {
        rule.formula[0].split("=")[1].strip('"')
        for place in page.conditional_formatting
        for rule in place.rules
    }
    labels = {label_of("rating", rating, SMALL, "en") for rating in Rating}
    assert said == labels | {SYMBOLS[rating] for rating in Rating} | {"!"}


NEWER_OR_FRAGILE = ("_xlfn", "_xlws", "INDIRECT", "OFFSET", "LET(", "FILTER", "UNIQUE", "TEXTJOIN", "ARRAY")


@pytest.mark.parametrize("role", ["city", "reviewer", "team", "plan"])
def test_formulas_are_plain_functions(tmp_path, role):
    used = formulas(written(tmp_path, review(role=role)), [*TITLES, "_lists"])
    assert used
    assert [place for place, one in used.items() if any(word in one for word in NEWER_OR_FRAGILE)] == []


@needs_libreoffice
def test_another_program_with_a_decimal_comma_comes_to_the_same_results_from_sorted_sheets(tmp_path):
    grid_ratings = {
        code: {"rating": list(Rating)[number % 4].value, "reason": "So"}
        for number, code in enumerate(list(GRID.indicators_by_code)[1:])
    }
    paths = [
        written(tmp_path, review(TEAM), "team.xlsx"),
        written(tmp_path, review({"findings": grid_ratings}, pack=GRID), "grid.xlsx"),
        written(tmp_path, review({"findings": {}}, pack=pack_of((None, None, 7))), "cards.xlsx"),
    ]
    sorted_sheets = ["Findings", "Evidence", "Recommendations"]
    copies = [shuffled(path, tmp_path / "in", sorted_sheets) for path in paths]
    computed = recalculated(copies, tmp_path / "out", locale="fi-FI")
    for path, anew in zip(paths, computed, strict=True):
        places = list(formulas(path, TITLES))
        assert places
        assert results(anew, places) == results(path, places)
