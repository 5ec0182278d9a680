"""How a build is made: within which limits, by how many, where, and which share of the rulings."""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pipeline.read import USUAL, Limits


@dataclass(frozen=True, slots=True)
class Settings:
    """How a build is made."""

    limits: Limits = USUAL
    registries: tuple[Path, ...] = ()
    jobs: int = 1
    shard: tuple[int, int] | None = None
    """Which part of how many, from 1: for many machines with one folder."""
    engine: Literal["local", "ray"] = "local"
    """In processes of this machine, or on the cluster of Ray that RAY_ADDRESS names, or this machine as one."""

    def is_in_shard(self, name: str) -> bool:
        """Whether a ruling belongs to the shard."""
        if self.shard is None:
            return True
        digest = hashlib.sha256(os.fsencode(name)).digest()
        # By the name's hash, so that each machine finds its share without asking the others.
        return int.from_bytes(digest[:8]) % self.shard[1] == self.shard[0] - 1
