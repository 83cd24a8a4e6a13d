"""The part of a workbook that lists its sheets, with all that counts sheets by their position."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from functools import cached_property
from typing import Any

from xlreview.layout.check_sheet import CHECK_NAME
from xlreview.mark.markup import (
    OFFICE,
    WORKBOOK_ORDER,
    append,
    child,
    child_in_order,
    children,
    make_related,
)
from xlreview.mark.package import Package, is_strict
from xlreview.problem import unusable

Element = Any

_WORKSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_STYLES = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
_LONGEST_TITLE = 31
"""Characters in the title of a sheet (Excel)."""


class BookPart:
    """The sheets of a workbook in their order; changes are in memory until they are put back.

    Raises UnusableInput (MARK_NOT_STRICT) for a workbook in the "Strict" variant, to which the boxes of
    comments are unknown.
    """

    def __init__(self, package: Package) -> None:
        self.package = package
        self.name = package.workbook
        self._root = package.tree(self.name)
        if is_strict(self._root):
            raise unusable("MARK_NOT_STRICT", package.file)
        self._sheets = child_in_order(self._root, "sheets", WORKBOOK_ORDER)

    @property
    def titles(self) -> list[str]:
        """Titles of all sheets, in order."""
        return [one.get("name", "") for one in children(self._sheets, "sheet")]

    def part(self, title: str) -> str | None:
        """Name of the part that holds a sheet; None for what is no sheet of cells."""
        return self._parts.get(title)

    @cached_property
    def _parts(self) -> dict[str, str]:
        """The parts of all sheets of cells by title, looked up once: there may be thousands."""
        relations = self.package.relations(self.name)
        known = {id: part for id, kind, part in reversed(list(relations)) if kind.endswith("/worksheet")}
        parts: dict[str, str] = {}
        for sheet in children(self._sheets, "sheet"):
            part = known.get(sheet.get(f"{{{OFFICE}}}id", ""))
            if part is not None:
                parts.setdefault(sheet.get("name", ""), part)
        return parts

    def part_of(self, kind: str) -> str | None:
        """Name of the part of a kind (`styles`, `sharedStrings`) that belongs to the workbook."""
        found = self.package.relations(self.name).of_kind(kind)
        return found[1] if found and found[1] in self.package else None

    def add_styles(self) -> str:
        """Name of a new part for styles."""
        # Under its usual name, by which some programs look for it.
        name = "xl/styles.xml"
        self.package.relations(self.name).add("styles", name)
        self.package.add_type(name, _STYLES)
        return name

    def free_title(self, wished: str) -> str:
        """The title itself, or with a number behind it where a sheet has it already, in any case."""
        taken = {title.casefold() for title in self.titles}
        title, copy = wished, 2
        while title.casefold() in taken:
            number = f" ({copy})"
            title, copy = f"{wished[: _LONGEST_TITLE - len(number)]}{number}", copy + 1
        return title

    def put_first(self, title: str, names: Iterable[tuple[str, str, bool]]) -> str:
        """Makes room for a sheet before all others and opens the workbook there; its part's name comes back.

        `names` are defined names with what they stand for, and whether they belong to this sheet alone.
        """
        part = self.package.free_name(posixpath.join(posixpath.dirname(self.name), "worksheets/sheet{}.xml"))
        self.package.add_type(part, _WORKSHEET)
        id = self.package.relations(self.name).add("worksheet", part)
        numbers = [int(one.get("sheetId", "0")) for one in children(self._sheets, "sheet")]
        number = str(max(numbers, default=0) + 1)
        sheet = make_related(self._sheets, "sheet", id, name=title, sheetId=number)
        self._sheets.insert(0, sheet)
        self._parts[title] = part
        self._renumber(lambda number: number + 1)
        self._define(names)
        self._open_at_first()
        return part

    def take_out(self, title: str) -> None:
        """Takes out a sheet of ours with the names that point at it."""
        position = self.titles.index(title)
        sheet = children(self._sheets, "sheet")[position]
        part = self._parts.pop(title, None)
        self.package.relations(self.name).remove(sheet.get(f"{{{OFFICE}}}id", ""))
        if part is not None:
            self.package.remove(part)
        self._sheets.remove(sheet)
        for one in self._defined():
            points_here = one.get("name") == CHECK_NAME or (one.text or "").startswith(quoted(title))
            if one.get("localSheetId") == str(position) or points_here:
                one.getparent().remove(one)
        self._renumber(lambda number: number - (number > position))

    def put_back(self) -> None:
        """Writes the list of sheets into the package."""
        names = child(self._root, "definedNames")
        if names is not None and not len(names):
            self._root.remove(names)
        self.package.put_tree(self.name, self._root)

    def _defined(self) -> list[Element]:
        names = child(self._root, "definedNames")
        return [] if names is None else children(names, "definedName")

    def _renumber(self, moved: Any) -> None:
        for one in self._defined():
            if (number := one.get("localSheetId", "")).isdecimal():
                one.set("localSheetId", str(moved(int(number))))

    def _define(self, names: Iterable[tuple[str, str, bool]]) -> None:
        parent = child_in_order(self._root, "definedNames", WORKBOOK_ORDER)
        for name, meaning, is_local in names:
            one = append(parent, "definedName", name=name)
            if is_local:
                one.set("localSheetId", "0")
            if name.startswith("_xlnm._") or name == CHECK_NAME:
                one.set("hidden", "1")
            one.text = meaning

    def _open_at_first(self) -> None:
        views = child_in_order(self._root, "bookViews", WORKBOOK_ORDER)
        if not len(views):
            append(views, "workbookView")
        for view in children(views, "workbookView"):
            view.set("activeTab", "0")
            view.attrib.pop("firstSheet", None)


def quoted(title: str) -> str:
    """The title of a sheet as formulas and links name it: `'Anna''s notes'!`."""
    return "'" + title.replace("'", "''") + "'!"
