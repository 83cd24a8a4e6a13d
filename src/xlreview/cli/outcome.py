"""What came of a command: its exit code, and lines for the person who gave it."""

from __future__ import annotations

import json
import re
import shutil
import sys
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TextIO

import click

from xlreview.cli.named_files import NamedFiles
from xlreview.cli.speech import Speech
from xlreview.problem import Problem, Severity

DONE, HAS_ERRORS, UNUSABLE = 0, 1, 2

_WIDEST = 120
"""Characters of a line; longer ones are hard to read."""

_MOST_NAMES = 5
"""Names of files that were passed over, in one folder, that are worth a line."""

_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Characters with which a text from a file could steer the terminal, or turn the line around."""


def exit_code(problems: Iterable[Problem]) -> int:
    """1 where there is a problem of severity error, else 0."""
    return HAS_ERRORS if any(one.severity is Severity.ERROR for one in problems) else DONE


def problem_lines(problems: Sequence[Problem], speech: Speech) -> Iterator[str]:
    """Problems line by line under a heading for each severity, what to correct first."""
    for severity in Severity:
        if found := of_severity(problems, severity):
            yield ""
            yield speech(f"severity.{severity}")
            yield from (str(problem) for problem in found)


def of_severity(problems: Iterable[Problem], severity: Severity) -> list[Problem]:
    """The problems of one severity, in their order."""
    return [problem for problem in problems if problem.severity is severity]


def say_lines(lines: Iterable[str]) -> None:
    """Lines for the user, on stderr; on a terminal, long ones go on below their beginning."""
    width = line_width(sys.stderr)
    for line in lines:
        plain = _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", line)
        click.echo("\n".join(wrapped(plain, width)), err=True)


def say_json(told: Mapping[str, Any]) -> None:
    """A JSON document for a program, on stdout."""
    text = json.dumps(told, ensure_ascii=False, indent=2)
    # Always UTF-8, whatever the terminal speaks; half a surrogate pair becomes its JSON escape.
    click.echo(f"{text}\n".encode("utf-8", "backslashreplace"), nl=False)


def passed_over_lines(named: NamedFiles, speech: Speech, key: str) -> Iterator[str]:
    """What else lies in the folders that were named, a line for each folder, as the text under `key` says."""
    for folder, names in named.passed_over.items():
        shown = names[:_MOST_NAMES]
        if left_out := len(names) - len(shown):
            shown.append(speech("receipt.more", number=left_out))
        yield speech(key, folder=folder, names=", ".join(shown))
    if named.passed_over:
        yield ""


def line_width(stream: TextIO) -> int | None:
    """Characters that a line can have there, None where it is no terminal and lines stay whole."""
    return min(shutil.get_terminal_size().columns - 1, _WIDEST) if stream.isatty() else None


def wrapped(line: str, width: int | None, *, further_in: int = 4) -> list[str]:
    """The line as lines of at most `width` characters, all but the first so much further in."""
    if width is None or len(line) <= width:
        return [line]
    margin = " " * (len(line) - len(line.lstrip()) + further_in)
    # Names of files, codes and cells can be searched for and copied only when they are in one piece.
    return textwrap.wrap(
        line, width, subsequent_indent=margin, break_long_words=False, break_on_hyphens=False
    )


def done_with(workbook: Path, problems: Sequence[Problem], speech: Speech) -> int:
    """The exit code of a command that made something of a workbook; says so where that has errors."""
    errors = len(of_severity(problems, Severity.ERROR))
    if errors:
        say_lines([speech("has_errors", file=str(workbook), number=errors)])
    return exit_code(problems)
