"""`merge`: reviewers', city's and earlier team workbooks to the one that the team goes on with."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from xlreview.cli.checked import Checked, checked
from xlreview.cli.checked_words import HANDFUL
from xlreview.cli.endings import demand_ending
from xlreview.cli.named_files import NamedFiles, named_files
from xlreview.cli.outcome import UNUSABLE, passed_over_lines, say_json, say_lines
from xlreview.cli.passwords import password_option, read_passwords
from xlreview.cli.speech import Speech
from xlreview.cli.spoken import Command, Option, force_option, language_option
from xlreview.model.rating import Role
from xlreview.model.review import Review
from xlreview.problem import UnusableInput

if TYPE_CHECKING:
    from xlreview.cli.merged import Merging
    from xlreview.team import Written


def merge_command(speech: Speech) -> Command:
    """`merge FILE... -o TEAM.xlsx [--dry-run] [--json] [--password-file F] [--force]`."""
    path = click.Path(path_type=Path)
    return Command(
        "merge",
        speech=speech,
        run=lambda **typed: _merge(_Asked(**typed), speech),
        params=[
            click.Argument(["files"], nargs=-1, metavar="FILE..."),
            Option(["-o", "--out", "out"], speech=speech, command="merge", metavar="TEAM.xlsx", type=path),
            Option(["--dry-run"], speech=speech, is_flag=True),
            Option(["--json", "as_json"], speech=speech, is_flag=True),
            password_option(speech),
            force_option(speech, "merge"),
            language_option(speech, "merge"),
        ],
    )


@dataclass(frozen=True, slots=True)
class _Asked:
    """The command line as it was typed."""

    files: tuple[str, ...]
    out: Path | None
    dry_run: bool
    as_json: bool
    password_file: Path | None
    force: bool
    lang: str | None

    @property
    def place(self) -> Path:
        """Where the team workbook goes, or would go."""
        return self.out or Path("team.xlsx")


def _merge(asked: _Asked, speech: Speech) -> int:
    _demand_names(asked, speech)
    passwords = read_passwords(asked.password_file, speech)
    named = named_files(asked.files)
    say_lines(passed_over_lines(named, speech, "merge.passed_over"))
    outcomes = _all_read(named, passwords, speech)
    files = [checked(name, outcome, speech.language) for name, outcome in outcomes.items()]
    reviews = {name: one for name, one in outcomes.items() if isinstance(one, Review)}
    if len(reviews) < len(outcomes):
        return _refused(files, asked, speech)
    outcomes.clear()
    merging = _merged(files, reviews, asked, speech)
    _say(merging, asked, speech)
    return merging.exit_code


def _demand_names(asked: _Asked, speech: Speech) -> None:
    """Refuses a command line that could not end well, before any file is read."""
    from xlreview.outputs import demand_free

    if not asked.files:
        raise click.UsageError(speech("usage.missing", name="FILE"), click.get_current_context())
    if asked.out is None:
        if not asked.dry_run:
            raise click.UsageError(speech("usage.missing", name="-o"), click.get_current_context())
        return
    demand_ending(asked.out, ".xlsx")
    if not asked.dry_run:
        demand_free(asked.out, force=asked.force)


def _all_read(
    named: NamedFiles, passwords: Sequence[str], speech: Speech
) -> dict[str, Review | UnusableInput]:
    """What came of each file, in the order of their names, with progress on a terminal."""
    from xlreview.read.many import read_reviews

    outcomes = read_reviews(named.files, language=speech.language, password=passwords)
    hidden = len(named.names) == 1 or not sys.stderr.isatty()
    read: dict[str, Review | UnusableInput] = {}
    with click.progressbar(named.names, file=sys.stderr, hidden=hidden, item_show_func=_name) as progress:
        for name in progress:
            read[name] = named.refusals.get(name) or next(outcomes)
    return read


def _merged(files: Sequence[Checked], reviews: dict[str, Review], asked: _Asked, speech: Speech) -> Merging:
    """The team's review from these, which are let go, and its workbook."""
    from xlreview.cli.merged import Merging
    from xlreview.team import language_of_team, unite

    if sys.stderr.isatty() and len(files) > HANDFUL:
        say_lines([speech("merge.under_way", number=len(files))])
    language = asked.lang or language_of_team(reviews.values())
    pack = next(iter(reviews.values())).pack
    review = unite(reviews.values(), language=language or speech.among(pack.languages))
    inputs = {Path(name): one.stamp.role for name, one in reviews.items()}
    # What was read of a large team workbook takes two hundred megabytes, and all of it is in the ledger.
    reviews.clear()
    written = _written(review, inputs, asked)
    return Merging(
        files,
        review,
        tuple(one.spoken_in(speech.language) for one in written.problems),
        out=asked.out,
        backup=written.backup,
        dry_run=asked.dry_run,
    )


def _written(review: Review, inputs: Mapping[Path, Role], asked: _Asked) -> Written:
    """Writes the team's workbook, or tries what writing it would come to, with progress on a terminal."""
    from xlreview.team import rehearse, write_team_workbook

    # Every row is written, then read back.
    steps = 2 * sum(map(len, review.entries.values()))
    hidden = not sys.stderr.isatty() or len(inputs) <= HANDFUL
    with click.progressbar(length=steps, file=sys.stderr, hidden=hidden) as progress:
        if asked.dry_run:
            return rehearse(review, asked.place, advance=progress.update)
        return write_team_workbook(
            review, asked.place, inputs=inputs, force=asked.force, advance=progress.update
        )


def _refused(files: Sequence[Checked], asked: _Asked, speech: Speech) -> int:
    """Says which files cannot be used; nothing is merged, so that none is left out unnoticed."""
    from xlreview.cli.merged import merging_as_mapping
    from xlreview.cli.merged_words import refusal_lines

    if asked.as_json:
        say_json(merging_as_mapping(files, None, speech.language))
    else:
        say_lines(refusal_lines(files, speech))
    return UNUSABLE


def _say(merging: Merging, asked: _Asked, speech: Speech) -> None:
    from xlreview.cli.merged import merging_as_mapping
    from xlreview.cli.merged_words import merging_lines

    if asked.as_json:
        say_json(merging_as_mapping(merging.files, merging, speech.language))
        return
    say_lines(merging_lines(merging, speech))
    if merging.out is not None and not merging.dry_run:
        click.echo(speech("made", file=str(merging.out)))


def _name(name: str | None) -> str | None:
    return Path(name).name if name else None
