"""`packs`, `pack show`, `pack check`: which benchmarks there are, what is in them, whether they hold."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterator
from functools import partial

import click

from xlreview.cli.outcome import DONE, HAS_ERRORS, say_lines
from xlreview.cli.speech import Speech
from xlreview.cli.spoken import Command, Group, language_option
from xlreview.i18n import LANGUAGES, Label
from xlreview.model.pack import Pack, words
from xlreview.problem import UnusableInput

_PLACES = 5
"""Texts without a translation that a line names."""


def packs_command(speech: Speech) -> Command:
    """`packs`."""
    return Command("packs", speech=speech, run=partial(_packs, speech), params=[language_option(speech)])


def pack_commands(speech: Speech) -> Group:
    """`pack show PACK`, `pack check PACK`."""
    runs = {"show": _show, "check": _check}
    return Group(
        "pack",
        speech=speech,
        commands=[
            Command(
                name, speech=speech, run=partial(run, speech), params=_params(speech), text=f"pack_{name}"
            )
            for name, run in runs.items()
        ],
    )


def _params(speech: Speech) -> list[click.Parameter]:
    return [click.Argument(["wanted"], metavar="PACK"), language_option(speech)]


def _packs(speech: Speech, *, lang: str | None) -> int:
    from xlreview.pack import shipped_packs

    for number, pack in enumerate(shipped_packs()):
        if number:
            click.echo()
        click.echo(f"{pack.id} {pack.version} ({', '.join(pack.languages)})")
        click.echo(f"    {words(pack.title, lang or speech.language)}")
        click.echo(f"    {_sizes(pack, speech)}")
    return DONE


def _show(speech: Speech, *, wanted: str, lang: str | None) -> int:
    from xlreview.pack import load_pack

    for line in _told(load_pack(wanted), speech, lang or speech.language):
        click.echo(line)
    return DONE


def _check(speech: Speech, *, wanted: str, lang: str | None) -> int:
    from xlreview.pack import load_pack
    from xlreview.pack.untranslated import untranslated

    try:
        pack = load_pack(wanted)
    except UnusableInput as refusal:
        if any(problem.code != "PACK_BROKEN" for problem in refusal.problems):
            raise
        say_lines(str(problem.spoken_in(lang or speech.language)) for problem in refusal.problems)
        say_lines(["", speech("pack.faults", number=len(refusal.problems))])
        return HAS_ERRORS
    click.echo(f"{speech('pack.sound', id=pack.id, version=pack.version)} {_sizes(pack, speech)}")
    for language in LANGUAGES:
        if missing := untranslated(pack, language):
            shown = [*missing[:_PLACES], *(["…"] if len(missing) > _PLACES else [])]
            click.echo(
                speech(
                    "pack.not_translated",
                    language=Label(f"in_language.{language}"),
                    number=len(missing),
                    places=", ".join(shown),
                )
            )
    return DONE


def _sizes(pack: Pack, speech: Speech) -> str:
    """How many of what the pack has, what it lacks left out."""
    numbers = {
        "indicators": len(pack.indicators),
        "pillars": len(pack.pillars),
        "areas": len(pack.areas),
        "questions": sum(len(one.questions) for one in pack.indicators),
        "examples": sum(len(one.examples) for one in pack.indicators),
        "topics": sum(1 for _ in pack.topics()),
        "themes": len(pack.themes),
        "context_factors": len(pack.context_factors),
    }
    told = (speech(f"size.{what}", number=number) for what, number in numbers.items() if number)
    return " · ".join(told)


def _told(pack: Pack, speech: Speech, language: str) -> Iterator[str]:
    """The pack in words: what it is, its sizes, then every indicator under its pillar."""
    yield f"{words(pack.title, language)} ({pack.id} {pack.version}, {', '.join(pack.languages)})"
    yield _sizes(pack, speech)
    for text in (pack.about, pack.standard, pack.source):
        if text:
            yield ""
            yield from _wrapped(words(text, language))
    for use in pack.uses:
        yield ""
        yield from _wrapped(f"{words(use.title, language)}: {words(use.about, language)}")
    for pillar in pack.pillars or (None,):
        yield ""
        if pillar is not None:
            yield from _wrapped(f"{words(pillar.title, language)}: {words(pillar.standard, language)}")
        for indicator in pack.indicators:
            if pillar is None or indicator.pillar == pillar.code:
                yield f"    {indicator.code:<10}  {words(indicator.title, language)}"
    for heading, titles in (
        ("themes", [theme.title for theme in pack.themes]),
        ("context_factors", [factor.title for factor in pack.context_factors]),
    ):
        if titles:
            yield ""
            yield f"{speech(f'pack.{heading}')}:"
            yield from (f"    {words(title, language)}" for title in titles)


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, width=min(shutil.get_terminal_size().columns, 96))
