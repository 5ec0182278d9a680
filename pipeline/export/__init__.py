"""Rulings in the forms that their users expect, made from the published JSON alone.

`outline` is the ruling as a reader sees it; each form is one function in one file; `form_files` has all.
"""
