"""The workbooks that a command line names: files, the workbooks of folders, and patterns.

Patterns are expanded here too, since some shells hand them over as they were typed.
"""

from __future__ import annotations

import glob
import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from xlreview.problem import UnusableInput, reason_of, unusable

WORKBOOK_ENDINGS = frozenset(
    {".xlsx", ".xlsm", ".xltx", ".xltm", ".xls", ".xlt", ".xlsb", ".ods", ".ots", ".fods"}
)
"""What spreadsheets are saved as: some cannot be used, and their sender has to know."""


@dataclass
class NamedFiles:
    """What the arguments come to, in their order, folders by name; a file that is named twice once.

    `refusals` says why there is nothing to read behind a name that is among `names` all the same.
    `passed_over` holds what else stands in a folder or fits a pattern, by folder: other kinds of files,
    and folders, which end in a slash. What programs hide is passed over without a word.
    """

    names: list[str] = field(default_factory=list)
    refusals: dict[str, UnusableInput] = field(default_factory=dict)
    passed_over: dict[str, list[str]] = field(default_factory=dict)

    @property
    def files(self) -> list[str]:
        """The names behind which there is something to read."""
        return [name for name in self.names if name not in self.refusals]


def named_files(arguments: Sequence[str]) -> NamedFiles:
    """All that these arguments name; nothing is opened."""
    named = NamedFiles()
    seen: set[object] = set()
    for argument in arguments:
        try:
            names = [*_named_by(argument, named)]
        except OSError as refusal:
            named.refusals[argument] = unusable("FILE_UNREADABLE", argument, reason=reason_of(refusal))
            names = [argument]
        for name in names:
            if not (_left_by_excel(name, arguments) or (identity := _identity(name)) in seen):
                seen.add(identity)
                named.names.append(name)
        if not names and argument not in named.refusals:
            named.refusals[argument] = unusable("NO_WORKBOOKS", argument)
            named.names.append(argument)
    return named


def _named_by(argument: str, named: NamedFiles) -> Iterator[str]:
    path = Path(argument)
    if path.is_dir():
        yield from _workbooks_among([*path.iterdir()], named)
    elif not os.path.lexists(path) and glob.has_magic(argument):
        # Path.glob takes no pattern that begins at the root.
        fitting = map(Path, glob.glob(argument, recursive=True))  # noqa: PTH207
        # `**` stands for every folder on its way; to name them all would say nothing.
        everywhere = "**" in argument
        yield from _workbooks_among([one for one in fitting if not (everywhere and one.is_dir())], named)
    else:
        yield argument


def _workbooks_among(paths: Iterable[Path], named: NamedFiles) -> Iterator[str]:
    for path in sorted(paths, key=lambda path: (str(path).casefold(), str(path))):
        if _is_hidden(path):
            continue
        if path.suffix.lower() in WORKBOOK_ENDINGS and not path.is_dir():
            yield str(path)
        else:
            shown = f"{path.name}/" if path.is_dir() else path.name
            named.passed_over.setdefault(str(path.parent), []).append(shown)


def _is_hidden(path: Path) -> bool:
    if path.name.startswith((".", "~$")):
        return True
    try:
        attributes = getattr(path.stat(), "st_file_attributes", 0)  # on Windows
    except OSError:
        return False
    return bool(attributes & stat.FILE_ATTRIBUTE_HIDDEN)


def _left_by_excel(name: str, arguments: Sequence[str]) -> bool:
    """Whether this is the file that Excel keeps beside an open workbook which is named here too.

    Shells that expand `*.xlsx` name both. Excel puts `~$` before a short name and in place of the first
    two characters of a longer one.
    """
    path = Path(name)
    if not path.name.startswith("~$"):
        return False
    rest = path.name[2:]
    beside = (Path(other) for other in arguments if Path(other).parent == path.parent and other != name)
    return any(other.name == rest or other.name[2:] == rest for other in beside)


def _identity(name: str) -> object:
    """The same for two names of one file."""
    try:
        about = Path(name).stat()
    except (OSError, ValueError):
        return name
    # Some network drives number their files all alike.
    return (about.st_dev, about.st_ino) if about.st_ino else Path(name).resolve()
