"""The spreadsheet engine at arm’s length: a checked file in, plain cells at their true places out."""
