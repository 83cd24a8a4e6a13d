"""`check`: reads workbooks and says what is wrong in them, cell by cell."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Any

import click

from xlreview.cli.outcome import DONE, Checked, checked_lines, say_lines
from xlreview.cli.speech import Speech
from xlreview.cli.spoken import Command, Option, language_option
from xlreview.problem import Problem, UnusableInput


def check_command(speech: Speech) -> Command:
    """`check FILE... [--json]`."""
    return Command(
        "check",
        speech=speech,
        run=partial(_check, speech),
        params=[
            click.Argument(["files"], nargs=-1, required=True, metavar="FILE...", type=click.Path()),
            Option(["--json", "as_json"], speech=speech, is_flag=True),
            language_option(speech),
        ],
    )


def _check(speech: Speech, *, files: tuple[str, ...], as_json: bool, lang: str | None) -> int:
    checked = _read_all(files, lang or speech.language)
    if as_json:
        report = {"files": [checked_as_mapping(one) for one in checked]}
        text = json.dumps(report, ensure_ascii=False, indent=2)
        # Always UTF-8, whatever the terminal speaks; half a surrogate pair becomes its JSON escape.
        click.echo(f"{text}\n".encode("utf-8", "backslashreplace"), nl=False)
    else:
        for number, one in enumerate(checked):
            if number:
                say_lines([""])
            say_lines(checked_lines(one, speech))
    return max((one.exit_code for one in checked), default=DONE)


def _read_all(files: tuple[str, ...], language: str) -> list[Checked]:
    # Silent in a pipe, and for a single file, which takes no time to speak of.
    hidden = len(files) == 1 or not sys.stderr.isatty()
    with click.progressbar(files, file=sys.stderr, hidden=hidden, item_show_func=_name) as progress:
        return [_read(file, language) for file in progress]


def _name(file: str | None) -> str | None:
    return Path(file).name if file else None


def _read(file: str, language: str) -> Checked:
    from xlreview.read import read_review

    try:
        review = read_review(file, language=language)
    except UnusableInput as refusal:
        return Checked(file, None, _spoken(refusal.problems, language))
    return Checked(file, review, review.problems)


def _spoken(problems: Iterable[Problem], language: str) -> tuple[Problem, ...]:
    return tuple(problem.spoken_in(language) for problem in problems)


def checked_as_mapping(checked: Checked) -> dict[str, Any]:
    """A checked file as `--json` tells it; pack and role are null for a file that cannot be used."""
    stamp = checked.review.stamp if checked.review else None
    return {
        "file": checked.file,
        "pack": stamp.pack_id if stamp else None,
        "role": stamp.role.value if stamp else None,
        "cells_read": checked.cells_read,
        "cells_ignored": checked.cells_ignored,
        "problems": [
            {
                "sheet": problem.place.sheet,
                "cell": problem.place.cell,
                "severity": problem.severity.value,
                "code": problem.code,
                "message": problem.message,
                "hint": problem.hint,
            }
            for problem in checked.problems
        ],
    }
