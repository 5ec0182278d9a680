"""Published codes: rules of cleaning, diagnostics and their severity. See docs/codes.md."""

from enum import StrEnum
from typing import Self

# A row holds all that is told of a code, on one line.
# fmt: off


class _Explained(StrEnum):
    """Names with all that is told of them."""

    _value_: str

    def __new__(cls, value: str, *_: object) -> Self:
        """A member by its name; the rest of its row is for `__init__`."""
        found = str.__new__(cls, value)
        found._value_ = value
        return found

    def __init__(self, _: str, meaning: str) -> None:
        self.meaning = meaning
        """What it means, in the words that a reader is told."""


class Rule(_Explained):
    """What an edit was made for."""

    NEWLINE = "newline", "Line ends of other systems, form feeds among them, become one kind."
    INVISIBLE = "invisible", "Characters without any look are taken out: byte order marks, zero-width and control characters."
    UNICODE = "unicode", "Letters written in parts become one character (NFC, never NFKC); stress and foreign marks go."
    LOOK_ALIKE = "look-alike", "Foreign letters and figures become the ones of the language that they look like."
    ENTITY = "entity", "Character references of HTML become the characters that they name."
    BIDI = "bidi", "Words under an override of the writing direction are put as a page shows them."
    PAGE_BREAK = "page-break", "What parts two pages is taken out."
    FURNITURE = "furniture", "Page numbers, running heads and a site's own lines are taken out."
    HIDDEN_TEXT = "hidden-text", "Words that a file holds and its pages do not show are taken out."
    CODE_PAGE = "code-page", "Letters and signs of a code page that was taken for another become what they are."
    RECOGNISED_SIGN = "recognised-sign", "What a recogniser makes of № before a number becomes №."
    DISPLACED_RUN = "displaced-run", "Words that the extractor put at another place of their line go back."
    FOOTNOTE = "footnote", "Footnotes move behind the last paragraph."
    LETTER_SPACING = "letter-spacing", "Letter-spaced words are written without the blanks between their letters."
    PARAGRAPH = "paragraph", "What parts two paragraphs becomes one line end."
    WRAP = "wrap", "A line end inside a paragraph becomes a blank, or nothing."
    HYPHEN = "hyphen", "A word divided at a line's end is put together, its own hyphens kept."
    BLANK = "blank", "Several blanks, tabs and other blanks become one; those at a paragraph's ends go."


class Severity(StrEnum):
    """How much a finding asks of a person."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class Remedy(_Explained):
    """How a person settles what a diagnostic tells."""

    LINE = "line", "A decision `[[line]]` says in which order the words stand."
    WRAP = "wrap", "A decision `[[wrap]]` says what the line end is; where no line ends in the word, `[[seen]]` says that it is well."
    WITHHELD = "withheld", "A decision `[[withheld]]` publishes the words, `[[seen]]` says that they stay out."
    CITATION = "citation", "A decision `[[citation]]` says what is cited, `[[seen]]` that what was taken is right."
    REGISTRY = "registry", "Of a citation that names nothing: a decision `[[citation]]` says what is cited, or the act is added to the registry."
    SOURCE = "source", "Where the signed copy differs, the source is mended or replaced; else `[[seen]]` says that it does not."
    PICTURE = "picture", "Where the page's picture differs, the recognised words are mended; else `[[seen]]` says that it does not."
    READING = "reading", "What the result took for granted or left out is read at the place; `[[seen]]` says that it is known."
    PAIR = "pair", "Of both texts that which differs from its signed copy is mended; if none does, `[[seen]]` says so."
    FILES = "files", "The file that is not authentic is taken out of the folder."
    DECISIONS = "decisions", "The decision is mended or taken out of the decisions file."


ELSEWHERE = frozenset({Remedy.FILES, Remedy.DECISIONS})
"""What is settled in a folder or in a decision, not by one more."""


class Code(_Explained):
    """What a diagnostic is about."""

    def __init__(self, _: str, severity: Severity, remedy: Remedy, meaning: str) -> None:
        self.severity, self.remedy, self.meaning = severity, remedy, meaning

    ANNOTATION_TEXT = "annotation-text", Severity.WARNING, Remedy.SOURCE, "Words were laid on the page as an annotation or a form field; who did so is not known."
    BRACKET_OPEN = "bracket-open", Severity.INFO, Remedy.SOURCE, "A bracket opens and none closes it, or closes and none opened it."
    CHARACTER_FOREIGN = "character-foreign", Severity.WARNING, Remedy.SOURCE, "A character that no ruling holds, or a mark on a letter that the language does not have."
    CHARACTER_LOST = "character-lost", Severity.ERROR, Remedy.SOURCE, "The source holds a sign that stands for a lost one: a letter was lost before the file was made."
    CHARACTER_ORDER = "character-order", Severity.ERROR, Remedy.SOURCE, "A control turns the writing round, so that a page shows another order than the file holds."
    CHARACTER_READ = "character-read", Severity.WARNING, Remedy.SOURCE, "A foreign letter or figure, or a letter for a figure, was read as the one it looks like."
    AMENDMENT_DOUBTFUL = "amendment-doubtful", Severity.WARNING, Remedy.SOURCE, "An amendment counts for no edition: its day cannot be, or which act changes what is not understood."
    PUBLICATION_DOUBTFUL = "publication-doubtful", Severity.INFO, Remedy.READING, "A line on where the ruling was published is not understood, or names a day that cannot be."
    CITATION_DOUBTFUL = "citation-doubtful", Severity.WARNING, Remedy.CITATION, "Citations name an act that one of two can be; the one in force on the ruling's day is taken."
    CITATION_EXCEPTED = "citation-excepted", Severity.INFO, Remedy.READING, "A provision is cited as what words leave out of another one, as in «кроме пункта 2»."
    CITATION_LINK_DIFFERS = "citation-link-differs", Severity.WARNING, Remedy.CITATION, "The hyperlink on a citation leads to another act than its words name; the words are taken."
    CITATION_NUMBER_UNREAD = "citation-number-unread", Severity.WARNING, Remedy.CITATION, "A number beside a word for provisions was not read, so it is in no citation."
    COMPOSITION_UNREAD = "composition-unread", Severity.WARNING, Remedy.READING, "Words among the names of those who sat or took part are no name that can be read, or names of judges lack."
    DATE_UNKNOWN = "date-unknown", Severity.WARNING, Remedy.SOURCE, "The ruling's date was not found."
    DECISION_TARGET_UNKNOWN = "decision-target-unknown", Severity.WARNING, Remedy.READING, "A decision names an act that the registry lacks, a provision that the act lacks, or a later day; it holds."
    DECISION_UNMATCHED = "decision-unmatched", Severity.WARNING, Remedy.DECISIONS, "A decision of the decisions file fits no place, or more than one; it was not carried out."
    DISPLACED_RUN_LEFT = "displaced-run-left", Severity.WARNING, Remedy.LINE, "Words of the line stand in the wrong place and no order is clearly right; left as it was."
    EXPRESSION_DOUBLED = "expression-doubled", Severity.ERROR, Remedy.FILES, "Two files of one run are the same ruling in the same language by name, but their texts differ."
    DRAWN_WORDS = "drawn-words", Severity.WARNING, Remedy.SOURCE, "Shapes or pictures stand in a line as letters would: the page may say more than its text."
    FAINT_TEXT = "faint-text", Severity.WARNING, Remedy.SOURCE, "Words can hardly be seen on the page: they have nearly the colour of what lies beneath."
    FIGURES_CONTRADICTED = "figures-contradicted", Severity.WARNING, Remedy.SOURCE, "A date or a number cannot be, or is another where the ruling says the same again."
    FONT_MISSING = "font-missing", Severity.WARNING, Remedy.SOURCE, "Words are in a font that the file does not hold: what is seen of them is not known."
    EDITION_UNKNOWN = "edition-unknown", Severity.WARNING, Remedy.READING, "The text is not the first one, and no note says of which day it is; undated names of acts are left open."
    FOOTNOTE_UNPLACED = "footnote-unplaced", Severity.WARNING, Remedy.SOURCE, "The mark of a footnote stands nowhere on its page, or more than once; no place refers to it."
    FURNITURE_DOUBTFUL = "furniture-doubtful", Severity.WARNING, Remedy.SOURCE, "A line may belong to a page or a site and not to the ruling; it is left in the text."
    FORM_BESIDE_PAGES = "form-beside-pages", Severity.WARNING, Remedy.SOURCE, "The PDF holds an XFA form beside its pages; readers that know such forms show that instead."
    HEADER_UNCLEAR = "header-unclear", Severity.INFO, Remedy.READING, "It is not clear what a line of the header is."
    HIDDEN_TEXT = "hidden-text", Severity.WARNING, Remedy.SOURCE, "The file holds words that its pages do not show; they are no part of the text."
    HYPHEN_DOUBTFUL = "hyphen-doubtful", Severity.INFO, Remedy.WRAP, "A word is divided at a line's end and may have lost or won a hyphen; the hyphen is kept."
    KIND_UNKNOWN = "kind-unknown", Severity.WARNING, Remedy.READING, "Nothing tells whether it is an additional decision; it was taken for a normative resolution."
    MARKER_MISSING = "marker-missing", Severity.INFO, Remedy.READING, "The words that mark a part are missing; the part was told by its place."
    MARKS_CROSS = "marks-cross", Severity.WARNING, Remedy.READING, "Two readings of the same words cross, so one of them is wrong; the weaker was cut or left out."
    MIXED_LANGUAGE = "mixed-language", Severity.WARNING, Remedy.SOURCE, "Paragraphs, be it the enactment line alone, or words inside one are in another language than the ruling."
    MIXED_SCRIPT = "mixed-script", Severity.WARNING, Remedy.SOURCE, "A word mixes letters of two alphabets in a way that is not settled; left as it was."
    NAME_CONFIRMED = "name-confirmed", Severity.INFO, Remedy.READING, "A name's nominative was in doubt, and the text in another language confirms it."
    NAME_DOUBTFUL = "name-doubtful", Severity.INFO, Remedy.READING, "A name's nominative does not follow for certain from the form in the text."
    NUMBER_BACK = "number-back", Severity.WARNING, Remedy.SOURCE, "A number opens a point after a higher one."
    NUMBER_DOUBLED = "number-doubled", Severity.WARNING, Remedy.SOURCE, "A number opens two points of the same list."
    NUMBER_REPEATED = "number-repeated", Severity.WARNING, Remedy.SOURCE, "The number of a point stands in its text once more, as the source has it."
    NUMBER_UNKNOWN = "number-unknown", Severity.WARNING, Remedy.SOURCE, "The ruling's number was not found."
    ORDER_DOUBTFUL = "order-doubtful", Severity.WARNING, Remedy.SOURCE, "A style sheet may show the words at another place of the page than the file has them."
    OUTCOME_DOUBTFUL = "outcome-doubtful", Severity.WARNING, Remedy.READING, "Not all words of an operative point that could change what it decides are understood; no verdict of it is given."
    OUTCOME_INFERRED = "outcome-inferred", Severity.INFO, Remedy.READING, "A point is taken for an interpretation because the ruling only interprets."
    OUTCOME_MISSING = "outcome-missing", Severity.WARNING, Remedy.READING, "In the operative part no verdict or other decision was recognised."
    OUTCOME_UNKNOWN = "outcome-unknown", Severity.WARNING, Remedy.READING, "An operative point, or a clause of it, does nothing that is known; it has no outcome."
    OUTCOME_WITHOUT_NORM = "outcome-without-norm", Severity.WARNING, Remedy.READING, "What a verdict, an interpretation or a revision is about has no name, or not all of it: it is told elsewhere, left open, or what is left of an act."
    OVERLAID_TEXT = "overlaid-text", Severity.ERROR, Remedy.SOURCE, "Another text or a line is painted over letters; what is meant nobody can tell."
    PAIR_DIFFERS = "pair-differs", Severity.WARNING, Remedy.PAIR, "The ruling's text in another language says something else."
    PAGES_DISORDERED = "pages-disordered", Severity.WARNING, Remedy.SOURCE, "The numbers of the pages skip one, stand twice or go back: pages may be lost, doubled or moved."
    PARAGRAPH_DOUBLED = "paragraph-doubled", Severity.WARNING, Remedy.SOURCE, "A paragraph stands twice, word for word."
    PARAGRAPH_STRANGE = "paragraph-strange", Severity.WARNING, Remedy.SOURCE, "The words of a paragraph follow each other as in no legal text: it is of another text, or its letters are mixed up."
    PARTS_DISORDERED = "parts-disordered", Severity.ERROR, Remedy.SOURCE, "This belongs above, or stands there already: pages may be swapped, or rulings mixed."
    PART_MISSING_COMPOSITION = "part-missing-composition", Severity.WARNING, Remedy.SOURCE, "No paragraph says who sat."
    PART_MISSING_ENACTMENT = "part-missing-enactment", Severity.WARNING, Remedy.SOURCE, "No line says which body adopted the ruling, when and under which number."
    PART_MISSING_ESTABLISHED = "part-missing-established", Severity.WARNING, Remedy.SOURCE, "The formula that opens the circumstances is missing."
    PART_MISSING_GROUNDS = "part-missing-grounds", Severity.WARNING, Remedy.SOURCE, "No paragraph names the norms that the decision rests on."
    PART_MISSING_INTRODUCTION = "part-missing-introduction", Severity.WARNING, Remedy.SOURCE, "The preamble of a resolution of the Supreme Court is missing."
    PART_MISSING_IN_THE_NAME = "part-missing-in-the-name", Severity.INFO, Remedy.SOURCE, "The formula in the name of the Republic is missing, as in many copies."
    PART_MISSING_OPERATIVE = "part-missing-operative", Severity.ERROR, Remedy.SOURCE, "There is no operative point."
    PART_MISSING_PARTICIPANTS = "part-missing-participants", Severity.INFO, Remedy.SOURCE, "No paragraph says who took part, as happens."
    PART_MISSING_QUESTION = "part-missing-question", Severity.WARNING, Remedy.SOURCE, "No paragraph says what was asked."
    PART_MISSING_RAPPORTEURS = "part-missing-rapporteurs", Severity.INFO, Remedy.SOURCE, "No paragraph names the rapporteurs."
    PART_MISSING_REASONS = "part-missing-reasons", Severity.WARNING, Remedy.SOURCE, "There are no reasons."
    PART_MISSING_RESOLVES = "part-missing-resolves", Severity.WARNING, Remedy.SOURCE, "The formula that opens the operative part is missing."
    PART_MISSING_SIGNATURE = "part-missing-signature", Severity.WARNING, Remedy.SOURCE, "There is no signature."
    OPINION_JUDGE_UNKNOWN = "opinion-judge-unknown", Severity.WARNING, Remedy.READING, "A separate opinion stands behind the ruling, and it names none of the judges who sat, or several."
    PART_MISSING_TITLE = "part-missing-title", Severity.WARNING, Remedy.SOURCE, "There is no title."
    PERSON_DOUBLED = "person-doubled", Severity.WARNING, Remedy.READING, "Two members of the bench have one name, and so one IRI: two persons of one name, or one that was read twice."
    POINTS_GAP = "points-gap", Severity.WARNING, Remedy.SOURCE, "A number of a list of points is missing."
    PRESIDING_UNKNOWN = "presiding-unknown", Severity.WARNING, Remedy.READING, "The composition does not tell which judge was in the chair."
    QUOTATION_OPEN = "quotation-open", Severity.INFO, Remedy.SOURCE, "A quotation mark opens and none closes it, or closes and none opened it."
    RAPPORTEUR_UNKNOWN = "rapporteur-unknown", Severity.WARNING, Remedy.READING, "Somebody reported on the case who is not among the judges named."
    RECOGNISED_CITATION = "recognised-citation", Severity.WARNING, Remedy.PICTURE, "A citation rests on recognised words that are doubtful, or that nothing else in the file confirms."
    RECOGNISED_DATE = "recognised-date", Severity.WARNING, Remedy.PICTURE, "A date rests on recognised words that are doubtful, or that nothing else in the file confirms."
    RECOGNISED_NAME = "recognised-name", Severity.WARNING, Remedy.PICTURE, "A name rests on recognised words that are doubtful, or that nothing else in the file confirms."
    RECOGNISED_NUMBER = "recognised-number", Severity.WARNING, Remedy.PICTURE, "A number rests on recognised words that are doubtful, or that nothing else in the file confirms."
    RECOGNISED_TEXT = "recognised-text", Severity.WARNING, Remedy.PICTURE, "Words were recognised by a machine in pictures of pages; compare them with the pictures."
    RECOGNISED_VERDICT = "recognised-verdict", Severity.WARNING, Remedy.PICTURE, "A verdict cites a norm on recognised words that nothing else in the file confirms."
    RECOGNISED_WORD = "recognised-word", Severity.WARNING, Remedy.PICTURE, "A recognised word is doubtful by its letters, its marks or its place; compare it with the picture."
    REASONS_START_UNCLEAR = "reasons-start-unclear", Severity.INFO, Remedy.READING, "Where the circumstances end and the reasons begin is not marked; it was told by first words."
    SECOND_RULING = "second-ruling", Severity.ERROR, Remedy.SOURCE, "Another ruling seems to begin here. It was kept but not read: split the file."
    SENTENCE_CUT = "sentence-cut", Severity.WARNING, Remedy.SOURCE, "A sentence has no end or no beginning: something was lost, moved or put between its halves."
    SIGNATURE_PARTIAL = "signature-partial", Severity.WARNING, Remedy.SOURCE, "The last signature of the PDF does not cover all of the file: something was added later."
    SPACING_DOUBTFUL = "spacing-doubtful", Severity.WARNING, Remedy.SOURCE, "Where words end, or which letters they have, is not known: letters set apart were joined, or a word may be several, half of one, or another."
    TEXT_AFTER_SIGNATURE = "text-after-signature", Severity.WARNING, Remedy.SOURCE, "Text follows the signature; it was kept behind it."
    TEXT_REVISED = "text-revised", Severity.ERROR, Remedy.SOURCE, "The PDF was changed after it was written: an earlier revision in it has other words."
    TITLE_CUT = "title-cut", Severity.WARNING, Remedy.SOURCE, "The title is cut, or as long as what databases cut; of two the longer one was taken."
    TITLE_DOUBTFUL = "title-doubtful", Severity.INFO, Remedy.READING, "A body or an office is given as written, since its nominative is not known."
    TRACKED_CHANGE = "tracked-change", Severity.WARNING, Remedy.SOURCE, "A Word file has a tracked change that nobody accepted; it was read as accepted."
    WITHHELD_TEXT = "withheld-text", Severity.ERROR, Remedy.WITHHELD, "Words lie under a bar or a rule (a redaction that failed, or a deletion); they are in no output."
    WORDS_DOUBLED = "words-doubled", Severity.WARNING, Remedy.SOURCE, "Words stand twice, one behind the other."
    WRAP_DOUBTFUL = "wrap-doubtful", Severity.INFO, Remedy.WRAP, "Whether a line end is a paragraph's end is not clear; a `warning` where a sentence has no end there."


OF_THE_RUN = frozenset({Code.PAIR_DIFFERS, Code.NAME_CONFIRMED, Code.EXPRESSION_DOUBLED})
"""Codes that are told of a ruling because of others that were converted beside it."""

GRAVE_IN_THE_LAW = frozenset(
    {
        Code.ANNOTATION_TEXT,
        Code.DRAWN_WORDS,
        Code.FAINT_TEXT,
        Code.FONT_MISSING,
        Code.HIDDEN_TEXT,
        Code.ORDER_DOUBTFUL,
        Code.TRACKED_CHANGE,
    }
)
"""Codes that are errors where they are about the header or the operative part."""

OF_WORDING = GRAVE_IN_THE_LAW | {
    Code.CHARACTER_FOREIGN,
    Code.CHARACTER_LOST,
    Code.CHARACTER_ORDER,
    Code.CHARACTER_READ,
    Code.DISPLACED_RUN_LEFT,
    Code.FURNITURE_DOUBTFUL,
    Code.MIXED_SCRIPT,
    Code.OVERLAID_TEXT,
    Code.RECOGNISED_WORD,
    Code.SENTENCE_CUT,
    Code.WITHHELD_TEXT,
    Code.WORDS_DOUBLED,
}
"""Codes that say that words may be missing, added, other ones or in another order: no verdict rests on such words."""


OF_LINE_ENDS = frozenset({Code.HYPHEN_DOUBTFUL, Code.SENTENCE_CUT, Code.WRAP_DOUBTFUL})
"""Codes that ask what a line end is, where they are told at one: a person's decision on it settles each."""


class DifferenceCode(_Explained):
    """In what two texts of one ruling differ. Those of severity `info` are told, but are no difference."""

    def __init__(self, _: str, severity: Severity, meaning: str) -> None:
        self.severity, self.meaning = severity, meaning

    RULING_COURT = "ruling-court", Severity.ERROR, "The body that ruled."
    RULING_DATE = "ruling-date", Severity.ERROR, "The ruling's date."
    RULING_NUMBER = "ruling-number", Severity.ERROR, "The ruling's number, language suffix aside."
    RULING_KIND = "ruling-kind", Severity.ERROR, "What sort of act the ruling is."
    QUESTION = "question", Severity.WARNING, "What was asked, by the title."
    PRESIDING = "presiding", Severity.ERROR, "Who was in the chair."
    JUDGE = "judge", Severity.ERROR, "Who sat, or signed without a seat."
    RAPPORTEUR = "rapporteur", Severity.WARNING, "Which judge reported on the case."
    PARTICIPANT = "participant", Severity.WARNING, "Who took part."
    PARTICIPANT_ROLE = "participant-role", Severity.WARNING, "In what capacity somebody took part."
    NAME_SPELLING = "name-spelling", Severity.WARNING, "One person has two spellings that do not correspond, and so two IRIs."
    NAME_CONFIRMED = "name-confirmed", Severity.INFO, "No difference: the nominative of a name is in doubt in one text, and the other confirms it."
    PART_MISSING = "part-missing", Severity.WARNING, "A part of the ruling is missing in one text."
    POINT_MISSING = "point-missing", Severity.ERROR, "A numbered point is missing in one text."
    PARAGRAPH_MISSING = "paragraph-missing", Severity.WARNING, "A paragraph of facts, reasons or decision is missing in one text."
    CITATION = "citation", Severity.WARNING, "Which provision, act or ruling is cited."
    CITATION_UNRESOLVED = "citation-unresolved", Severity.INFO, "No difference: a citation is resolved in one text only, and its numbers are the same."
    DATE = "date", Severity.WARNING, "A date in the text."
    NUMBER = "number", Severity.WARNING, "A number in the text, or that of a point."
    OUTCOME = "outcome", Severity.ERROR, "What an operative point does."
    VERDICT = "verdict", Severity.ERROR, "The verdict on a norm."
    SCOPE = "scope", Severity.WARNING, "Whether a verdict is about a share of the norm, and which kind of share."
    TERM = "term", Severity.WARNING, "The term for carrying out a recommendation."
    ADDRESSEE = "addressee", Severity.WARNING, "To whom a recommendation goes."
