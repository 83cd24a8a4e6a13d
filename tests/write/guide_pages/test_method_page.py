"""The method page: the rules in words, by the constants of the code and the texts of the pack."""

from pathlib import Path

import pytest

from support.packs import ODD, SMALL
from support.pages import opened, texts_on, written
from support.reviews import review
from xlreview.i18n import LANGUAGES, translate
from xlreview.layout.choices import label_of
from xlreview.layout.sheets import DATA_SHEETS
from xlreview.method import agenda, evidence, glance
from xlreview.model.pack import words
from xlreview.model.rating import EvidenceState, Rating
from xlreview.pack import load_pack
from xlreview.write.guide_pages import legend
from xlreview.write.hidden import tally


def method_of(folder: Path, answers=None, **about) -> list[str]:
    language = about.get("language", "en")
    path = written(folder, review(answers, **about))
    return texts_on(opened(path)[translate("sheet.method", language)])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rating_and_every_state_of_evidence_stands_with_its_meaning(tmp_path, language):
    shown = method_of(tmp_path, language=language)
    for rating in Rating:
        at = shown.index(label_of("rating", rating, SMALL, language))
        assert shown[at + 1] == translate(f"guide.rating.{rating}", language)
    states = [label_of("evidence_state", state, SMALL, language) for state in EvidenceState]
    assert [one for one in shown if one in states] == states


def test_it_says_how_many_interviews_confirm_by_the_constant_of_the_method(tmp_path, monkeypatch):
    assert f"At least {evidence.CONFIRMING_INTERVIEWS} interviews point the same way." in method_of(tmp_path)
    monkeypatch.setattr(legend, "CONFIRMING_INTERVIEWS", 3)
    assert "At least 3 interviews point the same way." in method_of(tmp_path)


@pytest.mark.parametrize(
    ("role", "told"), [("city", False), ("reviewer", True), ("team", True), ("plan", False)]
)
def test_evidence_is_explained_in_workbooks_that_have_it(tmp_path, role, told):
    shown = method_of(tmp_path, role=role)
    about = ["What counts as evidence", "How far the evidence goes", "How to write evidence"]
    assert [heading for heading in about if heading in shown] == (about if told else [])


@pytest.mark.parametrize(
    ("role", "told"), [("city", False), ("reviewer", False), ("team", True), ("plan", False)]
)
def test_the_agenda_and_where_reviewers_differ_are_explained_to_the_team(tmp_path, role, told):
    shown = method_of(tmp_path, role=role)
    about = ["Agenda of the meeting", "Where reviewers differ"]
    assert [heading for heading in about if heading in shown] == (about if told else [])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_cause_to_talk_stands_beside_its_minutes(tmp_path, language):
    shown = method_of(tmp_path, language=language)
    told = {
        cause: shown[shown.index(translate("guide.method.agenda.minutes", language, minutes=minutes)) + 1]
        for cause, minutes in agenda.MINUTES.items()
    }
    assert [
        cause
        for cause, beside in told.items()
        if translate(f"guide.method.agenda.cause.{cause}", language) not in beside.splitlines()
    ] == []
    assert [one for one in shown if f" {agenda.HALF_DAY} " in one] != []


def test_it_names_the_order_in_which_ratings_lead(tmp_path):
    order = ", ".join(label_of("rating", rating, SMALL, "en") for rating in glance.ATTENTION_ORDER)
    assert order == "▼ below, ? unclear, ● meets, ▲ exceeds, – not applicable"
    assert [one for one in method_of(tmp_path) if order in one] != []


def test_it_names_the_answers_that_make_a_row_done(tmp_path):
    shown = method_of(tmp_path, role="city")
    at = shown.index("Progress")
    assert shown[at + 2 : at + 8] == [
        *("Background", "Your text"),
        *("Self-assessment", "Our rating, Why this rating"),
        "Context factors",
        "How it affects our work, unless the answer to “Does it apply?” is “no”. "
        "Factors that you add yourselves are not counted.",
    ]


def test_it_names_the_answers_that_do_not_count_yet(tmp_path):
    shown = method_of(tmp_path, role="plan", language="fi")
    at = shown.index("Edistyminen")
    assert shown[at + 2 : at + 4] == [
        translate("sheet.recommendations", "fi"),
        f"{translate('column.recommendations.response', 'fi')} (”odottaa vastausta” ei ole vielä vastaus)",
    ]


def test_it_names_every_column_that_can_name_people(tmp_path):
    personal = {
        f"{translate(f'sheet.{sheet.key}', 'en')}: {translate(f'column.{sheet.key}.{column.key}', 'en')}"
        for sheet in DATA_SHEETS
        for column in sheet.columns
        if column.personal
    }
    (told,) = [one for one in method_of(tmp_path) if one.startswith("These columns can name people")]
    assert {one for one in personal if one in told} == personal


def test_it_says_who_fills_what(tmp_path):
    shown = method_of(tmp_path, role="city")
    at = shown.index("Who fills what")
    assert shown[at + 1 : at + 9] == [
        *("Host city", "Background, Self-assessment, Context factors"),
        *("Reviewer", "Context factors, Screening, Interviews, Evidence"),
        *("Review team", "Consensus agenda, Findings, Recommendations, Action plan"),
        *("Host city, after the review", "Recommendations, Action plan"),
    ]


def test_the_worked_example_of_the_guide_stands_where_its_indicator_does(tmp_path):
    assert "GG/I/3 · Interview 17 · JB & FC" in method_of(tmp_path, pack=SMALL)
    assert "001 · Interview 17 · JB & FC" in method_of(tmp_path, pack=ODD)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_pack_with_one_standard_and_uses_shows_them(tmp_path, language):
    pack = load_pack("mixities-anti-discrimination")
    shown = method_of(tmp_path, pack=pack, language=language, role="city")
    assert words(pack.standard, language) in shown
    for use in pack.uses:
        assert shown[shown.index(words(use.title, language)) + 1] == words(use.about, language)
    assert words(pack.source, language) in shown


def test_a_pack_with_pillars_shows_their_standards_and_no_empty_sections(tmp_path):
    shown = method_of(tmp_path, role="city")
    assert shown[shown.index("Governance (en)") + 1] == "The city governs. (en)"
    assert "Ways to use the benchmarks" not in shown
    assert "Areas" not in shown


def test_it_says_when_evidence_is_no_longer_weighed_live(tmp_path, monkeypatch):
    fixed = translate("guide.method.states.fixed", "en")
    assert fixed not in method_of(tmp_path)
    monkeypatch.setattr(tally, "LIVE_ROWS", 0)
    assert fixed in method_of(tmp_path)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("pack", ["inti-cities", "mixities-anti-discrimination"])
def test_a_citys_page_leaves_no_few_lines_for_a_second_sheet_of_paper(tmp_path, pack, language):
    path = written(tmp_path, review(pack=load_pack(pack), role="city", language=language))
    setup = opened(path)[translate("sheet.method", language)].page_setup
    # One page each way is what a missing number means.
    assert (setup.fitToWidth, setup.fitToHeight) == (None, None)
