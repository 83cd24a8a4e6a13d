"""The open workbook that every sheet is written into: pen, styles, ranges, where rows stand, paper, locks."""
