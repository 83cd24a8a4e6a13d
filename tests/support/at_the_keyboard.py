"""What people do at the keyboard, done by LibreOffice itself; run by the Python that has its `uno`.

`python at_the_keyboard.py PIPE < errands.json` goes to the LibreOffice that listens on PIPE: for each
errand it opens a workbook, does the deeds to it and saves it wherever asked; it says "done" and ends
LibreOffice. `support.libreoffice` writes the errands, and names cells as people see them.
"""

import json
import sys
import time
from contextlib import suppress

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.lang import DisposedException
from com.sun.star.sheet import TableFilterField
from com.sun.star.sheet.FilterOperator import EQUAL
from com.sun.star.table import TableSortField

LABELS = 2  # The row above the rows of people; the keys stand in row 1.


def desktop_behind(pipe):
    """LibreOffice, as soon as it listens; whoever sent us here limits the time."""
    here = uno.getComponentContext()
    resolver = here.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", here)
    while True:
        try:
            there = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.05)
        else:
            return there.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", there)


def properties(**values):
    return tuple(PropertyValue(Name=name, Value=value) for name, value in values.items())


def table_on(sheet):
    """The labels and all rows below them."""
    cursor = sheet.createCursor()
    cursor.gotoEndOfUsedArea(False)
    end = cursor.RangeAddress
    return sheet.getCellRangeByPosition(0, LABELS - 1, end.EndColumn, end.EndRow)


def place_of(sheet, column):
    return sheet.getCellRangeByName(column + "1").RangeAddress.StartColumn


def unprotect(sheet):
    """Without this LibreOffice neither sorts nor complains; our sheets have no password."""
    sheet.unprotect("")
    assert not sheet.isProtected(), sheet.Name


def sort(sheet, column, last_first):
    field = TableSortField(Field=place_of(sheet, column), IsAscending=not last_first)
    fields = uno.Any("[]com.sun.star.table.TableSortField", (field,))
    table_on(sheet).sort(properties(SortFields=fields, ContainsHeader=True))


def show_only(sheet, column, text):
    """A filter that hides every row with another text in this column."""
    table = table_on(sheet)
    chosen = TableFilterField(
        Field=place_of(sheet, column), Operator=EQUAL, IsNumeric=False, StringValue=text
    )
    described = table.createFilterDescriptor(True)
    described.ContainsHeader = True
    described.setFilterFields((chosen,))
    table.filter(described)


def delete_row(sheet, row):
    sheet.Rows.removeByIndex(row - 1, 1)


def type_in(sheet, cell, text):
    """Typed as by hand: LibreOffice makes of it what the locale says."""
    sheet.getCellRangeByName(cell).FormulaLocal = text


DEEDS = {
    "unprotect": unprotect,
    "sort": sort,
    "show only": show_only,
    "delete row": delete_row,
    "type": type_in,
}


def run(desktop, errand):
    hidden = properties(Hidden=True)
    document = desktop.loadComponentFromURL(errand["open"], "_blank", 0, hidden)
    for deed, title, *how in errand["deeds"]:
        DEEDS[deed](document.Sheets.getByName(title), *how)
    for url, kind in errand["save"]:
        document.storeToURL(url, properties(FilterName=kind))
    document.close(True)


if __name__ == "__main__":
    errands = json.load(sys.stdin)
    desktop = desktop_behind(sys.argv[1])
    try:
        for errand in errands:
            run(desktop, errand)
        sys.stdout.write("done")
        sys.stdout.flush()
    finally:
        # It sometimes hangs up before it has answered.
        with suppress(DisposedException):
            desktop.terminate()
