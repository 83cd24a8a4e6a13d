"""How a working process sends what came of a file: its length, then a pickle of our own types only."""

from __future__ import annotations

import io
import pickle
from typing import IO

from xlreview.model.bulk import without_collection
from xlreview.model.review import Review
from xlreview.problem import UnusableInput

READY = b"xlreview\n"
"""What a worker says first."""

_LENGTH = 8


def send(outcome: Review | UnusableInput, pipe: IO[bytes]) -> None:
    """Writes what came of a file."""
    # An exception does not survive pickling; its problems do.
    told = outcome.problems if isinstance(outcome, UnusableInput) else outcome
    content = pickle.dumps(told, pickle.HIGHEST_PROTOCOL)
    pipe.write(len(content).to_bytes(_LENGTH, "big"))
    pipe.write(content)
    pipe.flush()


def receive(pipe: IO[bytes]) -> Review | UnusableInput:
    """What `send` wrote; raises EOFError where the sender ended before it was all there."""
    content = _exactly(pipe, int.from_bytes(_exactly(pipe, _LENGTH), "big"))
    with without_collection():
        told = _OwnTypes(io.BytesIO(content)).load()
    return told if isinstance(told, Review) else UnusableInput(*told)


def _exactly(pipe: IO[bytes], length: int) -> bytes:
    content = pipe.read(length)
    if len(content) < length:
        raise EOFError
    return content


class _OwnTypes(pickle.Unpickler):
    """Makes values of our types and of the calendar, and calls nothing else.

    The sender has had strangers' files in its hands, and an ordinary pickle may call any function.
    """

    def find_class(self, module: str, name: str) -> object:
        """The type a pickle names; raises UnpicklingError for any other thing."""
        if module == "datetime" or module.startswith("xlreview."):
            found = super().find_class(module, name)
            if isinstance(found, type):
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is no type of a review")
