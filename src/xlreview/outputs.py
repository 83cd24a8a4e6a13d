"""Puts finished files in place: written aside first, moved when whole, never over somebody's work.

A reader who opens the output meets the old file or the new one, never half of either, whenever the
program is stopped. What is left behind when it is killed has a name that begins with `.xlreview-`; the
next output in that folder removes it, where the system can tell that nobody writes there any more.
"""

from __future__ import annotations

import errno
import hashlib
import os
import platform
import re
import secrets
import shutil
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from itertools import count
from pathlib import Path

from xlreview.problem import UnusableInput, reason_of, unusable

try:
    import fcntl
except (
    ImportError
):  # Windows, which has no locks that a dead process lets go of and a living one can write by
    fcntl = None  # type: ignore[assignment]

_MACHINE = hashlib.sha256(platform.node().encode("utf-8", "replace")).hexdigest()[:8]
"""Stands in the names of what this machine writes: on a shared drive nobody sees the locks of others."""
_LEFT_BEHIND = re.compile(rf"\.xlreview-{_MACHINE}-[0-9a-f]{{12}}(?:\.\w+)?")
_JUST_MADE = 2.0
"""Seconds in which whoever makes a file has locked it."""

_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})


def demand_free(path: Path, *, force: bool = False) -> None:
    """Refuses a place that is taken (UnusableInput, OUTPUT_EXISTS), before any work goes into the file."""
    with _as_unwritable(path):
        _refuse_taken(path, force=force)


@contextmanager
def finished_file(
    path: Path, *, force: bool = False, inputs: Iterable[Path] = (), backup: Path | None = None
) -> Iterator[Path]:
    """Lends a path to write to, in the folder of `path`; moves it there when the block ends well.

    Raises UnusableInput before anything is written: OUTPUT_IS_INPUT when `path` is one of the `inputs`,
    OUTPUT_EXISTS when it is taken and `force` is not given, OUTPUT_UNWRITABLE when the folder cannot be
    written to. Missing folders are made. When the block raises, nothing stays behind. A file that is
    replaced goes on as `backup`, if that is given: a name in the same folder that nothing has yet.
    """
    with _as_unwritable(path):
        _refuse_inputs(path, inputs)
        _refuse_taken(path, force=force)
        path.parent.mkdir(parents=True, exist_ok=True)
        _remove_left_behind(path.parent)
        aside = path.parent / f"{_aside_name()}{path.suffix}"
        # Made here, so that it has the permissions of any new file and a refusal comes early.
        os.close(os.open(aside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
    try:
        with _as_unwritable(path, within=aside), _held(aside):
            yield aside
        with _as_unwritable(path):
            _refuse_taken(path, force=force)  # by somebody else, while we were writing
            if backup is not None and path.exists():
                _replace_keeping(path, backup, aside)
            else:
                aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)


@contextmanager
def finished_folder(path: Path, *, force: bool = False, inputs: Iterable[Path] = ()) -> Iterator[Path]:
    """Lends a folder to write into; it takes the place of `path` when the block ends well.

    Raises UnusableInput like `finished_file`; an empty folder is not taken. With `force`, files of the
    same name are replaced and others in an existing folder stay; a file that is one of the `inputs` is
    never replaced.
    """
    with _as_unwritable(path):
        _refuse_inputs(path, inputs)
        _refuse_taken_folder(path, force=force)
        path.parent.mkdir(parents=True, exist_ok=True)
        # Inside an existing folder, which may be another disk than the one around it.
        around = path if path.is_dir() else path.parent
        _remove_left_behind(around)
        aside = around / _aside_name()
        aside.mkdir()
    try:
        with _as_unwritable(path, within=aside), _held(aside):
            yield aside
        with _as_unwritable(path):
            _move_folder(aside, path, inputs)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def name_for_backup(path: Path, at: datetime) -> Path:
    """A free name beside `path` for what stands there until now: `team.backup-2026-11-02-1405.xlsx`."""
    stem = f"{path.stem}.backup-{at:%Y-%m-%d-%H%M}"
    names = (f"{stem}{'' if number == 1 else f'-{number}'}{path.suffix}" for number in count(1))
    return next(place for name in names if not os.path.lexists(place := path.with_name(name)))


def _replace_keeping(path: Path, backup: Path, new: Path) -> None:
    """Puts a new file in the place of an old one, which goes on under another name, whole at any moment."""
    try:
        # Never over another file; and while both names mean the old one, nothing is lost.
        os.link(path, backup)
    except FileExistsError:
        raise
    except OSError:  # a memory stick or a network drive that knows no second names
        copy = path.parent / f".xlreview-{secrets.token_hex(6)}{path.suffix}"
        try:
            shutil.copy2(path, copy)
            copy.rename(backup)
        finally:
            copy.unlink(missing_ok=True)
    try:
        new.replace(path)
    except OSError:
        backup.unlink(missing_ok=True)
        raise


def _aside_name() -> str:
    return f".xlreview-{_MACHINE}-{secrets.token_hex(6)}"


@contextmanager
def _held(aside: Path) -> Iterator[None]:
    """Locks what is being written, until the block or the process ends, however it ends."""
    if fcntl is None:
        yield
        return
    handle = os.open(aside, os.O_RDONLY)
    try:
        with suppress(OSError):  # a drive that knows no locks; nothing is ever removed there
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(handle)


def _remove_left_behind(folder: Path) -> None:
    """Removes what a process of ours on this machine was writing here when it was killed."""
    if fcntl is None:
        return
    try:
        left = [one for one in folder.iterdir() if _LEFT_BEHIND.fullmatch(one.name)]
    except OSError:
        return  # a folder that may be written to and not looked into
    for place in left:
        with suppress(OSError):  # somebody writes there, or it is not ours to remove: it stays
            handle = os.open(place, os.O_RDONLY | os.O_NOFOLLOW)
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                if time.time() - os.fstat(handle).st_mtime < _JUST_MADE:
                    continue
                if place.is_dir():
                    shutil.rmtree(place)
                else:
                    place.unlink()
            finally:
                os.close(handle)


def _refuse_inputs(path: Path, inputs: Iterable[Path]) -> None:
    for given in inputs:
        if path.exists() and given.exists() and path.samefile(given):
            raise unusable("OUTPUT_IS_INPUT", str(path))


def _refuse_taken(path: Path, *, force: bool) -> None:
    if path.is_dir() or (path.exists() and not force):
        raise unusable("OUTPUT_EXISTS", str(path))


def _refuse_taken_folder(path: Path, *, force: bool) -> None:
    if path.exists() and not path.is_dir():
        raise unusable("OUTPUT_EXISTS", str(path))
    if path.is_dir() and any(path.iterdir()) and not force:
        raise unusable("OUTPUT_EXISTS", str(path))


def _move_folder(aside: Path, path: Path, inputs: Iterable[Path]) -> None:
    if not path.exists():
        aside.replace(path)
        return
    made = [(one, path / one.relative_to(aside)) for one in sorted(aside.rglob("*"))]
    for _, place in made:
        _refuse_inputs(place, inputs)
    for one, place in made:
        if one.is_dir():
            place.mkdir(exist_ok=True)
        else:
            one.replace(place)


@contextmanager
def _as_unwritable(path: Path, within: Path | None = None) -> Iterator[None]:
    """Turns the system's refusals into OUTPUT_UNWRITABLE; with `within`, only those about writing there.

    The block of a caller also reads other files, and a refusal there must not be blamed on the output.
    """
    try:
        yield
    except OSError as refusal:
        named = str(refusal.filename or "")
        ours = within is None or named.startswith(str(within)) or refusal.errno in _NO_ROOM
        if not ours:
            raise
        raise _unwritable(path, refusal) from refusal


def _unwritable(path: Path, refusal: OSError) -> UnusableInput:
    return unusable("OUTPUT_UNWRITABLE", str(path), reason=reason_of(refusal))
