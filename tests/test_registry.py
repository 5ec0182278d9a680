"""The registry: the data that ships, the lookups, and what a user's own file may do."""

from __future__ import annotations

import datetime as dt
import re
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

import pytest

from pipeline.errors import UsageError
from pipeline.registry import Act, RegisteredBody, Registry, RegistryError, folded, load
from pipeline.registry.entries import LONGEST_WAIT
from tests.whole_table import every_row

if TYPE_CHECKING:
    from pathlib import Path

REGISTRY = load()


def titled(registry: Registry, language: str, text: str) -> tuple[Act, ...]:
    """The acts of that title or other name."""
    return tuple(a for a in registry.acts if folded(text) in map(folded, a.titles(language)))


LANGUAGES = ("kaz", "rus")
CONSTITUTION_1995 = "/akn/kz/act/constitution/1995-08-30/constitution"
CRIMINAL_PROCEDURE = "/akn/kz/act/code/2014-07-04/231-v"
GIVEN_FORCE_FOR_THE_PAST = {"/akn/kz/act/code/2025-03-15/171-viii"}
"""Acts that took effect on a day before their own, as their closing article says."""
KAZAKH_IN_RUSSIAN = {"/akn/kz/act/constitutional-law/2026-06-05/298-viii"}
"""Acts whose Russian title names a body in Kazakh."""
LATIN = re.compile(r"[A-Za-z]")
KAZAKH = re.compile(r"[әғқңөұүһіӘҒҚҢӨҰҮҺІ]")
ACT = """
[[act]]
iri = "/akn/kz/act/law/2031-02-03/17-x"
kind = "law"
date = 2031-02-03
number = "17-X"
title = { kaz = "Құмырсқалар туралы", rus = "О муравьях" }
source = ["invented"]
"""
BODY = """
[[body]]
iri = "/akn/ontology/organization/kz/ministry-of-ants"
key = "ministry-of-ants"
kind = "ministry"
names = { kaz = ["Құмырсқалар министрлігі"], rus = ["Министерство муравьёв"] }
source = ["invented"]
"""


def span(act: Act) -> tuple[dt.date, dt.date]:
    """First and last day on which the act was surely in force, as far as its dates are known."""
    period = act.period
    start = period.start or period.from_latest or act.date + LONGEST_WAIT
    return start, period.to or period.to_earliest or dt.date.max


def apart(one: Act, other: Act) -> bool:
    """Whether a day or an article's number tells the two acts apart."""
    (start, end), (other_start, other_end) = span(one), span(other)
    by_day = end < other_start or other_end < start
    by_article = (
        one.articles is not None
        and other.articles is not None
        and not one.articles.meets(other.articles)
    )
    return by_day or by_article


def written(folder: Path, text: str) -> Path:
    path = folder / "own.toml"
    path.write_text(text, encoding="utf-8")
    return path


def complaint(folder: Path, text: str) -> str:
    with pytest.raises(RegistryError) as caught:
        load((written(folder, text),))
    return str(caught.value)


class TestData:
    def test_holds_what_rulings_cite_most(self) -> None:
        kinds = {act.kind for act in REGISTRY.acts}
        assert {"constitution", "constitutional-law", "code", "law", "covenant"} <= kinds
        assert REGISTRY.act(CONSTITUTION_1995)
        assert REGISTRY.act("/akn/kz/act/constitutional-law/2022-11-05/153-vii")
        assert REGISTRY.act("/akn/un/act/covenant/1966-12-16/iccpr")
        assert REGISTRY.act("/akn/un/doc/general-comment/human-rights-committee/2007-08-23/32")

    def test_no_name_is_used_twice(self) -> None:
        iris = [entry.iri for entry in (*REGISTRY.acts, *REGISTRY.bodies)]
        assert len(iris) == len(set(iris))
        state_ids = [act.state_id for act in REGISTRY.acts if act.state_id]
        assert len(state_ids) == len(set(state_ids))

    @every_row("act", REGISTRY.acts)
    def test_iri_agrees_with_kind_date_and_number(self, act: Act) -> None:
        parts = act.iri.split("/")
        assert parts[3] in {"act", "doc"}
        assert parts[4] == act.kind
        assert parts[-2] == act.date.isoformat()
        if act.number is not None:
            assert parts[-1] == act.number.lower()

    @every_row("act", REGISTRY.acts)
    def test_period_is_sane(self, act: Act) -> None:
        assert act.period.start or act.date <= span(act)[1]
        assert act.date <= span(act)[0] or act.iri in GIVEN_FORCE_FOR_THE_PAST

    @every_row("entry", [*REGISTRY.acts, *REGISTRY.bodies])
    def test_has_a_source(self, entry: Act | RegisteredBody) -> None:
        assert entry.source
        assert all(len(source) > 10 for source in entry.source)

    @every_row("act", REGISTRY.acts)
    def test_state_id_tells_the_year_of_the_act(self, act: Act) -> None:
        if act.state_id:
            assert act.state_id[1:3] == f"{act.date:%y}"

    @every_row("act", REGISTRY.acts)
    def test_wordings_are_in_their_language_and_alphabet(self, act: Act) -> None:
        assert set(act.title) <= set(LANGUAGES)
        for language in LANGUAGES:
            for text in (*act.titles(language), *act.abbreviations.get(language, ())):
                assert not LATIN.search(text), text
                assert text == text.strip()
        kazakh = any(KAZAKH.search(text) for text in act.titles("rus"))
        assert not kazakh or act.iri in KAZAKH_IN_RUSSIAN

    @every_row("body", REGISTRY.bodies)
    def test_body_names_are_cyrillic(self, body: RegisteredBody) -> None:
        for language in LANGUAGES:
            assert not any(LATIN.search(name) for name in body.names.get(language, ()))

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_acts_of_one_abbreviation_are_told_apart(self, language: str) -> None:
        for abbreviation in {
            a for act in REGISTRY.acts for a in act.abbreviations.get(language, ())
        }:
            for one, other in combinations(REGISTRY.by_abbreviation(language, abbreviation), 2):
                assert apart(one, other), f"{abbreviation}: {one.iri}, {other.iri}"

    def test_holds_the_acts_that_rulings_name(self) -> None:
        assert len(REGISTRY.acts) >= 400

    def test_one_constitution_at_a_time(self) -> None:
        acts = [act for act in REGISTRY.acts if act.kind == "constitution"]
        assert all(apart(one, other) for one, other in combinations(acts, 2))

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_acts_of_one_title_follow_each_other(self, language: str) -> None:
        """No two are surely in force at once; a gap stands where an end is said to be unknown."""
        for title in {t for act in REGISTRY.acts for t in act.titles(language)}:
            acts = sorted(titled(REGISTRY, language, title), key=lambda act: act.date)
            for old, new in pairwise(acts):
                assert apart(old, new) or "О внесении" in title or "өзгеріс" in title, title
                if old.period.to and new.period.start and not old.articles:
                    gap = new.period.start - old.period.to
                    assert gap == dt.timedelta(days=1), title

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_bodies_of_one_name_follow_each_other(self, language: str) -> None:
        names = {name for body in REGISTRY.bodies for name in body.names.get(language, ())}
        for name in names:
            bodies = REGISTRY.by_name(language, name)
            for one, other in combinations(bodies, 2):
                ends = one.period.to or dt.date.max
                assert ends < (other.period.start or dt.date.min), name


class TestLookup:
    @pytest.mark.parametrize(
        ("language", "text"),
        [("kaz", "ҚПК"), ("kaz", "қпк"), ("rus", "УПК"), ("rus", " упк ")],
    )
    def test_by_abbreviation(self, language: str, text: str) -> None:
        day = dt.date(2023, 7, 14)
        found = [act for act in REGISTRY.by_abbreviation(language, text) if act.in_force(day)]
        assert [act.iri for act in found] == [CRIMINAL_PROCEDURE]

    @pytest.mark.parametrize(
        ("day", "year"),
        [
            (dt.date(1996, 7, 8), "1995"),
            (dt.date(2023, 7, 14), "1995"),
            (dt.date(2026, 6, 30), "1995"),
            (dt.date(2026, 7, 1), "2026"),
        ],
    )
    @pytest.mark.parametrize("text", ["Негізгі Заң", "Ата Заң", "Конституция"])
    def test_the_constitution_of_a_day(self, day: dt.date, year: str, text: str) -> None:
        (act,) = (act for act in titled(REGISTRY, "kaz", text) if act.in_force(day))
        assert act.iri.startswith(f"/akn/kz/act/constitution/{year}-")

    @pytest.mark.parametrize(
        ("article", "number"), [(1, "268-XIII"), (405, "268-XIII"), (406, "409-I"), (917, "409-I")]
    )
    def test_the_civil_code_by_article(self, article: int, number: str) -> None:
        found = REGISTRY.by_abbreviation("rus", "ГК")
        assert [act.number for act in found if act.articles and act.articles.holds(article)] == [
            number
        ]

    def test_by_date(self) -> None:
        assert CRIMINAL_PROCEDURE in {act.iri for act in REGISTRY.by_date(dt.date(2014, 7, 4))}
        assert REGISTRY.by_date(dt.date(1901, 1, 1)) == ()

    def test_bodies(self) -> None:
        (court,) = REGISTRY.by_name("kaz", "Конституциялық Сот")
        assert court is REGISTRY.body("/akn/ontology/organization/kz/constitutional-court")
        assert REGISTRY.by_name("rus", "конституционный суд") == (court,)

    def test_the_kurultai_follows_parliament(self) -> None:
        (parliament,) = REGISTRY.by_name("rus", "Парламент")
        (kurultai,) = REGISTRY.by_name("rus", "Курултай")
        assert parliament.period.to is not None
        assert kurultai.period.start == parliament.period.to + dt.timedelta(days=1)

    def test_a_stranger_is_not_found(self) -> None:
        assert REGISTRY.act("/akn/kz/act/law/2016-04-06/480") is None
        assert REGISTRY.body("/akn/ontology/organization/kz/none") is None
        assert REGISTRY.by_abbreviation("kaz", "УПК") == ()
        assert titled(REGISTRY, "rus", "О правовых") == ()
        assert REGISTRY.by_name("rus", "") == ()

    def test_folding_keeps_words_apart(self) -> None:
        assert folded("«О  Правовых\nактах»") == "о правовых актах"
        assert folded("оправовых актах") != folded("о правовых актах")

    def test_is_read_once(self) -> None:
        assert load() is load()
        assert isinstance(REGISTRY, Registry)


class TestOwnFile:
    def test_adds_entries(self, tmp_path: Path) -> None:
        own = load((written(tmp_path, ACT + BODY),))
        (act,) = titled(own, "kaz", "Құмырсқалар туралы")
        assert act.in_force(dt.date(2031, 2, 3))
        assert not act.in_force(dt.date(2031, 2, 2))
        assert own.by_name("rus", "Министерство муравьёв")
        assert own.act(CRIMINAL_PROCEDURE) == REGISTRY.act(CRIMINAL_PROCEDURE)
        assert len(own.acts) == len(REGISTRY.acts) + 1
        assert titled(load(), "kaz", "Құмырсқалар туралы") == ()

    def test_replaces_an_entry_of_the_same_iri(self, tmp_path: Path) -> None:
        text = ACT.replace("law/2031-02-03/17-x", "code/2014-07-04/231-v")
        text = text.replace('"law"', '"code"').replace("2031-02-03", "2014-07-04")
        own = load((written(tmp_path, text.replace("17-X", "231-V")),))
        act = own.act(CRIMINAL_PROCEDURE)
        assert act is not None
        assert act.title["rus"] == "О муравьях"
        assert len(own.acts) == len(REGISTRY.acts)
        assert [a.number for a in own.by_abbreviation("kaz", "ҚПК")] == []

    def test_the_last_file_wins(self, tmp_path: Path) -> None:
        first = written(tmp_path, ACT)
        second = tmp_path / "second.toml"
        second.write_text(ACT.replace("О муравьях", "О термитах"), encoding="utf-8")
        assert titled(load((first, second)), "rus", "О термитах")
        assert titled(load((second, first)), "rus", "О муравьях")

    def test_an_empty_file_adds_nothing(self, tmp_path: Path) -> None:
        assert load((written(tmp_path, ""),)) == REGISTRY

    @pytest.mark.parametrize(
        ("old", "new", "names"),
        [
            ('kind = "law"', 'kind = "lore"', ["kind"]),
            ('kind = "law"', 'kind = "code"', ["kind", "'law'", "'code'"]),
            ("date = 2031-02-03", "date = 2031-02-04", ["date", "2031-02-03", "2031-02-04"]),
            ("date = 2031-02-03", 'date = "soon"', ["date"]),
            ('number = "17-X"', 'number = "17-IX"', ["number", "'17-x'", "'17-ix'"]),
            ('rus = "О муравьях"', 'rus = ""', ["title.rus"]),
            ('source = ["invented"]', "source = []", ["source"]),
            ('source = ["invented"]', "", ["source"]),
            ("number =", "nummer =", ["nummer"]),
            (
                "number =",
                "period = { from = 2032-01-01, to = 2031-01-01 }\nnumber =",
                ["period", "2031-01-01"],
            ),
            ("number =", 'state_id = "zan.kz/K1"\nnumber =', ["state_id"]),
            ("number =", "articles = { first = 0 }\nnumber =", ["articles.first"]),
        ],
    )
    def test_a_faulty_act_is_named(
        self, tmp_path: Path, old: str, new: str, names: list[str]
    ) -> None:
        message = complaint(tmp_path, ACT.replace(old, new))
        for name in ["own.toml", "[[act]] 1", "/akn/kz/act/law/2031-02-03/17-x", *names]:
            assert name in message
        assert "\n" not in message

    @pytest.mark.parametrize(
        ("old", "new", "name"),
        [
            ('key = "ministry-of-ants"', 'key = "ants"', "key"),
            ('kaz = ["Құмырсқалар министрлігі"]', "kaz = []", "names.kaz"),
            ('kind = "ministry"', 'kind = "anthill"', "kind"),
            ("organization/kz/", "organisation/kz/", "iri"),
        ],
    )
    def test_a_faulty_body_is_named(self, tmp_path: Path, old: str, new: str, name: str) -> None:
        message = complaint(tmp_path, ACT + BODY.replace(old, new))
        assert "[[body]] 1" in message
        assert name in message

    @pytest.mark.parametrize(
        "iri",
        [
            "/akn/kz/act/law/2031-02-03/17-X",
            "/akn/kz/act/law/2031-02-03",
            "/akn/kz/act/law/2031-02-03/17-x/rus@",
            "akn/kz/act/law/2031-02-03/17-x",
        ],
    )
    def test_an_iri_out_of_form_is_refused(self, tmp_path: Path, iri: str) -> None:
        text = ACT.replace("/akn/kz/act/law/2031-02-03/17-x", iri)
        assert "is not of the form" in complaint(tmp_path, text)

    def test_numbers_that_end_before_they_begin_are_refused(self, tmp_path: Path) -> None:
        text = f"{ACT}\narticles = {{ first = 9, last = 1 }}\n"
        assert "its last number, 1, is below its first, 9" in complaint(tmp_path, text)

    def test_the_second_entry_is_counted(self, tmp_path: Path) -> None:
        text = ACT + ACT.replace("17-x", "18-x").replace('"17-X"', "18")
        assert "[[act]] 2" in complaint(tmp_path, text)

    @pytest.mark.parametrize(
        ("text", "what"),
        [
            ("[[act]\n", "is not TOML"),
            ("[act]\niri = 1\n", "[[act]]"),
            ("act = [1]\n", "[[act]] 1 (no iri)"),
            ("[[acts]]\n", "unknown table 'acts'"),
            (ACT + ACT, "stands there twice"),
        ],
    )
    def test_a_file_that_is_no_registry(self, tmp_path: Path, text: str, what: str) -> None:
        assert what in complaint(tmp_path, text)

    def test_a_file_in_another_encoding(self, tmp_path: Path) -> None:
        path = tmp_path / "own.toml"
        path.write_bytes("# О муравьях\n".encode("cp1251"))
        with pytest.raises(RegistryError, match="UTF-8"):
            load((path,))

    def test_a_file_that_is_not_there(self, tmp_path: Path) -> None:
        for path in (tmp_path / "none.toml", tmp_path):
            with pytest.raises(RegistryError, match="cannot be read"):
                load((path,))

    def test_is_wrong_use_and_a_value_error(self) -> None:
        assert issubclass(RegistryError, ValueError)
        assert issubclass(RegistryError, UsageError)
        assert RegistryError.exit_code == 2
