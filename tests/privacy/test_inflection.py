"""Names in the forms that they take in Finnish, English and other sentences."""

import pytest

from xlreview.privacy.inflection import case_of, case_of_sign, forms_of
from xlreview.privacy.letters import folded

FAMILY_NAMES = {
    "Virtanen": "Virtasen Virtaselle Virtasta Virtaseen Virtasella Virtasesta Virtasena Virtaset Virtasten",
    "Hämäläinen": "Hämäläisen Hämäläistä Hämäläiselle Hämäläisten",
    "Mäki": "Mäen Mäelle Mäkeä Mäkeen Mäellä Mäestä Mäet Mäkien",
    "Lahti": "Lahden Lahdelle Lahtea Lahteen",
    "Lampi": "Lammen Lammelle Lampea",
    "Joki": "Joen Joelle Jokea Jokeen",
    "Järvi": "Järven Järveä Järvelle",
    "Saari": "Saaren Saarta Saarelle",
    "Korpi": "Korven Korpea Korvelle",
    "Susi": "Suden Sutta Sudelle",
    "Kuusi": "Kuusen Kuusta Kuuselle",
    "Virta": "Virran Virtaa Virralle",
    "Ranta": "Rannan Rantaa Rannalle",
    "Aalto": "Aallon Aaltoa Aallolle",
    "Leppä": "Lepän Leppää Lepälle",
    "Laine": "Laineen Lainetta Laineelle",
    "Kallas": "Kallaan Kallasta Kallaalle",
    "Hammas": "Hampaan Hammasta",
    "Rautio": "Raution Rautiota Rautiolle",
    "Kivelä": "Kivelän Kivelää Kivelälle Kiveläkin Kivelänkään",
    "Birke": "Birken Birkeä Birkelle",
    "Durand": "Durandin Durandia Durandille Durands",
    "Smith": "Smithin Smithillä",
}
FIRST_NAMES = {
    "Anna": "Annan Annaa Annalle Annaan Annas Annansa Annallekin",
    "Matti": "Matin Mattia Matille Mattiin",
    "Pekka": "Pekan Pekkaa Pekalle",
    "Seppo": "Sepon Seppoa",
    "Antti": "Antin Anttia",
    "Outi": "Outin Outia",
    "Lempi": "Lemmin Lempiä",
    "Tuomas": "Tuomaksen Tuomasta Tuomakselle",
    "Johannes": "Johanneksen Johannesta",
    "Margit": "Margitin Margitia Margitille",
    "Li": "Lin Lille",
    "Иван": "Ивана Ивану Иваном",
    "Анна": "Анны Анне Анной",
}
OTHER_NAMES = {
    "Kari": "Karen Karita",
    "Mari": "Marit Maren",
    "Mäki": "Mäkinen Mäkelä Mäkilä",
    "Virtanen": "Virta Virtala Virran",
    "Anna": "Annika Annual Annette",
    "Li": "Liisa Linda Liam List",
    "Bo": "Board Both Bosnia Boston",
    "Will": "Willing William",
    "May": "Mayor Maybe",
    "Leon": "Leonie Leonard",
}


@pytest.mark.parametrize("name", FAMILY_NAMES)
def test_a_family_name_is_known_in_all_its_forms(name: str):
    pattern = forms_of(folded(name), family=True)
    missed = [form for form in (name, *FAMILY_NAMES[name].split()) if not pattern.fullmatch(folded(form))]
    assert missed == []


@pytest.mark.parametrize("name", FIRST_NAMES)
def test_a_first_name_is_known_in_all_its_forms(name: str):
    pattern = forms_of(folded(name), family=False)
    missed = [form for form in (name, *FIRST_NAMES[name].split()) if not pattern.fullmatch(folded(form))]
    assert missed == []


@pytest.mark.parametrize("name", OTHER_NAMES)
def test_another_name_is_no_form_of_it(name: str):
    pattern = forms_of(folded(name), family=name in FAMILY_NAMES)
    taken = [other for other in OTHER_NAMES[name].split() if pattern.fullmatch(folded(other))]
    assert taken == []


@pytest.mark.parametrize(
    ("form", "case"),
    [
        ("Virtanen", "nominative"),
        ("Virtasen", "genitive"),
        ("Virtasta", "partitive"),
        ("Virtasessa", "inessive"),
        ("Virtasesta", "elative"),
        ("Virtaseen", "illative"),
        ("Virtasella", "adessive"),
        ("Virtaselta", "ablative"),
        ("Virtaselle", "allative"),
        ("Virtasena", "essive"),
        ("Virtaseksi", "translative"),
        ("Virtasten", "genitive"),
        ("Virtanens", "genitive"),
    ],
)
def test_the_form_tells_the_case(form: str, case: str):
    match = forms_of("virtanen", family=True).fullmatch(folded(form))
    assert match is not None
    assert case_of(match, "virtanen") == case


@pytest.mark.parametrize(
    ("ending", "case"),
    [("s", "genitive"), ("n", "genitive"), ("in", "genitive"), ("lle", "allative"), ("ää", "nominative")],
)
def test_so_does_an_ending_behind_an_apostrophe(ending: str, case: str):
    assert case_of_sign(ending) == case
