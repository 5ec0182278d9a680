"""Tokens: the words and marks of a text as the language model counts them.

Figures are counted by their shape, so that `15-бабы` and `102-бабы` are one token; rare words are
counted by their class, which is their ending.
"""

import re

EDGE = "⏎"
"""Where a paragraph starts or ends."""
_PIECE = re.compile(
    r"""[0-9]+(?:[-./][0-9]+)*\)           # an item: `3)`
    | [^\W\d_]\)(?!\w)                      # `а)`
    | (?:[^\W\d_]\.)+[^\W\d_](?=\.)         # initials
    | [^\W_]+(?:[-/'’‑][^\W_]+|(?<=[0-9])\.[0-9]+)*-?   # a word or figure, with what is joined to it
    | -[^\W\d_]+                            # `-бабы`, torn off its figure
    | \S
    """,
    re.VERBOSE,
)
_FIGURE = re.compile(r"[0-9]+(?:[-.][0-9]+)*")
_DATE = re.compile(r"[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{2,4}\Z")
_YEAR = re.compile(r"(?:1[89]|20)[0-9]{2}\Z")
_LETTERS = re.compile(r"[^\W\d_]+")
_ROMAN = re.compile(r"[IVXLC]+\Z")
_ENDING = 3
_ROOT, _UNIT = 5, 2


def pieces(word: str) -> list[str]:
    """The tokens of what stands between two blanks, figures by their shape."""
    return [_piece_by_shape(piece) for piece in _PIECE.findall(word)]


def _piece_by_shape(piece: str) -> str:
    """A piece with its figures by their shape; one that was torn off a figure gets it back."""
    torn = piece[0] == "-" and len(piece) > 1
    return _FIGURE.sub(_shape, f"0{piece}" if torn else piece)


def kind(token: str) -> str:
    """The class of a token: its ending, whether it is a capital, the shape of its figure."""
    if token[-1] == ")" and len(token) > 1:
        return token if token[0].isdigit() else "x)"
    if token[0] in "01YD" and (len(token) == 1 or not token[1].isalpha()):
        return _joined_figure_by_shape(token)
    letters: list[str] = _LETTERS.findall(token)
    if not letters:
        return token
    if len(letters) > 1 and max(map(len, letters)) == 1:
        return "X.X"
    if _ROMAN.match(token):
        return "~IV"
    last = letters[-1]
    torn = "-" if token[-1] == "-" else ""
    if len(letters) == 1 and last.isupper():
        return "~^^" if len(last) > 1 else "~^"
    return ("~^" if token[0].isupper() else "~") + last.lower()[-_ENDING:] + torn


def root(token: str) -> str:
    """The beginning of a word, whatever its endings; what is joined to a figure by its unit."""
    if token[0] in "01YD":
        match = _LETTERS.search(token[1:])
        return token if match is None else token[: match.start() + 1] + match[0][:_UNIT]
    return token.lower()[:_ROOT]


def _joined_figure_by_shape(token: str) -> str:
    """`0-бабының` as `0-баның`: the figure, the beginning and the ending of what is joined to it."""
    match = _LETTERS.search(token[1:])
    if match is None:
        return token
    word = match[0]
    if word.isupper():
        return token[: match.start() + 1] + "^^"
    return token[: match.start() + 1] + word[:2] + word[2:][-_ENDING:]


def _shape(figure: re.Match[str]) -> str:
    """`0` for `7` and `43-1`, `1` for `484` and `829-14`, `Y` for a year, `D` for a date."""
    if _YEAR.match(figure[0]):
        return "Y"
    if _DATE.match(figure[0]):
        return "D"
    return "0" if not figure[0][2:3].isdigit() else "1"
