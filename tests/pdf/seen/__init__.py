"""PDFs that hold words which their pages do not show, and sound ones that look like them.

Everything is labelled by construction: each file is the same invented ruling, painted by one engine,
with one hidden text (a word of the operative part, a number, a name, a single letter) in one place,
or with none and some decoration instead.
"""
