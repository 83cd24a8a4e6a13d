"""Puts finished files in place: written aside first, moved when whole, never over somebody's work.

A reader who opens the output meets the old file or the new one, never half of either, whenever the
program is stopped.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from xlreview.problem import unusable


@contextmanager
def finished_file(path: Path, *, force: bool = False) -> Iterator[Path]:
    """Lends a path to write to, in the folder of `path`; moves it there when the block ends well.

    Raises UnusableInput (OUTPUT_EXISTS, OUTPUT_UNWRITABLE) before anything is written when `path` is
    taken and `force` is not given, or when the folder cannot be written to. Missing folders are made.
    """
    if path.exists() and (not force or path.is_dir()):
        raise unusable("OUTPUT_EXISTS", str(path))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, aside = tempfile.mkstemp(prefix=f".{path.stem}-", suffix=path.suffix, dir=path.parent)
    except OSError as refusal:
        raise unusable("OUTPUT_UNWRITABLE", str(path), reason=refusal.strerror or str(refusal)) from refusal
    os.close(handle)
    try:
        yield Path(aside)
        Path(aside).chmod(0o666 & ~_umask())
        try:
            Path(aside).replace(path)
        except OSError as refusal:
            raise unusable(
                "OUTPUT_UNWRITABLE", str(path), reason=refusal.strerror or str(refusal)
            ) from refusal
    finally:
        Path(aside).unlink(missing_ok=True)


@contextmanager
def finished_folder(path: Path, *, force: bool = False) -> Iterator[Path]:
    """Lends a folder to write into; it takes the place of `path` when the block ends well.

    Raises UnusableInput like `finished_file`. With `force`, files of the same name are replaced and
    others in an existing folder stay.
    """
    if path.exists() and not path.is_dir():
        raise unusable("OUTPUT_EXISTS", str(path))
    if path.is_dir() and any(path.iterdir()) and not force:
        raise unusable("OUTPUT_EXISTS", str(path))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        aside = Path(tempfile.mkdtemp(prefix=f".{path.name}-", dir=path.parent))
    except OSError as refusal:
        raise unusable("OUTPUT_UNWRITABLE", str(path), reason=refusal.strerror or str(refusal)) from refusal
    try:
        yield aside
        if not path.exists():
            aside.chmod(0o777 & ~_umask())
            aside.replace(path)
        else:
            _move_contents(aside, path)
    except OSError as refusal:
        raise unusable("OUTPUT_UNWRITABLE", str(path), reason=refusal.strerror or str(refusal)) from refusal
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _move_contents(aside: Path, path: Path) -> None:
    for made in sorted(aside.rglob("*")):
        place = path / made.relative_to(aside)
        if made.is_dir():
            place.mkdir(exist_ok=True)
        else:
            made.replace(place)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
