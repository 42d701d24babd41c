"""Watching what a build reads: when to build again, and what has changed when that is done."""

from restitution.inputs import Inputs, State
from restitution.watch.changes import Changes, between
from restitution.watch.rebuilding import Rebuilder, Rebuilt, Superseded
from restitution.watch.rounds import rounds

__all__ = ["Changes", "Inputs", "Rebuilder", "Rebuilt", "State", "Superseded", "between", "rounds"]
