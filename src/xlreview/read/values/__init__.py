"""One cell to one typed answer, or to what is wrong with it."""
