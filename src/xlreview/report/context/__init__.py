"""What a report says, as plain values that a template may print: strings, lists and mappings.

Pure functions from a review to a mapping, without Word. The keys are a contract with every template
that people edit: a key is added, never renamed.
"""
