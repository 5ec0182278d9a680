"""Search in any form of a word: the one function that databases, pages and indexes are fed by.

`terms` gives for each word of a text all stems that it may be a form of; two words are forms of one
where they share a term. `words` gives the same with places, for marking what was found.
"""

from pipeline.search.layers import VERB
from pipeline.search.texts import LONGEST, Word, stems_of, terms, words

__all__ = ["LONGEST", "VERB", "Word", "stems_of", "terms", "words"]
