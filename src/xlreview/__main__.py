"""`python -m xlreview` is the command line."""

from xlreview.cli import main

if __name__ == "__main__":
    main()
