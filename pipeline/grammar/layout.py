"""`layout.toml`: words that tell a page, a line or a heading from running text."""

from pipeline.grammar.table import LanguageTable


class LayoutWords(LanguageTable):
    """What the cleaning rules know of a language."""

    page_words: tuple[str, ...]
    """Words beside a page number."""
    site_names: tuple[str, ...]
    """Patterns of whole lines that name a site: its name, its address, its notice of rights."""
    buttons: tuple[str, ...]
    """Patterns of whole lines that are a site's tabs, buttons and counters."""
    notices: tuple[str, ...]
    """Patterns of what a portal prints on each page it hands out: that it equals one on paper."""
    stamps: tuple[str, ...] = ()
    """Words in capitals that are printed across a page: what lies under them is a draft or a copy."""
    verdicts: tuple[str, ...]
    """Patterns of the words of a verdict: a line with one is never a page's."""
    headings: tuple[str, ...]
    """Patterns of lines that stand alone, whatever the layout."""
    formulas: tuple[str, ...]
    """Patterns of the words that open a part; what follows their colon starts a paragraph."""
    notes: tuple[str, ...]
    """Words that open a publisher's note, wherever it stands."""
    spaced: tuple[str, ...]
    """Phrases that are printed letter-spaced, with their blanks."""
    compounds: tuple[str, ...]
    """Words that keep their hyphen where a line ends in it; patterns of the whole word."""
