"""Packs from files: those that ship with xlreview, and anybody's YAML, checked before it is used."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path

from xlreview.i18n import Filling, Label
from xlreview.model.pack import Pack
from xlreview.pack.document import Document, Fault, UnreadableDocument, read_document
from xlreview.pack.document import Path as PackPath
from xlreview.pack.faults import faults_in
from xlreview.pack.mapping import pack_from_mapping
from xlreview.problem import Place, Problem, UnusableInput, reason_of, unusable
from xlreview.resources import shipped_folder

_ARCHIVES = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How workbooks and other Office files begin."""

_MEGABYTE = 1024 * 1024
LARGEST_FILE = 4 * _MEGABYTE
"""Bytes of a pack file; the larger of the shipped ones has a fortieth of it."""


def load_pack(wanted: str | Path) -> Pack:
    """The pack with a shipped id (`inti-cities`), or the one in a YAML file.

    Raises UnusableInput: PACK_UNKNOWN for an id that does not ship, FILE_MISSING and the like for a
    file that cannot be opened, PACK_BROKEN once for every fault of a pack.
    """
    if isinstance(wanted, str) and not _names_a_file(wanted):
        return _load_file(_shipped_file(wanted))
    return _load_file(Path(wanted))


def shipped_packs() -> tuple[Pack, ...]:
    """All packs that ship with xlreview, by id."""
    return tuple(_load_file(path) for path in _shipped_files().values())


def _names_a_file(wanted: str) -> bool:
    return any(sign in wanted for sign in "/\\.")  # none of which an id has


def _shipped_files() -> dict[str, Path]:
    """Files of the shipped packs by pack id, which is the name of the file."""
    return {path.stem: path for path in sorted(shipped_folder("workbook_templates").glob("*.yaml"))}


def _shipped_file(wanted: str) -> Path:
    files = _shipped_files()
    id = wanted.strip().casefold()
    if id in files:
        return files[id]
    near = [name for name in files if id and name.startswith(id)] or get_close_matches(id, files, n=1)
    meant = {"near": near[0]} if near else {}
    raise unusable("PACK_UNKNOWN", wanted, known=", ".join(files), **meant)


def _load_file(path: Path) -> Pack:
    try:
        document = read_document(_text_of(path))
    except UnreadableDocument as refusal:
        raise UnusableInput(_as_problem(refusal.fault, str(path), None)) from refusal
    faults = [*document.faults, *faults_in(document.content)]
    if faults:
        problems = [_as_problem(fault, str(path), document) for fault in faults]
        raise UnusableInput(*sorted(problems, key=lambda one: int(str(one.details["line"]))))
    return pack_from_mapping(document.content)


def _text_of(path: Path) -> str:
    if path.is_dir():
        raise unusable("FILE_IS_FOLDER", str(path))
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except FileNotFoundError as refusal:
        raise unusable("FILE_MISSING", str(path)) from refusal
    except OSError as refusal:
        raise unusable("FILE_UNREADABLE", str(path), reason=reason_of(refusal)) from refusal
    if len(content) > LARGEST_FILE:
        size, limit = -(-path.stat().st_size // _MEGABYTE), LARGEST_FILE // _MEGABYTE
        raise unusable("FILE_TOO_LARGE", str(path), size=size, limit=limit)
    if content.startswith(_ARCHIVES):
        raise UnreadableDocument(Fault((), "office_file", {}, 1))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as refusal:
        line = content.count(b"\n", 0, refusal.start) + 1
        raise UnreadableDocument(Fault((), "not_utf8", {}, line)) from refusal


def _as_problem(fault: Fault, file: str, document: Document | None) -> Problem:
    line = fault.line or (1 if document is None else _line_of(fault.path, document))
    details: dict[str, Filling] = {
        "where": _where(fault.path, line, document),
        "fault": Label(f"pack.fault.{fault.kind}", fault.fillings),
        "path": path_as_text(fault.path),
        "line": line,
    }
    return Problem("PACK_BROKEN", Place(file), details)


def _line_of(path: PackPath, document: Document) -> int:
    """The line of a part, or of the nearest part around one that is missing."""
    while path not in document.lines:
        path = path[:-1]
    return document.lines[path]


def _where(path: PackPath, line: int, document: Document | None) -> Label:
    if not path:
        return Label("pack.where.line", {"line": line})
    code = None if document is None else _code_around(path, document)
    if code is None:
        return Label("pack.where.part", {"path": path_as_text(path), "line": line})
    return Label("pack.where.part_of", {"path": path_as_text(path), "code": code, "line": line})


def _code_around(path: PackPath, document: Document) -> str | None:
    """Code or id of the member that a path leads into, for people who do not count list entries."""
    if len(path) < 2 or not isinstance(path[1], int) or path[0] == "languages":
        return None
    member = document.content[path[0]][path[1]]
    code = member.get("code") or member.get("id") if isinstance(member, dict) else None
    return code if isinstance(code, str) else None


def path_as_text(path: PackPath) -> str:
    """A path as programmers write it: `indicators[12].statement.fi`, counted from 0."""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text
