"""Make the fictional city's datasets, and check what was planted in them. Standard library, deterministic."""

from kenshu.synth.build import build
from kenshu.synth.errors import SynthError
from kenshu.synth.planted import Planted, read_planted
from kenshu.synth.verify import measure, verify

__all__ = ["Planted", "SynthError", "build", "measure", "read_planted", "verify"]
