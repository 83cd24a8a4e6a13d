"""Opens a workbook that somebody saved with a password, in memory.

The key is drawn from the password by hashing it over and over, as often as the file itself says; a
stranger's file may say so many times that nobody would see the end of it.
"""

from __future__ import annotations

import io
import re
import struct
from binascii import Error as Base64Error
from xml.parsers.expat import ExpatError

from xlreview.problem import unusable

MOST_TURNS = 1_000_000
"""Excel writes 100,000, and this many take about a second."""
LARGEST_DESCRIPTION = 64 * 1024
"""Bytes of the description of the encryption; usual ones have two thousand."""

_TURNS = re.compile(rb"spinCount\s*=\s*[\"']([0-9]{1,20})[\"']")


def unlocked(file: str, content: bytes, password: str | None) -> bytes:
    """The workbook inside an encrypted container.

    Raises UnusableInput: PASSWORD_PROTECTED without a password, PASSWORD_WRONG for one that does not fit,
    DAMAGED_WORKBOOK when the container is broken, UNSAFE_WORKBOOK when opening it would take for ever.
    """
    if not password:
        raise unusable("PASSWORD_PROTECTED", file)
    # Few workbooks are locked, and the library takes a tenth of a second to import.
    import msoffcrypto
    import olefile
    from msoffcrypto.exceptions import DecryptionError, FileFormatError, InvalidKeyError, ParseError

    opened = io.BytesIO()
    try:
        with olefile.OleFileIO(io.BytesIO(content)) as container:
            _check_description(file, container.openstream("EncryptionInfo").read(LARGEST_DESCRIPTION + 1))
        locked = msoffcrypto.OfficeFile(io.BytesIO(content))
        locked.load_key(password=password, verify_password=True)
        locked.decrypt(opened)
    except InvalidKeyError as refusal:
        raise unusable("PASSWORD_WRONG", file) from refusal
    except (
        *(DecryptionError, FileFormatError, ParseError, ExpatError, Base64Error, struct.error),
        *(OSError, ValueError, TypeError, LookupError, AttributeError, OverflowError, MemoryError),
    ) as fault:
        # Read by two libraries that take the container at its word.
        raise unusable("DAMAGED_WORKBOOK", file) from fault
    return opened.getvalue()


def _check_description(file: str, description: bytes) -> None:
    turns = _TURNS.search(description)
    is_endless = turns is not None and int(turns[1]) > MOST_TURNS
    if is_endless or len(description) > LARGEST_DESCRIPTION or b"<!DOCTYPE" in description:
        raise unusable("UNSAFE_WORKBOOK", file)
