"""The spreadsheet engine at arm's length: a checked workbook in, plain cells at their true places out."""
