"""The lists of problem codes beside the samples say what the code says."""

import subprocess
import sys
from pathlib import Path

from xlreview.i18n import LANGUAGES
from xlreview.problem import SEVERITIES

SAMPLES = Path(__file__).parents[2] / "samples"


def test_the_lists_are_up_to_date(tmp_path: Path):
    subprocess.run([sys.executable, SAMPLES / "codes.py", tmp_path], check=True)
    lists = {path.name: path.read_text("utf-8") for path in tmp_path.iterdir()}
    assert len(lists) == len(LANGUAGES)
    outdated = [name for name, text in lists.items() if (SAMPLES / name).read_text("utf-8") != text]
    assert outdated == [], "run python samples/codes.py and commit"
    for text in lists.values():
        assert [code for code in SEVERITIES if f"`{code}`" not in text] == []
