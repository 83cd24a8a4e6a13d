"""The contract of design section 4: sheets, columns, who gets what."""

import pytest

from xlreview.i18n import LANGUAGES, catalogue
from xlreview.layout.choices import CHOICES
from xlreview.layout.columns import Holds
from xlreview.layout.sheets import SHEETS, SHEETS_BY_KEY, Access, access_by_sheet
from xlreview.model.rating import Audience, Role

CONTRACT = {
    "self_assessment": (
        "code rating how why who_political who_operational achieved planned weaknesses documents"
    ),
    "screening": "code self_rating rating hypothesis questions meet",
    "interviews": "number day start end kind role name interviewers interpreter codes status",
    "evidence": (
        "id code interview interviewers source nature statement points_to obstacle good_practice note"
    ),
    "findings": (
        "code evidence_state suggested rating reason strengths weaknesses obstacles context good_practice "
        "transferable theme dissent agreed"
    ),
    "recommendations": "id codes text addressee term priority response response_note",
    "plan": (
        "id codes recommendations objective action responsible start due resources success_measure horizon "
        "status progress"
    ),
}


@pytest.mark.parametrize("sheet", CONTRACT)
def test_each_sheet_has_the_columns_that_were_promised_in_their_order(sheet):
    promised = CONTRACT[sheet].split()
    present = [column.key for column in SHEETS_BY_KEY[sheet].columns]
    assert [key for key in present if key in promised] == promised
    assert set(present) - set(promised) <= {"statement"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sheet_and_column_has_a_label_and_no_label_is_left_over(language):
    labelled = {key for key in catalogue(language) if key.startswith(("sheet.", "column."))}
    expected = {f"sheet.{sheet.key}" for sheet in SHEETS}
    expected |= {f"column.{sheet.key}.{column.key}" for sheet in SHEETS for column in sheet.columns}
    assert labelled == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_columns_of_a_sheet_share_a_label(language):
    texts = catalogue(language)
    for sheet in SHEETS:
        labels = [texts[f"column.{sheet.key}.{column.key}"].casefold() for column in sheet.columns]
        assert len(set(labels)) == len(labels), sheet.key


@pytest.mark.parametrize("language", LANGUAGES)
def test_sheet_titles_are_titles_that_excel_takes(language):
    titles = [catalogue(language)[f"sheet.{sheet.key}"] for sheet in SHEETS]
    assert len({title.casefold() for title in titles}) == len(titles)
    assert all(len(title) <= 31 and not set(title) & set("[]:*?/\\'") for title in titles)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_value_of_a_closed_list_has_a_label_of_its_own(language):
    texts = catalogue(language)
    for name, values in CHOICES.items():
        assert len({texts[f"choice.{name}.{value}"].casefold() for value in values}) == len(values), name


def test_every_dropdown_column_names_a_list():
    for sheet in SHEETS:
        for column in sheet.columns:
            assert (column.choices is not None) == (column.holds is Holds.CHOICE), (sheet.key, column.key)


def test_each_person_gets_just_the_sheets_that_they_fill_or_read():
    def filled(role):
        return [sheet.key for sheet, access in access_by_sheet(role).items() if access is Access.FILLS]

    assert filled(Role.CITY) == ["background", "self_assessment", "context"]
    assert filled(Role.REVIEWER) == ["context", "screening", "interviews", "evidence"]
    assert filled(Role.PLAN) == ["recommendations", "plan"]
    assert [sheet.key for sheet in access_by_sheet(Role.TEAM)] == [sheet.key for sheet in SHEETS]


def test_a_reviewer_gets_no_empty_self_assessment_to_look_at():
    shown = [sheet.key for sheet in access_by_sheet(Role.REVIEWER, with_earlier=False)]
    assert "self_assessment" not in shown
    assert "background" not in shown


@pytest.mark.parametrize("role", Role)
def test_a_copy_for_others_is_only_read(role):
    usual, copy = access_by_sheet(role), access_by_sheet(role, audience=Audience.CITY)
    assert list(copy) == list(usual)
    assert set(copy.values()) == {Access.READS}
