"""The parts of a workbook file, to be changed one by one: what is not changed stays as it is, byte for byte.

Part names are compared without case and with `/` for `\\`, as the programs that read them do.
"""

from __future__ import annotations

import hashlib
import io
import posixpath
import zipfile
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from xlreview.mark.markup import children, parsed, serialised
from xlreview.problem import unusable

RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_CONTENT_TYPES = "[Content_Types].xml"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORKBOOK = "xl/workbook.xml"

Element = Any


class Package:
    """The parts of a workbook that reading has checked; nothing is written before `save`.

    `file` is its name, `content` the whole of it.
    """

    def __init__(self, file: str, content: bytes) -> None:
        self.file = file
        self._archive = zipfile.ZipFile(io.BytesIO(content))
        self._names = {_folded(name): name for name in self._archive.namelist()}
        self._changed: dict[str, bytes] = {}
        self._removed: set[str] = set()
        self._added: list[str] = []

    def __contains__(self, name: str) -> bool:
        folded = _folded(name)
        return folded in self._names and folded not in self._removed

    def names(self) -> list[str]:
        """The folded names of all parts, in the order in which they are stored."""
        return [folded for folded in self._names if folded not in self._removed]

    def read(self, name: str) -> bytes:
        """A part as it stands now; empty where there is none."""
        folded = _folded(name)
        if folded in self._removed:
            return b""
        if folded in self._changed:
            return self._changed[folded]
        return self._archive.read(self._names[folded]) if folded in self._names else b""

    def says(self, name: str, text: str) -> bool:
        """Whether a text stands in a part, letter by letter; quicker than looking into its tree."""
        content = self.read(name)
        wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
        return text.encode() in (content.decode("utf-16", "replace").encode() if wide else content)

    def tree(self, name: str) -> Element:
        """The root of an XML part; raises UnusableInput (DAMAGED_WORKBOOK) where it is no XML."""
        try:
            return parsed(self.read(name))
        except etree.XMLSyntaxError as fault:
            raise unusable("DAMAGED_WORKBOOK", self.file) from fault

    def put(self, name: str, content: bytes) -> None:
        """Changes a part, or adds it behind all others."""
        folded = _folded(name)
        if folded not in self._names or folded in self._removed:
            # Behind all others also where a part of this name had been taken out before.
            self._names.pop(folded, None)
            self._names[folded] = name
            self._removed.discard(folded)
        self._changed[folded] = content

    def put_tree(self, name: str, root: Element) -> None:
        """Changes an XML part, unless the tree says what the part says already."""
        content = serialised(root)
        if content != self.read(name):
            self.put(name, content)

    def remove(self, name: str) -> None:
        """Takes out a part, the relations it has, and its content type."""
        for gone in (name, relations_name(name)):
            folded = _folded(gone)
            self._changed.pop(folded, None)
            self._removed.add(folded)
        root = self.tree(_CONTENT_TYPES)
        for override in children(root, "Override"):
            if _folded(override.get("PartName", "")) == _folded(name):
                root.remove(override)
        self.put_tree(_CONTENT_TYPES, root)

    def add_type(self, name: str, content_type: str) -> None:
        """Says what kind of part `name` is."""
        root = self.tree(_CONTENT_TYPES)
        etree.SubElement(root, f"{{{_TYPES}}}Override", PartName=f"/{name}", ContentType=content_type)
        self.put_tree(_CONTENT_TYPES, root)

    def add_default_type(self, extension: str, content_type: str) -> None:
        """Says what kind all parts of an extension are, where nothing says it yet."""
        root = self.tree(_CONTENT_TYPES)
        defaults = children(root, "Default")
        if not any(one.get("Extension", "").lower() == extension for one in defaults):
            default = etree.Element(f"{{{_TYPES}}}Default", Extension=extension, ContentType=content_type)
            root.insert(len(defaults), default)
            self.put_tree(_CONTENT_TYPES, root)

    def free_name(self, pattern: str) -> str:
        """The first part name of a pattern (`xl/comments{}.xml`) that no part has."""
        number = 1
        while pattern.format(number) in self:
            number += 1
        return pattern.format(number)

    def relations(self, name: str) -> Relations:
        """What a part points at."""
        return Relations(self, name)

    @property
    def workbook(self) -> str:
        """Name of the part that lists the sheets."""
        for _, kind, target in self.relations(""):
            if kind.endswith("/officeDocument"):
                return target
        return _WORKBOOK

    def print_of(self, without: Collection[str] = ()) -> str:
        """A print of all parts but those named, as they stand now."""
        left_out = {_folded(name) for name in without}
        digest = hashlib.sha256()
        for folded in sorted(self.names()):
            if folded not in left_out:
                digest.update(folded.encode() + b"\0" + hashlib.sha256(self.read(folded)).digest())
        return digest.hexdigest()

    def save(self, path: Path) -> None:
        """Writes all parts to `path`, in the order of the original, the new ones last."""
        known = {_folded(one.filename): one for one in self._archive.infolist()}
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for folded in self.names():
                entry = zipfile.ZipInfo(self._names[folded])
                if folded in known:
                    entry.date_time = known[folded].date_time
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.external_attr = 0o600 << 16
                archive.writestr(entry, self.read(folded))


class Relations:
    """What one part points at; changes go straight into the package."""

    def __init__(self, package: Package, source: str) -> None:
        self._package = package
        self._source = source
        self._name = relations_name(source)
        if self._name in package:
            self._root = package.tree(self._name)
        else:
            self._root = etree.Element(f"{{{RELATIONSHIPS}}}Relationships", nsmap={None: RELATIONSHIPS})

    def __iter__(self) -> Iterator[tuple[str, str, str]]:
        """Id, kind and target of each relation inside the file, the target as a part name."""
        for one in children(self._root, "Relationship"):
            if one.get("TargetMode") != "External":
                yield one.get("Id", ""), one.get("Type", ""), self._absolute(one.get("Target", ""))

    def of_kind(self, kind: str) -> tuple[str, str] | None:
        """Id and target of the first relation of a kind (`comments`), or None."""
        return next(((id, target) for id, known, target in self if known.rpartition("/")[2] == kind), None)

    def target(self, id: str) -> str | None:
        """The part that an id points at."""
        return next((target for known, _, target in self if known == id), None)

    def add(self, kind: str, target: str) -> str:
        """Points at one more part; the id of the new relation comes back."""
        taken = {one.get("Id") for one in children(self._root, "Relationship")}
        number = 1
        while f"rId{number}" in taken:
            number += 1
        relation = etree.SubElement(self._root, f"{{{RELATIONSHIPS}}}Relationship")
        relation.set("Id", f"rId{number}")
        relation.set("Type", f"{_OFFICE}/{kind}")
        relation.set("Target", posixpath.relpath(target, posixpath.dirname(self._source) or "."))
        self._package.put_tree(self._name, self._root)
        return f"rId{number}"

    def remove(self, id: str) -> None:
        """Points no longer where `id` pointed."""
        for one in children(self._root, "Relationship"):
            if one.get("Id") == id:
                self._root.remove(one)
        if children(self._root, "Relationship"):
            self._package.put_tree(self._name, self._root)
        else:
            self._package.remove(self._name)

    def _absolute(self, target: str) -> str:
        target = target.replace("\\", "/")
        if target.startswith("/"):
            return posixpath.normpath(target.lstrip("/"))
        return posixpath.normpath(posixpath.join(posixpath.dirname(self._source), target))


def relations_name(source: str) -> str:
    """Name of the part with the relations of another part; of the whole file for an empty name."""
    folder, _, name = source.replace("\\", "/").rpartition("/")
    return f"{folder}/_rels/{name}.rels".lstrip("/")


def is_strict(root: Element) -> bool:
    """Whether a part is written in the "Strict" variant of the format."""
    return str(root.tag).startswith("{http://purl.oclc.org/")


def _folded(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()
