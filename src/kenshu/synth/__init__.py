"""Make the fictional city's datasets, and check what was planted in them. Standard library, deterministic.

One package a set (``d1`` …): ``resources(target, seed)`` makes its files, its module ``verify`` counts its facts.
"""

from kenshu.synth.big import Big, big
from kenshu.synth.build import build
from kenshu.synth.errors import SynthError
from kenshu.synth.planted import Planted, read_planted
from kenshu.synth.verify import Fact, check, verify

__all__ = ["Big", "Fact", "Planted", "SynthError", "big", "build", "check", "read_planted", "verify"]
