"""What a finished report says, word for word, wherever in the document it stands."""

from __future__ import annotations

import html
import re
import zipfile
from pathlib import Path

_BREAK = re.compile(rb"</w:p>|<w:(?:br|cr|tab)\b[^>]*>|</w:tc>")
_TAG = re.compile(rb"<[^>]*>")
_TOLD_IN_TAGS = re.compile(rb'\b(?:descr|title|w:val|w:tooltip|Target)="([^"]+)"')


def text_of_report(report: Path) -> str:
    """All texts of a Word file that xlreview wrote: body, headers, properties, alt texts, links."""
    told = []
    with zipfile.ZipFile(report) as container:
        for name in container.namelist():
            if name.endswith((".xml", ".rels")):
                part = container.read(name)
                told.append(_TAG.sub(b"", _BREAK.sub(b"\n", part)))
                told += _TOLD_IN_TAGS.findall(part)
    return html.unescape(b"\n".join(told).decode("utf-8"))
