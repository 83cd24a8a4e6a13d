"""What a pack consists of: its parts, their fields, what each may hold. Kept in step with the model."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto

LONGEST_TEXT = 32_767
"""Characters that one cell takes (Excel's limit)."""

LONGEST_TITLE = 255
"""Characters that MATCH and COUNTIF compare (Excel's limit); titles stand in dropdowns and formulas."""

LONGEST_CODE = 24
"""Characters of a code or id that people still read and type without a slip."""


class Kind(Enum):
    """What a field of a pack holds."""

    TEXT = auto()
    """One text in every language of the pack."""
    TITLE = auto()
    """A text short enough for a dropdown or a heading."""
    TEXTS = auto()
    """A list of texts."""
    CODE = auto()
    """Letters and digits, in groups joined by `/`, `-` or `.`: `GG/I/3`, `01`."""
    CODES = auto()
    """A list of codes."""
    NAME = auto()
    """An id that nobody reads aloud: small letters, digits, `_` and `-`."""
    EXAMPLES = auto()
    """A list of examples from cities."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a part; a required one must be there and hold something."""

    key: str
    kind: Kind
    required: bool = True


PACK_TEXTS = (
    Field("title", Kind.TITLE),
    Field("about", Kind.TEXT),
    Field("source", Kind.TEXT),
    Field("indicator_term", Kind.TITLE),
    Field("standard", Kind.TEXT, required=False),
)
"""Texts about the pack as a whole."""

PACK_FACTS = ("format", "id", "version", "languages")

_TOPIC = (Field("id", Kind.NAME), Field("title", Kind.TITLE), Field("prompt", Kind.TEXT))
_HEADING = (Field("id", Kind.NAME), Field("title", Kind.TITLE), Field("about", Kind.TEXT))

PARTS: Mapping[str, tuple[Field, ...]] = {
    "uses": _HEADING,
    "pillars": (Field("code", Kind.CODE), Field("title", Kind.TITLE), Field("standard", Kind.TEXT)),
    "areas": (Field("code", Kind.CODE), Field("title", Kind.TITLE), Field("about", Kind.TEXT)),
    "indicators": (
        Field("code", Kind.CODE),
        Field("pillar", Kind.CODE, required=False),
        Field("area", Kind.CODE, required=False),
        Field("title", Kind.TITLE),
        Field("statement", Kind.TEXT),
        Field("explanation", Kind.TEXT, required=False),
        Field("questions", Kind.TEXTS, required=False),
        Field("examples", Kind.EXAMPLES, required=False),
        Field("aliases", Kind.CODES, required=False),
    ),
    "background": _TOPIC,
    "authorship": _TOPIC,
    "context_factors": (Field("id", Kind.NAME), Field("title", Kind.TITLE), Field("involves", Kind.TEXT)),
    "themes": _HEADING,
}
"""The lists of a pack. The first field of each identifies its members."""

EXAMPLE = (Field("city", Kind.TITLE), Field("title", Kind.TITLE), Field("text", Kind.TEXT))
