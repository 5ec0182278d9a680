"""Every command and every line of Python in README.md, run as a reader would."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
SHELL = re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
PYTHON = re.findall(r"```python\n(.*?)```", README, re.DOTALL)


def commands():
    return [
        line.partition("#")[0].strip() for block in SHELL for line in block.splitlines() if line
    ]


@pytest.fixture(scope="module")
def workplace(tmp_path_factory):
    """A folder that looks like the repository, for commands to write into."""
    folder = tmp_path_factory.mktemp("clone")
    shutil.copytree(ROOT / "rulings", folder / "rulings")
    script = folder / ".venv/bin/qauly"
    script.parent.mkdir(parents=True)
    script.write_text(f'#!/bin/sh\nPYTHONPATH={ROOT} exec {sys.executable} -m pipeline "$@"\n')
    script.chmod(0o755)
    return folder


@pytest.mark.parametrize("command", [c for c in commands() if not c.startswith("make")])
def test_every_command_works(workplace, command):
    run = subprocess.run(command, shell=True, cwd=workplace, capture_output=True, check=False)  # noqa: S602
    assert run.returncode == 0, run.stderr.decode()


def test_every_make_target_exists():
    for command in commands():
        if command.startswith("make"):
            subprocess.run(
                [*command.split(), "--dry-run"], cwd=ROOT, check=True, capture_output=True
            )


@pytest.mark.parametrize("code", PYTHON)
def test_the_python_runs(code):
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False)
    assert run.returncode == 0, run.stderr.decode()
    assert "484-бабы" in run.stdout.decode()


def test_the_links_lead_somewhere():
    for target in re.findall(r"\]\(([^)#]+)\)", README):
        if "://" not in target:
            assert (ROOT / target).exists(), target


def test_what_it_shows_is_so():
    """The extracted lines are the source's, the linked words are the result's."""
    source = (ROOT / "rulings/ks-2023-21.kaz.txt").read_text("utf-8")
    result = (ROOT / "output/ks-2023-21.kaz.akn.xml").read_text("utf-8")
    shown = re.search(r"```text\n(.*?)```", README, re.DOTALL)[1]
    assert shown in source
    for link in re.findall(r'<ref href="([^"]+)">([^<]+)</ref>', README):
        href, words = link[0], " ".join(link[1].split())
        assert re.search(
            rf'<ref [^>]*href="{re.escape(href)}"[^>]*>{re.escape(words)}</ref>', result
        )


def test_the_outcome_that_it_shows_is_one():
    """What is left out of it are keys, no words."""
    result = json.loads((ROOT / "output/ks-2023-21.kaz.json").read_text("utf-8"))
    shown = json.loads(re.search(r"```json\n(.*?)```", README, re.DOTALL)[1])
    assert shown in [{key: one[key] for key in shown} for one in result["outcomes"]]
