"""`connectives.toml`: what joins the members of a list."""

from pipeline.grammar.table import LanguageTable


class Connectives(LanguageTable):
    """Conjunctions in lower case; some are of several words."""

    adding: tuple[str, ...]
    """`and`: both are meant."""
    choosing: tuple[str, ...]
    """`or`: one of them is meant."""
    further: tuple[str, ...]
    """What may stand beside or instead of those in long lists."""
