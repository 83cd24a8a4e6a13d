"""What is said about a workbook outside its sheets: properties of the document, the start of its calendar."""

from __future__ import annotations

import re
from xml.parsers import expat

from xlreview.layout.properties import stamped_facts
from xlreview.read.intake.container import Container

_PART = "docProps/custom.xml"
_LARGEST = 1024 * 1024
"""Bytes of properties that anybody would have written."""
_FROM_1904 = re.compile(rb"date1904\s*=\s*[\"'](?:1|true|on)[\"']")


def document_facts(container: Container) -> dict[str, str]:
    """What the properties of a workbook say about it: `workbook`, `role`, `pack` …; often nothing."""
    found: dict[str, str] = {}
    name = ""

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal name
        if _local(tag) == "property":
            name = attributes.get("name", "")
            found[name] = ""

    def text(content: str) -> None:
        found[name] = found.get(name, "") + content

    def refuse(*_: object) -> None:
        raise ValueError("a document type stands among the properties")

    properties = container.part(_PART)
    if len(properties) > _LARGEST:
        return {}
    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(properties, True)
    except (expat.ExpatError, ValueError):
        return {}
    return stamped_facts(found)


def counts_from_1904(container: Container) -> bool:
    """Whether a workbook numbers its days from 1904 on; days that a cell shows as such are right anyway."""
    return _FROM_1904.search(container.part("xl/workbook.xml")) is not None


def _local(tag: str) -> str:
    return tag.rpartition(":")[2]
