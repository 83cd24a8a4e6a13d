"""Charts of the Word reports: drawn once in plain shapes, stored as vector pictures that stay crisp.

Word takes the SVG where it knows that format, and the EMF everywhere else; both hold real text in the
font of the report. The same figures give the same bytes.
"""
