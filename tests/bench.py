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
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pdf_oxide
import pdfplumber
import pikepdf

from pipeline.check import check_ruling
from pipeline.check.checked_files import read_akn, read_json
from pipeline.check.schema import schema_problems
from pipeline.check.xsd import xsd_problems
from pipeline.cite import find, resolve
from pipeline.clean import RULES
from pipeline.convert import convert, publish
from pipeline.decisions import Decisions
from pipeline.describe import describe
from pipeline.emit.akn import to_akn
from pipeline.emit.json import to_json
from pipeline.grammar import detect
from pipeline.job import Job
from pipeline.read import read_bytes
from pipeline.segment import segment
from pipeline.text import CleanText

if TYPE_CHECKING:
    from collections.abc import Callable

    from pipeline.clean import CleaningRule

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "rulings/ks-2023-21.kaz.txt"
PDF = ROOT / "tests/pdf/files/ks-2023-21.kaz.pdf"
CLEAN = ROOT / "tests/golden/ks-2023-21.kaz.clean.txt"
RUNS = 30


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


def median_ms(work: Callable[[], object], runs: int = RUNS) -> float:
    """Median of the process time of some runs, in milliseconds, after two to warm up."""
    times = []
    for _ in range(runs + 2):
        start = time.process_time()
        work()
        times.append((time.process_time() - start) * 1000)
    return statistics.median(times[2:])


def applied(rule: CleaningRule, text: CleanText, job: Job) -> CleanText:
    return text.apply(rule(text, job))


def stages(data: bytes) -> list[tuple[str, float]]:
    """Time every stage on its own input."""
    source = read_bytes(data, None)
    job = Job(source, detect(source.text), Decisions())
    rows = [
        ("read", median_ms(lambda: read_bytes(data, None))),
        ("detect language", median_ms(lambda: detect(source.text))),
    ]
    text = CleanText.of(source.text)
    for rule in RULES:
        work = partial(applied, rule, text, job)
        rows.append((f"  {rule.__name__}", median_ms(work, 10)))
        text = work()
    sections = segment(text, job.grammar)
    rows.append(("segment", median_ms(lambda: segment(text, job.grammar))))
    mentions = find(text, sections, job)
    rows.append(("find", median_ms(lambda: find(text, sections, job))))
    cited = resolve(mentions, text, sections, job)
    rows.append(("resolve", median_ms(lambda: resolve(mentions, text, sections, job))))
    ruling = describe(text, sections, cited, job)
    rows.append(("describe", median_ms(lambda: describe(text, sections, cited, job))))
    json, akn = to_json(ruling), to_akn(ruling)
    rows.append(("JSON", median_ms(lambda: to_json(ruling))))
    rows.append(("Akoma Ntoso", median_ms(lambda: to_akn(ruling))))
    rows.append(("check", median_ms(lambda: check_ruling(ruling, json, akn))))
    return rows


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
    for stage, ms in stages(data):
        print(f"  {stage:<22}{ms:8.2f} ms")


def elapsed_ms(work: Callable[[], object], runs: int = 10) -> float:
    """Median of the time on the wall: the reader works in a process of its own."""
    times = []
    for _ in range(runs + 1):
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times[1:])


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

    whole = elapsed_ms(lambda: publish(convert(read_bytes(data))))
    print(
        f"\nPDF of {pages} pages to checked results: {whole:.0f} ms, {pages / whole * 1000:.0f} pages/s"
    )
    for name, work, runs in (
        ("  read, in a process of its own", lambda: read_bytes(data), 10),
        ("  read, in this process", lambda: read_bytes(data, None), 10),
        ("  bare words, same library", bare, 10),
        ("  bare words, pdfplumber", other, 2),
    ):
        ms = elapsed_ms(work, runs)
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
    """Time pages that have to be painted: the PDF with a light colour on each of them."""
    with pikepdf.open(PDF) as document:
        for page in document.pages:
            page.contents_add(document.make_stream(b"1 g"), prepend=True)
        out = io.BytesIO()
        document.save(out)
    data = out.getvalue()
    pages = len(read_bytes(data).pages)
    whole = elapsed_ms(lambda: publish(convert(read_bytes(data))))
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


def main() -> None:
    speed("as extracted", SAMPLE)
    speed("clean text", CLEAN)
    pdf()
    painted_pages()
    producers()
    print()
    cold("as extracted", SAMPLE)
    cold("clean text", CLEAN)
    # A fifth of the layouts that the bench of displaced words takes by itself: about two minutes.
    for command in (["tests.bench_displaced", "--layouts", "40"], ["tests.bench_citations"]):
        print(flush=True)
        subprocess.run([sys.executable, "-m", *command], check=True, cwd=ROOT)


if __name__ == "__main__":
    main()
