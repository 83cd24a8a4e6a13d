"""Finds what ships beside the code: benchmark packs, report templates and samples.

An installed wheel carries them in `xlreview/_shipped`; a checkout (and an editable install) has them
as top-level folders next to `src`. The wheel's copy wins where both exist.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_PLACES = (_PACKAGE / "_shipped", _PACKAGE.parent.parent)


def shipped_folder(name: str) -> Path:
    """The folder `workbook_templates`, `report_templates` or `samples`.

    Raises FileNotFoundError when the installation is incomplete.
    """
    for place in _PLACES:
        folder = place / name
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"this installation of xlreview lacks its folder {name!r}; install it again")
