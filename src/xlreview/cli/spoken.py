"""click in the user's language: help pages, options and usage errors out of the catalogues."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from difflib import get_close_matches
from typing import Any

import click

from xlreview.cli.speech import Speech
from xlreview.i18n import LANGUAGES

_HEADINGS = {"Options": "heading.options", "Commands": "heading.commands"}


class _Page(click.HelpFormatter):
    """A help page with its headings in the user's language."""

    def __init__(self, speech: Speech, width: int | None) -> None:
        super().__init__(width=width, max_width=96)
        self._speech = speech

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, prefix or f"{self._speech('heading.usage')} ")

    @contextmanager
    def section(self, name: str) -> Iterator[None]:
        key = _HEADINGS.get(name)
        with super().section(self._speech(key) if key else name):
            yield


class _Context(click.Context):
    def make_formatter(self) -> click.HelpFormatter:
        assert isinstance(self.command, Command | Group)
        return _Page(self.command.speech, self.terminal_width)


class Option(click.Option):
    """An option with its help from the catalogue, under `option.COMMAND_NAME` or `option.NAME`."""

    def __init__(self, declared: Sequence[str], *, speech: Speech, command: str = "", **attrs: Any) -> None:
        super().__init__(declared, **attrs)
        name = max(self.opts, key=len).lstrip("-").replace("-", "_")
        self.help = speech.maybe(f"option.{command}_{name}") or speech(f"option.{name}")

    def get_help_extra(self, _ctx: click.Context) -> Any:
        """Nothing: what is required and what is the default stands in the help itself."""
        return {}


class OneOf(click.Choice):
    """A value out of a few, with its refusal in the user's language."""

    def __init__(self, choices: Iterable[str], speech: Speech) -> None:
        super().__init__([*choices])
        self._speech = speech

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The value in the spelling of the list; refuses anything else."""
        wanted = str(value).casefold()
        if wanted not in self.choices:
            self.fail(self._speech("usage.one_of", found=value, known=", ".join(self.choices)), param, ctx)
        return wanted


class Command(click.Command):
    """A command with its help from the catalogue, under `help.TEXT` (its name where not given)."""

    context_class = _Context

    def __init__(
        self,
        name: str,
        *,
        speech: Speech,
        run: Callable[..., int],
        params: list[click.Parameter],
        text: str = "",
    ) -> None:
        super().__init__(
            name,
            callback=run,
            params=params,
            help=speech(f"help.{text or name}"),
            short_help=speech(f"short.{text or name}"),
            options_metavar=speech("heading.options_metavar"),
        )
        self.speech = speech
        self.allow_extra_args = True  # refused below, in the user's language

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Reads the arguments; refuses what is left over."""
        left_over = super().parse_args(ctx, args)
        if left_over and not ctx.resilient_parsing:
            raise click.UsageError(self.speech("usage.left_over", found=" ".join(left_over)), ctx)
        return left_over

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option `--help`, explained in the user's language."""
        return _explained(super().get_help_option(ctx), self.speech)


class Group(click.Group):
    """Commands under one name; their order is that of a review."""

    context_class = _Context

    def __init__(
        self,
        name: str,
        *,
        speech: Speech,
        commands: list[click.Command],
        params: Iterable[click.Parameter] = (),
    ) -> None:
        super().__init__(
            name,
            commands=commands,
            params=[*params],
            help=speech(f"help.{name}"),
            short_help=speech(f"short.{name}"),
            options_metavar=speech("heading.options_metavar"),
            subcommand_metavar=speech("heading.command_metavar"),
            no_args_is_help=True,
            # `--lang` of the whole program is looked up before click starts.
            callback=lambda **_: None,
        )
        self.speech = speech

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """Commands in the order in which a review needs them."""
        return [*self.commands]

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command named first; an unknown one is refused with the nearest known."""
        if args and args[0] not in self.commands:
            nearest = get_close_matches(args[0], self.commands, n=1)
            key = "usage.no_command_near" if nearest else "usage.no_command"
            known = nearest[0] if nearest else ", ".join(self.commands)
            raise click.UsageError(self.speech(key, found=args[0], known=known), ctx)
        return super().resolve_command(ctx, args)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option `--help`, explained in the user's language."""
        return _explained(super().get_help_option(ctx), self.speech)


def _explained(option: click.Option | None, speech: Speech) -> click.Option | None:
    if option is not None:
        option.help = speech("option.help")
    return option


def language_option(speech: Speech, command: str = "") -> Option:
    """`--lang`: what it is the language of stands in the help of each command."""
    return Option(["--lang", "lang"], speech=speech, command=command, type=OneOf(LANGUAGES, speech))


def force_option(speech: Speech, command: str = "") -> Option:
    """`--force`: replace what is there."""
    return Option(["--force"], speech=speech, command=command, is_flag=True)


def version_option(speech: Speech) -> Option:
    """`--version`: says it and ends."""

    def show(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
        if wanted and not ctx.resilient_parsing:
            from importlib.metadata import version

            click.echo(f"xlreview {version('xlreview')}")
            ctx.exit()

    return Option(
        ["--version"], speech=speech, is_flag=True, expose_value=False, is_eager=True, callback=show
    )


def usage_lines(refusal: click.UsageError, speech: Speech) -> list[str]:
    """A usage error in words, and where the help is."""
    where = refusal.ctx.command_path if refusal.ctx else "xlreview"
    return [f"{where}: {_said(refusal, speech)}", speech("usage.try_help", command=f"{where} --help")]


def _said(refusal: click.UsageError, speech: Speech) -> str:
    match refusal:
        case click.exceptions.MissingParameter() if refusal.param is not None:
            return speech("usage.missing", name=_shown(refusal.param, refusal.ctx))
        case click.exceptions.NoSuchOption():
            nearest = refusal.possibilities
            if nearest:
                return speech("usage.no_option_near", found=refusal.option_name, known=nearest[0])
            return speech("usage.no_option", found=refusal.option_name)
        case click.exceptions.BadOptionUsage():
            return speech("usage.option_value", name=refusal.option_name)
        case click.BadParameter() if refusal.param is not None:
            return f"{_shown(refusal.param, refusal.ctx)}: {refusal.message}"
        case _:
            return refusal.format_message()


def _shown(param: click.Parameter, ctx: click.Context | None) -> str:
    if isinstance(param, click.Option):
        return max(param.opts, key=len)
    return param.make_metavar(ctx or click.Context(click.Command("xlreview"))).rstrip(".")
