"""Tables, lists of literature and RDF: what other programs read is what the ruling says."""

import csv
import io
import json
import re

import pytest

from pipeline.errors import UsageError
from pipeline.export.bibliography import key_of, to_bibtex, to_csl
from pipeline.export.form_files import GATHERED, to_form
from pipeline.export.forms import ExportForm
from tests.export.samples import GOLDEN, OPINION, ROOT, SAMPLE, ruling_at, stem_of

ALL = [SAMPLE, *GOLDEN]


def tables(paths=ALL):
    rulings = [ruling_at(path) for path in paths]
    for made in GATHERED[ExportForm.CSV]:
        data = made.file_of(map(made.piece, rulings))
        yield made.name, data, list(csv.DictReader(io.StringIO(data.decode(), newline="")))


def test_a_row_for_each_citation_and_target():
    paths = [*ALL, OPINION]
    _, data, rows = next(tables(paths))
    wanted = [
        (r.expression or "", c.eId, c.text, target)
        for r in map(ruling_at, paths)
        for c in r.every_citation()
        for target in c.targets or ("",)
    ]
    found = [(row["expression"], row["citation"], row["text"], row["target"]) for row in rows]
    assert found == wanted
    assert data.count(b"\r\n") >= len(rows) + 1
    assert not data.startswith(b"\xef\xbb\xbf")


def test_a_row_for_each_outcome_and_target():
    *_, (_, _, rows) = tables()
    wanted = [
        (o.point, o.kind.value, o.verdict.value if o.verdict else "", target)
        for r in map(ruling_at, ALL)
        for o in r.outcomes
        for target in o.targets or ("",)
    ]
    assert [(row["point"], row["kind"], row["verdict"], row["target"]) for row in rows] == wanted


def test_csl_is_one_array_of_whole_items():
    (made,) = GATHERED[ExportForm.CSL]
    items = json.loads(made.file_of(map(to_csl, map(ruling_at, ALL))))
    assert len(items) == len(ALL)
    assert len({item["id"] for item in items}) == len(ALL)
    sample = items[0]
    assert sample["issued"] == {"date-parts": [[2023, 7, 14]]}
    assert sample["number"] == "21-НҚ"
    assert sample["URL"] == "https://adilet.zan.kz/kaz/docs/S2300000021"


@pytest.mark.parametrize("path", ALL, ids=stem_of)
def test_bibtex_balances_its_braces(path):
    entry = to_bibtex(ruling_at(path)).decode()
    assert entry.startswith(f"@misc{{{key_of(ruling_at(path))},\n")
    bare = re.sub(r"\\[{}]", "", entry)
    depth = 0
    for sign in bare:
        depth += (sign == "{") - (sign == "}")
        assert depth >= 0
    assert depth == 0


def test_bibtex_escapes_what_tex_would_run():
    ruling = ruling_at(SAMPLE).model_copy(update={"title": r"50 % of \input{x} & $y_1^2$ ~#"})
    title = re.search(r"title = \{\{(.*)\}\}", to_bibtex(ruling).decode())[1]
    assert title == (
        r"50 \% of \textbackslash{}input\{x\} \& \$y\_1\textasciicircum{}2\$ \textasciitilde{}\#"
    )


def test_source_iri_is_rfc_6920_s():
    """The example of the standard, section 8.1."""
    pytest.importorskip("rdflib")
    from pipeline.export.graph import source_iri

    sha = "7f83b1657ff1fc53b92dc18148a1d65dfc2d4b1fa3d677284addd200126d9069"
    assert source_iri(sha) == "ni:///sha-256;f4OxZX_x_FO5LcGBSKHWXfwtSx-j1ncoSt3SABJtkGk"


class TestGraph:
    """N-Triples and Turtle say the same, keep to the shapes, and are the same on every run."""

    @pytest.fixture(autouse=True)
    def _needs_rdflib(self):
        pytest.importorskip("rdflib")

    @pytest.mark.parametrize("path", ALL[::6], ids=stem_of)
    def test_both_forms_are_one_graph(self, path):
        from rdflib import Graph

        data = to_form(ruling_at(path), ExportForm.NT)
        lines = data.decode().splitlines()
        assert lines == sorted(set(lines))
        one = Graph().parse(data=data, format="nt")
        other = Graph().parse(data=to_form(ruling_at(path), ExportForm.TTL), format="turtle")
        assert set(one) == set(other)
        assert len(one) == len(lines)

    def test_a_publisher_s_notes_are_no_words_of_the_ruling(self):
        """What ended a ruling of 2014 nine years later is not cited by it."""
        from rdflib import Graph, Namespace

        (path,) = [path for path in GOLDEN if stem_of(path) == "kk-2014-16.rus"]
        graph = Graph().parse(data=to_form(ruling_at(path), ExportForm.NT), format="nt")
        eli = Namespace("http://data.europa.eu/eli/ontology#")
        names = {
            relation: sorted(
                str(o).partition("/kz/")[2] for o in graph.objects(None, eli[relation])
            )
            for relation in ("cites", "changed_by", "repealed_by")
        }
        later = "judgment/normative-resolution/constitutional-court/2023-12-18/152"
        assert names["repealed_by"] == [later]
        assert names["changed_by"] == [
            "judgment/normative-resolution/constitutional-council/2015-02-02/1"
        ]
        assert not {later, *names["changed_by"]} & set(names["cites"])

    def test_the_shapes_hold(self):
        pyshacl = pytest.importorskip("pyshacl")
        from rdflib import Graph

        graph = Graph()
        for path in ALL:
            graph.parse(data=to_form(ruling_at(path), ExportForm.NT), format="nt")
        well, _, report = pyshacl.validate(graph, shacl_graph=shapes())
        assert well, report

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            ("qauly:verdict qauly:conforming", "qauly:verdict qauly:perhaps"),
            ('qauly:status "resolved"', 'qauly:status "likely"'),
            ('eli:date_document "2023-07-14"^^xsd:date', 'eli:date_document "July"'),
            ("eli:realizes <", "eli:realises <"),
        ],
    )
    def test_the_shapes_refuse_what_is_wrong(self, old, new):
        pyshacl = pytest.importorskip("pyshacl")
        from rdflib import Graph

        text = to_form(ruling_at(SAMPLE), ExportForm.TTL).decode()
        assert old in text
        graph = Graph().parse(data=text.replace(old, new), format="turtle")
        assert not pyshacl.validate(graph, shacl_graph=shapes())[0]

    @pytest.mark.parametrize(
        "base",
        ["", "law", "https://x.kz/", "https://x.kz/a b", "https://x.kz/a?b", "https://x.kz/<a>"],
    )
    def test_a_base_that_is_none_is_refused(self, base):
        with pytest.raises(UsageError, match="--base"):
            to_form(ruling_at(SAMPLE), ExportForm.NT, base)

    def test_a_ruling_without_a_name_is_refused(self):
        ruling = ruling_at(SAMPLE).model_copy(update={"work": None, "expression": None})
        with pytest.raises(UsageError, match="no name"):
            to_form(ruling, ExportForm.NT)


def shapes():
    from rdflib import Graph

    return Graph().parse(ROOT / "schemas/ruling.shacl.ttl", format="turtle")


def test_the_shapes_know_every_term():
    from pipeline.terms import CitationStatus, Kind, OutcomeKind, Verdict

    told = (ROOT / "schemas/ruling.shacl.ttl").read_text()
    for term in (*Kind, *OutcomeKind, *Verdict):
        assert re.search(rf"qauly:{term}\b", told), term
    assert all(f'"{status}"' in told for status in CitationStatus)
