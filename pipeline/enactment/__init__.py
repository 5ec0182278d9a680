"""A low room: the line that says which body adopted what, when, under which number."""
