"""What a ruling does to earlier ones is told by what its points do."""

from pipeline.collection.treatments import Relation, treatments
from pipeline.emit.json import from_json
from tests.conftest import ROOT


def test_a_review_that_is_terminated_leaves_its_point_as_it_was():
    data = (ROOT / "tests/rulings/golden/ks-2023-146.rus.json").read_bytes()
    done = {(one.relation, one.target.partition("/~")[2]) for one in treatments(from_json(data))}
    assert {(Relation.REVISES, "decision__para_1"), (Relation.REVISES, "decision__para_3")} <= done
    assert (Relation.REVISES, "decision__para_5") not in done
