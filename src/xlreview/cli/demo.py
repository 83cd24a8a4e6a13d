"""`demo`: the whole loop on a sample review."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from xlreview.cli.outcome import DONE
from xlreview.cli.speech import Speech
from xlreview.cli.spoken import Command, force_option, language_option


def demo_command(speech: Speech) -> Command:
    """`demo DIR`."""
    return Command(
        "demo",
        speech=speech,
        run=partial(_demo, speech),
        params=[
            click.Argument(["folder"], metavar="DIR", type=click.Path(path_type=Path)),
            force_option(speech),
            language_option(speech),
        ],
    )


def _demo(speech: Speech, *, folder: Path, force: bool, lang: str | None) -> int:
    from xlreview.demo import make_demo

    make_demo(folder, say=click.echo, language=lang or speech.language, force=force)
    return DONE
