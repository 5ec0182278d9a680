"""The feed tells every change once, in pages that never change once closed; withdrawals are tombstones."""

import datetime as dt

import pytest
from lxml import etree

from pipeline.collection import ReleasedChange
from pipeline.site.feed import feed_files
from pipeline.site.settings import SiteSettings

ATOM, HISTORY, TOMB = (
    "{http://www.w3.org/2005/Atom}",
    "{http://purl.org/syndication/history/1.0}",
    "{http://purl.org/atompub/tombstones/1.0}",
)
HERE = SiteSettings("https://rulings.example/")
FIRST = dt.datetime(2031, 1, 1, tzinfo=dt.UTC)


def change(seq):
    at = (FIRST + dt.timedelta(hours=seq)).strftime("%Y-%m-%dT%H:%M:%SZ")
    work = f"/akn/kz/judgment/normative-resolution/constitutional-court/2031-01-01/{seq % 40}"
    action = ("create", "update", "withdraw", "restore")[seq % 4]
    kind = "text" if action == "update" else ""
    return ReleasedChange(seq, at, action, kind, f"{work}/kaz@2031-01-01", "a", "b", "c", "why <&>")


def files(count):
    return dict(feed_files(HERE, "qauly", [change(seq) for seq in range(1, count + 1)]))


def told(data):
    root = etree.fromstring(data)
    return [*root.iter(f"{ATOM}entry"), *root.iter(f"{TOMB}deleted-entry")]


def link(data, relation):
    found = etree.fromstring(data).iterfind(f"{ATOM}link")
    return next((one.get("href") for one in found if one.get("rel") == relation), None)


@pytest.mark.parametrize("count", [0, 1, 99, 100, 101, 200, 345])
def test_every_change_is_told_and_the_archives_lead_to_the_first(count):
    made = files(count)
    name, seen = "feed.atom", []
    while name:
        seen += [(e.findtext(f"{ATOM}updated") or e.get("when")) for e in told(made[name])]
        before = link(made[name], "prev-archive")
        name = before.removeprefix(HERE.base) if before else None
    assert sorted(set(seen)) == [change(seq).at for seq in range(1, count + 1)]
    assert len(seen) == count


@pytest.mark.parametrize(("count", "later"), [(100, 101), (150, 345), (200, 201)])
def test_closed_pages_never_change(count, later):
    closed = {n: d for n, d in files(count).items() if n != "feed.atom"}
    assert closed.items() <= files(later).items()


def test_archives_say_so_and_name_the_current_feed():
    data = files(250)["feed/2.atom"]
    assert etree.fromstring(data).find(f"{HISTORY}archive") is not None
    assert link(data, "current") == "https://rulings.example/feed.atom"
    assert link(data, "prev-archive") == "https://rulings.example/feed/1.atom"
    assert etree.fromstring(files(250)["feed.atom"]).find(f"{HISTORY}archive") is None


def test_what_atom_wants_is_there():
    root = etree.fromstring(files(120)["feed.atom"])
    for name in ("id", "title", "updated", "author"):
        assert root.find(f"{ATOM}{name}") is not None
    for entry in root.iter(f"{ATOM}entry"):
        for name in ("id", "title", "updated", "link", "summary"):
            assert entry.find(f"{ATOM}{name}") is not None


def test_a_withdrawal_names_the_entry_that_it_takes_back():
    root = etree.fromstring(files(40)["feed.atom"])
    tombs = list(root.iter(f"{TOMB}deleted-entry"))
    assert len(tombs) == 10
    assert tombs[0].findtext(f"{TOMB}comment") == "why <&>"
    assert all(tomb.get("ref").startswith("urn:uuid:") for tomb in tombs)


def test_names_stay_when_a_site_moves_to_https():
    other = dict(feed_files(SiteSettings("http://rulings.example/"), "qauly", [change(1)]))
    ids = [
        etree.fromstring(data).find(f".//{ATOM}entry/{ATOM}id").text
        for data in (files(1)["feed.atom"], other["feed.atom"])
    ]
    assert ids[0] == ids[1]
