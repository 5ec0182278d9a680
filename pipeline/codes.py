"""Published codes: rules of cleaning, diagnostics and their severity. See docs/codes.md."""

from enum import StrEnum

from pipeline.closed import require_every_kind


class Rule(StrEnum):
    """What an edit was made for. `RULES` says what each does."""

    NEWLINE = "newline"
    INVISIBLE = "invisible"
    UNICODE = "unicode"
    LOOK_ALIKE = "look-alike"
    ENTITY = "entity"
    BIDI = "bidi"
    PAGE_BREAK = "page-break"
    FURNITURE = "furniture"
    HIDDEN_TEXT = "hidden-text"
    CODE_PAGE = "code-page"
    RECOGNISED_SIGN = "recognised-sign"
    DISPLACED_RUN = "displaced-run"
    FOOTNOTE = "footnote"
    LETTER_SPACING = "letter-spacing"
    PARAGRAPH = "paragraph"
    WRAP = "wrap"
    HYPHEN = "hyphen"
    BLANK = "blank"


RULES: dict[Rule, str] = {
    Rule.NEWLINE: "Line ends of other systems, form feeds among them, become one kind.",
    Rule.INVISIBLE: "Characters without any look are taken out: byte order marks, zero-width and control characters.",
    Rule.UNICODE: "Letters written in parts become one character (NFC, never NFKC); stress and foreign marks go.",
    Rule.LOOK_ALIKE: "Foreign letters and figures become the ones of the language that they look like.",
    Rule.ENTITY: "Character references of HTML become the characters that they name.",
    Rule.BIDI: "Words under an override of the writing direction are put as a page shows them.",
    Rule.PAGE_BREAK: "What parts two pages is taken out.",
    Rule.FURNITURE: "Page numbers, running heads and a site's own lines are taken out.",
    Rule.HIDDEN_TEXT: "Words that a file holds and its pages do not show are taken out.",
    Rule.CODE_PAGE: "Letters and signs of a code page that was taken for another become what they are.",
    Rule.RECOGNISED_SIGN: "What a recogniser makes of № before a number becomes №.",
    Rule.FOOTNOTE: "Footnotes move behind the last paragraph.",
    Rule.DISPLACED_RUN: "Words that the extractor put at another place of their line go back.",
    Rule.LETTER_SPACING: "Letter-spaced words are written without the blanks between their letters.",
    Rule.PARAGRAPH: "What parts two paragraphs becomes one line end.",
    Rule.WRAP: "A line end inside a paragraph becomes a blank, or nothing.",
    Rule.HYPHEN: "A word divided at a line's end is put together, its own hyphens kept.",
    Rule.BLANK: "Several blanks, tabs and other blanks become one; those at a paragraph's ends go.",
}
"""What each rule of cleaning does."""
require_every_kind(Rule, RULES)


class Severity(StrEnum):
    """How much a finding asks of a person."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class Remedy(StrEnum):
    """How a person settles what a diagnostic tells. `REMEDIES` says what is to be done."""

    LINE = "line"
    WRAP = "wrap"
    WITHHELD = "withheld"
    CITATION = "citation"
    REGISTRY = "registry"
    SOURCE = "source"
    PICTURE = "picture"
    READING = "reading"
    PAIR = "pair"
    FILES = "files"
    DECISIONS = "decisions"


REMEDIES: dict[Remedy, str] = {
    Remedy.LINE: "A decision `[[line]]` says in which order the words stand.",
    Remedy.WRAP: "A decision `[[wrap]]` says what the line end is; where no line ends in the word, `[[seen]]` says that it is well.",
    Remedy.WITHHELD: "A decision `[[withheld]]` publishes the words, `[[seen]]` says that they stay out.",
    Remedy.CITATION: "A decision `[[citation]]` says what is cited, `[[seen]]` that what was taken is right.",
    Remedy.REGISTRY: "Of a citation that names nothing: a decision `[[citation]]` says what is cited, or the act is added to the registry.",
    Remedy.SOURCE: "Where the signed copy differs, the source is mended or replaced; else `[[seen]]` says that it does not.",
    Remedy.PICTURE: "Where the page's picture differs, the recognised words are mended; else `[[seen]]` says that it does not.",
    Remedy.READING: "What the result took for granted or left out is read at the place; `[[seen]]` says that it is known.",
    Remedy.PAIR: "Of both texts that which differs from its signed copy is mended; if none does, `[[seen]]` says so.",
    Remedy.FILES: "The file that is not authentic is taken out of the folder.",
    Remedy.DECISIONS: "The decision is mended or taken out of the decisions file.",
}
"""What is to be done, remedy by remedy."""
require_every_kind(Remedy, REMEDIES)

ELSEWHERE = frozenset({Remedy.FILES, Remedy.DECISIONS})
"""What is settled in a folder or in a decision, not by one more."""


class Code(StrEnum):
    """What a diagnostic is about. `ABOUT` holds severity and meaning of each, `REMEDY` what settles it."""

    ANNOTATION_TEXT = "annotation-text"
    BRACKET_OPEN = "bracket-open"
    CHARACTER_FOREIGN = "character-foreign"
    CHARACTER_LOST = "character-lost"
    CHARACTER_ORDER = "character-order"
    CHARACTER_READ = "character-read"
    AMENDMENT_DOUBTFUL = "amendment-doubtful"
    PUBLICATION_DOUBTFUL = "publication-doubtful"
    CITATION_DOUBTFUL = "citation-doubtful"
    CITATION_EXCEPTED = "citation-excepted"
    CITATION_LINK_DIFFERS = "citation-link-differs"
    CITATION_NUMBER_UNREAD = "citation-number-unread"
    COMPOSITION_UNREAD = "composition-unread"
    DATE_UNKNOWN = "date-unknown"
    DECISION_TARGET_UNKNOWN = "decision-target-unknown"
    DECISION_UNMATCHED = "decision-unmatched"
    DISPLACED_RUN_LEFT = "displaced-run-left"
    EXPRESSION_DOUBLED = "expression-doubled"
    DRAWN_WORDS = "drawn-words"
    FAINT_TEXT = "faint-text"
    FIGURES_CONTRADICTED = "figures-contradicted"
    FONT_MISSING = "font-missing"
    EDITION_UNKNOWN = "edition-unknown"
    FOOTNOTE_UNPLACED = "footnote-unplaced"
    FURNITURE_DOUBTFUL = "furniture-doubtful"
    FORM_BESIDE_PAGES = "form-beside-pages"
    HEADER_UNCLEAR = "header-unclear"
    HIDDEN_TEXT = "hidden-text"
    HYPHEN_DOUBTFUL = "hyphen-doubtful"
    KIND_UNKNOWN = "kind-unknown"
    MARKER_MISSING = "marker-missing"
    MARKS_CROSS = "marks-cross"
    MIXED_LANGUAGE = "mixed-language"
    MIXED_SCRIPT = "mixed-script"
    NAME_CONFIRMED = "name-confirmed"
    NAME_DOUBTFUL = "name-doubtful"
    NUMBER_BACK = "number-back"
    NUMBER_DOUBLED = "number-doubled"
    NUMBER_REPEATED = "number-repeated"
    NUMBER_UNKNOWN = "number-unknown"
    ORDER_DOUBTFUL = "order-doubtful"
    OUTCOME_DOUBTFUL = "outcome-doubtful"
    OUTCOME_INFERRED = "outcome-inferred"
    OUTCOME_MISSING = "outcome-missing"
    OUTCOME_UNKNOWN = "outcome-unknown"
    OUTCOME_WITHOUT_NORM = "outcome-without-norm"
    OVERLAID_TEXT = "overlaid-text"
    PAIR_DIFFERS = "pair-differs"
    PAGES_DISORDERED = "pages-disordered"
    PARAGRAPH_DOUBLED = "paragraph-doubled"
    PARAGRAPH_STRANGE = "paragraph-strange"
    PARTS_DISORDERED = "parts-disordered"
    PART_MISSING_COMPOSITION = "part-missing-composition"
    PART_MISSING_ENACTMENT = "part-missing-enactment"
    PART_MISSING_ESTABLISHED = "part-missing-established"
    PART_MISSING_GROUNDS = "part-missing-grounds"
    PART_MISSING_INTRODUCTION = "part-missing-introduction"
    PART_MISSING_IN_THE_NAME = "part-missing-in-the-name"
    PART_MISSING_OPERATIVE = "part-missing-operative"
    PART_MISSING_PARTICIPANTS = "part-missing-participants"
    PART_MISSING_QUESTION = "part-missing-question"
    PART_MISSING_RAPPORTEURS = "part-missing-rapporteurs"
    PART_MISSING_REASONS = "part-missing-reasons"
    PART_MISSING_RESOLVES = "part-missing-resolves"
    PART_MISSING_SIGNATURE = "part-missing-signature"
    OPINION_JUDGE_UNKNOWN = "opinion-judge-unknown"
    PART_MISSING_TITLE = "part-missing-title"
    PERSON_DOUBLED = "person-doubled"
    POINTS_GAP = "points-gap"
    PRESIDING_UNKNOWN = "presiding-unknown"
    QUOTATION_OPEN = "quotation-open"
    RAPPORTEUR_UNKNOWN = "rapporteur-unknown"
    RECOGNISED_CITATION = "recognised-citation"
    RECOGNISED_DATE = "recognised-date"
    RECOGNISED_NAME = "recognised-name"
    RECOGNISED_NUMBER = "recognised-number"
    RECOGNISED_TEXT = "recognised-text"
    RECOGNISED_VERDICT = "recognised-verdict"
    RECOGNISED_WORD = "recognised-word"
    REASONS_START_UNCLEAR = "reasons-start-unclear"
    SECOND_RULING = "second-ruling"
    SENTENCE_CUT = "sentence-cut"
    SIGNATURE_PARTIAL = "signature-partial"
    SPACING_DOUBTFUL = "spacing-doubtful"
    TEXT_AFTER_SIGNATURE = "text-after-signature"
    TEXT_REVISED = "text-revised"
    TITLE_CUT = "title-cut"
    TITLE_DOUBTFUL = "title-doubtful"
    TRACKED_CHANGE = "tracked-change"
    WITHHELD_TEXT = "withheld-text"
    WORDS_DOUBLED = "words-doubled"
    WRAP_DOUBTFUL = "wrap-doubtful"


_TOLD: dict[Severity, dict[Remedy, dict[Code, str]]] = {
    Severity.ERROR: {
        Remedy.WITHHELD: {
            Code.WITHHELD_TEXT: "Words lie under a bar or a rule (a redaction that failed, or a deletion); they are in no output.",
        },
        Remedy.SOURCE: {
            Code.CHARACTER_LOST: "The source holds a sign that stands for a lost one: a letter was lost before the file was made.",
            Code.CHARACTER_ORDER: "A control turns the writing round, so that a page shows another order than the file holds.",
            Code.TEXT_REVISED: "The PDF was changed after it was written: an earlier revision in it has other words.",
            Code.OVERLAID_TEXT: "Another text or a line is painted over letters; what is meant nobody can tell.",
            Code.PART_MISSING_OPERATIVE: "There is no operative point.",
            Code.PARTS_DISORDERED: "This belongs above, or stands there already: pages may be swapped, or rulings mixed.",
            Code.SECOND_RULING: "Another ruling seems to begin here. It was kept but not read: split the file.",
        },
        Remedy.FILES: {
            Code.EXPRESSION_DOUBLED: "Two files of one run are the same ruling in the same language by name, but their texts differ.",
        },
    },
    Severity.WARNING: {
        Remedy.LINE: {
            Code.DISPLACED_RUN_LEFT: "Words of the line stand in the wrong place and no order is clearly right; left as it was.",
        },
        Remedy.CITATION: {
            Code.CITATION_DOUBTFUL: "Citations name an act that one of two can be; the one in force on the ruling's day is taken.",
            Code.CITATION_LINK_DIFFERS: "The hyperlink on a citation leads to another act than its words name; the words are taken.",
            Code.CITATION_NUMBER_UNREAD: "A number beside a word for provisions was not read, so it is in no citation.",
        },
        Remedy.SOURCE: {
            Code.ANNOTATION_TEXT: "Words were laid on the page as an annotation or a form field; who did so is not known.",
            Code.CHARACTER_FOREIGN: "A character that no ruling holds, or a mark on a letter that the language does not have.",
            Code.CHARACTER_READ: "A foreign letter or figure, or a letter for a figure, was read as the one it looks like.",
            Code.AMENDMENT_DOUBTFUL: "An amendment counts for no edition: its day cannot be, or which act changes what is not understood.",
            Code.DRAWN_WORDS: "Shapes or pictures stand in a line as letters would: the page may say more than its text.",
            Code.FAINT_TEXT: "Words can hardly be seen on the page: they have nearly the colour of what lies beneath.",
            Code.FONT_MISSING: "Words are in a font that the file does not hold, on a page that may hide some of them.",
            Code.FOOTNOTE_UNPLACED: "The mark of a footnote stands nowhere on its page, or more than once; no place refers to it.",
            Code.FURNITURE_DOUBTFUL: "A line may belong to a page or a site and not to the ruling; it is left in the text.",
            Code.FORM_BESIDE_PAGES: "The PDF holds an XFA form beside its pages; readers that know such forms show that instead.",
            Code.SIGNATURE_PARTIAL: "The last signature of the PDF does not cover all of the file: something was added later.",
            Code.HIDDEN_TEXT: "The file holds words that its pages do not show; they are no part of the text.",
            Code.MIXED_SCRIPT: "A word mixes letters of two alphabets in a way that is not settled; left as it was.",
            Code.PAGES_DISORDERED: "The numbers of the pages skip one, stand twice or go back: pages may be lost, doubled or moved.",
            Code.SENTENCE_CUT: "A sentence has no end or no beginning: something was lost, moved or put between its halves.",
            Code.SPACING_DOUBTFUL: "Where words end is not known: letters set apart were joined, or a word may be two, or a letter of another.",
            Code.TRACKED_CHANGE: "A Word file has a tracked change that nobody accepted; it was read as accepted.",
            Code.WORDS_DOUBLED: "Words stand twice, one behind the other.",
            Code.NUMBER_DOUBLED: "A number opens two points of the same list.",
            Code.NUMBER_BACK: "A number opens a point after a higher one.",
            Code.NUMBER_REPEATED: "The number of a point stands in its text once more, as the source has it.",
            Code.ORDER_DOUBTFUL: "A style sheet may show the words at another place of the page than the file has them.",
            Code.PART_MISSING_COMPOSITION: "No paragraph says who sat.",
            Code.PART_MISSING_ENACTMENT: "No line says which body adopted the ruling, when and under which number.",
            Code.PART_MISSING_ESTABLISHED: "The formula that opens the circumstances is missing.",
            Code.PART_MISSING_GROUNDS: "No paragraph names the norms that the decision rests on.",
            Code.PART_MISSING_INTRODUCTION: "The preamble of a resolution of the Supreme Court is missing.",
            Code.PART_MISSING_QUESTION: "No paragraph says what was asked.",
            Code.PART_MISSING_REASONS: "There are no reasons.",
            Code.PART_MISSING_RESOLVES: "The formula that opens the operative part is missing.",
            Code.PART_MISSING_SIGNATURE: "There is no signature.",
            Code.PART_MISSING_TITLE: "There is no title.",
            Code.FIGURES_CONTRADICTED: "A date or a number cannot be, or is another where the ruling says the same again.",
            Code.POINTS_GAP: "A number of a list of points is missing.",
            Code.TEXT_AFTER_SIGNATURE: "Text follows the signature; it was kept behind it.",
            Code.TITLE_CUT: "The title is cut, or as long as what databases cut; of two the longer one was taken.",
            Code.DATE_UNKNOWN: "The ruling's date was not found.",
            Code.NUMBER_UNKNOWN: "The ruling's number was not found.",
            Code.MIXED_LANGUAGE: "Paragraphs, be it the enactment line alone, or words inside one are in another language than the ruling.",
            Code.PARAGRAPH_DOUBLED: "A paragraph stands twice, word for word.",
            Code.PARAGRAPH_STRANGE: "A paragraph has hardly a word in common with the others: of another text, or its letters are mixed up.",
        },
        Remedy.PICTURE: {
            Code.RECOGNISED_CITATION: "A citation rests on recognised words that are doubtful, or that nothing else in the file confirms.",
            Code.RECOGNISED_DATE: "A date rests on recognised words that are doubtful, or that nothing else in the file confirms.",
            Code.RECOGNISED_NAME: "A name rests on recognised words that are doubtful, or that nothing else in the file confirms.",
            Code.RECOGNISED_NUMBER: "A number rests on recognised words that are doubtful, or that nothing else in the file confirms.",
            Code.RECOGNISED_VERDICT: "A verdict cites a norm on recognised words that nothing else in the file confirms.",
            Code.RECOGNISED_WORD: "A recognised word is doubtful by its letters, its marks or its place; compare it with the picture.",
            Code.RECOGNISED_TEXT: "Words were recognised by a machine in pictures of pages; compare them with the pictures.",
        },
        Remedy.READING: {
            Code.EDITION_UNKNOWN: "The text is not the first one, and no note says of which day it is; undated names of acts are left open.",
            Code.OUTCOME_UNKNOWN: "An operative point, or a clause of it, does nothing that is known; it has no outcome.",
            Code.PRESIDING_UNKNOWN: "The composition does not tell which judge was in the chair.",
            Code.RAPPORTEUR_UNKNOWN: "Somebody reported on the case who is not among the judges named.",
            Code.MARKS_CROSS: "Two readings of the same words cross, so one of them is wrong; the weaker was cut or left out.",
            Code.OUTCOME_DOUBTFUL: "Not all words of an operative point that could change what it decides are understood; no verdict of it is given.",
            Code.OUTCOME_WITHOUT_NORM: "What a verdict, an interpretation or a revision is about has no name, or not all of it: it is told elsewhere, left open, or what is left of an act.",
            Code.OUTCOME_MISSING: "In the operative part no verdict or other decision was recognised.",
            Code.PERSON_DOUBLED: "Two members of the bench have one name, and so one IRI: two persons of one name, or one that was read twice.",
            Code.OPINION_JUDGE_UNKNOWN: "A separate opinion stands behind the ruling, and it names none of the judges who sat, or several.",
            Code.COMPOSITION_UNREAD: "Words among the names of those who sat or took part are no name that can be read.",
            Code.DECISION_TARGET_UNKNOWN: "A decision names an act that the registry lacks, a provision that the act lacks, or a later day; it holds.",
            Code.KIND_UNKNOWN: "Nothing tells whether it is an additional decision; it was taken for a normative resolution.",
        },
        Remedy.PAIR: {
            Code.PAIR_DIFFERS: "The ruling's text in another language says something else.",
        },
        Remedy.DECISIONS: {
            Code.DECISION_UNMATCHED: "A decision of the decisions file fits no place, or more than one; it was not carried out.",
        },
    },
    Severity.INFO: {
        Remedy.WRAP: {
            Code.HYPHEN_DOUBTFUL: "A word is divided at a line's end and may have lost or won a hyphen; the hyphen is kept.",
            Code.WRAP_DOUBTFUL: "Whether a line end is a paragraph's end is not clear; a `warning` where a sentence has no end there.",
        },
        Remedy.SOURCE: {
            Code.BRACKET_OPEN: "A bracket opens and none closes it, or closes and none opened it.",
            Code.PART_MISSING_IN_THE_NAME: "The formula in the name of the Republic is missing, as in many copies.",
            Code.PART_MISSING_PARTICIPANTS: "No paragraph says who took part, as happens.",
            Code.PART_MISSING_RAPPORTEURS: "No paragraph names the rapporteurs.",
            Code.QUOTATION_OPEN: "A quotation mark opens and none closes it, or closes and none opened it.",
        },
        Remedy.READING: {
            Code.CITATION_EXCEPTED: "A provision is cited as what words leave out of another one, as in «кроме пункта 2».",
            Code.PUBLICATION_DOUBTFUL: "A line on where the ruling was published is not understood, or names a day that cannot be.",
            Code.NAME_CONFIRMED: "A name's nominative was in doubt, and the text in another language confirms it.",
            Code.NAME_DOUBTFUL: "A name's nominative does not follow for certain from the form in the text.",
            Code.TITLE_DOUBTFUL: "A body or an office is given as written, since its nominative is not known.",
            Code.HEADER_UNCLEAR: "It is not clear what a line of the header is.",
            Code.MARKER_MISSING: "The words that mark a part are missing; the part was told by its place.",
            Code.OUTCOME_INFERRED: "A point is taken for an interpretation because the ruling only interprets.",
            Code.REASONS_START_UNCLEAR: "Where the circumstances end and the reasons begin is not marked; it was told by first words.",
        },
    },
}
ABOUT = {
    code: (severity, said)
    for severity, tables in _TOLD.items()
    for table in tables.values()
    for code, said in table.items()
}
"""Severity and meaning of every code."""
require_every_kind(Code, ABOUT)

REMEDY = {
    code: remedy for tables in _TOLD.values() for remedy, table in tables.items() for code in table
}
"""How a person settles what each code tells."""

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


class DifferenceCode(StrEnum):
    """In what two texts of one ruling differ. `DIFFERENCES` holds severity and meaning of each."""

    RULING_COURT = "ruling-court"
    RULING_DATE = "ruling-date"
    RULING_NUMBER = "ruling-number"
    RULING_KIND = "ruling-kind"
    QUESTION = "question"
    PRESIDING = "presiding"
    JUDGE = "judge"
    RAPPORTEUR = "rapporteur"
    PARTICIPANT = "participant"
    PARTICIPANT_ROLE = "participant-role"
    NAME_SPELLING = "name-spelling"
    NAME_CONFIRMED = "name-confirmed"
    PART_MISSING = "part-missing"
    POINT_MISSING = "point-missing"
    PARAGRAPH_MISSING = "paragraph-missing"
    CITATION = "citation"
    CITATION_UNRESOLVED = "citation-unresolved"
    DATE = "date"
    NUMBER = "number"
    OUTCOME = "outcome"
    VERDICT = "verdict"
    SCOPE = "scope"
    TERM = "term"
    ADDRESSEE = "addressee"


_DIFFER: dict[Severity, dict[DifferenceCode, str]] = {
    Severity.ERROR: {
        DifferenceCode.RULING_COURT: "The body that ruled.",
        DifferenceCode.RULING_DATE: "The ruling's date.",
        DifferenceCode.RULING_NUMBER: "The ruling's number, language suffix aside.",
        DifferenceCode.RULING_KIND: "What sort of act the ruling is.",
        DifferenceCode.PRESIDING: "Who was in the chair.",
        DifferenceCode.JUDGE: "Who sat, or signed without a seat.",
        DifferenceCode.POINT_MISSING: "A numbered point is missing in one text.",
        DifferenceCode.OUTCOME: "What an operative point does.",
        DifferenceCode.VERDICT: "The verdict on a norm.",
    },
    Severity.WARNING: {
        DifferenceCode.QUESTION: "What was asked, by the title.",
        DifferenceCode.RAPPORTEUR: "Which judge reported on the case.",
        DifferenceCode.PARTICIPANT: "Who took part.",
        DifferenceCode.PARTICIPANT_ROLE: "In what capacity somebody took part.",
        DifferenceCode.NAME_SPELLING: "One person has two spellings that do not correspond, and so two IRIs.",
        DifferenceCode.PART_MISSING: "A part of the ruling is missing in one text.",
        DifferenceCode.PARAGRAPH_MISSING: "A paragraph of facts, reasons or decision is missing in one text.",
        DifferenceCode.CITATION: "Which provision, act or ruling is cited.",
        DifferenceCode.DATE: "A date in the text.",
        DifferenceCode.NUMBER: "A number in the text, or that of a point.",
        DifferenceCode.SCOPE: "Whether a verdict is about a share of the norm, and which kind of share.",
        DifferenceCode.TERM: "The term for carrying out a recommendation.",
        DifferenceCode.ADDRESSEE: "To whom a recommendation goes.",
    },
    Severity.INFO: {
        DifferenceCode.NAME_CONFIRMED: "No difference: the nominative of a name is in doubt in one text, and the other confirms it.",
        DifferenceCode.CITATION_UNRESOLVED: "No difference: a citation is resolved in one text only, and its numbers are the same.",
    },
}
DIFFERENCES = {
    code: (severity, said) for severity, table in _DIFFER.items() for code, said in table.items()
}
"""Severity and meaning of every difference. Those of severity `info` are told, but are none."""
require_every_kind(DifferenceCode, DIFFERENCES)
