"""`make sbom` and `make audit`: what a user of qauly gets installed with it, and what is known of that."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

if TYPE_CHECKING:
    from collections.abc import Container

SBOM = Path("dist/qauly.cdx.json")
WELL, VULNERABLE, NOT_AUDITED = 0, 1, 2


def runtime(root: str = "qauly") -> dict[str, str]:
    """The packages that come with one, without extras, at the versions that are installed here."""
    found: dict[str, str] = {}
    left = [root]
    while left:
        name = canonicalize_name(left.pop())
        try:
            found[name] = version(name)
        except PackageNotFoundError:  # needed elsewhere only
            continue
        wanted = map(Requirement, requires(name) or ())
        left += [
            one.name
            for one in wanted
            if (one.marker is None or one.marker.evaluate({"extra": ""}))
            and canonicalize_name(one.name) not in found
        ]
    return dict(sorted(found.items()))


def sbom() -> bytes:
    """A CycloneDX document in JSON of what comes with qauly; the same bytes for the same versions."""
    with tempfile.TemporaryDirectory() as place:
        whole = Path(place) / "all.json"
        command = ["-m", "cyclonedx_py", "environment", sys.executable, "--output-reproducible"]
        more = ["--pyproject", "pyproject.toml", "--of", "JSON", "-o", str(whole)]
        subprocess.run([sys.executable, *command, *more], check=True)
        document = only(json.loads(whole.read_bytes()), runtime())
    return (json.dumps(document, indent=1, sort_keys=True, ensure_ascii=False) + "\n").encode()


def only(document: dict[str, Any], packages: Container[str]) -> dict[str, Any]:
    """A document of an environment without what only tests and tools of developers need."""
    components = [
        one for one in document["components"] if canonicalize_name(one["name"]) in packages
    ]
    names = {one["bom-ref"] for one in (document["metadata"]["component"], *components)}
    dependencies = [
        {**one, "dependsOn": [other for other in one.get("dependsOn", ()) if other in names]}
        for one in document["dependencies"]
        if one["ref"] in names
    ]
    return {**document, "components": components, "dependencies": dependencies}


def audit() -> tuple[int, str]:
    """What is known of the packages that come with qauly: a code, and one or more lines.

    Where the database cannot be asked, that is said, and never that nothing is known against them.
    """
    packages = {name: number for name, number in runtime().items() if name != "qauly"}
    with tempfile.TemporaryDirectory() as place:
        wanted = Path(place) / "requirements.txt"
        wanted.write_text("".join(f"{name}=={number}\n" for name, number in packages.items()))
        command = ["-m", "pip_audit", "--strict", "--no-deps", "--disable-pip", "--format", "json"]
        run = subprocess.run(
            [sys.executable, *command, "--progress-spinner", "off", "-r", str(wanted)],
            capture_output=True,
            check=False,
            text=True,
        )
    return judged(packages, run.stdout, run.stderr)


def judged(packages: dict[str, str], answer: str, told: str) -> tuple[int, str]:
    """What the answer of pip-audit comes to."""
    try:
        rows = {canonicalize_name(row["name"]): row for row in json.loads(answer)["dependencies"]}
    except (ValueError, KeyError, TypeError):
        why = told.strip().splitlines()[-1:] or ["no answer"]
        return NOT_AUDITED, f"NOT AUDITED: the database could not be asked ({why[0][:300]})"
    missing = sorted(packages.keys() - {name for name, row in rows.items() if "vulns" in row})
    if missing:
        return NOT_AUDITED, f"NOT AUDITED: {', '.join(missing)}"
    known = [f"{n}: {v['id']}" for n, row in sorted(rows.items()) for v in row["vulns"]]
    if known:
        return VULNERABLE, "\n".join(known)
    return WELL, f"{len(packages)} packages audited, nothing is known against them"


def main() -> None:
    """Write the document, or audit."""
    if sys.argv[1:] == ["sbom"]:
        SBOM.parent.mkdir(exist_ok=True)
        SBOM.write_bytes(sbom())
        print(f"{SBOM}: {len(runtime())} packages")
        return
    code, told = audit()
    print(told)
    sys.exit(code)


if __name__ == "__main__":
    main()
