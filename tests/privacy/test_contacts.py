"""Addresses and telephone numbers."""

import pytest

from .conftest import Retold


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Write to anna.v@city.example.", "Write to [e-mail address removed]."),
        ("mailto:anna.v@city.example?", "[e-mail address removed]?"),
        ("anna.v (at) city.example", "[e-mail address removed]"),
        ("Call +358 40 123 4567 today", "Call [phone number removed] today"),
        ("(09) 310 1234 or 040-1234567", "[phone number removed] or [phone number removed]"),
        ("0044 20 7946 0018", "[phone number removed]"),
        ("puh. 310 12345", "puh. [phone number removed]"),
    ],
)
def test_are_removed(retold: Retold, text: str, read: str):
    assert retold(text) == read


@pytest.mark.parametrize(
    "text",
    [
        "25,600 residents (15.2 %) in 2023–2027",
        "01.02.2026 and 2026-02-01, 1/2/2026",
        "EUR 1 234 567 for 0.21 million, 4 300 hours",
        "ISBN 978-952-331-123-4, code GG/I/3, 0123456-7",
        "at 09:00-10:30 on page 12-14",
    ],
)
def test_figures_stay(retold: Retold, text: str):
    assert retold(text) == text
