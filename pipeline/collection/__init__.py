"""A folder of published rulings, read: what databases, pages, archives and exports are made from.

`rulings` goes through them one at a time, whatever their number; `changes` and `inventory` are what
`qauly release` wrote beside them; `holdings` is what the inventory would say now; `treatments` are
what a ruling does to earlier ones. Nothing here writes.
"""

from pipeline.collection.holdings import Holding, holdings
from pipeline.collection.released import CHANGES, INVENTORY, ReleasedChange, changes, inventory
from pipeline.collection.result_files import (
    ENDINGS,
    PublishedRuling,
    WithdrawnRuling,
    is_result,
    require_folder,
    ruling_at,
    rulings,
    stems,
)
from pipeline.collection.treatments import Relation, Treatment, treatments

__all__ = [
    "CHANGES",
    "ENDINGS",
    "INVENTORY",
    "Holding",
    "PublishedRuling",
    "Relation",
    "ReleasedChange",
    "Treatment",
    "WithdrawnRuling",
    "changes",
    "holdings",
    "inventory",
    "is_result",
    "require_folder",
    "ruling_at",
    "rulings",
    "stems",
    "treatments",
]
