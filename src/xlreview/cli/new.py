"""`new`: a workbook to mail out, or one for each of several reviewers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from xlreview.cli.endings import demand_ending, file_name
from xlreview.cli.outcome import DONE, done_with
from xlreview.cli.passwords import password_option, read_with_passwords
from xlreview.cli.speech import Speech
from xlreview.cli.spoken import Command, OneOf, Option, force_option, language_option
from xlreview.model.pack import Pack
from xlreview.model.rating import Role
from xlreview.model.review import Review

_INITIALS = re.compile(r"[^\W_]{1,10}")
"""Letters and digits: initials are separated by commas and `&` in the sheets, and begin the ids of rows."""

_TAKEN = frozenset({"city", "rev", "team", "plan"})
"""What the ids of rows in other people's workbooks begin with (see `layout.rows.id_prefix`)."""


def new_command(speech: Speech) -> Command:
    """`new OUT.xlsx --pack PACK --city NAME …`."""
    path = click.Path(path_type=Path)
    return Command(
        "new",
        speech=speech,
        run=lambda **typed: _new(speech, _Asked(**typed)),
        params=[
            click.Argument(["out"], metavar="OUT.xlsx", type=path),
            Option(["--pack"], speech=speech, metavar="PACK"),
            Option(["--city"], speech=speech, metavar="NAME"),
            Option(["--round"], speech=speech, metavar="R"),
            language_option(speech, "new"),
            Option(["--for", "role"], speech=speech, type=OneOf([role.value for role in _ROLES], speech)),
            Option(["--reviewer", "reviewers"], speech=speech, metavar="JB", multiple=True),
            Option(["--from", "earlier"], speech=speech, metavar="WORKBOOK", type=path),
            password_option(speech),
            force_option(speech),
        ],
    )


_ROLES = (Role.CITY, Role.REVIEWER, Role.TEAM, Role.PLAN)


@dataclass(frozen=True, slots=True)
class _Asked:
    """The command line as it was typed."""

    out: Path
    pack: str | None
    city: str | None
    round: str | None
    lang: str | None
    role: str | None
    reviewers: tuple[str, ...]
    earlier: Path | None
    password_file: Path | None
    force: bool

    @property
    def inputs(self) -> list[Path]:
        """Files that are read and so never written to."""
        return [Path(one) for one in (self.earlier, self.pack) if one is not None]


@dataclass(frozen=True, slots=True)
class _Order:
    """What is to be made, everything that was left out filled in."""

    pack: Pack
    role: Role
    city: str
    round: str
    language: str
    reviewers: tuple[str, ...]
    earlier: Review | None


def _new(speech: Speech, asked: _Asked) -> int:
    initials = _initials(asked.reviewers, speech)
    role = Role(asked.role) if asked.role else Role.REVIEWER if initials else Role.TEAM
    if initials and role not in (Role.REVIEWER, Role.TEAM):
        found = speech(f"for.{role.value}")
        raise click.UsageError(speech("usage.no_reviewers", found=found), click.get_current_context())
    source = read_with_passwords(asked.earlier, asked.password_file, speech) if asked.earlier else None
    pack = _pack(asked.pack, source, speech)
    order = _Order(
        pack=pack,
        role=role,
        city=_city(asked.city, source, speech),
        round=asked.round or (source.stamp.round if source else "") or str(date.today().year),
        language=asked.lang or speech.among(pack.languages),
        reviewers=initials,
        earlier=source,
    )
    if role is Role.REVIEWER and len(initials) > 1:
        made = _write_each(order, asked, speech)
    else:
        made = _write_one(order, asked)
    for path in made:
        click.echo(speech("made_for", file=str(path), role=speech(f"for.{role.value}")))
    if role is Role.REVIEWER and not initials:
        click.echo(speech("initials_missing"), err=True)
    return done_with(asked.earlier, source.problems, speech) if asked.earlier and source else DONE


def _write_one(order: _Order, asked: _Asked) -> list[Path]:
    from xlreview.outputs import finished_file
    from xlreview.write import write_workbook

    demand_ending(asked.out, ".xlsx")
    review = _issued(order, order.reviewers)
    with finished_file(asked.out, force=asked.force, inputs=asked.inputs) as aside:
        write_workbook(aside, review)
    return [asked.out]


def _write_each(order: _Order, asked: _Asked, speech: Speech) -> list[Path]:
    from xlreview.outputs import finished_folder
    from xlreview.write import write_workbook

    if asked.out.suffix.lower() == ".xlsx":
        found = str(asked.out)
        raise click.UsageError(speech("usage.folder_wanted", found=found), click.get_current_context())
    names = {one: f"{file_name(order.city, order.round, one)}.xlsx" for one in order.reviewers}
    with finished_folder(asked.out, force=asked.force, inputs=asked.inputs) as aside:
        for initials, name in names.items():
            write_workbook(aside / name, _issued(order, (initials,)))
    return [asked.out / name for name in names.values()]


def _issued(order: _Order, reviewers: tuple[str, ...]) -> Review:
    from xlreview.write import issue_workbook

    return issue_workbook(
        order.pack,
        role=order.role,
        city=order.city,
        round=order.round,
        language=order.language,
        reviewers=reviewers,
        earlier=order.earlier,
    )


def _initials(reviewers: Sequence[str], speech: Speech) -> tuple[str, ...]:
    initials = tuple(one.strip() for one in reviewers)
    ctx = click.get_current_context()
    for number, one in enumerate(initials):
        if not _INITIALS.fullmatch(one) or one.casefold() in _TAKEN:
            raise click.UsageError(speech("usage.bad_initials", found=one), ctx)
        if one.casefold() in (earlier.casefold() for earlier in initials[:number]):
            raise click.UsageError(speech("usage.initials_doubled", found=one), ctx)
    return initials


def _pack(wanted: str | None, source: Review | None, speech: Speech) -> Pack:
    """The pack asked for, else that of the earlier workbook, which carries it whole."""
    if wanted is None:
        if source is None:
            raise click.UsageError(speech("usage.missing", name="--pack"), click.get_current_context())
        return source.pack
    from xlreview.pack import load_pack

    return load_pack(wanted)


def _city(wanted: str | None, source: Review | None, speech: Speech) -> str:
    city = " ".join((wanted or (source.stamp.city if source else "")).split())
    if not city:
        raise click.UsageError(speech("usage.missing", name="--city"), click.get_current_context())
    return city
