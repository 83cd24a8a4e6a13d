"""`template export`, `template fields`, `template check`: report templates of one's own."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from xlreview.cli.endings import demand_ending
from xlreview.cli.outcome import DONE, exit_code, line_width, of_severity, problem_lines, say_lines, wrapped
from xlreview.cli.report import KINDS
from xlreview.cli.speech import Speech
from xlreview.cli.spoken import Command, Group, OneOf, Option, force_option, language_option
from xlreview.i18n import LANGUAGES, translate
from xlreview.outputs import finished_file
from xlreview.problem import Severity

if TYPE_CHECKING:
    from xlreview.report.template_check.field_list import Field


def template_commands(speech: Speech) -> Group:
    """`template export KIND OUT.docx`, `template fields KIND`, `template check T.docx --kind KIND`."""
    path = click.Path(path_type=Path)
    return Group(
        "template",
        speech=speech,
        commands=[
            Command(
                "export",
                speech=speech,
                run=partial(_export, speech),
                params=[
                    _kind(speech),
                    click.Argument(["out"], metavar="OUT.docx", type=path),
                    force_option(speech),
                    language_option(speech),
                ],
                text="template_export",
            ),
            Command(
                "fields",
                speech=speech,
                run=partial(_fields, speech),
                params=[_kind(speech), language_option(speech, "fields")],
                text="template_fields",
            ),
            Command(
                "check",
                speech=speech,
                run=partial(_check, speech),
                params=[
                    click.Argument(["template"], metavar="T.docx", type=path),
                    Option(
                        ["--kind"],
                        speech=speech,
                        command="template_check",
                        type=OneOf(KINDS, speech),
                        required=True,
                    ),
                    language_option(speech),
                ],
                text="template_check",
            ),
        ],
    )


def _kind(speech: Speech) -> click.Argument:
    return click.Argument(["kind"], metavar="KIND", type=OneOf(KINDS, speech))


def _export(speech: Speech, *, kind: str, out: Path, force: bool, **_: object) -> int:
    from xlreview.report.templates import shipped_template

    demand_ending(out, ".docx")
    usual = shipped_template(kind)
    with finished_file(out, force=force, inputs=[usual]) as aside:
        shutil.copyfile(usual, aside)
    click.echo(speech("made", file=str(out)))
    return DONE


def _check(speech: Speech, *, template: Path, kind: str, **_: object) -> int:
    from xlreview.report.trial import check_template

    problems = [
        one.spoken_in(speech.language) for one in check_template(template, kind, language=speech.language)
    ]
    say_lines(list(problem_lines(problems, speech))[1:])
    if errors := of_severity(problems, Severity.ERROR):
        say_lines(["", speech("template.faults", number=len(errors))])
    else:
        click.echo(speech("template.sound", file=str(template), languages=", ".join(LANGUAGES)))
    return exit_code(problems)


def _fields(speech: Speech, *, kind: str, lang: str | None) -> int:
    from xlreview.report.template_check.field_list import fields_of, fixed_words

    language = lang or speech.language
    width = line_width(sys.stdout)
    lines = [speech("template.how"), ""]
    for field in fields_of(kind, language):
        lines += _told(field, speech, language)
    lines += ["", speech("template.fixed"), ""]
    lines += [f"{path}  {text}" for path, text in fixed_words(language).items()]
    for line in lines:
        click.echo("\n".join(wrapped(line, width)))
    return DONE


def _told(field: Field, speech: Speech, language: str) -> Iterator[str]:
    """A field with its kind, and below it what it means, with an example."""
    yield f"{field.path}  ({translate(f'field_type.{field.holds}', language)})"
    example = speech("template.example", example=field.example) if field.example else ""
    yield f"    {' '.join(filter(None, (field.meaning, example)))}"
