"""`make bench`: where the time goes, beside the floor of the same run, and how well repairs do.

Times differ between machines and runs; the ratios to the floor (decode, strict XSD and JSON Schema
of the same output: what nobody can do without) hold anywhere.
"""

from __future__ import annotations

import io
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

import pdf_oxide
import pdfplumber
import pikepdf

from pipeline import convert as conversion
from pipeline.check.checked_files import read_akn, read_json
from pipeline.check.schema import schema_problems
from pipeline.check.xsd import xsd_problems
from pipeline.clean import RULES
from pipeline.convert import convert, publish
from pipeline.decisions import Decisions
from pipeline.job import Job
from pipeline.read import read_bytes
from pipeline.text import CleanText

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pipeline.clean import CleaningRule

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "rulings/ks-2023-21.kaz.txt"
PDF = ROOT / "tests/pdf/files/ks-2023-21.kaz.pdf"
RUSSIAN = ROOT / "tests/rulings/ks-2024-77.rus.txt"
CLEAN = ROOT / "tests/golden/ks-2023-21.kaz.clean.txt"
RUNS = 30
STAGES = (
    "clean",
    "segment",
    "read_edition",
    "find",
    "resolve",
    "describe",
    "what_is_lacking",
    "contradicted_figures",
    "to_json",
    "to_akn",
    "check_ruling",
)
"""The names of the stages in `pipeline.convert`, in their order."""
MEASURED = """
import resource, subprocess, sys, time
start = time.perf_counter()
subprocess.run(sys.argv[1:], check=True, capture_output=True)
seconds, used = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
print(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss)
"""
"""Runs a command and tells its seconds, those of the processor, and its peak memory in KiB.

In a small process of its own: Linux counts the memory of the process that starts a command for the
command's, so that one started by this one, which has read PDFs, would seem to take as much as it.
"""
SPENT = """
import re._compiler, sys
from time import process_time as now
spent, patterns = {"Python": now()}, []
def part(name, work):
    begin, before = now(), sum(patterns)
    work()
    spent[name] = now() - begin - (sum(patterns) - before)
compiled = re._compiler.compile
def compiling(*given):
    begin = now()
    found = compiled(*given)
    patterns.append(now() - begin)
    return found
re._compiler.compile = compiling
part("libraries", lambda: [__import__(name) for name in ("typer", "pydantic", "lxml.etree", "jinja2")])
part("own modules", lambda: [__import__(f"pipeline.{name}") for name in ("cli", "convert", "confined")])
from pathlib import Path
from pipeline.convert import publish_file
part("the ruling", lambda: publish_file(Path(sys.argv[1]), limits=None))
spent[f"{len(patterns)} patterns"] = sum(patterns)
print(*(f"{name} {1000 * took:.0f}" for name, took in spent.items()), sep=", ")
"""
"""What a cold command spends its time on, in milliseconds of processor."""


def median_ms(
    work: Callable[[], object], runs: int = RUNS, clock: Callable[[], float] = time.process_time
) -> float:
    """Median time of some runs, in milliseconds, after two to warm up; of the processor, if not said."""
    times = []
    for _ in range(runs + 2):
        start = clock()
        work()
        times.append((clock() - start) * 1000)
    return statistics.median(times[2:])


def stages(data: bytes) -> dict[str, float]:
    """Median milliseconds of each stage where it stands: done many times on end, it takes less."""
    spent: defaultdict[str, list[float]] = defaultdict(list)

    def timed(name: str, stage: Callable[..., object], *given: object, **named: object) -> object:
        start = time.process_time()
        result = stage(*given, **named)
        spent[name].append((time.process_time() - start) * 1000)
        return result

    stood = {name: partial(timed, name, getattr(conversion, name)) for name in STAGES}
    with patch.multiple(conversion, **stood):
        for _ in range(RUNS):
            publish(convert(read_bytes(data, None)))
    return {name: statistics.median(spent[name]) for name in STAGES}


def rules(data: bytes) -> Iterator[tuple[str, float]]:
    """Every rule of cleaning, and the milliseconds that it takes of its own input."""
    source = read_bytes(data, None)
    job = Job.of(source, Decisions())
    text = CleanText.of(source.text)
    for rule in RULES:

        def work(rule: CleaningRule = rule, text: CleanText = text) -> CleanText:
            return text.apply(rule(text, job))

        yield rule.__name__, median_ms(work, 10)
        text = work()


def floor(data: bytes) -> float:
    """Time what cannot be left out: decode the source, check the results by both schemas."""
    published = publish(convert(read_bytes(data, None)))

    def work() -> None:
        data.decode()
        list(schema_problems(read_json(published.json)))
        list(xsd_problems(read_akn(published.akn)))

    return median_ms(work)


def speed(name: str, path: Path) -> None:
    data = path.read_bytes()
    whole = median_ms(lambda: publish(convert(read_bytes(data, None))))
    least = floor(data)
    print(f"\n{name}: {whole:.1f} ms; floor {least:.1f} ms; ratio {whole / least:.1f}")
    for stage, ms in (*stages(data).items(), *((f"  {rule}", ms) for rule, ms in rules(data))):
        print(f"  {stage:<22}{ms:8.2f} ms")


def pdf() -> None:
    """Time a PDF to checked results, beside bare extraction by the same library and by another."""
    data = PDF.read_bytes()
    pages = len(read_bytes(data).pages)

    def bare() -> None:
        document = pdf_oxide.PdfDocument.from_bytes(data)
        for page in range(pages):
            document.extract_words(page)

    def other() -> None:
        with pdfplumber.open(PDF) as document:
            for page in document.pages:
                page.extract_words()

    whole = median_ms(lambda: publish(convert(read_bytes(data))), 10, time.perf_counter)
    print(
        f"\nPDF of {pages} pages to checked results: {whole:.0f} ms, {pages / whole * 1000:.0f} pages/s"
    )
    for name, work, runs in (
        ("  read, in a process of its own", lambda: read_bytes(data), 10),
        ("  read, in this process", lambda: read_bytes(data, None), 10),
        ("  bare words, same library", bare, 10),
        ("  bare words, pdfplumber", other, 2),
    ):
        ms = median_ms(work, runs, time.perf_counter)
        print(f"{name:<34}{ms:8.1f} ms; whole is {whole / ms:.1f} of it")


def producers() -> None:
    """Time the reading alone of PDFs by several engines, by processor time."""
    print("  read, by producer:")
    for path in sorted(PDF.parent.glob("*.pdf")):
        data = path.read_bytes()
        pages = len(read_bytes(data, None).pages)
        ms = median_ms(partial(read_bytes, data, None), 10)
        print(f"    {path.name:<36}{ms / pages:6.1f} ms a page, {pages / ms * 1000:.0f} pages/s")


def painted_pages() -> None:
    """Time pages that have to be painted: the PDF with a state that makes letters transparent named on each of them."""
    with pikepdf.open(PDF) as document:
        for page in document.pages:
            state = page.add_resource(pikepdf.Dictionary(ca=0.5), pikepdf.Name.ExtGState)
            page.contents_add(document.make_stream(f"q {state} gs Q".encode()), prepend=True)
        out = io.BytesIO()
        document.save(out)
    data = out.getvalue()
    pages = len(read_bytes(data).pages)
    whole = median_ms(lambda: publish(convert(read_bytes(data))), 10, time.perf_counter)
    print(f"  every page painted: {whole:.0f} ms, {pages / whole * 1000:.0f} pages/s")


def cold(name: str, path: Path) -> None:
    """Time a command from its start, and its peak memory, once Python has compiled its files."""
    compiling = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryDirectory() as out:
        call = [sys.executable, "-m", "pipeline", "convert", str(path), "--out", out]
        measured = [sys.executable, "-c", MEASURED, *call]
        told = [subprocess.check_output(measured, cwd=ROOT, env=compiling) for _ in range(6)][1:]
    spent = zip(*(map(float, one.split()) for one in told), strict=True)
    seconds, processor, peak = map(statistics.median, spent)
    print(
        f"cold command, {name}: {seconds:.2f} s, {processor:.2f} s of processor; "
        f"peak memory {peak / 1024:.0f} MB"
    )
    call = [sys.executable, "-c", SPENT, str(path)]
    print(f"  of processor, in ms: {subprocess.check_output(call, cwd=ROOT, text=True)}", end="")


def main() -> None:
    speed("as extracted", SAMPLE)
    speed("clean text", CLEAN)
    pdf()
    painted_pages()
    producers()
    print()
    for name, path in (("as extracted", SAMPLE), ("clean text", CLEAN), ("Russian", RUSSIAN)):
        cold(name, path)
    # A fifth of the layouts that the bench of displaced words takes by itself: about two minutes.
    for command in (["tests.bench_displaced", "--layouts", "40"], ["tests.bench_citations"]):
        print(flush=True)
        subprocess.run([sys.executable, "-m", *command], check=True, cwd=ROOT)


if __name__ == "__main__":
    main()
