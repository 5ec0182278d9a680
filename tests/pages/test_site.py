"""The site holds together: every link leads somewhere, every ruling is where it belongs, twice the same."""

import datetime as dt
import json
import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote, urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.cli import run
from pipeline.errors import UsageError
from pipeline.pages import interfaces
from pipeline.registry import load
from pipeline.site.addresses import path_in_language, relative_link
from pipeline.site.settings import SiteSettings, Unlisted
from pipeline.site.site_catalogue import provision_key
from pipeline.site.whole_site import make_site
from pipeline.words.sorting import sort_key, surname_first
from tests.by_hand import release_as_made
from tests.pages.conftest import FIRST, collect
from tests.pages.pages import FILES, NAMES, ROOT, read, ruling, sample, texts, titled

CONSTITUTION = "akn/kz/act/constitution/1995-08-30/constitution"


def pages(site):
    return sorted(path for path in site.rglob("*.html"))


def made(collection, out, **settings):
    return make_site(collection, out, SiteSettings(**settings), load())


def test_every_link_leads_to_a_file_and_a_place(site):
    trees = {path: read(path.read_bytes()) for path in pages(site)}
    names = {path: set(tree.xpath("//@id")) for path, tree in trees.items()}
    for path, tree in trees.items():
        for href in (*tree.xpath("//a/@href"), *tree.xpath("//link[@rel='alternate']/@href")):
            if "://" in href:
                continue
            way, _, anchor = unquote(href).partition("#")
            target = (path.parent / way).resolve() if way else path
            assert target.is_file(), (path, href)
            assert not anchor or anchor in names[target], (path, href)


def test_every_ruling_has_its_page_and_its_files(site):
    for name in NAMES:
        one = ruling(name)
        place = site / one.expression[1:]
        page = read(place.with_name(f"{place.name}.html").read_bytes())
        assert texts(page) == {block.eId: block.text for block in one.blocks()}
        for form in ("json", "akn.xml"):
            there = place.with_name(f"{place.name}.{form}").read_bytes()
            assert there == (ROOT / f"tests/rulings/golden/{name}.{form}").read_bytes()
        lines = place.with_name(f"{place.name}.txt").read_text("utf-8").splitlines()
        assert len(lines) == len(one.blocks())


def test_every_page_is_there_in_every_language(site):
    for path in pages(site):
        tree = read(path.read_bytes())
        tags = {tree.get("lang"), *tree.xpath("//header//a/@hreflang")}
        assert tags == {one.tag for one in interfaces().values()}


def test_every_cited_provision_has_a_page_that_names_who_cites_it(site):
    for name in NAMES:
        one = ruling(name)
        for citation in one.every_citation():
            for target in citation.targets:
                work, _, eid = target[1:].partition("/~")
                page = site / (f"{work}/~{eid}.html" if eid else f"{work}/index.html")
                words = page.read_text("utf-8")
                assert one.work.rpartition("/")[2] in words
                assert f"{one.date}" in words


def test_verdicts_stand_above_citations(site):
    page = read((site / f"{CONSTITUTION}/~art_39.html").read_bytes())
    assert page.xpath("//main//h2/@id")[:2] == ["verdicts", "citing"]


def test_a_provision_page_holds_its_parts_and_its_whole_and_no_other(site):
    code = "akn/kz/act/code/2014-07-04/231-v"
    words = interfaces()["kaz"].verdicts["conforming"]
    decided = "string(//section[@aria-labelledby='verdicts'])"
    for eid in ("art_484", "art_484__para_2", "art_484__para_2__point_1"):
        assert words in read((site / f"{code}/~{eid}.html").read_bytes()).xpath(decided)
    assert words not in read((site / f"{code}/~art_21.html").read_bytes()).xpath(decided)


def test_provisions_are_in_the_order_of_their_numbers():
    mixed = ["art_130", "art_13__para_10", "art_13-1", "art_13__para_2", "art_13", "art_9"]
    assert sorted(mixed, key=provision_key) == [
        "art_9",
        "art_13",
        "art_13__para_2",
        "art_13__para_10",
        "art_13-1",
        "art_130",
    ]


def test_a_later_ruling_is_told_on_the_page_of_the_older_one(tmp_path):
    later = ruling("ks-2024-160.kaz")
    (older,) = {one.work for one in later.works if "/2024-06-12/" in one.work}
    told = (ROOT / "tests/rulings/golden/ks-2023-146.rus.json").read_text("utf-8")
    before = json.loads(told)
    told = told.replace(before["work"], older).replace(before["date"], "2024-06-12")
    collect(tmp_path, [path for path in FILES if path.stem == "ks-2024-160.kaz"])
    (tmp_path / "older.rus.json").write_text(told, "utf-8")
    (tmp_path / "older.rus.akn.xml").write_text("<akn/>", "utf-8")
    made(tmp_path, tmp_path / "site")
    page = read((tmp_path / f"site{json.loads(told)['expression']}.html").read_bytes())
    (banner,) = page.xpath("//*[contains(@class, 'banner')][.//a]")
    for relation in ("revises", "interprets"):
        assert interfaces()["rus"].texts[f"later_{relation}"] in banner.text_content()
    assert banner.xpath(".//a/@href")[0].endswith(f"{later.expression.rpartition('/')[2]}.rus.html")


def test_an_older_edition_leads_to_the_latest(tmp_path):
    stem = "ks-2024-77.rus"
    for day in ("2024-05-16", "2025-01-01"):
        for ending in (".json", ".akn.xml"):
            text = (ROOT / f"tests/rulings/golden/{stem}{ending}").read_text("utf-8")
            (tmp_path / f"{day}.rus{ending}").write_text(
                text.replace("rus@2024-05-16", f"rus@{day}"), "utf-8"
            )
    made(tmp_path, tmp_path / "site")
    work = tmp_path / f"site{ruling(stem).work}"
    words = interfaces()["rus"].texts["newer_edition"]
    older, latest = (
        read((work / f"rus@{day}.html").read_bytes()) for day in ("2024-05-16", "2025-01-01")
    )
    (banner,) = older.xpath("//*[contains(@class, 'banner')]")
    assert words in banner.text_content()
    assert "./rus@2025-01-01.html" in banner.xpath(".//a/@href")
    assert words not in latest.text_content()
    shown = read((work / "index.rus.html").read_bytes()).xpath("//*[@aria-labelledby='texts']//li")
    assert len(shown) == 2
    listed = read((tmp_path / "site/by/year/2024/index.rus.html").read_bytes())
    assert listed.xpath("//*[@class='rows']//*[@class='title']/a/@href") == [
        f"../../..{ruling(stem).work}/rus@2025-01-01.html"
    ]


def test_names_of_private_persons_are_in_no_index(site):
    """Their words stand in no shard but as words of the text around them."""
    one = ruling("ks-2024-77.rus")
    (person,) = [p for p in one.participants if p.role == "applicant"]
    surname = person.name.split()[0].lower()
    indexed = "".join(path.read_text("utf-8") for path in (site / "search/words").iterdir())
    assert f'"{surname}' not in indexed
    assert "/local/" not in "".join(str(path) for path in site.rglob("*"))


def test_a_second_run_writes_nothing_and_another_machine_writes_the_same(
    collection, site, tmp_path
):
    again = make_site(collection, site, SiteSettings("https://rulings.example/"), load())
    assert again.changed == 0
    call = [sys.executable, "-m", "pipeline", "site", str(collection), "--out", str(tmp_path / "b")]
    call += ["--base", "https://rulings.example/"]
    kept = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Almaty", "LC_ALL": "C"}
    subprocess.run(call, check=True, cwd=ROOT, env=kept, capture_output=True)
    first, second = (
        {p.relative_to(root): p.read_bytes() for p in root.rglob("*") if p.is_file()}
        for root in (site, tmp_path / "b")
    )
    assert first == second


@pytest.mark.parametrize(
    "base",
    ["law", "javascript:1", "https://x.kz/a b", "https://x.kz/?a", "https://x.kz/#a", "//x.kz/"],
)
def test_an_address_at_which_nothing_can_be_published_is_refused(tmp_path, collection, base):
    with pytest.raises(UsageError, match="--base"):
        make_site(collection, tmp_path / "x", SiteSettings(base), load())
    assert not list(tmp_path.glob("x/*.html"))


def test_no_file_of_another_is_ever_taken_away(tmp_path, collection):
    (tmp_path / "mine.txt").write_text("mine", "utf-8")
    with pytest.raises(UsageError, match="no site of qauly"):
        made(collection, tmp_path)
    with pytest.raises(UsageError, match="what is read"):
        made(collection, collection)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_mark_without_a_word_gives_no_bags_away(small):
    folder, site = small / "in", small / "out"
    (site / ".qauly-derived").write_text("")
    (site / "bag").mkdir()
    (site / "bag" / "bagit.txt").write_text("")
    with pytest.raises(UsageError, match=r"name another folder, or take all away, .qauly-derived"):
        made(folder, site)
    assert (site / "bag" / "bagit.txt").exists()


def test_a_folder_of_which_only_the_mark_is_left_takes_a_site(small):
    (small / "emptied").mkdir()
    (small / "emptied" / ".qauly-derived").write_text("site")
    assert made(small / "in", small / "emptied").rulings == 2


def test_site_inside_its_collection_is_no_part_of_it(tmp_path):
    collect(tmp_path, FILES[:1])
    made(tmp_path, tmp_path / "site")
    assert made(tmp_path, tmp_path / "site").rulings == 1


@pytest.fixture
def small(tmp_path):
    """A collection of two rulings, released, with its site."""
    folder = tmp_path / "in"
    folder.mkdir()
    collect(folder, [path for path in FILES if path.stem.startswith("ks-2024-77")])
    release_as_made(folder, FIRST)
    made(folder, tmp_path / "out")
    return tmp_path


def withdraw(folder, stem):
    told = json.loads((folder / f"{stem}.json").read_bytes())
    for ending in (".json", ".akn.xml"):
        (folder / f"{stem}{ending}").unlink()
    notice = {
        **{key: told[key] for key in ("expression", "work", "language")},
        "withdrawn": {"date": "2031-05-06", "reason": "Set aside <b>today</b>."},
    }
    (folder / f"{stem}.withdrawn.json").write_text(json.dumps(notice), "utf-8")
    release_as_made(folder, FIRST + dt.timedelta(days=1))
    return told


def test_a_text_is_shown_in_each_language_that_pages_speak(small):
    made(small / "in", small / "out")
    own = next((small / "out").rglob("kaz@*[0-9].html"))
    other = own.with_name(own.name.replace(".html", ".rus.html"))
    pages = [read(path.read_bytes()) for path in (own, other)]
    assert [page.get("lang") for page in pages] == ["kk", "ru"]
    assert {page.xpath("string(//article/@lang)") for page in pages} == {"kk"}
    texts = [[p.text_content() for p in page.xpath("//*[@data-block]")] for page in pages]
    assert texts[0] == texts[1]
    switches = [page.xpath("string(//header//a[@hreflang]/@href)") for page in pages]
    assert switches == [f"./{other.name}", f"./{own.name}"]
    assert len({page.xpath("string(//link[@rel='canonical']/@href)") for page in pages}) == 1


def test_a_withdrawn_ruling_leaves_its_reason_and_none_of_its_text(small):
    told = withdraw(small / "in", "ks-2024-77.rus")
    made(small / "in", small / "out")
    place = small / f"out{told['expression']}.html"
    page = read(place.read_bytes())
    assert "Set aside <b>today</b>." in page.xpath("string(//main)")
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert not place.with_name(place.name.replace(".html", ".json")).exists()
    other = read(place.with_name(place.name.replace(".html", ".kaz.html")).read_bytes())
    assert (other.get("lang"), other.xpath("count(//article)")) == ("kk", 0)
    words = told["body"]["motivation"][0]["text"]
    others = [p for p in (small / "out").rglob("*") if p.is_file()]
    assert not [p for p in others if words in p.read_text("utf-8")]


@pytest.mark.parametrize(
    ("unlisted", "ruling_is_listed", "list_is_listed"),
    [(Unlisted.NOTHING, True, True), (Unlisted.PRIVATE, False, True), (Unlisted.ALL, False, False)],
)
def test_what_search_engines_may_list_is_a_setting(
    small, unlisted, ruling_is_listed, list_is_listed
):
    made(small / "in", small / "other", unlisted=unlisted)
    one = ruling("ks-2024-77.rus")
    assert any("/local/" in person.iri for person in one.participants)
    for path, listed in (
        (f"{one.expression}.html", ruling_is_listed),
        ("/index.html", list_is_listed),
    ):
        tree = read((small / f"other{path}").read_bytes())
        assert bool(tree.xpath("//meta[@name='robots']")) is not listed


def test_a_ruling_whose_title_is_a_script_shows_it_everywhere_as_text(tmp_path):
    from pipeline.emit.akn import to_akn
    from pipeline.emit.json import to_json

    words = "<script>alert(1)</script>"
    one = titled(words)
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.rus.json").write_bytes(to_json(one))
    (tmp_path / "in/a.rus.akn.xml").write_bytes(to_akn(one))
    made(tmp_path / "in", tmp_path / "out")
    for path in pages(tmp_path / "out"):
        tree = read(path.read_bytes())
        assert not [
            s for s in tree.xpath("//script") if "alert" in s.text_content() and not s.get("type")
        ]
        islands = tree.xpath("//script[@type='application/ld+json']")
        assert all(json.loads(island.text)["name"] == one.title for island in islands)
    shown = read((tmp_path / "out/index.html").read_bytes())
    assert words in shown.xpath("string(//main)")


@pytest.mark.parametrize("language", ["kaz", "rus"])
def test_judges_stand_by_their_surnames_in_the_order_of_the_alphabet(site, language):
    path = site / path_in_language("by/judge/index.html", language)
    names = read(path.read_bytes()).xpath("//main//li/a/text()")
    assert len(names) > 40
    assert all("." not in name.split()[0] for name in names)
    assert names == sorted(names, key=sort_key)


def test_judges_have_pages_and_private_persons_have_no_address(site):
    key = sample().composition.presiding.iri.rpartition("/")[2]
    page = (site / f"by/judge/{key}/index.html").read_text("utf-8")
    assert surname_first(sample().composition.presiding.name) in page
    private = {p.iri for name in NAMES for p in ruling(name).participants if "/local/" in p.iri}
    keys = {path.name for path in (site / "by/judge").iterdir()}
    assert not {iri.rpartition("/")[2] for iri in private} & keys


def test_linked_data_tells_what_the_ruling_is(site):
    one = ruling("ks-2024-77.kaz")
    tree = read((site / f"{one.expression[1:]}.html").read_bytes())
    (island,) = tree.xpath("//script[@type='application/ld+json']")
    told = json.loads(island.text)
    assert told["@type"] == "Legislation"
    assert told["legislationIdentifier"] == one.expression
    assert told["legislationDate"] == one.date
    assert told["inLanguage"] == "kk"
    assert told["url"] == f"https://rulings.example{one.expression}.html"
    assert "legislationLegalForce" not in told


def test_described_addresses_are_there(site):
    told = json.loads((site / "openapi.json").read_bytes())
    assert told["openapi"] == "3.1.0"
    for path, methods in told["paths"].items():
        values = {p["name"]: p["example"] for p in methods["get"].get("parameters", ())}
        assert (site / path[1:].format(**values)).is_file(), path


def test_front_page_counts_what_there_is(site):
    tree = read((site / "index.html").read_bytes())
    rows = tree.xpath("//table/tbody/tr")
    total = sum(int(cell.text) for row in rows for cell in row.xpath("td"))
    works = {ruling(name).work for name in NAMES} | {sample().work}
    assert total == len(works)
    assert tree.xpath("string(//ul[@class='counts']/li[1]/strong)") == str(len(works))


@pytest.mark.parametrize(
    ("source", "target", "way"),
    [
        ("index.html", "by/year/index.html", "by/year/index.html"),
        ("by/year/index.html", "index.html", "../../index.html"),
        ("a/kaz@2031-01-01.html", "a/kaz@2031-01-01.json", "./kaz@2031-01-01.json"),
        ("a/b.html", "a/b.html#x", "#x"),
        ("a/~art_1.html", "c d/é.html", "../c%20d/%C3%A9.html"),
    ],
)
def test_links_are_relative(source, target, way):
    assert relative_link(source, target) == way


def test_the_command_tells_what_it_made(collection, tmp_path, capsys):
    assert run(["site", str(collection), "--out", str(tmp_path / "s"), "--noindex", "all"]) == 0
    assert "rulings" in capsys.readouterr().out
    assert run(["site", str(tmp_path / "none"), "--out", str(tmp_path / "t")]) == 2
    assert Path(tmp_path / "s/index.html").is_file()


def test_rulings_of_one_day_are_in_the_order_of_their_numbers(tmp_path):
    (tmp_path / "in").mkdir()
    path = next(path for path in FILES if path.stem == "ks-2024-77.rus")
    for number in ("9", "77", "701"):
        text = path.read_text("utf-8").replace("/77/", f"/{number}/").replace('/77"', f'/{number}"')
        (tmp_path / f"in/{number}.rus.json").write_text(text, "utf-8")
        (tmp_path / f"in/{number}.rus.akn.xml").write_text("", "utf-8")
    made(tmp_path / "in", tmp_path / "out")
    links = read((tmp_path / "out/by/year/2024/index.html").read_bytes()).xpath(
        "//ol[@class='rows']//p[@class='title']/a/@href"
    )
    assert [unquote(link).split("/")[-2] for link in links] == ["701", "77", "9"]


STEPS = st.lists(st.sampled_from(["a", "b", "~c", "d:e", "index.html"]), min_size=1, max_size=4)


@given(STEPS, STEPS)
def test_a_link_leads_to_what_it_is_of(source, target):
    here, there = "/".join(source), "/".join(target)
    assert urljoin(f"http://x/{here}", relative_link(here, f"{there}#p")) == f"http://x/{there}#p"
