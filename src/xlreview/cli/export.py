"""`export`: a workbook's answers as data for other programs."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import click

from xlreview.cli.outcome import done_with
from xlreview.cli.passwords import password_option, read_with_passwords
from xlreview.cli.speech import Speech
from xlreview.cli.spoken import Command, force_option, language_option


def export_command(speech: Speech) -> Command:
    """`export WORKBOOK OUT.json|OUT.csv/`."""
    return Command(
        "export",
        speech=speech,
        run=lambda **typed: _export(speech, _Asked(**typed)),
        params=[
            click.Argument(["workbook"], metavar="WORKBOOK", type=click.Path(path_type=Path)),
            click.Argument(["out"], metavar="OUT.json|OUT.csv/", type=click.Path(path_type=Path)),
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
    password_file: Path | None
    force: bool
    lang: str | None


def _export(speech: Speech, asked: _Asked) -> int:
    from xlreview.export import export_review

    review = read_with_passwords(asked.workbook, asked.password_file, speech)
    export_review(review, asked.out, force=asked.force, inputs=[asked.workbook])
    click.echo(speech("made", file=str(asked.out)))
    return done_with(asked.workbook, review.problems, speech)
