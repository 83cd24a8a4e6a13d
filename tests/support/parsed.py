"""Workbooks as openpyxl sees them. Many tests open the same ones, and parsing is what takes the time."""

import copyreg
import io
import pickle
from functools import lru_cache
from pathlib import Path
from warnings import catch_warnings, simplefilter

import openpyxl
from openpyxl.utils.indexed_list import IndexedList
from openpyxl.workbook import Workbook
from openpyxl.worksheet.dimensions import DimensionHolder
from openpyxl.worksheet.table import TableList

# What these three keep beside their elements would not be pickled with them.
copyreg.pickle(IndexedList, lambda styles: (IndexedList, ([*styles],)))
copyreg.pickle(TableList, lambda tables: (TableList, (), None, None, iter(dict.items(tables))))
copyreg.pickle(
    DimensionHolder,
    lambda sizes: (
        DimensionHolder,
        (sizes.worksheet, sizes.reference, sizes.default_factory),
        vars(sizes),
        None,
        iter(sizes.items()),
    ),
)


def parsed_workbook(path: Path, *, results: bool = False) -> Workbook:
    """A workbook for the caller alone, with its formulas or with the results that they were saved with."""
    return pickle.loads(_parsed(path.read_bytes(), results))


@lru_cache(maxsize=48)
def _parsed(content: bytes, results: bool) -> bytes:
    """The workbook as openpyxl makes it of a file with this content, to be taken out again and again."""
    with catch_warnings():
        # openpyxl announces what it does not know: progress bars, drawings, extended rules.
        simplefilter("ignore", UserWarning)
        return pickle.dumps(openpyxl.load_workbook(io.BytesIO(content), data_only=results), protocol=5)
