"""What the command line says, in the language of its user."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from xlreview.i18n import LANGUAGES, Filling, has_text, language_of_user, spell, translate


@dataclass(frozen=True, slots=True)
class Speech:
    """The catalogue texts of the command line (`cli.…`) in one language."""

    language: str

    def __call__(self, key: str, /, **fillings: Filling) -> str:
        """The text under `cli.KEY`."""
        return translate(f"cli.{key}", self.language, **fillings)

    def maybe(self, key: str) -> str | None:
        """The text under `cli.KEY`, or None where there is none."""
        return self(key) if has_text(f"cli.{key}", self.language) else None

    def among(self, languages: Sequence[str]) -> str:
        """The user's language where it is one of these, else the first of these that we speak too."""
        spoken = [one for one in languages if one in LANGUAGES]
        return self.language if self.language in spoken or not spoken else spoken[0]

    def refused(self, name: object, reason: Filling) -> str:
        """One line about something that the system did not allow."""
        return f"{name}  {self('refused', reason=spell(reason, self.language))}"


def language_asked_for(arguments: Sequence[str]) -> str:
    """The language to speak: that of the first `--lang`, else the locale's, else English.

    Looked up before the options are read, because messages about the options speak it too.
    """
    for option, following in zip_longest(arguments, arguments[1:], fillvalue=""):
        wanted = following if option == "--lang" else option.removeprefix("--lang=")
        if option.startswith("--lang") and wanted in LANGUAGES:
            return language_of_user(wanted)
    return language_of_user()
