"""Weights: how much each thing counts that is seen in a reading, in nats.

They were set by hand from what the grammar says and rounded; tests/dev holds the texts they were
tried on. A reading's score is the sum over its line; the margin between two readings is what
counts, so only differences have a meaning.
"""

# --- how two neighbours read -----------------------------------------------------------------

STRONG = 2.5
"""The second needs the first: `бабының 2-тармағы`, `пункта 2 статьи 13`."""
GOOD = 1.2
"""They often stand together: an adjective and its noun in the same case."""
FAIR = 0.4
"""Nothing is against it."""
ODD = -0.8
"""They seldom stand together."""
BAD = -1.8
"""Something between them is missing."""
BROKEN = -3.5
"""No text has this: `екінші 484-бабы`, a preposition before a comma."""

SEEN = 1.0
"""The two words stand together elsewhere in the document, undamaged."""
SEEN_NUMBER = 0.4
"""The same where one is a number: such pairs vary from place to place."""

# --- what a link is ---------------------------------------------------------------------------

LINK_PART = 0.3
"""Cost of each further phrase in what fills one gap: links are short."""
LINK_STRANGER = 4.0
"""Cost of a word in a link that citations do not have."""
LINK_STRANGER_SEEN = 1.2
"""The same where the document has it in the same company elsewhere."""

# --- how the line came about ------------------------------------------------------------------

UNFILLED = 6.0
"""Cost of a gap that nothing fills."""
NO_GAP = 2.5
"""Cost of taking for a gap what may be the usual look of a line (one that begins with a comma)."""
LEFT_NO_GAP = 0.5
"""Cost of the opposite."""
LAST_IN_PLACE = 1.2
"""Cost of a link at the line's end that left no gap there: most links end elsewhere."""
GLUED_IN_PLACE = 5.0
"""Cost of the same where the tail is glued, which takes a base that ends in a mark."""
INSIDE_WORD = 2.0
"""Cost of a glue point that only the vocabulary tells: two letters of lower case."""
DEEP = 1.5
"""Cost of each bracket that closes before it opens."""

# --- when to trust a reading ------------------------------------------------------------------

LEAST_MARGIN = 1.5
"""Nats between the best reading and the next one."""
LEAST_GAIN = 3.0
"""Nats between the best reading and the line as it stands."""
