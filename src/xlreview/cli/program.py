"""The whole program: finds the language of its user, runs a command, turns every refusal into words."""

from __future__ import annotations

import errno
import io
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

import click

from xlreview.cli.check import check_command
from xlreview.cli.demo import demo_command
from xlreview.cli.export import export_command
from xlreview.cli.merge import merge_command
from xlreview.cli.new import new_command
from xlreview.cli.outcome import DONE, UNUSABLE, say_lines
from xlreview.cli.packs import pack_commands, packs_command
from xlreview.cli.redact import redact_command
from xlreview.cli.report import report_command
from xlreview.cli.speech import Speech, language_asked_for
from xlreview.cli.spoken import Group, language_option, usage_lines, version_option
from xlreview.cli.template import template_commands
from xlreview.problem import UnusableInput, reason_of

PROGRAM = "xlreview"
INTERRUPTED = 130
"""What shells expect of a program that was stopped with Ctrl-C."""


def commands(speech: Speech) -> Group:
    """All commands, speaking the user's language."""
    return Group(
        PROGRAM,
        speech=speech,
        commands=[
            demo_command(speech),
            packs_command(speech),
            pack_commands(speech),
            new_command(speech),
            check_command(speech),
            merge_command(speech),
            report_command(speech),
            template_commands(speech),
            export_command(speech),
            redact_command(speech),
        ],
        params=[language_option(speech), version_option(speech)],
    )


def run(arguments: Sequence[str] | None = None) -> int:
    """Runs one command line (that of the process when none is given) and returns its exit code."""
    speech = Speech(language_asked_for(sys.argv[1:] if arguments is None else arguments))
    try:
        code = commands(speech).main(
            None if arguments is None else [*arguments], prog_name=PROGRAM, standalone_mode=False
        )
    except click.Abort:
        return INTERRUPTED
    except click.exceptions.NoArgsIsHelpError as refusal:
        click.echo(refusal.format_message(), err=True)
        return UNUSABLE
    except click.UsageError as refusal:
        say_lines(usage_lines(refusal, speech))
        return UNUSABLE
    except UnusableInput as refusal:
        say_lines(str(problem.spoken_in(speech.language)) for problem in refusal.problems)
        return UNUSABLE
    except OSError as refusal:
        if refusal.errno == errno.EPIPE:
            raise
        say_lines([speech.refused(refusal.filename or PROGRAM, reason_of(refusal))])
        return UNUSABLE
    return code if isinstance(code, int) else DONE


class Program(click.Command):
    """The entry point: a command whose commands are made when it is run, in the language then asked for."""

    def main(self, args: Sequence[str] | None = None, *_: Any, **__: Any) -> NoReturn:
        """Runs the command line and ends the process with its exit code."""
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                # Better a question mark than no message, where a pipe cannot hold Finnish or ▲.
                stream.reconfigure(errors="replace")
        sys.exit(run(args))


main = Program(PROGRAM)
