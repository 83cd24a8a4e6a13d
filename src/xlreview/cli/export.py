"""`export`: a workbook's answers as data for other programs."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from xlreview.cli.outcome import done_with
from xlreview.cli.speech import Speech
from xlreview.cli.spoken import Command, force_option, language_option


def export_command(speech: Speech) -> Command:
    """`export WORKBOOK OUT.json|OUT.csv/`."""
    return Command(
        "export",
        speech=speech,
        run=partial(_export, speech),
        params=[
            click.Argument(["workbook"], metavar="WORKBOOK", type=click.Path(path_type=Path)),
            click.Argument(["out"], metavar="OUT.json|OUT.csv/", type=click.Path(path_type=Path)),
            force_option(speech),
            language_option(speech),
        ],
    )


def _export(speech: Speech, *, workbook: Path, out: Path, force: bool, lang: str | None) -> int:
    from xlreview.export import export_review
    from xlreview.read import read_review

    review = read_review(workbook, language=lang or speech.language)
    export_review(review, out, force=force, inputs=[workbook])
    click.echo(speech("made", file=str(out)))
    return done_with(workbook, review.problems, speech)
