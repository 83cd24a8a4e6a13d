"""What a workbook is, once more among the properties of the document.

Excel and LibreOffice keep such properties, through other formats too, and deleting a sheet does not
touch them. They are short, so the pack is named only; one that ships can be found again by that.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from xlreview.model.review import Stamp

_PREFIX = "xlreview "
VERSION_PROPERTY = f"{_PREFIX}version"
"""The property that says which xlreview made the workbook."""
LONGEST_PROPERTY = 255
"""Characters that Excel allows in the text of a property."""


def stamp_properties(stamp: Stamp) -> dict[str, str]:
    """The properties of a workbook with this stamp, by name; without those that would be too long."""
    facts = {
        "workbook": stamp.workbook_id,
        "review": stamp.review_id,
        "role": stamp.role.value,
        "reviewers": json.dumps(list(stamp.reviewers), ensure_ascii=False),
        "language": stamp.language,
        "city": stamp.city,
        "round": stamp.round,
        "pack": stamp.pack_id,
        "pack version": stamp.pack_version,
        "audience": stamp.audience.value if stamp.is_redacted else "",
    }
    return {
        f"{_PREFIX}{name}": text for name, text in facts.items() if text and len(text) <= LONGEST_PROPERTY
    }


def stamped_facts(properties: Mapping[str, str]) -> dict[str, str]:
    """What the properties of a document say as `stamp_properties` names it: `workbook`, `role` …"""
    return {
        name.removeprefix(_PREFIX): text.strip()
        for name, text in properties.items()
        if name.startswith(_PREFIX) and text.strip()
    }
