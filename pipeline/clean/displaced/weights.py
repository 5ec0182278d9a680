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

BOUND = 1.0
"""Words that make one phrase stand together: `части второй`, `21 апреля 2023 года`."""
TORN = 2.0
"""Cost of parting words that stand together at the line's end as in a date, or a unit and its
number: that they met there by chance is unlikely."""
INDEXED = -0.7
"""A number with an index, `39-2-тармағы`: rarer than two numbers that ran together."""
SEEN = 1.0
"""The two words stand together elsewhere in the document, undamaged."""
SEEN_NUMBER = 0.4
"""The same where one is a number: such pairs vary from place to place."""

STUCK = 3.5
"""Cost of a word that looks like two: `сот3-тармағы`."""

# --- what a link is ---------------------------------------------------------------------------

LINK_PART = 0.6
"""Cost of each phrase beyond the links that a gap's blanks tell of: links are short."""
WIDE = 0.8
"""Cost of a gap that is one blank wider than its links ask for."""
MISSING_LINK = 3.0
"""Cost of each link that the blanks of a gap tell of and that is not there."""
LINK_STRANGER = 4.0
"""Cost of a word in a link that citations do not have."""

# --- how the line came about ------------------------------------------------------------------

UNFILLED = 6.0
"""Cost of a gap that nothing fills."""
NO_GAP = 1.0
"""Cost of taking for a gap what may be the usual look of a line (one that begins with a comma)."""
LEFT_NO_GAP = 0.5
"""Cost of the opposite."""
LEFT_UNUSUAL = 3.5
"""The same where no other line of the text looks so."""
LAST_IN_PLACE = 0.4
"""Cost of a link at the line's end that left no gap there: most links end elsewhere."""
WRAPPED = 2.0
"""A link in place at the line's end, words missing at the start of the next: one link that wraps,
whose blank is its own."""
DIGITS = 2.5
"""Cost of a glue point between two figures."""
DIVIDED = 1.0
"""Cost of a glue point at a hyphen: few lines end in the middle of a word."""
INSIDE_WORD = 2.0
"""Cost of a glue point between two letters, where the text has what stands before it."""
INSIDE_DATED = 1.0
"""The same before a preposition that a figure follows."""
INSIDE_UNKNOWN = 2.5
"""The same where it has not."""
DEEP = 1.5
"""Cost of each bracket that closes before it opens."""

# --- when to trust a reading ------------------------------------------------------------------

LEAST_MARGIN = 1.6
"""Nats between the best reading and the next one."""
LEAST_GAIN = 1.5
"""Nats between the best reading and the line as it stands."""
CONTESTED_MARGIN = 2.0
"""The same where the base ends in a citation or a link stands in place: the other of the two is
nearly as likely."""
SILENT_MARGIN = 3.0
"""The same for leaving a line without a word that may well be damaged."""
STRAIN = -4.5
"""What the bad neighbours of a line may sum up to before it is in doubt."""
