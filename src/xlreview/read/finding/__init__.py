"""Whose sheet, column and row is this? Found by two independent means each."""
