"""The working process: reads the files that it is asked for, one after another, until nobody asks."""

from __future__ import annotations

import gc
import json
import os
import sys
from pathlib import Path

from xlreview.read.many.answers import READY, send
from xlreview.read.many.one import read_one


def main() -> None:
    """Serves requests on standard input until it ends."""
    # Answers get a channel of their own: whatever a library prints must not stand between them.
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    with Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), sys.stdout.fileno())
    # What has been imported stays; the collector need not look through it after every file.
    gc.freeze()
    answers.write(READY)
    answers.flush()
    for line in sys.stdin.buffer:
        request = json.loads(line)
        send(read_one(Path(request["file"]), request["language"], request["passwords"]), answers)
