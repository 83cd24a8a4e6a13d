"""Passwords out of a file, so that none stands on a command line or in its history."""

from __future__ import annotations

from pathlib import Path

import click

from xlreview.cli.speech import Speech
from xlreview.cli.spoken import Option
from xlreview.model.review import Review
from xlreview.problem import UnusableInput, reason_of

_LARGEST = 64 * 1024
"""Bytes; a longer file is some other file."""


def password_option(speech: Speech) -> Option:
    """`--password-file F`."""
    return Option(["--password-file"], speech=speech, metavar="F", type=click.Path(path_type=Path))


def read_with_passwords(workbook: Path, password_file: Path | None, speech: Speech) -> Review:
    """The review in a workbook, opened with the password in a file if it needs one.

    Raises UnusableInput as `read_review` does, and a usage error for a password file that holds none.
    """
    from xlreview.read.many.one import read_one

    outcome = read_one(workbook, speech.language, read_passwords(password_file, speech))
    if isinstance(outcome, UnusableInput):
        raise outcome
    return outcome


def read_passwords(file: Path | None, speech: Speech) -> tuple[str, ...]:
    """The passwords in a text file (UTF-8), one on each line; blank lines are none.

    Raises a usage error when the file cannot be read or holds no password.
    """
    if file is None:
        return ()
    context = click.get_current_context()
    try:
        with file.open("rb") as opened:
            content = opened.read(_LARGEST + 1)
    except (FileNotFoundError, ValueError) as refusal:
        said = speech("usage.password_file_missing", file=str(file))
        raise click.UsageError(said, context) from refusal
    except OSError as refusal:
        said = speech("usage.password_file_unreadable", file=str(file), reason=reason_of(refusal))
        raise click.UsageError(said, context) from refusal
    try:
        # Windows' Notepad begins a file with a mark that is no part of the password.
        lines = content.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        lines = []
    passwords = tuple(line for line in lines if line.strip())
    if not passwords or len(content) > _LARGEST:
        raise click.UsageError(speech("usage.password_file_empty", file=str(file)), context)
    return passwords
