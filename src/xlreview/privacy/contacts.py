"""Addresses and telephone numbers in texts: whoever reads them can reach somebody."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum


class Contact(StrEnum):
    """What leads to a person, by the keys of the catalogues."""

    EMAIL = "email"
    PHONE = "phone"


_LOCAL = r"[\w.!#$%&'*+/=?^`{|}~-]"
# Begins only where a word does, so that a long one without @ is looked through once.
_EMAIL = re.compile(
    rf"(?<!{_LOCAL})(?:mailto:)?{_LOCAL}++(?:\s?\(at\)\s?|@)[\w-]+(?:\.[\w-]+)+", re.IGNORECASE
)
_BETWEEN = r"[ \u00a0\u202f.()/–-]{0,2}"
_PHONE = re.compile(
    rf"(?<![\w.,:/-])(?:(?:\+|00)[1-9]\d{{0,3}}(?:{_BETWEEN}\d){{6,13}}"
    rf"|\(?0[1-9]\d{{0,3}}\)?[ \u00a0\u202f/-]?\d(?:{_BETWEEN}\d){{4,9}})(?!\w|[.,/:-]\d)"
)
_NAMED_PHONE = re.compile(
    r"\b(?:tel|phone|mobile|mob|fax|puh|puhelin|gsm|tlf|tfn|telefon)\b\.?:?[ \u00a0]*"
    rf"(\(?\d(?:{_BETWEEN}\d){{4,13}})",
    re.IGNORECASE,
)
_NO_PHONE = re.compile(r"0?\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}[./-]\d{1,2}[./-]\d{1,2}|\d{7}-\d")
"""Days, and the ids that Finnish organisations have."""
_FEWEST_DIGITS = 7


def contacts_in(text: str) -> Iterator[tuple[int, int, Contact]]:
    """Where addresses and numbers stand in a text: start, end, kind."""
    if "@" in text or "(at)" in text:
        for match in _EMAIL.finditer(text):
            yield *match.span(), Contact.EMAIL
    if any(map(str.isdigit, text)):
        for match in _PHONE.finditer(text):
            digits = sum(map(str.isdigit, match[0]))
            if digits >= _FEWEST_DIGITS and not _NO_PHONE.fullmatch(match[0]):
                yield *match.span(), Contact.PHONE
        for match in _NAMED_PHONE.finditer(text):
            yield *match.span(1), Contact.PHONE
