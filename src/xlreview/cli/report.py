"""`report`: a Word report from a workbook."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from xlreview.cli.endings import demand_ending
from xlreview.cli.outcome import done_with, problem_lines, say_lines
from xlreview.cli.speech import Speech
from xlreview.cli.spoken import Command, OneOf, Option, force_option, language_option

KINDS = ("initial", "final")
"""Kinds of report; named here so that `--help` need not load the library that writes Word files."""


def report_command(speech: Speech) -> Command:
    """`report WORKBOOK --kind KIND -o OUT.docx`."""
    path = click.Path(path_type=Path)
    return Command(
        "report",
        speech=speech,
        run=partial(_report, speech),
        params=[
            click.Argument(["workbook"], metavar="WORKBOOK", type=path),
            Option(["--kind"], speech=speech, type=OneOf(KINDS, speech), required=True),
            Option(["-o", "--out", "out"], speech=speech, metavar="OUT.docx", type=path, required=True),
            language_option(speech, "report"),
            Option(["--template"], speech=speech, metavar="T.docx", type=path),
            Option(["--include-unconfirmed"], speech=speech, is_flag=True),
            force_option(speech),
        ],
    )


def _report(
    speech: Speech,
    *,
    workbook: Path,
    kind: str,
    out: Path,
    lang: str | None,
    template: Path | None,
    include_unconfirmed: bool,
    force: bool,
) -> int:
    from xlreview.i18n import LANGUAGES
    from xlreview.outputs import finished_file
    from xlreview.read import read_review
    from xlreview.report import render_report

    demand_ending(out, ".docx")
    review = read_review(workbook, language=speech.language)
    own = review.stamp.language if review.stamp.language in LANGUAGES else speech.language
    inputs = [workbook] if template is None else [workbook, template]
    with finished_file(out, force=force, inputs=inputs) as aside:
        notes = render_report(
            review,
            kind,
            aside,
            language=lang or own,
            template=template,
            include_unconfirmed=include_unconfirmed,
        )
    click.echo(speech("made", file=str(out)))
    say_lines(problem_lines([note.spoken_in(speech.language) for note in notes], speech))
    return done_with(workbook, review.problems, speech)
