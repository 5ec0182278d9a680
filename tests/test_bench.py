"""What `make bench` measures is there: a stage that is renamed would end it with a traceback, and no other test would tell."""

from unittest.mock import patch

import pytest

from tests import bench


@pytest.mark.parametrize("path", [bench.CLEAN, bench.SAMPLE])
def test_each_stage_and_each_rule_is_measured(path):
    with patch.object(bench, "RUNS", 1):
        spent = bench.stages(path.read_bytes())
    assert tuple(spent) == bench.STAGES
    assert all(ms >= 0 for ms in spent.values())
    assert len(dict(bench.rules(path.read_bytes()))) == len(bench.RULES)


def test_the_parts_of_a_cold_command_are_measured(capfd):
    bench.cold("clean text", bench.CLEAN)
    told = capfd.readouterr().out
    assert "peak memory" in told
    assert "own modules" in told
