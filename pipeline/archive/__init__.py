"""Packages that prove themselves in fifty years, made from the published results.

`packing` makes a bag of a ruling and a version, `verifying` tells whether it still is what it was,
`signing` ties it to a person and a time, `restoring` gives the source back.
"""
