"""What the pages for archivists, on provenance and on other forms print is run as printed, from an empty folder."""

import os
import re
import shutil
import subprocess
import sys

import pytest

from tests.export.samples import ROOT

pytest.importorskip("typst")
pytest.importorskip("rdflib")
PAGES = ("archivist", "provenance", "export")


def blocks(page, language):
    return re.findall(
        rf"```{language}\n(.*?)```", (ROOT / f"docs/{page}.md").read_text("utf-8"), re.DOTALL
    )


def test_the_pages_run(tmp_path):
    """One after the other, in a folder that holds the sources alone; every command ends well."""
    if shutil.which("openssl") is None:
        pytest.skip("no openssl")
    shutil.copytree(ROOT / "rulings", tmp_path / "rulings")
    tools = tmp_path / "tools"
    tools.mkdir()
    command = tools / "qauly"
    command.write_text(f'#!/bin/sh\nPYTHONPATH={ROOT} exec {sys.executable} -m pipeline "$@"\n')
    command.chmod(0o755)
    env = os.environ | {"PATH": f"{tools}:{os.environ['PATH']}"}
    for page in PAGES:
        for line in "".join(blocks(page, "sh")).splitlines():
            done = subprocess.run(  # noqa: S602 - as a reader would, in a shell
                line, shell=True, cwd=tmp_path, env=env, capture_output=True, check=False
            )
            assert done.returncode == 0, (line, done.stderr.decode())
    (code,) = blocks("provenance", "python")
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, check=True
    )
    assert "15057 15065 484-бабы\n" in done.stdout.decode()


def test_the_picture_tells_what_is_so():
    """Its numbers and words are those of the published sample."""
    import json

    picture = re.sub(
        r"<tspan[^>]*>|</tspan>", "", (ROOT / "docs/provenance.svg").read_text("utf-8")
    )
    told = json.loads((ROOT / "output/ks-2023-21.kaz.json").read_bytes())
    block = next(b for b in told["body"]["decision"] if b["eId"] == "decision__para_1__p_1")
    assert f"source: {json.dumps(block['source'][:3])[:-1]}, …]" in picture
    assert block["text"][:68].rstrip() in picture
    (moved,) = [r for r in told["repairs"] if r.get("block") == block["eId"]][:1]
    assert f"{moved['source'][0]} · confidence {moved['confidence']}" in picture
    assert f"rule {moved['rule']} · kind {moved['kind']}" in picture


@pytest.mark.parametrize("page", PAGES)
def test_the_links_lead_somewhere(page):
    for target in re.findall(r"\]\(([^)#]+)\)", (ROOT / f"docs/{page}.md").read_text("utf-8")):
        if "://" not in target:
            assert (ROOT / "docs" / target).exists(), target
