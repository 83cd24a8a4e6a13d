"""`report`: a Word report from a workbook."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import click

from xlreview.cli.endings import demand_ending
from xlreview.cli.outcome import done_with, problem_lines, say_lines
from xlreview.cli.passwords import password_option, read_with_passwords
from xlreview.cli.reported_names import (
    AUDIENCES,
    notes_on_names,
    placed_in,
    redacted_for,
    replaced_line,
)
from xlreview.cli.speech import Speech
from xlreview.cli.spoken import Command, OneOf, Option, force_option, language_option
from xlreview.i18n import LANGUAGES

KINDS = ("initial", "screening", "programme", "guides", "final", "plan")
"""Kinds of report; named here so that `--help` need not load the library that writes Word files."""


def report_command(speech: Speech) -> Command:
    """`report WORKBOOK --kind KIND -o OUT.docx`."""
    path = click.Path(path_type=Path)
    return Command(
        "report",
        speech=speech,
        run=lambda **typed: _report(speech, _Asked(**typed)),
        params=[
            click.Argument(["workbook"], metavar="WORKBOOK", type=path),
            Option(["--kind"], speech=speech, type=OneOf(KINDS, speech), required=True),
            Option(["-o", "--out", "out"], speech=speech, metavar="OUT.docx", type=path, required=True),
            language_option(speech, "report"),
            Option(
                ["--for", "reader"],
                speech=speech,
                command="report",
                type=OneOf(AUDIENCES, speech),
                default=AUDIENCES[0],
            ),
            Option(["--template"], speech=speech, metavar="T.docx", type=path),
            Option(["--include-unconfirmed"], speech=speech, is_flag=True),
            Option(["--pdf"], speech=speech, is_flag=True),
            password_option(speech),
            force_option(speech),
        ],
    )


@dataclass(frozen=True, slots=True)
class _Asked:
    """The command line as it was typed."""

    workbook: Path
    kind: str
    out: Path
    lang: str | None
    reader: str
    template: Path | None
    include_unconfirmed: bool
    pdf: bool
    password_file: Path | None
    force: bool

    @property
    def inputs(self) -> list[Path]:
        """Files that are read and so never written to."""
        return [self.workbook] if self.template is None else [self.workbook, self.template]


def _report(speech: Speech, asked: _Asked) -> int:
    from xlreview.outputs import demand_free, finished_file
    from xlreview.report import render_report

    demand_ending(asked.out, ".docx")
    if asked.pdf:
        demand_free(asked.out.with_suffix(".pdf"), force=asked.force)
    review = read_with_passwords(asked.workbook, asked.password_file, speech)
    own = review.stamp.language if review.stamp.language in LANGUAGES else speech.language
    redaction = redacted_for(review, asked.reader, asked.kind, asked.lang or own)
    with finished_file(asked.out, force=asked.force, inputs=asked.inputs) as aside:
        notes = render_report(
            redaction.review if redaction else review,
            asked.kind,
            aside,
            language=asked.lang or own,
            template=asked.template,
            include_unconfirmed=asked.include_unconfirmed,
        )
    click.echo(speech("made", file=str(asked.out)))
    if redaction is not None:
        say_lines([replaced_line(redaction, speech)])
        notes = [*placed_in(review, notes)]
    notes += notes_on_names(review, redaction, asked.out)
    say_lines(problem_lines([note.spoken_in(speech.language) for note in notes], speech))
    if asked.pdf:
        _make_pdf(asked.out, force=asked.force, speech=speech)
    return done_with(asked.workbook, review.problems, speech)


def _make_pdf(report: Path, *, force: bool, speech: Speech) -> None:
    """The report as PDF beside it; raises UnusableInput (PDF_NOT_POSSIBLE), and the report stays."""
    from xlreview.outputs import finished_file
    from xlreview.problem import UnusableInput
    from xlreview.report.pdf import make_pdf

    out = report.with_suffix(".pdf")
    with finished_file(out, force=force, inputs=[report]) as aside:
        problem = make_pdf(report, aside)
        if problem is not None:
            raise UnusableInput(problem)
    click.echo(speech("made", file=str(out)))
