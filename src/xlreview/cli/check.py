"""`check`: reads workbooks and says what is wrong in them, cell by cell."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import click

from xlreview.cli.checked import Checked, checked, checked_as_mapping
from xlreview.cli.checked_words import checked_lines, table_lines
from xlreview.cli.explain import ALL, explain
from xlreview.cli.named_files import NamedFiles, named_files
from xlreview.cli.outcome import DONE, passed_over_lines, say_json, say_lines
from xlreview.cli.passwords import password_option, read_passwords
from xlreview.cli.speech import Speech
from xlreview.cli.spoken import Command, Option, force_option, language_option
from xlreview.model.review import Review
from xlreview.problem import UnusableInput


def check_command(speech: Speech) -> Command:
    """`check FILE... [--json] [--mark DIR] [--password-file F] [--explain CODE]`."""
    path = click.Path(path_type=Path)
    return Command(
        "check",
        speech=speech,
        run=lambda **typed: _check(_Asked(**typed), speech),
        params=[
            click.Argument(["files"], nargs=-1, metavar="FILE..."),
            Option(["--json", "as_json"], speech=speech, is_flag=True),
            Option(["--mark"], speech=speech, metavar="DIR", type=path),
            password_option(speech),
            Option(["--explain"], speech=speech, metavar="CODE", is_flag=False, flag_value=ALL),
            force_option(speech),
            language_option(speech),
        ],
    )


@dataclass(frozen=True, slots=True)
class _Asked:
    """The command line as it was typed."""

    files: tuple[str, ...]
    as_json: bool
    mark: Path | None
    password_file: Path | None
    explain: str | None
    force: bool
    lang: str | None


def _check(asked: _Asked, speech: Speech) -> int:
    if asked.explain is not None:
        return explain(asked.explain, speech)
    if not asked.files:
        raise click.UsageError(speech("usage.missing", name="FILE"), click.get_current_context())
    passwords = read_passwords(asked.password_file, speech)
    named = named_files(asked.files)
    say_lines(passed_over_lines(named, speech, "receipt.passed_over"))
    files = [*_all_checked(named, asked, passwords, speech)]
    if asked.as_json:
        say_json({"files": [checked_as_mapping(one, speech.language) for one in files]})
    else:
        for number, one in enumerate(files):
            say_lines(["", *checked_lines(one, speech)] if number else checked_lines(one, speech))
        say_lines(table_lines(files, speech))
    return max((one.exit_code for one in files), default=DONE)


def _all_checked(
    named: NamedFiles, asked: _Asked, passwords: tuple[str, ...], speech: Speech
) -> Iterator[Checked]:
    """Each file as it has been read and, if asked for, marked; in the order of their names."""
    from xlreview.read.many import read_reviews

    outcomes = read_reviews(named.files, language=speech.language, password=passwords)
    copies = _places_for_copies(named.files, asked.mark)
    # Silent in a pipe, and for a single file, which takes no time to speak of.
    hidden = len(named.names) == 1 or not sys.stderr.isatty()
    with click.progressbar(named.names, file=sys.stderr, hidden=hidden, item_show_func=_name) as progress:
        for name in progress:
            outcome = named.refusals.get(name) or next(outcomes)
            one = replace(checked(name, outcome, speech.language), mark_wanted=asked.mark is not None)
            if name in copies and isinstance(outcome, Review):
                one = _marked(one, outcome, copies[name], force=asked.force, language=speech.language)
            yield one


def _places_for_copies(files: Sequence[str], folder: Path | None) -> Mapping[str, Path]:
    """Where the marked copy of each file goes; nothing where none is asked for."""
    if folder is None:
        return {}
    from xlreview.mark import names_for_copies

    names = names_for_copies(map(Path, files))
    return {file: folder / names[Path(file)] for file in files}


def _marked(one: Checked, review: Review, out: Path, *, force: bool, language: str) -> Checked:
    """The checked file with its marked copy, or with the reason why there is none."""
    from xlreview.mark import mark_workbook

    try:
        mark_workbook(Path(one.file), review, out, force=force)
    except UnusableInput as refusal:
        said = tuple(problem.spoken_in(language) for problem in refusal.problems)
        return replace(one, refusals=said)
    return replace(one, marked=str(out))


def _name(name: str | None) -> str | None:
    return Path(name).name if name else None
