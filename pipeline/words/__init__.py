"""A low room: what several stages read in a text, each thing by one reader.

Letters, dates, numbers, quotation marks, names of people, names of works. Before writing a pattern
for one of these in a stage, look here.
"""
