"""`redact`: a copy of a workbook for the host city or the public, without names."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from xlreview.cli.endings import demand_ending
from xlreview.cli.outcome import done_with, say_json, say_lines
from xlreview.cli.passwords import password_option, read_with_passwords
from xlreview.cli.speech import Speech
from xlreview.cli.spoken import Command, OneOf, Option, force_option, language_option

if TYPE_CHECKING:
    from xlreview.privacy import Redaction

READERS = ("city", "public")
"""For whom copies are made."""


def redact_command(speech: Speech) -> Command:
    """`redact WORKBOOK -o OUT.xlsx --for city|public [--note FILE] [--json]`."""
    path = click.Path(path_type=Path)
    readers = OneOf(READERS, speech)
    return Command(
        "redact",
        speech=speech,
        run=lambda **typed: _redact(speech, _Asked(**typed)),
        params=[
            click.Argument(["workbook"], metavar="WORKBOOK", type=path),
            Option(
                ["-o", "--out", "out"],
                speech=speech,
                command="redact",
                metavar="OUT.xlsx",
                type=path,
                required=True,
            ),
            Option(["--for", "reader"], speech=speech, command="redact", type=readers, required=True),
            Option(["--note"], speech=speech, metavar="FILE", type=path),
            Option(["--json", "as_json"], speech=speech, is_flag=True),
            password_option(speech),
            force_option(speech),
            language_option(speech),
        ],
    )


@dataclass(frozen=True, slots=True)
class _Asked:
    """The command line as it was typed."""

    workbook: Path
    out: Path
    reader: str
    note: Path | None
    as_json: bool
    password_file: Path | None
    force: bool
    lang: str | None


def _redact(speech: Speech, asked: _Asked) -> int:
    from xlreview.cli.redacted_words import note_lines, redaction_as_mapping
    from xlreview.outputs import demand_free, finished_file
    from xlreview.privacy import redact_workbook
    from xlreview.write import write_workbook

    demand_ending(asked.out, ".xlsx")
    if asked.note is not None:
        demand_free(asked.note, force=asked.force)
    review = read_with_passwords(asked.workbook, asked.password_file, speech)
    redaction = redact_workbook(review, asked.reader)
    with finished_file(asked.out, force=asked.force, inputs=[asked.workbook]) as aside:
        write_workbook(aside, redaction.review)
    made = [asked.out]
    if asked.note is not None:
        _write_note(asked, redaction, speech)
        made.append(asked.note)
    if asked.as_json:
        say_json(redaction_as_mapping(redaction, asked.workbook.name, speech.language))
    else:
        say_lines(note_lines(redaction, asked.workbook.name, speech))
        for file in made:
            click.echo(speech("made", file=str(file)))
    return done_with(asked.workbook, review.problems, speech)


def _write_note(asked: _Asked, redaction: Redaction, speech: Speech) -> None:
    """The list with every cell, as text that any program opens."""
    from xlreview.cli.redacted_words import note_lines
    from xlreview.outputs import finished_file

    assert asked.note is not None
    lines = note_lines(redaction, asked.workbook.name, speech, most_cells=None)
    with finished_file(asked.note, force=asked.force, inputs=[asked.workbook, asked.out]) as aside:
        text = "\n".join(lines) + "\n"
        aside.write_text(text.encode("utf-8", "replace").decode("utf-8"), encoding="utf-8-sig")
