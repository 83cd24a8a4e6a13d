"""What is wrong with a template that somebody made, in words of whoever edits it in Word.

Everything here looks at a template without filling it: all faults come out at once, each with the
paragraph in which it stands. Filling it by way of trial is left to `report/trial.py`.
"""
