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
        ("François d’Arcy", ["francois arcy"]),
        ("Ali al-Husseini", ["ali husseini"]),
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


@pytest.mark.parametrize(
    ("role", "people"),
    [
        ("Mayor Margit Elvander", ["margit elvander"]),
        ("Rehtori Liisa Lehto", ["liisa lehto"]),
        ("Director (Olga Orlova)", ["olga orlova"]),
        ("Elvander Margit / rehtori", ["elvander margit"]),
        ("Ms Elvander", ["elvander"]),
        ("Deputy Mayor for Education", []),
        ("Principal, Eastfield Comprehensive School", []),
        ("Imam, Al-Noor Mosque", []),
        ("Amnesty International", []),
        ("Eastfield, Southgate", []),
    ],
)
def test_the_people_beside_a_role(role: str, people: list[str]):
    found = people_named(role, is_word=WORDS.__contains__, strictly=True)
    assert [" ".join(one.words) for one in found] == people
