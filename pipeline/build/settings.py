"""How a build is made: within which limits, by how many, where, and which share of the rulings."""

import hashlib
import os
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from pipeline.read import USUAL, Limits


class Engine(StrEnum):
    """Where the work is done."""

    LOCAL = "local"
    """In processes of this machine."""
    RAY = "ray"
    """On a cluster of Ray: the one that RAY_ADDRESS names, or one of this machine alone."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How a build is made."""

    limits: Limits = USUAL
    registries: tuple[Path, ...] = ()
    jobs: int = 1
    shard: tuple[int, int] | None = None
    """Which part of how many, from 1: for many machines with one folder."""
    engine: Engine = Engine.LOCAL

    def holds(self, name: str) -> bool:
        """Whether a ruling belongs to the shard."""
        if self.shard is None:
            return True
        digest = hashlib.sha256(os.fsencode(name)).digest()
        # By the name's hash, so that each machine finds its share without asking the others.
        return int.from_bytes(digest[:8]) % self.shard[1] == self.shard[0] - 1
