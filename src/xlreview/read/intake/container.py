"""Is this file a workbook, and safe to hand to a reader? Answered before any reader sees a byte of it.

A reader that meets a stranger's file may give a misleading message, hang, or take the process down. So
the file is looked through here with the standard library alone, from the outside inwards, and every
kind of file that is no workbook of ours gets its own plain problem.
"""

from __future__ import annotations

import hashlib
import io
import stat
import zipfile
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from xlreview.problem import reason_of, unusable
from xlreview.read.intake.archive import Archive, open_archive, plain_name
from xlreview.read.intake.kind import OLE2, check_is_archive, check_is_workbook, kind_of_ole2, not_a_workbook
from xlreview.read.intake.package import Package
from xlreview.read.intake.unlock import unlocked

LARGEST_FILE = 25 * 1024 * 1024
"""Bytes; what mail servers carry. The largest filled team workbook has a tenth of it."""
LARGEST_AT_HAND = 16 * 1024 * 1024
"""Bytes once unpacked. Of a larger one only the directory is looked at here (see `read.engine.apart`)."""

_MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Container:
    """A file that is an Excel workbook from the outside.

    `content` are the bytes of the file; of one with a password, those inside it.
    """

    name: str
    content: bytes
    fingerprint: str
    """SHA-256 of the file as it came, as hexadecimal digits."""
    directory: Archive

    @cached_property
    def archive(self) -> zipfile.ZipFile:
        """The same parts for whoever needs them as they are packed."""
        return zipfile.ZipFile(io.BytesIO(self.content))

    @cached_property
    def package(self) -> Package:
        """The parts of the workbook."""
        return Package(self.directory)

    @property
    def is_large(self) -> bool:
        """Whether unpacking it takes so much that it is better done somewhere else."""
        return self.directory.unpacked_size > LARGEST_AT_HAND

    def part(self, name: str) -> bytes:
        """One part by its name in any case, unpacked; empty where there is none.

        Raises UnusableInput (DAMAGED_WORKBOOK) when a part of the archive is broken.
        """
        return self.directory.part(plain_name(name))


def open_container(path: Path, password: str | None = None) -> Container:
    """The content of a file that looks like an Excel workbook; one that is not large has been unpacked.

    Raises UnusableInput with the one reason why it does not, or why it cannot be read.
    """
    name = path.name or str(path)
    return container_of(name, _content(path, name), password)


def container_of(name: str, content: bytes, password: str | None = None) -> Container:
    """The same for a file that has been read; `name` is for messages."""
    fingerprint = hashlib.sha256(content).hexdigest()
    check_is_archive(name, content)
    if content.startswith(OLE2):
        match kind_of_ole2(content):
            case "encrypted":
                content = unlocked(name, content, password)
            case "old_excel":
                raise unusable("OLD_EXCEL_FORMAT", name)
            case _:
                raise not_a_workbook(name, "old_office")
    directory = open_archive(name, content)
    check_is_workbook(name, directory.by_name.keys(), directory.part("mimetype"))
    container = Container(name, content, fingerprint, directory)
    if not container.is_large:
        container.package.check()
    return container


def _content(path: Path, name: str) -> bytes:
    try:
        about = path.stat()
        if stat.S_ISDIR(about.st_mode):
            raise unusable("FILE_IS_FOLDER", str(path))
        if not stat.S_ISREG(about.st_mode):
            raise not_a_workbook(name, "unknown")
        if about.st_size == 0:
            raise unusable("FILE_EMPTY", name)
        if name.startswith("~$"):
            raise unusable("LOCK_FILE", name)
        if about.st_size > LARGEST_FILE:
            raise unusable(
                "FILE_TOO_LARGE", name, size=-(-about.st_size // _MEGABYTE), limit=LARGEST_FILE // _MEGABYTE
            )
        with path.open("rb") as file:
            # One byte more than there were a moment ago shows a file that still grows, and it is damaged.
            return file.read(about.st_size + 1)
    except FileNotFoundError as refusal:
        raise unusable("FILE_MISSING", str(path)) from refusal
    except OSError as refusal:
        raise unusable("FILE_UNREADABLE", str(path), reason=reason_of(refusal)) from refusal
    except ValueError as fault:
        # A name with a NUL in it names nothing.
        raise unusable("FILE_MISSING", str(path)) from fault
