"""Lists for mirrors: a stock ResourceSync client copies a site, then follows a change and a deletion."""

import datetime as dt
import functools
import http.server
import json
import re
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from lxml import etree

from pipeline.registry import load
from pipeline.site import resource_sync
from pipeline.site.folder import SiteFile
from pipeline.site.settings import SiteSettings
from pipeline.site.whole_site import make_site
from tests.by_hand import release_as_made
from tests.pages.conftest import FIRST, collect
from tests.pages.pages import FILES, read
from tests.pages.test_site import withdraw

PROBE = Path(sys.executable).with_name("schemathesis")
CLIENT = Path(sys.executable).with_name("resync-sync")
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


class Quiet(http.server.SimpleHTTPRequestHandler):
    extensions_map = http.server.SimpleHTTPRequestHandler.extensions_map | {
        ".jsonl": "application/jsonl",
        ".atom": "application/atom+xml",
    }

    def log_message(self, *_):
        pass


@pytest.fixture
def served(tmp_path):
    """A folder, and the address at which it can be read."""
    (tmp_path / "site").mkdir()
    handler = functools.partial(Quiet, directory=str(tmp_path / "site"))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield tmp_path, f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def client(folder, *arguments):
    call = [str(CLIENT), *arguments]
    done = subprocess.run(call, capture_output=True, text=True, cwd=folder, timeout=120, check=True)
    return done.stdout + done.stderr


def copied(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not path.name.startswith(".")
    }


def published(folder):
    forms = (".json", ".akn.xml", ".txt")
    return {n: d for n, d in copied(folder).items() if n.startswith("akn/") and n.endswith(forms)}


@pytest.mark.skipif(not CLIENT.exists(), reason="needs qauly[site-test]: resync-sync")
def test_a_stock_client_mirrors_a_site_and_follows_it(served):
    folder, base = served
    source, site, mirror = (folder / name for name in ("in", "site", "mirror"))
    source.mkdir()
    collect(source, [p for p in FILES if p.stem.startswith(("ks-2024-77", "ks-2025-178.rus"))])
    release_as_made(source, FIRST)
    made = functools.partial(make_site, source, site, SiteSettings(base), load())
    made()
    client(folder, "--baseline", "--hash", "sha-256", base, str(mirror))
    assert copied(mirror) == published(site)
    assert "IN SYNC" in client(folder, "--audit", "--hash", "sha-256", base, str(mirror))

    changed = source / "ks-2025-178.rus.json"
    text = changed.read_text("utf-8")
    changed.write_text(
        re.sub(r'("text_sha256": ")[0-9a-f]{64}', r"\g<1>" + 64 * "0", text), "utf-8"
    )
    withdraw(source, "ks-2024-77.rus")
    made()
    since = (FIRST + dt.timedelta(hours=1)).strftime("%Y-%m-%dT%H:%M:%SZ")
    client(folder, "--incremental", "--delete", "--from", since, base, str(mirror))
    assert copied(mirror) == published(site)
    assert not [name for name in copied(mirror) if "77/rus@" in name]


def test_changes_carry_the_hashes_of_the_log(site, collection):
    log = [json.loads(line) for line in (collection / "changes.jsonl").read_text().splitlines()]
    text = (site / "changelist.xml").read_text("utf-8")
    assert all(f"sha-256:{line['json_sha256']}" in text for line in log)
    assert all(f"sha-256:{line['akn_sha256']}" in text for line in log)


def test_dates_come_from_the_log_alone(site):
    days = {e.text for e in etree.parse(site / "sitemap.xml").iter(f"{MAP}lastmod")}
    assert days == {"2031-01-02T03:04:05Z"}


def test_without_a_release_no_date_is_made_up(tmp_path):
    source = tmp_path / "in"
    source.mkdir()
    collect(source, FILES[:1])
    make_site(source, tmp_path / "out", SiteSettings(), load())
    assert not list(etree.parse(tmp_path / "out/sitemap.xml").iter(f"{MAP}lastmod"))
    assert not list(etree.parse(tmp_path / "out/changelist.xml").iter(f"{MAP}url"))


def test_a_list_that_is_too_long_becomes_several(monkeypatch):
    monkeypatch.setattr(resource_sync, "_MOST", 4)
    held = {f"akn/kz/{n}/kaz@2031-01-01.json": SiteFile("0" * 64, 1) for n in range(10)}
    made = dict(resource_sync.sync_files(SiteSettings("https://a.example/"), held, ()))
    index = etree.fromstring(made["sitemap.xml"])
    parts = [loc.text.rpartition("/")[2] for loc in index.iter(f"{MAP}loc")]
    assert parts == ["sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml"]
    found = [loc.text for name in parts for loc in etree.fromstring(made[name]).iter(f"{MAP}loc")]
    assert len(found) == len(set(found)) == 10


def test_search_engines_get_every_page_that_may_be_listed(site):
    listed = {loc.text for loc in etree.parse(site / "sitemap-pages.xml").iter(f"{MAP}loc")}
    assert "https://rulings.example/" in listed
    canonical = {
        read(path.read_bytes()).xpath("string(//link[@rel='canonical']/@href)")
        for path in site.rglob("*.html")
    }
    assert listed == canonical  # a text's page in another language is the same page
    assert "sitemap-pages.xml" in (site / "robots.txt").read_text()


def described(folder, base):
    """What schemathesis finds at the addresses that a site says it has."""
    checks = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance"
    call = [str(PROBE), "run", f"{base}openapi.json", "--phases", "examples,fuzzing"]
    options = ["--mode", "positive", "--max-examples", "5", "--seed", "1", "--checks", checks]
    return subprocess.run(
        [*call, *options], check=False, capture_output=True, text=True, timeout=300, cwd=folder
    )


@pytest.mark.skipif(not PROBE.exists(), reason="needs qauly[site-test]: schemathesis")
def test_addresses_are_as_they_are_described(served):
    folder, base = served
    (folder / "in").mkdir()
    collect(folder / "in", [path for path in FILES if path.stem.startswith("ks-2024-77")])
    release_as_made(folder / "in", FIRST)
    make_site(folder / "in", folder / "site", SiteSettings(base), load())
    found = described(folder, base)
    assert found.returncode == 0, found.stdout
    for path in (folder / "site/akn").rglob("*@*.json"):  # one that is no ruling is seen
        path.write_text("{}")
    found = described(folder, base)
    assert found.returncode == 1
    assert "Response violates schema" in found.stdout
