"""How the house is laid out: one name for one thing, and no module that leads back to itself."""

import ast
import shutil
import subprocess
from collections import Counter
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import pipeline

HOUSE = Path(pipeline.__file__).parent
TOP = {
    ".ci", ".gitattributes", ".gitignore", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "Makefile", "README.md",
    "constraints.txt", "docs", "output", "pipeline", "pyproject.toml", "rulings", "schemas", "tests",
}  # fmt: skip
"""What is kept at the top: anything else came there by mistake, as what a command wrote."""
CLASSES = {
    "Line",  # of a page, and of a text with displaced words
    "Part",  # of a ruling, and of a page
    "People",  # who sat and took part, and the reader of them
    "Place",  # on a page, and of a citation in the text
    "Words",  # of a grammar, and of a page
}
FILES = {
    "__init__.py",
    # A command in `cli`, and what it calls.
    "convert.py", "text.py",
    # A table of `grammar`, and what is read by it.
    "people.py", "sections.py", "verdicts.py",
    # Parallel rooms: what is found of an opinion, and what is read in it; how a build and a site are made; what is read, in the room where it is.
    "opinions.py", "settings.py", "reading.py",
}  # fmt: skip


def modules():
    return sorted(HOUSE.rglob("*.py"))


@pytest.mark.skipif(not (HOUSE.parent / ".git").exists(), reason="what is kept is known in a clone")
def test_nothing_is_kept_at_the_top_by_mistake():
    git = shutil.which("git")
    assert git
    call = [git, "ls-files", "-z"]
    listed = subprocess.run(call, cwd=HOUSE.parent, capture_output=True, check=True, text=True)
    assert {path.partition("/")[0] for path in listed.stdout.split("\0") if path} == TOP


def test_a_class_has_a_name_of_its_own():
    names = Counter(
        node.name.strip("_")
        for path in modules()
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ClassDef)
    )
    assert {name for name, times in names.items() if times > 1} == CLASSES


def test_a_file_has_a_name_of_its_own():
    names = Counter(path.name for path in modules())
    assert {name for name, times in names.items() if times > 1} == FILES


def imported(tree, names):
    """The modules of the house that a module asks, for types alone too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            for one in node.names:
                room = f"{node.module}.{one.name}"
                yield room if room in names else node.module
        elif isinstance(node, ast.Import):
            yield from (one.name for one in node.names)


def test_no_module_leads_back_to_itself():
    names = {
        ".".join(path.relative_to(HOUSE.parent).with_suffix("").parts): path for path in modules()
    }
    names = {name.removesuffix(".__init__"): path for name, path in names.items()}
    TopologicalSorter(
        {
            name: {*imported(ast.parse(path.read_text("utf-8")), names)}
            for name, path in names.items()
        }
    ).prepare()
