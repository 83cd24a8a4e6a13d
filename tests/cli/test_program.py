"""The program as a whole: help, languages, usage errors, refusals; one line each, never a traceback."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from xlreview.cli.program import commands
from xlreview.cli.speech import Speech, language_asked_for

from .conftest import Run

COMMANDS = ["demo", "packs", "pack", "new", "check", "merge", "report", "template", "export", "redact"]
README = Path(__file__).parents[2] / "README.md"


def test_the_commands_of_this_release_are_there_in_the_order_of_a_review():
    assert list(commands(Speech("en")).commands) == COMMANDS


@pytest.mark.parametrize(
    "command",
    [
        [],
        *([name] for name in COMMANDS),
        *(["pack", name] for name in ("show", "check")),
        *(["template", name] for name in ("export", "fields", "check")),
    ],
)
@pytest.mark.parametrize(("language", "usage"), [("en", "Usage: xlreview"), ("fi", "Käyttö: xlreview")])
def test_every_page_of_help_is_in_the_users_language(run: Run, command: list, language: str, usage: str):
    page = run("--lang", language, *command, "--help")
    assert (page.code, page.err) == (0, "")
    assert page.out.startswith(usage)
    english = {"Options:", "Commands:", "Show this message"} & set(page.out.replace("  ", "\n").split("\n"))
    assert not english or language == "en"


@pytest.mark.parametrize("language", ["en", "fi"])
def test_every_option_and_command_says_what_it_is_for(language: str):
    program = commands(Speech(language))
    groups = (program, program.commands["pack"], program.commands["template"])
    leaves = [command for group in groups for command in group.commands.values()]
    for command in leaves:
        assert command.help
        assert command.short_help
        assert [one.name for one in command.params if one.param_type_name == "option" and not one.help] == []


def test_the_locale_chooses_the_language_and_lang_overrules_it(run: Run, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("LC_ALL", "fi_FI.UTF-8")
    assert run("--help").out.startswith("Käyttö:")
    assert run("--lang", "en", "--help").out.startswith("Usage:")
    monkeypatch.setenv("LC_ALL", "sv_SE.UTF-8")
    assert run("--help").out.startswith("Usage:")


@pytest.mark.parametrize(
    ("arguments", "language"),
    [
        (["check", "--lang", "fi", "a.xlsx"], "fi"),
        (["--lang=fi", "check"], "fi"),
        (["--lang", "fi", "new", "--lang", "en"], "fi"),
        (["new", "--lang", "xx"], "en"),
        (["check", "--lang"], "en"),
        (["check", "fi"], "en"),
    ],
)
def test_the_first_lang_is_the_language_of_messages(arguments, language, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("LC_ALL", "C")
    assert language_asked_for(arguments) == language


@pytest.mark.parametrize(
    ("arguments", "english", "finnish"),
    [
        (["nonsense"], "there is no command 'nonsense'.", "komentoa ”nonsense” ei ole."),
        (["chek"], "Did you mean check?", "Tarkoititko check?"),
        (["check"], "xlreview check: FILE is missing.", "xlreview check: FILE puuttuu."),
        (["check", "--jsn", "a"], "Did you mean --json?", "Tarkoititko --json?"),
        (["check", "--colour", "a"], "there is no option --colour.", "valitsinta --colour ei ole."),
        (["report", "a", "-o", "b"], "xlreview report: --kind is missing.", "--kind puuttuu."),
        (["report", "a", "--kind", "x", "-o", "b"], "'x' is not one of initial,", "”x” ei ole"),
        (["new", "a.xlsx", "--city"], "--city needs one value", "--city tarvitsee yhden arvon"),
        (["new", "a.xlsx", "b", "--city", "c"], "this is too much: b.", "tämä on liikaa: b."),
        (["new", "a.xlsx", "--city", "c"], "--pack is missing.", "--pack puuttuu."),
        (["check", "--lang", "sv", "a"], "--lang: 'sv' is not one of en, fi.", None),
    ],
)  # fmt: skip
def test_a_usage_error_is_a_sentence_and_where_the_help_is(run: Run, arguments, english, finnish):
    refused = run(*arguments)
    assert (refused.code, refused.out) == (2, "")
    assert english in refused.err
    assert re.search(r"More: xlreview.* --help\n$", refused.err)
    if finnish:
        assert finnish in run("--lang", "fi", *arguments).err


def test_a_program_without_a_command_shows_its_help(run: Run):
    shown = run()
    assert (shown.code, shown.out) == (2, "")
    assert shown.err.startswith("Usage: xlreview")


def test_the_version_is_said(run: Run):
    assert re.fullmatch(r"xlreview \d+\.\d+\.\d+\n", run("--version").out)


def test_python_m_xlreview_is_the_same_program():
    ran = subprocess.run(
        [sys.executable, "-m", "xlreview", "--version"], capture_output=True, text=True, check=True
    )
    assert ran.stdout.startswith("xlreview ")


def test_what_the_system_refuses_is_one_line(run: Run, monkeypatch: pytest.MonkeyPatch):
    def refuse(*_args, **_kwargs):
        raise PermissionError(13, "Permission denied", "/somewhere")

    monkeypatch.setattr("xlreview.pack.load.shipped_folder", refuse)
    refused = run("packs")
    assert (refused.code, refused.err) == (
        2,
        "/somewhere  The system refused: you have no permission, or the file is open in another program.\n",
    )


def test_stopping_with_ctrl_c_is_quiet(run: Run, monkeypatch: pytest.MonkeyPatch):
    def stop(*_args, **_kwargs):
        raise KeyboardInterrupt

    monkeypatch.setattr("xlreview.pack.load.shipped_folder", stop)
    stopped = run("packs")
    assert (stopped.code, stopped.out, stopped.err.strip()) == (130, "", "")


@pytest.mark.skipif(os.name == "nt", reason="pipes of POSIX")
def test_a_reader_that_goes_away_is_no_traceback():
    line = f"{sys.executable} -m xlreview pack show inti-cities | true"
    ran = subprocess.run(["/bin/sh", "-c", line], capture_output=True, text=True, check=False)
    assert ran.stderr == ""


def test_a_pipe_that_cannot_hold_the_text_still_gets_it():
    ran = subprocess.run(
        [sys.executable, "-m", "xlreview", "packs", "--lang", "fi"],
        capture_output=True,
        encoding="cp1251",
        check=True,
        env={**os.environ, "PYTHONIOENCODING": "cp1251"},
    )
    assert "opastavia kysymyksi?: 155" in ran.stdout


def test_the_readme_names_every_command_and_only_options_that_exist():
    text = README.read_text(encoding="utf-8")
    program = commands(Speech("en"))
    blocks = re.findall(r"^```sh.*?\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    lines = [line for block in blocks for line in block.splitlines() if line.startswith("xlreview ")]
    assert {line.split()[1] for line in lines} == set(COMMANDS)
    for line in lines:
        command = program.commands[line.split()[1]]
        if line.split()[1] in ("pack", "template"):
            command = command.commands[line.split()[2]]
        known = {name for param in command.params for name in param.opts}
        used = set(re.findall(r"(?<=\s)--?[a-z][a-z-]*", line))
        assert used <= known, line
