"""Whose words something is, as people read it: initials, or a word for those who sign with none."""

from __future__ import annotations

from xlreview.i18n import translate
from xlreview.model.rating import Role

_ROLES = {role.value.upper(): role for role in Role}


def shown_who(who: str, language: str) -> str:
    """`JB & FC` as it is; `CITY` and the like, also when marked (`CITY#kqvtb`), in words of `language`."""
    name, mark, letters = who.partition("#")
    role = _ROLES.get(name)
    return who if role is None else f"{translate(f'whose.{role.value}', language)}{mark}{letters}"
