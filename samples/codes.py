"""Writes the lists of problem codes for people: python samples/codes.py [FOLDER]

Without a folder they go beside this script, where the repository keeps them. After a change to the codes
or to their texts, run it and commit.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from xlreview.cli.explain import Explained, explained
from xlreview.i18n import translate
from xlreview.problem import SEVERITIES_BY_GROUP

SAMPLES = Path(__file__).resolve().parent
LISTS = {"en": "problem-codes.md", "fi": "ongelmakoodit.md"}


def main(folder: Path) -> None:
    """Writes one list for each language into the folder."""
    for language, name in LISTS.items():
        text = "\n".join(_page(language))
        (folder / name).write_text(f"{text}\n", encoding="utf-8", newline="\n")


def _page(language: str) -> Iterator[str]:
    def said(key: str) -> str:
        return translate(f"cli.{key}", language)

    yield f"# {said('codes.title')}"
    yield ""
    yield said("codes.about")
    for group, codes in SEVERITIES_BY_GROUP.items():
        yield ""
        yield f"## {said(f'code_group.{group}')}"
        yield ""
        yield f"| {said('codes.code')} | {said('codes.says')} | {said('codes.to_do')} |"
        yield "|---|---|---|"
        for code in codes:
            yield _row(explained(code, language))


def _row(one: Explained) -> str:
    cells = (
        f"`{one.code}`<br>{one.weight}",
        "<br>".join(filter(None, (*one.messages, one.about))),
        "<br>".join(one.hints),
    )
    return f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLES)
