"""What reading a damaged PDF raises: any object of one may be missing, or be of another kind.

The library gives what it finds, an array where the format has a number; its own errors and those
of the code that meets such an object are one and the same.
"""

import struct

import pikepdf

DAMAGED = (
    pikepdf.PdfError,
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
    struct.error,
)
