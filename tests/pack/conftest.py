"""A pack file for the tests of this room."""

import copy
import json
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from support.pack_files import SOUND, Change


@pytest.fixture
def pack_file(tmp_path: Path) -> Callable[..., Path]:
    """Writes the sound pack, changed by each of the given functions, and returns its file."""

    def write(*changes: Change) -> Path:
        content = copy.deepcopy(SOUND)
        for change in changes:
            change(content)
        content = json.loads(json.dumps(content))  # no part twice, so that YAML writes no references
        path = tmp_path / "small.yaml"
        path.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), encoding="utf-8")
        return path

    return write
