"""A text that names an interviewee, and what others read instead."""

import pytest

from .conftest import Retold

PEOPLE = ("Anna Virtanen, Matti Mäki", "Pekka Salmela", "Li Bo", "Carl von Essen", "Anna-Liisa Korhonen")
"""Interviewees 1a and 1b, 2, 3, 4, 5."""


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Anna Virtanen said so.", "Interviewee 1a said so."),
        ("Virtanen said so.", "Interviewee 1a said so."),
        ("VIRTANEN said so.", "Interviewee 1a said so."),
        ("Virtanen, Anna", "Interviewee 1a"),
        ("A. Virtanen and M. Mäki", "Interviewee 1a and Interviewee 1b"),
        ("Ms Virtanen, Dr. Mäki", "Interviewee 1a, Interviewee 1b"),
        ("Matti J. Mäki's view", "Interviewee 1b’s view"),
        ("Mäki’s view", "Interviewee 1b’s view"),
        ("Matti\u00a0Mäki and Ma\u0308ki", "Interviewee 1b and Interviewee 1b"),
        ("Vir\u00adtanen and Ma\u200btti Maki", "Interviewee 1a and Interviewee 1b"),
        ("anna virtanen", "Interviewee 1a"),
        ("We heard from salmela.", "We heard from Interviewee 2."),
        ("Li Bo; Bo agrees", "Interviewee 3; Interviewee 3 agrees"),
        ("von Essen and Carl von Essen", "Interviewee 4 and Interviewee 4"),
        ("Anna-Liisa spoke, then Korhonen", "Interviewee 5 spoke, then Interviewee 5"),
        ("Anna Maria Virtanen", "Interviewee 1a"),
        ("Anna V. said so, and Mäki, M. too.", "Interviewee 1a said so, and Interviewee 1b too."),
        ("That was Anna V. Nobody else, I think.", "That was Interviewee 1a. Nobody else, I think."),
        (
            "See https://x.example/annavirtanen or Anna_Virtanen.docx",
            "See https://x.example/Interviewee 1a or Interviewee 1a.docx",
        ),
        ("Board, list and mäki stay: Bosnia, Listen.", "Board, list and mäki stay: Bosnia, Listen."),
        ("The mayor said so.", "The mayor said so."),
    ],
)
def test_in_english(retold: Retold, text: str, read: str):
    assert retold(text, *PEOPLE) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Virtasen mukaan näin on.", "Haastateltavan 1a mukaan näin on."),
        ("Kysyimme Anna Virtaselta.", "Kysyimme haastateltavalta 1a."),
        ("Kerroimme siitä Mäelle.", "Kerroimme siitä haastateltavalle 1b."),
        ("Matti Mäestä tuli johtaja.", "Haastateltavasta 1b tuli johtaja."),
        ("Kuulimme Salmelaa. Salmela vahvisti.", "Kuulimme haastateltavaa 2. Haastateltava 2 vahvisti."),
        ("- Korhosen työ\n- Pekan työ", "- Haastateltavan 5 työ\n- Haastateltavan 2 työ"),
        ("Bo:lle ja Bo:n", "Haastateltavalle 3 ja haastateltavan 3"),
    ],
)
def test_in_finnish_the_replacement_takes_the_case_of_the_name(retold: Retold, text: str, read: str):
    assert retold(text, *PEOPLE, language="fi") == read


def test_a_first_name_that_two_share_means_either(retold: Retold):
    assert retold("Anna knew.", "Anna Salmela", "Anna Virtanen") == "Interviewee 1 or Interviewee 2 knew."
    assert retold("Anna Virtanen knew.", "Anna Salmela", "Anna Virtanen") == "Interviewee 2 knew."


def test_other_initials_are_another_person(retold: Retold):
    assert retold("K. Virtanen knew.", "Anna Virtanen") == "another person knew.".capitalize()


def test_the_name_of_the_city_stays_where_it_stands_alone(retold: Retold):
    read = retold("In Haldersund, Tuomas Haldersund and the Haldersund harbour.", "Tuomas Haldersund")
    assert read == "In Haldersund, Interviewee 1 and the Haldersund harbour."


def test_other_scripts(retold: Retold):
    assert retold("Иван Петров и Петрову", "Иван Петров") == "Interviewee 1 и Interviewee 1"
    assert retold("昨天李伟说", "李伟") == "昨天Interviewee 1说"
