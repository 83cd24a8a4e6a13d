"""Is this file a workbook, and safe to hand to a reader? Answered from its bytes alone."""
