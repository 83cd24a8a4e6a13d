"""The tests' own vocabulary: packs, reviews and workbooks in few words."""
