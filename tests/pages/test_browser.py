"""Pages in a real browser: no violation that axe finds, 320 px wide, search by keyboard alone."""

import json
import re
from functools import cache
from urllib.parse import unquote

import pytest

from pipeline.emit.json import from_json
from pipeline.load import load as load_database
from pipeline.pages import PageContext, interface, interfaces, reading_pages, switching_page
from pipeline.registry import load
from pipeline.site.addresses import path_in_language, text_page
from pipeline.site.search_index import SearchIndex
from pipeline.site.settings import SiteSettings
from pipeline.site.whole_site import make_site
from tests.load.databases import sqlite_base
from tests.pages.browser import CHROMIUM, RULES, WIDTHS, chromium
from tests.pages.conftest import collect
from tests.pages.pages import FILES, ruling, sample, titled
from tests.pages.test_site import withdraw
from tests.search.measure import UNSEEN, figures, occurrences

pytest.importorskip("playwright", reason="needs qauly[site-test]: playwright")
pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason="needs Chromium")

CONSTITUTION = "akn/kz/act/constitution/1995-08-30/constitution"
PLAIN = [
    "index.html",
    "search.html",
    "acts/index.html",
    "by/judge/index.html",
    "by/outcome/non-conforming/index.html",
    f"{CONSTITUTION}/index.html",
    f"{CONSTITUTION}/~art_39.html",
    f"{sample().work[1:]}/index.html",
]
TEXTS = [
    f"{one.expression[1:]}.html"
    for one in (sample(), ruling("ks-2024-77.rus"), ruling("ks-2026-212.kaz"))
]
OTHER = text_page(sample().expression, "rus")
"""The page of a Kazakh text that speaks Russian."""
PAGES = [path_in_language(path, language) for path in PLAIN for language in interfaces()] + [
    *TEXTS,
    OTHER,
]


@pytest.fixture(scope="module")
def browser():
    with chromium() as opened:
        yield opened


@pytest.fixture
def page(browser):
    made = browser.new_page()
    faults = []
    made.on("pageerror", lambda error: faults.append(str(error)))
    yield made
    made.close()
    assert not faults


def violations(page):
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
    return [(one["id"], [node["target"] for node in one["nodes"]][:3]) for one in found]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_accessible_and_fits_in_both_widths(page, site, path):
    page.goto((site / path).as_uri())
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert violations(page) == []


@pytest.mark.parametrize("path", [*TEXTS[:2], OTHER])
def test_dark_and_with_review_and_languages_beside_it_is_accessible_too(page, site, path):
    page.emulate_media(color_scheme="dark")
    page.goto((site / path).as_uri())
    for name in ("beside", "reviewing"):
        if page.locator(f"#{name}").count():
            page.locator(f"#{name}").check()
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert violations(page) == []


def test_a_withdrawn_page_is_accessible(page, tmp_path):
    (tmp_path / "in").mkdir()
    collect(tmp_path / "in", [p for p in FILES if p.stem == "ks-2024-77.rus"])
    told = withdraw(tmp_path / "in", "ks-2024-77.rus")
    make_site(tmp_path / "in", tmp_path / "out", SiteSettings(), load())
    page.goto((tmp_path / f"out{told['expression']}.html").as_uri())
    assert violations(page) == []


def test_a_title_that_is_a_script_runs_nowhere(page, tmp_path):
    from pipeline.emit.akn import to_akn
    from pipeline.emit.json import to_json

    one = titled("<script>document.body.id='run'</script>")
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.rus.json").write_bytes(to_json(one))
    (tmp_path / "in/a.rus.akn.xml").write_bytes(to_akn(one))
    make_site(tmp_path / "in", tmp_path / "out", SiteSettings(), load())
    for path in ("index.html", f"{one.expression[1:]}.html", "search.html?q=конституции"):
        page.goto(f"{(tmp_path / 'out').as_uri()}/{path}")
        page.get_by_text("document.body.id='run'").first.wait_for()
        assert page.locator("#run").count() == 0


SHOWN = """() => [document.title, document.body.innerText.replaceAll(/\\s+/g, " "),
  ...[...document.querySelectorAll("main *, aside *, nav.contents *")]
    .filter((one) => one.tagName !== "SPAN" || !one.dataset.said || one.attributes.length > 1)
    .map((one) => [one.tagName, one.lang, one.title, one.ariaLabel, one.getAttribute("href")].join())]"""


@pytest.mark.parametrize("name", ["ks-2024-77.rus", "ks-2026-212.kaz", "kk-2002-19.kaz"])
def test_one_file_speaks_every_language_at_a_click(page, browser, tmp_path, name):
    one, alone = ruling(name), tmp_path / "alone.html"
    alone.write_bytes(switching_page(one, PageContext(load())))
    page.goto(alone.as_uri())
    page.locator("#reviewing").check()
    names = " ".join(speaks.name for speaks in interfaces().values())
    for speaks in (*interfaces().values(), interface(one.language)):
        page.get_by_role("button", name=speaks.name).press("Enter")
        spoken = next(reading_pages(one, [(speaks, PageContext(load()))]))
        (tmp_path / "same.html").write_bytes(spoken)
        same = browser.new_page()
        same.goto((tmp_path / "same.html").as_uri())
        same.locator("#reviewing").check()
        title, words, *elements = page.evaluate(SHOWN)
        assert [title, words.replace(f"{names} ", "", 1), *elements] == same.evaluate(SHOWN)
        same.close()
        assert violations(page) == []
        for block in one.blocks():
            assert page.locator(f"[data-block={block.eId}]").text_content() == block.text


def test_without_scripts_a_page_that_stands_alone_speaks_the_language_of_its_ruling(
    browser, tmp_path
):
    alone = tmp_path / "alone.html"
    alone.write_bytes(switching_page(sample(), PageContext(load())))
    context = browser.new_context(java_script_enabled=False)
    made = context.new_page()
    made.goto(alone.as_uri())
    assert made.locator("html").get_attribute("lang") == "kk"
    assert made.locator(".speak:visible").count() == 0
    context.close()


def test_nothing_is_asked_of_the_network_and_text_is_what_is_seen(page, site):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((site / TEXTS[0]).as_uri())
    assert len(asked) == 1
    for block in sample().blocks():
        assert page.locator(f"[data-block={block.eId}]").text_content() == block.text


def test_search_by_keyboard_alone(page, site):
    page.goto((site / "index.html").as_uri())
    focus = "document.activeElement.id"
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate(focus) == "q":
            break
    page.keyboard.type("ҚҰҚЫҚТАРЫНЫҢ азамат")
    page.keyboard.press("Enter")
    page.locator("#found li").first.wait_for()
    assert "search.html" in page.url
    shown = [word.lower() for word in page.locator("#found mark").all_text_contents()]
    assert any(word.startswith("азамат") for word in shown)
    assert any(word.startswith("құқы") for word in shown)
    page.locator("#q").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.locator("article.ruling").wait_for()


def test_repairs_tell_what_stood_there_by_keyboard_and_by_mouse(page, site):
    page.goto((site / TEXTS[0]).as_uri())
    page.locator("#reviewing").focus()
    page.keyboard.press("Space")
    place = page.locator("#background__p_3 [data-repair]").first
    before = sample().repairs[int(place.get_attribute("data-repair")) - 1].before
    place.focus()
    assert before in page.locator("#tip").text_content()
    page.keyboard.press("Escape")
    assert page.locator("#tip").is_hidden()
    place.hover()
    assert page.locator("#tip").is_visible()
    place.press("Enter")
    assert page.evaluate("document.activeElement.id").startswith("repair-")


@pytest.mark.parametrize("width", [*WIDTHS, 1100, 700])
def test_the_review_has_room_beside_or_below_the_text_and_covers_nothing(page, site, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto((site / TEXTS[0]).as_uri())
    page.locator("#reviewing").check(force=True)
    review, text = (page.locator(one).bounding_box() for one in ("#review", "article.ruling"))
    assert review["width"] >= min(width - 48, 400)
    beside = review["x"] >= text["x"] + text["width"]
    assert beside or review["y"] >= text["y"] + text["height"]


@cache
def indexed(folder, language):
    """A ruling in which each paragraph is one form, and the forms in order."""
    forms = sorted(occurrences(folder, language))
    one = next(r for r in (sample(), ruling("ks-2024-77.rus")) if r.language == language)
    block = one.body.motivation[0]
    blocks = [block.model_copy(update={"text": form, "marks": ()}) for form in forms]
    body = one.body.model_copy(
        update={"introduction": (), "background": (), "motivation": tuple(blocks), "decision": ()}
    )
    bare = {"header": (), "conclusions": (), "notes": (), "opinions": ()}
    return one.model_copy(update={"body": body, **bare}), forms


@pytest.mark.parametrize("folder", UNSEEN)
@pytest.mark.parametrize("language", ["kaz", "rus"])
def test_words_are_found_in_the_browser_as_everywhere(page, site, tmp_path, language, folder):
    from pipeline.collection import PublishedRuling
    from pipeline.emit.json import to_json
    from pipeline.site.ruling_entries import entry_of

    made, forms = indexed(folder, language)
    data = to_json(made)
    entry = entry_of(PublishedRuling(tmp_path, "a", data, json.loads(data)))
    index = SearchIndex()
    for path, script in (index.add(entry, made), *index.files()):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(script)
    for path in ("search.html", "assets/search.js"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes((site / path).read_bytes())
    page.goto((tmp_path / "search.html").as_uri())

    def found(lemma):
        return [forms[at] for at in page.evaluate("word => qauly.find(word)", lemma)]

    measured = figures(found, folder, language)
    assert measured.recall >= 0.95
    assert measured.precision >= 0.95


def test_quoted_words_and_indexes_are_taken_as_written(page, site):
    page.goto((site / "search.html").as_uri())

    def found(typed):
        return set(page.evaluate("typed => qauly.find(typed)", typed))

    assert found('"құқығы"') < found("құқығы")
    assert found("484¹") <= found("484")
    for typed in ("AND", "*", '"', "((", "' or 1=1 --", "<script>", "😀", "а" * 5000):
        assert isinstance(found(typed), set)


def test_words_between_quotation_marks_stand_one_behind_the_other(page, site, collection):
    page.goto((site / "search.html").as_uri())
    one = sample().body.motivation[0].text.split()
    first, second = (word.strip(",.«»()").lower() for word in one[1:3])
    made = [from_json(path.read_bytes()) for path in collection.glob("*.json")]
    texts = [[block.text for block in ruling.blocks()] for ruling in made]

    def shown(typed):
        page.locator("#q").fill(typed)
        page.locator("#q").press("Enter")
        page.locator("#status", has_text="…").wait_for(state="hidden")
        return page.locator("#found li").count(), page.locator("#status").text_content()

    rights = ("өз", "құқықтары")
    for words in ((first, second), (second, first), (first, second, first), rights):
        found, status = shown(f'"{" ".join(words)}"')
        behind = re.compile(r"(?<!\w)" + r"\W+".join(words) + r"(?!\w)", re.IGNORECASE)
        assert all(map(behind.search, page.locator("#found .snippet").all_text_contents()))
        assert found == sum(any(map(behind.search, blocks)) for blocks in texts)
        assert status.endswith(f": {found}") or not found


def test_programs_find_the_paragraphs_that_databases_find(page, site, collection, tmp_path):
    base = sqlite_base(tmp_path / "rulings.db")
    load_database(base.url, collection)
    page.goto((site / "search.html").as_uri())
    for typed in (
        "құқық",
        "құқық азамат",
        "права и свободы",
        '"Қазақстан Республикасының"',
        '"Республикасының Қазақстан"',
        '"Қазақстан Республикасының" азамат',
        'азамат "Қазақстан Республикасының',
        '"права и свободы" конституция',
        "азамат ыыыыы",
        '"" азамат',
        "",
    ):
        found = page.evaluate("typed => qauly.find(typed)", typed)
        assert len(found) == len(base.found(typed)), typed
        assert found == sorted(set(found))


def test_links_of_results_lead_to_the_very_paragraph(page, site):
    page.goto(f"{(site / 'search.html').as_uri()}?q=21-НҚ")
    link = page.locator("#found .snippet a").first
    link.wait_for()
    href = unquote(link.get_attribute("href"))
    link.click()
    page.locator("article.ruling").wait_for()
    assert page.locator(f"#{href.partition('#')[2]}").count() == 1
