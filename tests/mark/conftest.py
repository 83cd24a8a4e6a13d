"""Workbooks that the tests of marking read: written once, never changed."""

import pytest

from support.workbooks import Book, book


@pytest.fixture(scope="session")
def reviewer(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """A reviewer's workbook with nothing wrong in it."""
    answers = {"screening": {"GG/I/1": {"rating": "meets", "hypothesis": "Seems to hold."}}}
    return book(tmp_path_factory.mktemp("reviewer"), answers, role="reviewer")


@pytest.fixture(scope="session")
def city(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """A host city's workbook in Finnish, hardly begun."""
    return book(tmp_path_factory.mktemp("city"), role="city", language="fi")
