"""Every Python makes the same bags: those that `QAULY_PYTHONS` names, in which qauly is installed."""

import os
import subprocess

import pytest

from tests.archive.test_packing import bytes_in
from tests.conftest import ROOT

PYTHONS = os.environ.get("QAULY_PYTHONS", "").split()


@pytest.mark.skipif(not PYTHONS, reason="QAULY_PYTHONS names no other Python with qauly")
@pytest.mark.parametrize("python", PYTHONS)
def test_another_python_makes_the_same_bytes(python, made, collection, tmp_path):
    call = [python, "-m", "pipeline", "archive", str(collection), "--out", str(tmp_path / "bags")]
    other = {"TZ": "Asia/Tokyo", "LC_ALL": "C", "PYTHONHASHSEED": "7"}
    subprocess.run(call, cwd=ROOT, check=True, capture_output=True, env=os.environ | other)
    assert bytes_in(tmp_path / "bags") == bytes_in(made)
