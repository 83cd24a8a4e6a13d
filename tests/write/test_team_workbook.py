"""The workbook of a merged review: views side by side, where rows are from, conflicts, receipt, agenda."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from support.libreoffice import needs_libreoffice, saved_by_libreoffice
from support.pages import opened, recalculated
from support.reviews import reviews
from support.tables import workbook
from support.workbooks import Book
from support.written import Written, written
from xlreview.analysis import with_agenda
from xlreview.merge import merge_reviews
from xlreview.model.rating import Role
from xlreview.model.review import AddedSheet, Receipt, Review, Saved
from xlreview.read import read_review
from xlreview.write import write_workbook

JB = workbook(
    "JB",
    1,
    screening={"GG/I/1": {"rating": "below", "hypothesis": "No plan."}, "GG/I/2": {"rating": "meets"}},
    interviews={"7": {"role": "Mayor", "status": "held"}},
    evidence={"JB-001": {"code": "GG/I/1", "statement": "They never met.", "+Page": "12"}},
    context={"law": {"effect": "Strict."}},
    aside=("A word beside the table.",),
)
FC = workbook(
    "FC",
    2,
    screening={"GG/I/1": {"rating": "exceeds", "meet": "The mayor"}},
    interviews={"7": {"role": "Mayor", "status": "cancelled"}},
    evidence={"FC-001": {"code": "GG/I/1", "statement": "They met twice."}},
    context={"law": {"effect": "- lax\n- old"}},
    added=(AddedSheet("Contacts", (("Mayor", "555"),)),),
)
CITY = workbook("city", 3, self_assessment={"GG/I/1": {"rating": "meets", "why": "We plan."}})


def team(language: str = "en", *workbooks: Review) -> Review:
    return with_agenda(merge_reviews(workbooks or (JB, FC, CITY), language=language))


def read_back(folder: Path, review: Review) -> Review:
    path = folder / "team.xlsx"
    write_workbook(path, review)
    return read_review(path)


@pytest.mark.parametrize("language", ["en", "fi"])
def test_what_is_written_is_read_back_ledger_and_all(tmp_path: Path, language: str) -> None:
    review = team(language)
    again = read_back(tmp_path, review)
    assert again.answers() == review.answers()
    assert again.ledger == review.ledger
    assert [dict(one.extra) for one in again.of("evidence")] == [{}, {"Page": "12"}]
    assert [sheet.title for sheet in again.added_sheets] == ["Contacts (FC)"]
    assert again.receipts[0].ignored == ()


@given(st.data())
@settings(max_examples=8, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_any_merged_review_is_read_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    def whose(number: int) -> Review:
        drawn = data.draw(reviews(language="en").filter(lambda one: one.stamp.role is not Role.PLAN))
        name = f"R{number}.xlsx"
        stamp = replace(drawn.stamp, workbook_id=f"{number:032x}", reviewers=(f"R{number}",))
        return replace(drawn, stamp=stamp, receipts=(Receipt(name, f"{number:064x}", 1, saved=Saved("R")),))

    review = team(data.draw(st.sampled_from(("en", "fi"))), *map(whose, range(3)))
    again = read_back(tmp_path_factory.mktemp("team"), review)
    assert again.answers() == review.answers()
    assert again.receipts[0].ignored == ()
    assert review.ledger is not None
    assert again.ledger is not None
    assert again.ledger.said.keys() == review.ledger.said.keys()


def test_each_reviewers_view_stands_behind_the_joint_columns(tmp_path: Path) -> None:
    sheet = written(tmp_path, team())["screening"]
    beside = [key.partition(".")[2] for key in sheet.columns][7:]
    assert beside == ["rating@FC", "meet@FC", "rating@JB", "hypothesis@JB", "from"]
    assert sheet.labels[7:] == [
        "FC · First rating",
        "FC · Whom to meet",
        "JB · First rating",
        "JB · Hypothesis",
        "From",
    ]
    assert sheet.cell("GG/I/1", "rating@FC").value == "▲ exceeds"
    assert sheet.cell("GG/I/1", "rating@JB").value == "▼ below"
    assert sheet.cell("GG/I/1", "rating").value is None
    assert sheet.cell("GG/I/2", "rating@FC").value is None


def test_a_row_says_whose_file_it_is_from_a_line_for_each(tmp_path: Path) -> None:
    book = written(tmp_path, team())
    assert book["evidence"].cell("JB-001", "from").value == "JB · jb-1.xlsx · evidence!B3 · 1 May 2026"
    lines = str(book["screening"].cell("GG/I/1", "from").value).split("\n")
    assert [line.partition(" · ")[0] for line in lines] == ["FC", "JB"]
    finnish = written(tmp_path, team("fi"))
    assert str(finnish["evidence"].cell("JB-001", "from").value).endswith(" · 1.5.2026")


def test_a_workbook_that_no_merge_wrote_has_nothing_beside(tmp_path: Path) -> None:
    keys = {key for sheet in written(tmp_path, JB).sheets() for key in sheet.columns}
    assert not {key for key in keys if "@" in key or key.endswith(".from")}


@pytest.mark.parametrize("language", ["en", "fi"])
def test_a_heading_typed_over_there_is_listed(tmp_path: Path, language: str) -> None:
    book = written(tmp_path, team(language))
    titles = {key: book.title(key) for key in ("interviews", "screening")}
    places = {
        f"{titles['interviews']}!{book['interviews'].letters('from')}2": "Where we heard it",
        f"{titles['screening']}!{book['screening'].letters('rating@FC')}2": "Boss",
    }
    typed = Book(book.path).typed(places).read()
    assert {
        str(one.place).partition("  ")[2]: (one.content, one.code) for one in typed.receipts[0].ignored
    } == {place: (text, "GIVEN_TEXT_CHANGED") for place, text in places.items()}
    assert {str(one.place).partition("  ")[2] for one in typed.problems} >= places.keys()


def test_what_is_typed_over_there_is_listed_and_never_taken(tmp_path: Path) -> None:
    review = team()
    book = written(tmp_path, review)
    place = f"Screening!{book['screening'].letters('hypothesis@JB')}3"
    origin = f"Evidence!{book['evidence'].letters('from')}3"
    typed = Book(book.path).typed({place: "Mine.", origin: "Me"}).read()
    assert typed.answers() == review.answers()
    assert [(str(one.place).partition("  ")[2], one.content) for one in typed.receipts[0].ignored] == [
        (place, "Mine."),
        (origin, "Me"),
    ]


@pytest.mark.parametrize("row", [1, 2])
def test_without_keys_or_without_labels_these_columns_are_still_known(tmp_path: Path, row: int) -> None:
    review = team()
    book = written(tmp_path, review)

    def destroy(workbook) -> None:
        for title in ("Screening", "Evidence", "Context factors"):
            for cell in workbook[title][row]:
                cell.value = None if row == 1 else f"Column {cell.column}"

    again = Book(book.path).edited(destroy).read()
    assert again.answers() == review.answers()
    added = {header for entry in again for header in entry.extra}
    assert added <= {"Page", "Column 12"}


def test_a_column_of_ones_own_called_from_is_kept(tmp_path: Path) -> None:
    book = written(tmp_path, JB)
    typed = {"Evidence!L2": "From", "Evidence!L3": "The archive"}
    again = Book(book.path).typed(typed).read()
    assert again.of("evidence")[0].extra["From"] == "The archive"


def test_an_interview_that_shares_its_number_stands_right_below_the_other_one(tmp_path: Path) -> None:
    priest = workbook("AL", 4, interviews={"7": {"role": "Priest"}, "9": {"role": "Imam"}})
    ids = [row[0].value for row in written(tmp_path, team("en", JB, priest))["interviews"].worksheet]
    assert (ids[8], str(ids[9]).partition("#")[0], ids[10:12]) == (7, "7", [8, 9])


def test_initials_in_conflict_are_spelled_as_in_their_cells() -> None:
    pair = workbook("AL", 4, interviews={"7": {"role": "Mayor", "interviewers": ("AL", "FC")}})
    alone = workbook("JB", 5, interviews={"7": {"role": "Mayor", "interviewers": ("JB",)}})
    proposals = team("en", pair, alone).of("conflicts")[0].text("proposals")
    assert [line.partition(" · ")[0] for line in proposals.splitlines()] == ["A = JB", "B = AL & FC"]


def test_a_conflict_offers_just_its_own_choices(tmp_path: Path) -> None:
    book = written(tmp_path, team())
    sheet = book["conflicts"]
    offered = {
        str(rule.sqref): book.named(rule.formula1.lstrip("="))
        for rule in sheet.worksheet.data_validations.dataValidation
        if rule.type == "list"
    }
    column = sheet.letters("choice")
    assert offered == {
        f"{column}3": ["A", "B", "own text", "keep both"],
        f"{column}4": ["A", "B", "own text"],
    }
    assert sheet.cell("C1", "proposals").value == (
        "A = - lax\n- old · FC · fc-2.xlsx context!E3 · 2 May 2026\n"
        "B = Strict. · JB · jb-1.xlsx context!E3 · 1 May 2026"
    )
    links = {id: sheet.cell(id, "row").hyperlink for id in ("C1", "C2")}
    assert {id: (sheet.cell(id, "row").value, link.location) for id, link in links.items()} == {
        "C1": ("Law (en)", f"'Context factors'!{book['context'].letters('effect')}3"),
        "C2": ("7", f"'Interviews'!{book['interviews'].letters('status')}9"),
    }
    assert links["C1"].tooltip.endswith("If rows have been sorted since, look there for: Law (en)")


def test_days_and_times_in_an_added_column_are_seen_as_such_and_read_back(tmp_path: Path) -> None:
    extra = {"+Seen on": date(2031, 5, 17), "+At": time(13, 37), "+Price": 12.5}
    book = written(
        tmp_path, merge_reviews([workbook("JB", evidence={"JB-001": {"statement": "So.", **extra}})])
    )
    (back,) = read_review(book.path).of("evidence")
    assert back.extra == {"Seen on": date(2031, 5, 17), "At": time(13, 37), "Price": 12.5}


def settled_figures(path: Path) -> list[object]:
    workbook = opened(path)
    start = [cell.value for cell in workbook["Start"]["D"]]
    return [
        next(one for one in start if isinstance(one, str) and one.endswith("/ 2")),
        workbook["Dashboard"]["C4"].value,
    ]


@needs_libreoffice
def test_figures_follow_what_the_team_chooses(tmp_path: Path) -> None:
    book = written(tmp_path, team())
    assert settled_figures(book.path) == ["0 / 2", "2 open, 0 settled"]
    choice, own = (book["conflicts"].letters(key) for key in ("choice", "own_text"))
    expected = {
        "taken": ({f"Conflicts!{choice}3": "B"}, "1"),
        "own": ({f"Conflicts!{own}4": "planned"}, "1"),
        "no_text": ({f"Conflicts!{choice}3": "own text"}, "0"),
        "not_offered": ({f"Conflicts!{choice}4": "keep both"}, "0"),
        "both": ({f"Conflicts!{choice}3": "keep both", f"Conflicts!{choice}4": "A"}, "2"),
    }
    files = {}
    for name, (typed, _) in expected.items():
        path = tmp_path / f"{name}.xlsx"
        Book(book.path).typed(typed).path.rename(path)
        files[name] = path
    computed = recalculated(list(files.values()), tmp_path / "computed", locale="fi-FI")
    for path, (_, settled) in zip(computed, expected.values(), strict=True):
        assert settled_figures(path) == [f"{settled} / 2", f"{2 - int(settled)} open, {settled} settled"]


@needs_libreoffice
def test_another_program_changes_nothing(tmp_path: Path) -> None:
    review = team()
    book = written(tmp_path, review)
    (saved,) = saved_by_libreoffice([book.path], "xlsx", tmp_path / "saved")
    again = read_review(saved)
    assert again.answers() == review.answers()
    assert again.ledger == review.ledger
    assert again.receipts[0].ignored == ()


@needs_libreoffice
def test_findings_follow_the_evidence_of_all_reviewers(tmp_path: Path) -> None:
    """Two interviews share the number 7: formulas and the method both count numbers."""
    heard = {"source": "interview", "nature": "fact", "code": "GG/I/1"}
    jb = workbook(
        "JB",
        1,
        interviews={"7": {"name": "Anna"}},
        evidence={
            "JB-001": {**heard, "interview": 7, "points_to": "below"},
            "JB-002": {**heard, "interview": 8, "points_to": "below", "code": "GG/I/2"},
        },
    )
    fc = workbook(
        "FC",
        2,
        interviews={"7": {"name": "Bo"}},
        evidence={
            "FC-001": {**heard, "interview": 7, "points_to": "below"},
            "FC-002": {**heard, "interview": 9, "points_to": "below", "code": "GG/I/2"},
        },
    )
    book = written(tmp_path, team("en", jb, fc))
    (computed,) = recalculated([book.path], tmp_path / "computed", locale="fi-FI")
    sheet = Written(computed).cached("findings")
    found = [sheet.cell(code, "evidence_state").value for code in ("GG/I/1", "GG/I/2", "GG/I/3")]
    assert found == ["◔ thin", "✔ confirmed", "○ none"]


def test_the_first_page_is_a_receipt(tmp_path: Path) -> None:
    book = written(tmp_path, team())
    rows = [[cell.value for cell in row[1:5]] for row in book.values["Start"].iter_rows()]
    receipt = rows[next(n for n, row in enumerate(rows) if row[0] == "Put together from") + 1 :]
    assert [[row[0], str(row[1]).partition(" · fingerprint")[0], *row[2:]] for row in receipt] == [
        ["city-3.xlsx", "Host city · saved 3 May 2026 00:00 UTC by city", 2, 1],
        ["fc-2.xlsx", "FC · Reviewer · saved 2 May 2026 00:00 UTC by FC", 7, 4],
        ["jb-1.xlsx", "JB · Reviewer · saved 1 May 2026 00:00 UTC by JB", 8, 4],
    ]
    assert str(receipt[2][1]).endswith("1 cell not taken (see the earlier versions)")


def test_a_merge_without_conflicts_says_so_and_shows_none(tmp_path: Path) -> None:
    book = written(tmp_path, team("en", JB, CITY))
    texts = [cell.value for row in book.values["Start"].iter_rows() for cell in row]
    assert "none" in texts
    assert [cell.value for row in book["conflicts"].worksheet.iter_rows(min_row=3) for cell in row] == []
    assert not any("open," in str(cell.value) for row in book.values["Dashboard"].iter_rows() for cell in row)


def test_the_agenda_stands_in_the_order_of_the_meeting_under_its_minutes(tmp_path: Path) -> None:
    review = team()
    sheet = written(tmp_path, review)["agenda"]
    assert list(sheet.rows) == [entry.id for entry in review.of("agenda")]
    assert next(iter(sheet.rows)) == "GG/I/1"
    minutes = sheet.worksheet.cell(2, sheet.column("minutes")).value
    assert minutes == '="Minutes"&CHAR(10)&"Σ "&SUM($E$3:$E$12)'
    total = sum(entry.get("minutes") or 0 for entry in review.of("agenda"))
    cached = Written(tmp_path / "written.xlsx").cached("agenda")
    assert cached.worksheet.cell(2, cached.column("minutes")).value == f"Minutes\nΣ {total}"


def test_where_reviewers_differ_stands_on_the_dashboard(tmp_path: Path) -> None:
    book = written(tmp_path, team())
    texts = [str(cell.value) for row in book.values["Dashboard"].iter_rows() for cell in row if cell.value]
    assert "Where the reviewers differ" in texts
    assert "1  ·  100\N{NO-BREAK SPACE}%" in texts
    assert "Further apart: GG/I/1" in texts


def test_a_team_of_twelve_begins_with_ratings_only(tmp_path: Path) -> None:
    many = [
        workbook(f"R{n}", n, screening={"GG/I/1": {"rating": "meets", "hypothesis": f"Word {n}."}})
        for n in range(1, 13)
    ]
    assert written(tmp_path, team("en", *many[:3]))["screening"].hidden == set()
    all_twelve = written(tmp_path, team("en", *many))["screening"]
    assert all_twelve.hidden == {f"hypothesis@R{n}" for n in range(1, 13)}
