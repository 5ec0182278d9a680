"""How much work something takes, told by processor time with wide margins, never by the clock."""

import gc
from time import process_time

SMALL = 0.3
"""Processor seconds below which growth says nothing."""
QUADRATIC = 12
"""Times the work for four times the length: 4 where it grows like the length, 16 like its square."""


def spent(call, *arguments):
    """Processor seconds that a call takes."""
    # What other tests left in memory is walked by no collection while the work is measured.
    gc.disable()
    start = process_time()
    try:
        call(*arguments)
    finally:
        gc.enable()
    return process_time() - start


def grows_gently(call, length):
    """Whether `call(4 * length)` takes far less than sixteen times the work of `call(length)`."""
    for _ in range(3):  # what grows like the square does so each time
        large = spent(call, 4 * length)
        if large < SMALL or large < QUADRATIC * spent(call, length):
            return True
    return False
