"""The workbook as data: its sheets, columns, closed lists, stamp. `write` and `read` meet here.

A new column is added in `columns.py` and named in the catalogues, and nowhere else.
"""
