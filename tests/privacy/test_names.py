"""Who is named in a cell for names."""

import pytest

from xlreview.privacy.names import people_named

WORDS = frozenset(("social", "services", "four", "parents", "from", "two", "of"))


@pytest.mark.parametrize(
    ("cell", "people"),
    [
        ("Anna Virtanen", ["anna virtanen"]),
        ("Anna Virtanen, Matti Mäki", ["anna virtanen", "matti maki"]),
        ("Anna ja Matti", ["anna", "matti"]),
        ("Virtanen, Matti", ["matti virtanen"]),
        ("von Essen, Carl", ["carl essen"]),
        ("Virtanen Matti", ["matti virtanen"]),
        ("Virtanen, Anna; Mäki, Matti", ["anna virtanen", "matti maki"]),
        ("Dr. Anna Virtanen\nProf. Matti Mäki", ["anna virtanen", "matti maki"]),
        ("Anna Virtanen (coordinator)", ["anna virtanen"]),
        ("Anna Virtanen (interpreter: Olga Orlova)", ["anna virtanen", "olga orlova"]),
        ("Anna Virtanen, Mayor", ["anna virtanen"]),
        ("Anna Virtanen, Social Services", ["anna virtanen"]),
        ("Mayor Margit Elvander", ["margit elvander"]),
        ("Anna Virtanen +358 40 123 4567, anna@city.example", ["anna virtanen"]),
        ("Carlos de la Cruz", ["carlos cruz"]),
        ("Anna-Liisa Korhonen-Mäki", ["anna liisa korhonen maki"]),
        ("M. Virtanen", ["virtanen"]),
        ("anna virtanen", ["anna virtanen"]),
        ("Rose May", ["rose may"]),
        ("Li Bo", ["li bo"]),
        ("李伟", ["李伟"]),
        ("Four parents from Eastfield", []),
        ("Director of Education", []),
        ("two parents", []),
        ("-", []),
    ],
)
def test_the_people_in_a_cell(cell: str, people: list[str]):
    assert [" ".join(one.words) for one in people_named(cell, is_word=WORDS.__contains__)] == people
