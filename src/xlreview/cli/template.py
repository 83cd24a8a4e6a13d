"""`template export`, `template fields`, `template check`: report templates of one's own."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from xlreview.cli.checked import problem_as_mapping
from xlreview.cli.endings import demand_ending
from xlreview.cli.outcome import (
    DONE,
    UNUSABLE,
    exit_code,
    line_width,
    of_severity,
    problem_lines,
    say_json,
    say_lines,
    wrapped,
)
from xlreview.cli.report import KINDS
from xlreview.cli.speech import Speech
from xlreview.cli.spoken import Command, Group, OneOf, Option, force_option, language_option
from xlreview.i18n import LANGUAGES, Label, spell, translate
from xlreview.outputs import finished_file
from xlreview.problem import Problem, Severity, UnusableInput

if TYPE_CHECKING:
    from xlreview.report.template_check.field_list import Field

_PATH = click.Path(path_type=Path)


def template_commands(speech: Speech) -> Group:
    """`template export KIND OUT.docx`, `fields KIND`, `check T.docx --kind KIND [--json]`."""
    commands: list[click.Command] = [
        _export_command(speech),
        _fields_command(speech),
        _check_command(speech),
    ]
    return Group("template", speech=speech, commands=commands)


def _export_command(speech: Speech) -> Command:
    out = click.Argument(["out"], metavar="OUT.docx", type=_PATH)
    return Command(
        "export",
        speech=speech,
        run=partial(_export, speech),
        params=[_kind(speech), out, force_option(speech), language_option(speech)],
        text="template_export",
    )


def _fields_command(speech: Speech) -> Command:
    return Command(
        "fields",
        speech=speech,
        run=partial(_fields, speech),
        params=[_kind(speech), language_option(speech, "fields")],
        text="template_fields",
    )


def _check_command(speech: Speech) -> Command:
    kinds = OneOf(KINDS, speech)
    return Command(
        "check",
        speech=speech,
        run=partial(_check, speech),
        params=[
            click.Argument(["template"], metavar="T.docx", type=_PATH),
            Option(["--kind"], speech=speech, command="template_check", type=kinds, required=True),
            Option(["--json", "as_json"], speech=speech, is_flag=True),
            language_option(speech),
        ],
        text="template_check",
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


def _check(speech: Speech, *, template: Path, kind: str, as_json: bool, **_: object) -> int:
    from xlreview.report.trial import check_template

    try:
        found, usable = check_template(template, kind, language=speech.language), True
    except UnusableInput as refusal:
        if not as_json:
            raise
        found, usable = list(refusal.problems), False
    problems = [one.spoken_in(speech.language) for one in found]
    if as_json:
        told = [_as_mapping(one, speech) for one in problems]
        say_json({"files": [{"file": str(template), "kind": kind, "problems": told}]})
        return exit_code(problems) if usable else UNUSABLE
    say_lines(list(problem_lines(problems, speech))[1:])
    if errors := of_severity(problems, Severity.ERROR):
        say_lines(["", speech("template.faults", number=len(errors))])
    else:
        click.echo(speech("template.sound", file=str(template), languages=", ".join(LANGUAGES)))
    return exit_code(problems)


def _as_mapping(problem: Problem, speech: Speech) -> dict[str, Any]:
    """A problem as `--json` tells it: where in the template it is, by number, in words and by its text."""
    where = problem.details.get("where")
    return {
        **problem_as_mapping(problem),
        "paragraph": where.fillings["number"] if isinstance(where, Label) else None,
        "where": spell(where, speech.language) if isinstance(where, Label) else None,
        "text": problem.details.get("text"),
    }


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
