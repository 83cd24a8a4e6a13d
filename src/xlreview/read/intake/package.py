"""What a workbook is made of: its sheets by title, and which part holds what.

Parts are found by the relations between them, as the standard has it, and by their usual names where a
program left the relations out.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from xlreview.problem import unusable
from xlreview.read.intake.archive import Archive, plain_name
from xlreview.read.intake.markup import (
    as_utf8,
    elements,
    elements_by_name,
    has_document_type,
    is_markup,
)

_USUAL_WORKBOOK = "xl/workbook.xml"
_USUAL_SHEET = "xl/worksheets/sheet{}.xml"
_ROUNDABOUT = re.compile(r"(?:^|/)(?:\.|/|$)")
"""A step to where one is, a step back, or a slash too many on the way to a part."""
_TRUE = frozenset({"1", "true", "on"})


@dataclass(frozen=True)
class Relation:
    """A link from one part to another, or to something outside the file."""

    id: str
    kind: str
    """The last word of the relation's type: `worksheet`, `externalLink`, `hyperlink` …"""
    target: str
    """The plain name of a part, or an address outside the file as it stands there."""
    is_outside: bool


@dataclass(frozen=True)
class SheetPart:
    """One sheet: the title people see, the plain name of its part (empty where it has none), its kind."""

    title: str
    part: str
    kind: str
    is_hidden: bool
    is_very_hidden: bool


@dataclass(frozen=True)
class Package:
    """The parts of one workbook."""

    archive: Archive
    _decoded: dict[str, bytes] = field(default_factory=dict)
    _relations: dict[str, Sequence[Relation]] = field(default_factory=dict)

    @property
    def file(self) -> str:
        """The name of the file, for messages."""
        return self.archive.file

    def check(self) -> None:
        """Unpacks every part. Raises UnusableInput: DAMAGED_WORKBOOK, UNSAFE_WORKBOOK for a document type."""
        for name in self.archive.by_name:
            part = self.archive.part(name)
            if is_markup(name) and has_document_type(part):
                raise unusable("UNSAFE_WORKBOOK", self.file)

    def xml(self, name: str) -> bytes:
        """A part of XML by its plain name, in UTF-8; empty where there is none. Raises as `as_utf8` does."""
        if name not in self._decoded:
            self._decoded[name] = as_utf8(self.file, self.archive.part(name))
        return self._decoded[name]

    def relations(self, name: str) -> Sequence[Relation]:
        """Everything that a part links to; `""` is the package itself. None where nothing is written."""
        if name not in self._relations:
            folder, xml = self._links(name)
            links = elements(self.file, xml, "Relationship") if xml else []
            self._relations[name] = [_relation(folder, one) for one in links]
        return self._relations[name]

    def links_outside(self, name: str) -> list[str]:
        """The addresses outside the file that a part links to; mostly none, which shows at a glance."""
        _, xml = self._links(name)
        if b"external" not in xml.lower():
            return []
        return [one.target for one in self.relations(name) if one.is_outside]

    def _links(self, name: str) -> tuple[str, bytes]:
        """The folder of a part, and the XML of what it links to; empty where nothing is written."""
        folder, base = posixpath.split(name)
        return folder, self.xml(posixpath.join(folder, "_rels", f"{base}.rels"))

    @cached_property
    def workbook(self) -> str:
        """The plain name of the part that lists the sheets.

        Raises UnusableInput (DAMAGED_WORKBOOK) when there is none.
        """
        names = [one.target for one in self.relations("") if one.kind == "officeDocument"]
        for name in (*names, _USUAL_WORKBOOK):
            if name in self.archive.by_name:
                return name
        raise unusable("DAMAGED_WORKBOOK", self.file)

    @cached_property
    def sheets(self) -> tuple[SheetPart, ...]:
        """All sheets in workbook order, charts and old macro sheets too.

        Raises UnusableInput (DAMAGED_WORKBOOK) for two sheets of one title or of one part, or a sheet
        whose part is gone.
        """
        sheets = []
        for number, sheet in enumerate(self._facts["sheet"], 1):
            part, kind = self._sheet_part(sheet.get("id", ""), number)
            state = sheet.get("state", "visible")
            hidden = state != "visible"
            sheets.append(SheetPart(sheet.get("name", ""), part, kind, hidden, state == "veryHidden"))
        parts = [sheet.part for sheet in sheets if sheet.part]
        if not sheets or len({sheet.title for sheet in sheets}) < len(sheets) or len({*parts}) < len(parts):
            raise unusable("DAMAGED_WORKBOOK", self.file)
        return tuple(sheets)

    def _sheet_part(self, id: str, number: int) -> tuple[str, str]:
        """The part of a sheet and its kind; old modules are listed as sheets and have no part."""
        if not id:
            return "", "worksheet"
        if not self._relations_of_workbook:
            part, kind = _USUAL_SHEET.format(number), "worksheet"
        elif (relation := self._relations_of_workbook.get(id)) is not None:
            part, kind = relation.target, relation.kind
        else:
            raise unusable("DAMAGED_WORKBOOK", self.file)
        if part not in self.archive.by_name:
            raise unusable("DAMAGED_WORKBOOK", self.file)
        return part, kind

    @cached_property
    def _relations_of_workbook(self) -> Mapping[str, Relation]:
        return {one.id: one for one in self.relations(self.workbook)}

    @cached_property
    def worksheets(self) -> Mapping[str, str]:
        """The part of each sheet with cells, by title, in workbook order."""
        return {sheet.title: sheet.part for sheet in self.sheets if sheet.kind == "worksheet"}

    @cached_property
    def counts_from_1904(self) -> bool:
        """Whether day 0 is the first of January 1904, as old Macs had it."""
        return any(one.get("date1904", "").lower() in _TRUE for one in self._facts["workbookPr"])

    @cached_property
    def _facts(self) -> Mapping[str, Sequence[Mapping[str, str]]]:
        """What the workbook itself says about its sheets and its calendar."""
        return elements_by_name(self.file, self.xml(self.workbook), "sheet", "workbookPr")

    def related(self, kind: str, usual: str) -> bytes:
        """The XML of the part of a kind that the workbook links to, else of the part of the usual name."""
        for relation in self._relations_of_workbook.values():
            if relation.kind == kind and relation.target in self.archive.by_name:
                return self.xml(relation.target)
        return self.xml(usual)


def _relation(folder: str, attributes: Mapping[str, str]) -> Relation:
    target = attributes.get("Target", "")
    is_outside = attributes.get("TargetMode", "").lower() == "external"
    if not is_outside:
        path = target.replace("\\", "/")
        path = path if path.startswith("/") else posixpath.join(folder, path)
        target = plain_name(posixpath.normpath(path) if _ROUNDABOUT.search(path) else path)
    kind = attributes.get("Type", "").rpartition("/")[2]
    return Relation(attributes.get("Id", ""), kind, target, is_outside)
