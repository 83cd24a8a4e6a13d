"""What a workbook has inside beside cells, and what it says about its last saving.

Nothing found here is run, followed or fetched; it is named, so that whoever gets the file knows. All of
it is hearsay: a part that says nothing sensible is passed over in silence.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime

from xlreview.layout.properties import VERSION_PROPERTY
from xlreview.model.review import Saved
from xlreview.problem import UnusableInput
from xlreview.read.intake.package import Package, Relation

_BY_FOLDER: Mapping[str, tuple[str, ...]] = {
    "data_connections": ("xl/connections.xml", "xl/querytables/", "xl/model/"),
    "embedded_files": ("xl/embeddings/",),
    "controls": ("xl/activex/", "xl/ctrlprops/"),
    "custom_ui": ("customui/",),
    "web_extensions": ("xl/webextensions/",),
}
_OLD_MACRO_SHEETS = frozenset({"xlMacrosheet", "xlIntlMacrosheet", "dialogsheet"})
_NETWORK = ("file:", "\\\\", "//", "smb:")
_QUERY = b"DataMashup"
"""The element in which Excel keeps queries of other sources."""
_EXCEL_2007 = "12.0000"
_OURSELVES = "xlreview"
_MADE_WITH = re.compile(rb'name="%s"[^<>]{0,99}><vt:lpwstr>([^<]{1,99})<' % VERSION_PROPERTY.encode())
_PROPERTY = re.compile(
    rb"<(?:[A-Za-z][\w.-]{0,99}:)?(lastModifiedBy|created|modified|Application|AppVersion)"
    rb"(?:\s[^<>]{0,999})?>([^<]*)<"
)
_LONGEST = 200
"""Characters of a name that somebody wrote into the file's properties."""


def carried(package: Package) -> dict[str, tuple[str, ...]]:
    """What is there beside cells (`carries.KEY` in the catalogues), by the parts or sheets that hold it.

    Raises UnusableInput as the parts of a package do.
    """
    found: dict[str, list[str]] = {}
    for key, name in _carried(package):
        found.setdefault(key, []).append(name)
    return {key: tuple(names) for key, names in sorted(found.items())}


def saved(package: Package) -> Saved:
    """Who saved the workbook last, when and with which program, as far as it says so."""
    texts: dict[str, str] = {}
    for relation in _relations(package, ""):
        if relation.kind in ("core-properties", "extended-properties"):
            texts |= _texts(package, relation.target)
    if maker := _maker(package, texts):
        by = texts.get("lastModifiedBy", "")
        return (
            Saved(program=maker) if by == _OURSELVES else Saved(_short(by), _moment(texts["modified"]), maker)
        )
    program = texts.get("Application", "").partition("$")[0].replace("/", " ")
    if program.startswith("Microsoft"):
        program = f"{program} {texts.get('AppVersion', '')}"
    return Saved(_short(texts.get("lastModifiedBy", "")), _moment(texts.get("modified", "")), _short(program))


def _maker(package: Package, texts: Mapping[str, str]) -> str:
    """`xlreview` and its version, for a workbook that no program has saved since; else empty.

    XlsxWriter always says that it is the Excel of 2007, so that other programs trust its results.
    """
    is_fresh = texts.get("AppVersion") == _EXCEL_2007 and texts.get("created") == texts.get("modified")
    if not is_fresh or "modified" not in texts:
        return ""
    made_with = _MADE_WITH.search(package.archive.part("docprops/custom.xml"))
    return _short(f"{_OURSELVES} {made_with[1].decode('utf-8', 'replace')}") if made_with else ""


def _carried(package: Package) -> Iterator[tuple[str, str]]:
    for name in sorted(package.archive.by_name):
        for key, places in _BY_FOLDER.items():
            if name.startswith(places) and not name.endswith(".rels"):
                yield key, name
        if name.startswith("xl/externallinks/") and name.endswith(".xml"):
            xml = package.archive.part(name)
            yield "dde_links" if b"ddeLink" in xml or b"oleLink" in xml else "external_links", name
        elif name.startswith("customxml/") and _QUERY in package.archive.part(name)[:2000].replace(
            b"\0", b""
        ):
            yield "data_connections", name
    for sheet in package.sheets:
        if sheet.kind in _OLD_MACRO_SHEETS:
            yield "old_macros", sheet.title
        elif sheet.is_very_hidden:
            yield "very_hidden_sheets", sheet.title
        if any(link.lower().startswith(_NETWORK) for link in _links_outside(package, sheet.part)):
            yield "network_links", sheet.title


def _relations(package: Package, name: str) -> Sequence[Relation]:
    try:
        return package.relations(name)
    except UnusableInput:
        return []


def _links_outside(package: Package, name: str) -> list[str]:
    try:
        return package.links_outside(name)
    except UnusableInput:
        return []


def _texts(package: Package, name: str) -> dict[str, str]:
    """What the properties in a part say, by their local names."""
    try:
        xml = package.xml(name)
    except UnusableInput:
        return {}
    found = _PROPERTY.findall(xml)
    return {key.decode(): html.unescape(text.decode("utf-8", "replace")) for key, text in found}


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text.strip())
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None


def _short(text: str) -> str:
    """One line of what can be printed."""
    plain = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
    return plain[:_LONGEST]
