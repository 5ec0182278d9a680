"""A small share of `make faults`: whatever disturbed a folder, a plain build mends it to the byte."""

from __future__ import annotations

import pytest

from tests.faults.faults import FAULTS, ON_A_DISK, can_mount
from tests.faults.generator import generated
from tests.faults.site import Site


@pytest.mark.parametrize("name", FAULTS)
def test_a_plain_build_mends_what_was_disturbed(tmp_path, name):
    jobs = 2 if name in {"kills", "two builds"} else 1
    site = Site(tmp_path, rulings=5, seed=len(name), jobs=jobs)
    FAULTS[name](site)
    site.verify()


@pytest.mark.parametrize("name", ON_A_DISK)
def test_a_disk_that_takes_nothing_more_is_told_and_costs_nothing(tmp_path, name):
    if not can_mount(tmp_path):
        pytest.skip("a disk of its own cannot be had")
    ON_A_DISK[name](Site(tmp_path, rulings=8, jobs=1))


def test_rulings_are_generated_the_same_again_and_are_different_ones():
    first, again = (list(generated(40, seed=3)) for _ in range(2))
    assert first == again
    assert len({file.path for file in first}) == len(first)
    assert len({file.data for file in first if file.path.endswith(".txt")}) > 30
