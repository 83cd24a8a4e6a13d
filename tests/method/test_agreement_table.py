"""Where reviewers differ, as a table in the language of the workbook."""

from support.packs import ODD, SMALL
from xlreview.method.agreement_table import TableLine, agreement_table, alpha_footnote
from xlreview.method.reviewers import compare_reviewers
from xlreview.model.review import Entry


def screened(**ratings: str) -> dict[str, Entry]:
    return {who: Entry("screening", "", {"rating": rating}) for who, rating in ratings.items()}


VIEWS = {
    "GG/I/1": screened(JB="below", FC="exceeds", AK="meets"),
    "GG/I/2": screened(JB="meets", FC="meets"),
    "PA/I/1": screened(JB="meets", FC="unclear"),
}


def test_the_table_counts_in_all_by_pillar_and_by_pair():
    table = agreement_table(compare_reviewers(SMALL, VIEWS), SMALL, "fi")
    assert table is not None
    assert table.headings == (
        "Missä",
        "Kaikki samaa mieltä",
        "Osa epävarmoja",
        "Yhden portaan ero",
        "Suurempi ero",
        "Vähintään kaksi arviota",
    )
    assert table.lines == (
        TableLine("Kaikki tunnukset", (1, 1, 0, 1), 3),
        TableLine("Governance (fi)", (1, 0, 0, 1), 2),
        TableLine("Partnership (fi)", (0, 1, 0, 0), 1),
        TableLine("FC – JB", (1, 1, 0, 1), 3),
        TableLine("AK – FC", (0, 0, 1, 0), 1),
        TableLine("AK – JB", (0, 0, 1, 0), 1),
    )
    assert table.apart == ("GG/I/1",)
    assert table.footnote.startswith("Krippendorffin alfa -0,20 (1: täysi")


def test_one_pair_is_the_whole_team():
    views = {"001": screened(JB="below", FC="below")}
    table = agreement_table(compare_reviewers(ODD, views), ODD, "en")
    assert table is not None
    assert [line.label for line in table.lines] == ["All codes", "Säule Y", "Säule Z", "Säule X"]
    assert "cannot be given" in table.footnote


def test_there_is_no_table_before_two_have_rated_the_same():
    views = {"GG/I/1": screened(JB="below"), "GG/I/2": screened(FC="below")}
    assert agreement_table(compare_reviewers(SMALL, views), SMALL, "en") is None


def test_alpha_has_two_decimals_and_keeps_its_sign():
    assert "alpha 0.00 " in alpha_footnote(-0.001, "en")
    assert "alpha -0.25 " in alpha_footnote(-0.25, "en")
    assert "alfa -0,25 " in alpha_footnote(-0.25, "fi")
