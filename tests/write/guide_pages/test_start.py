"""The start page: the steps of each role, live progress, what the colours mean."""

from pathlib import Path

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from support.libreoffice import needs_libreoffice
from support.packs import ODD, SMALL
from support.pages import forgotten, opened, recalculated, texts_on, written
from support.reviews import review
from xlreview.i18n import LANGUAGES, translate
from xlreview.layout.choices import label_of
from xlreview.layout.sheets import SHEETS_BY_KEY
from xlreview.method.progress import progress
from xlreview.model.rating import EvidenceState, Rating, Role
from xlreview.privacy import redact_workbook

RATED_FINDING = {"rating": "meets", "reason": "They meet every month."}
RATED = {"rating": "meets", "why": "They meet every month."}
TITLES = {key: translate(f"sheet.{key}", "en") for key in SHEETS_BY_KEY}


def start_of(folder: Path, answers=None, **about) -> Worksheet:
    path = written(folder, review(answers, **about))
    language = about.get("language", "en")
    return opened(path)[translate("sheet.start", language)]


def step(page: Worksheet, sheet: str) -> tuple[object, object]:
    """What a step shows beside its link: rows done, and the share of the bar."""
    row = next(cell.row for cell in page["B"] if cell.hyperlink and cell.value == TITLES[sheet])
    return page.cell(row, 4).value, page.cell(row, 5).value


@pytest.mark.parametrize(
    ("role", "steps"),
    [
        ("city", ["benchmarks", "background", "self_assessment", "context", "dashboard"]),
        ("reviewer", ["benchmarks", "context", "screening", "interviews", "evidence", "dashboard"]),
        ("plan", ["benchmarks", "recommendations", "plan", "dashboard"]),
        (
            "team",
            [
                "benchmarks",
                "background",
                "self_assessment",
                "context",
                "screening",
                "interviews",
                "evidence",
                "agenda",
                "findings",
                "recommendations",
                "plan",
                "dashboard",
            ],
        ),
    ],
)
def test_the_steps_are_links_to_the_sheets_of_the_role_in_order(tmp_path, role, steps):
    page = start_of(tmp_path, role=role)
    links = [cell.hyperlink.location for cell in page["B"] if cell.hyperlink]
    assert [link.rpartition("!")[0] for link in links] == [f"'{TITLES[key]}'" for key in steps]


def test_a_reviewer_is_sent_to_what_the_city_wrote(tmp_path):
    page = start_of(tmp_path, {"self_assessment": {"GG/I/1": RATED}}, role="reviewer")
    links = [cell.hyperlink.location for cell in page["B"] if cell.hyperlink]
    assert "'Self-assessment'!B3" in links


@pytest.mark.parametrize("role", list(Role))
def test_a_link_leads_to_the_cell_where_people_begin(tmp_path, role):
    book = opened(written(tmp_path, review(role=role)))
    for cell in book["Start"]["B"]:
        if cell.hyperlink and cell.value != TITLES["dashboard"]:
            title, _, target = cell.hyperlink.location.rpartition("!")
            sheet = book[title.strip("'")]
            place = sheet[target]
            chosen = {one.activeCell for one in sheet.sheet_view.selection}
            assert target in chosen
            assert not sheet.row_dimensions[place.row].hidden
            assert not sheet.column_dimensions[place.column_letter].hidden


def test_links_lead_past_what_is_given(tmp_path):
    page = start_of(tmp_path, role="city")
    links = [cell.hyperlink.location for cell in page["B"] if cell.hyperlink]
    assert links == [
        "'Benchmarks'!B3",
        "'Background'!D3",
        "'Self-assessment'!D3",
        "'Context factors'!D3",
        "'Dashboard'!A1",
    ]


def test_steps_count_the_rows_that_are_done_as_the_method_does(tmp_path):
    answers = {
        "background": {"profile": {"answer": "A city."}},
        "self_assessment": {"GG/I/1": RATED, "GG/I/2": RATED, "PA/I/1": {"rating": "below"}},
    }
    done = review(answers, role="city")
    page = start_of(tmp_path, answers, role="city")
    assert progress(SHEETS_BY_KEY["self_assessment"], done).done == 2
    assert step(page, "self_assessment") == ("2 / 10", 0.2)
    assert step(page, "background") == ("1 / 2", 0.5)
    assert step(page, "context") == ("0 / 2", 0)
    assert step(page, "benchmarks") == (None, None)


PLAN = {
    "recommendations": {
        "TEAM-R01": {"text": "Ask more often.", "response": "pending"},
        "TEAM-R02": {"text": "Answer in writing.", "response": "declined"},
        "TEAM-R03": {"text": "Publish the minutes."},
    }
}
CONTEXT = {
    "context": {
        "law": {"applies": "no"},
        "housing": {"applies": "yes"},
        "CITY-C1": {"factor": "Islands", "applies": "yes", "effect": "Ferries."},
    }
}


def test_the_city_is_done_with_a_recommendation_when_it_has_answered_it(tmp_path):
    page = start_of(tmp_path, PLAN, role="plan")
    assert step(page, "recommendations") == ("1 / 3", pytest.approx(1 / 3))


def test_a_plan_without_recommendations_promises_no_rows(tmp_path):
    assert step(start_of(tmp_path, role="plan"), "recommendations") == (0, None)


def test_a_context_factor_that_does_not_apply_is_done(tmp_path):
    assert step(start_of(tmp_path, CONTEXT, role="city"), "context") == ("1 / 2", 0.5)
    other = start_of(tmp_path, CONTEXT, role="city", pack=ODD)
    assert step(other, "context") == (2, None)


@needs_libreoffice
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_typed_is_counted_by_the_same_rules(tmp_path, language):
    def label(choices, value):
        return label_of(choices, value, SMALL, language)

    def share(path, sheet):
        page = opened(path)[translate("sheet.start", language)]
        link = translate(f"sheet.{sheet}", language)
        return next(page.cell(cell.row, 4).value for cell in page["B"] if cell.value == link)

    plan = written(tmp_path, review(PLAN, role="plan", language=language), "plan.xlsx")
    city = written(tmp_path, review(CONTEXT, role="city", language=language), "city.xlsx")
    responses = f"{translate('sheet.recommendations', language)}!G"
    context = translate("sheet.context", language)
    typed = {
        plan: {f"{responses}3": label("response", "partly"), f"{responses}5": label("response", "pending")},
        city: {f"{context}!D3": label("yes_no", "yes"), f"{context}!D4": label("yes_no", "no")},
    }
    folder = tmp_path / "typed"
    folder.mkdir()
    copies = [forgotten(path, folder / path.name, cells) for path, cells in typed.items()]
    same = [forgotten(path, folder / f"same-{path.name}", {}) for path in typed]
    done = recalculated([*copies, *same], tmp_path / "out", locale="en-US")
    sheets = ["recommendations", "context"] * 2
    assert [share(*one) for one in zip(done, sheets, strict=True)] == ["2 / 3", "1 / 2", "1 / 3", "1 / 2"]


def test_sheets_without_a_last_row_show_only_how_many_are_done(tmp_path):
    evidence = {
        "code": "GG/I/1",
        "source": "interview",
        "nature": "fact",
        "statement": "So",
        "points_to": "meets",
    }
    rows = {"JB-001": {**evidence, "interview": 4}, "JB-002": {"code": "GG/I/1"}, "JB-003": evidence}
    page = start_of(tmp_path, {"evidence": rows}, role="reviewer")
    assert step(page, "evidence") == (1, None)


@needs_libreoffice
def test_what_was_heard_counts_once_its_interview_is_numbered(tmp_path):
    heard = {"code": "GG/I/1", "nature": "fact", "statement": "So", "points_to": "meets"}
    rows = {
        "JB-001": {**heard, "source": "interview"},
        "JB-002": {**heard, "source": "workshop"},
        "JB-003": {**heard, "source": "document"},
    }
    path = written(tmp_path, review({"evidence": rows}, role="reviewer"))
    copies = [
        forgotten(path, tmp_path / "same.xlsx", {}),
        forgotten(path, tmp_path / "numbered.xlsx", {"Evidence!C3": 4, "Evidence!C4": "7"}),
    ]
    done = recalculated(copies, tmp_path / "out", locale="fi-FI")
    assert [step(opened(one)["Start"], "evidence") for one in done] == [(1, None), (3, None)]


@needs_libreoffice
def test_blanks_and_errors_are_no_answers_to_the_counter_either(tmp_path):
    path = written(tmp_path, review(role="city"))
    sheet = opened(path, results=False)["Background"]
    column = next(cell.column_letter for cell in sheet[1] if cell.value == "background.answer")
    blank = {f"Background!{column}3": "   ", f"Background!{column}4": "#N/A"}
    text = {**blank, f"Background!{column}3": "A city."}
    copies = [
        forgotten(path, tmp_path / "blank.xlsx", blank),
        forgotten(path, tmp_path / "text.xlsx", text),
    ]
    pages = [opened(one)["Start"] for one in recalculated(copies, tmp_path / "out", locale="en-US")]
    assert [step(page, "background") for page in pages] == [("0 / 2", 0), ("1 / 2", 0.5)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", list(Role))
def test_the_legend_names_every_rating(tmp_path, role, language):
    shown = texts_on(start_of(tmp_path, role=role, language=language))
    assert [one for one in shown if one in [label_of("rating", r, SMALL, language) for r in Rating]] == [
        label_of("rating", rating, SMALL, language) for rating in Rating
    ]


@pytest.mark.parametrize(
    ("role", "told"), [("city", False), ("reviewer", False), ("team", True), ("plan", False)]
)
def test_states_of_evidence_are_explained_where_they_are_seen(tmp_path, role, told):
    answers = {"findings": {"GG/I/1": RATED}} if role in ("team", "plan") else {}
    shown = texts_on(start_of(tmp_path, answers, role=role))
    states = [label_of("evidence_state", state, SMALL, "en") for state in EvidenceState]
    assert [state in shown for state in states] == [told] * len(states)


@pytest.mark.parametrize(("language", "locked"), [("en", "lock"), ("fi", "lukit")])
def test_no_page_calls_locked_what_people_may_sort(tmp_path, language, locked):
    """Rows that Excel is to sort cannot be locked, so no text may say that all given text is."""
    book = opened(written(tmp_path, review(language=language)))
    pages = [translate(f"sheet.{page}", language) for page in ("start", "method")]
    assert [text for page in pages for text in texts_on(book[page]) if locked in text] == []


def test_whose_workbook_it_is_stands_on_top(tmp_path):
    shown = texts_on(start_of(tmp_path, role="reviewer", reviewers=("JB",)))
    assert shown[:2] == ["Haldersund", "Reviewer’s workbook · 2026"]
    assert shown[shown.index("Reviewer") + 1] == "JB"
    assert shown[shown.index("Your steps") - 1] == "Small pack (en), version 1.0"


def test_it_is_a_page_to_read_and_prints_on_one_sheet_of_paper(tmp_path):
    page = start_of(tmp_path, role="team")
    assert not page.sheet_view.showGridLines
    assert page.protection.sheet
    assert page.protection.password is None
    assert page.sheet_properties.pageSetUpPr.fitToPage
    # One page each way is what a missing number means.
    assert (page.page_setup.fitToWidth, page.page_setup.fitToHeight) == (None, None)
    assert page.page_setup.paperSize == 9


def test_a_pack_without_background_topics_promises_no_rows(tmp_path):
    page = start_of(tmp_path, role="city", pack=ODD)
    assert step(page, "background") == (0, None)
    assert step(page, "self_assessment") == ("0 / 200", 0)


@pytest.mark.parametrize(
    ("audience", "language", "heading"),
    [
        ("city", "en", "Copy for the host city · 2026"),
        ("public", "en", "Copy for the public · 2026"),
        ("public", "fi", "Julkinen kopio · 2026"),
    ],
)
def test_a_copy_for_others_says_so_and_asks_for_nothing(
    tmp_path: Path, audience: str, language: str, heading: str
):
    answers = {"findings": {"A1": RATED_FINDING}, "interviews": {"1": {"role": "Mayor"}}}
    made = redact_workbook(review(answers, language=language), audience).review
    page = opened(written(tmp_path, made))[translate("sheet.start", language)]
    texts = texts_on(page)
    assert heading in texts
    assert translate(f"guide.start.names.{audience}", language) in texts
    assert translate("guide.start.steps", language) not in texts
    assert translate("guide.cell.missing", language) not in texts
    shown = [cell.value for cell in page["B"] if cell.hyperlink]
    keys = ("benchmarks", "interviews", "findings", "dashboard", "method")
    assert shown == [translate(f"sheet.{key}", language) for key in keys]


def test_a_copy_without_ratings_has_no_dashboard(tmp_path: Path):
    made = redact_workbook(review({"interviews": {"1": {"role": "Mayor"}}}), "city").review
    assert TITLES["dashboard"] not in opened(written(tmp_path, made)).sheetnames
