"""What the city's initial report says, without Word."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from support.packs import SMALL
from support.reviews import review
from xlreview.model.pack import Area, Indicator, Pack, Pillar
from xlreview.model.rating import Rating
from xlreview.model.review import Review
from xlreview.report.context.initial import initial_context
from xlreview.report.wording import Wording

DAY = date(2026, 6, 30)


def context(one: Review, language: str = "en") -> dict:
    return initial_context(one, Wording(language, one.pack), dated=DAY)


def test_an_answer_keeps_wishes_apart_from_achievements(city: Review):
    answer = context(city)["pillars"][0]["areas"][0]["indicators"][0]
    assert answer == {
        "code": "GG/I/1",
        "title": "GG 1 (en)",
        "anchor": "1",
        "statement": "Statement 1 of GG. (en)",
        "rating": Wording("en", SMALL).mark(Rating.MEETS),
        "how": "We meet monthly.",
        "why": "It works.",
        "political": "Mayor",
        "operational": "Office",
        "achieved": "A plan",
        "planned": "A better plan",
        "weaknesses": "Time",
        "documents": "plan.pdf",
        "also": [],
    }


def test_what_is_not_answered_is_a_short_list(city: Review):
    governance, partnership = context(city)["pillars"]
    assert [one["code"] for one in governance["unanswered"]] == ["GG/I/2", "GG/I/3", "GG/I/4", "GG/I/5"]
    assert [one["code"] for one in partnership["areas"][0]["indicators"]] == ["PA/I/1"]


def test_only_answered_topics_are_told(city: Review):
    made = context(city)
    assert [(one["title"], one["answer"]) for one in made["background"]] == [
        ("Profile (en)", "A port.\nSince 1650.")
    ]
    assert made["authorship"] == []


def test_the_city_is_responsible(city: Review):
    made = context(city, "fi")
    assert (made["title"], made["author"], made["responsible"]) == (
        "Haldersund: alkuraportti",
        "Haldersund",
        "Haldersund",
    )
    assert made["lead"] == "Vertailukohdissa on 10 väittämää. Kaupunki on arvioinut niistä 1."


def square_pack(pillars: int, areas: int) -> Pack:
    def one(text: str) -> dict[str, str]:
        return {"en": text}

    return replace(
        SMALL,
        pillars=tuple(Pillar(f"P{p}", one(f"Pillar {p}"), {}) for p in range(pillars)),
        areas=tuple(Area(f"A{a}", one(f"Area {a}"), {}) for a in range(areas)),
        indicators=tuple(
            Indicator(f"P{p}/A{a}", one("Title"), one("Statement"), f"P{p}", f"A{a}")
            for p in range(pillars)
            for a in range(areas)
            if (p, a) != (0, 1)
        ),
    )


def test_the_heat_map_has_a_box_for_each_pillar_and_area():
    made = context(review({"self_assessment": {"P0/A0": {"rating": "below"}}}, pack=square_pack(2, 2)))
    boxes = [
        (row["title"], [(box["label"], box["share"]) for box in row["cells"]])
        for row in made["heat_map"]["rows"]
    ]
    assert made["heat_map"]["columns"] == ["Area 0", "Area 1"]
    assert boxes == [
        ("Pillar 0", [("▼\N{NO-BREAK SPACE}below", "1/1"), ("", "")]),
        ("Pillar 1", [("not rated", ""), ("not rated", "")]),
    ]


def test_a_wide_heat_map_is_turned_to_fit_the_page():
    made = context(review({}, pack=square_pack(2, 12)))
    assert made["heat_map"]["columns"] == ["Pillar 0", "Pillar 1"]
    assert len(made["heat_map"]["rows"]) == 12


def test_a_heat_map_that_fits_neither_way_is_left_to_the_counts():
    made = context(review({}, pack=square_pack(9, 9)))
    assert made["heat_map"] == {}
    assert made["method"] == [
        "The ratings in this report are the city’s own.",
        "The ratings are: ▲\N{NO-BREAK SPACE}exceeds, ●\N{NO-BREAK SPACE}meets, ▼\N{NO-BREAK SPACE}below, "
        "?\N{NO-BREAK SPACE}unclear, –\N{NO-BREAK SPACE}not applicable.",
    ]
    assert len(made["counts"]) == 10
