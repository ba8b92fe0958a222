"""Plain values as JSON, between a learner's process and the one that judges: never pickle, never code.

What JSON holds stays itself; other plain things are an object of one known key. What is not plain is a ``ref``: a
number by which its owner finds it again.
"""

import datetime
import decimal
import math
import re
import sys
import types
from collections.abc import Callable

import numpy
import pandas

from kenshu.grading.lane_frames import FrameError

MOST = 2_000_000  # single values in one message
DEEPEST = 40
GROUPS = {"list": list, "tuple": tuple, "set": set, "frozenset": frozenset}
MOMENTS = {
    "date": datetime.date, "datetime": datetime.datetime, "time": datetime.time, "Timestamp": pandas.Timestamp,
    "Timedelta": pandas.Timedelta,
}  # fmt: skip
LIBRARIES = ("pandas", "numpy", "matplotlib", "math", "statistics", "datetime", "kenshu")
DTYPES = re.compile(
    r"(u?int|float|complex)\d+|U?Int\d+|Float\d+|bool|boolean|object|str|string|category"
    r"|(datetime|timedelta)64\[\w+(, [\w/+:-]+)?\]|[<>|=][US]\d+"
)


def described(value, keep: Callable[[object], int]) -> object:
    """``value`` as JSON can hold it. ``keep`` gives the number of what is not plain. Raises ValueError when too much."""
    return _Writer(keep).write(value, 0)


def rebuilt(plain, known: Callable[[dict], object]):
    """The value that was described; ``known`` gives what a ``ref`` stands for. Raises FrameError."""
    try:
        return _read(plain, known)
    except FrameError:
        raise
    except Exception as error:  # whatever a learner's process may have sent
        raise FrameError("no value") from error


class _Writer:
    def __init__(self, keep):
        self._keep, self._left = keep, MOST

    def write(self, value, depth):
        self._left -= 1
        if self._left < 0:
            raise ValueError("値が大きすぎます")
        kind = type(value)
        if value is None or kind in (bool, str) or (kind is int and abs(value) < 2**63):
            return value
        if kind is float:
            return value if math.isfinite(value) else {"float": repr(value)}
        if depth > DEEPEST:
            return self._ref(value)
        if kind.__name__ in GROUPS and kind is GROUPS[kind.__name__]:
            return {kind.__name__: [self.write(item, depth + 1) for item in value]}
        if kind is dict:
            return {"dict": [[self.write(k, depth + 1), self.write(v, depth + 1)] for k, v in value.items()]}
        return self._special(value, kind, depth)

    def _special(self, value, kind, depth):
        if kind is int:
            return {"int": hex(value)}
        if kind is decimal.Decimal:
            return {"decimal": str(value)}
        if value is pandas.NaT or value is pandas.NA:
            return {"missing": str(value)}
        if kind.__name__ in MOMENTS and kind is MOMENTS[kind.__name__]:
            return {"moment": [kind.__name__, value.isoformat()]}
        if isinstance(value, numpy.generic | numpy.ndarray):
            array = numpy.asarray(value)
            items = [self.write(item, depth + 1) for item in array.ravel().tolist()]
            return {"array": [str(array.dtype), list(array.shape), items, isinstance(value, numpy.generic)]}
        if kind in (pandas.Series, pandas.DataFrame) or isinstance(value, pandas.Index):
            return self._pandas(value, depth)
        if isinstance(value, types.ModuleType):
            return {"module": value.__name__}
        return self._ref(value)

    def _pandas(self, value, depth):
        if isinstance(value, pandas.MultiIndex):
            return {"levels": [self.write(list(value), depth + 1), self.write(list(value.names), depth + 1)]}
        if isinstance(value, pandas.DataFrame):
            columns = [self._column(value.iloc[:, place], depth) for place in range(value.shape[1])]
            return {
                "frame": [self.write(value.columns, depth + 1), self.write(value.index, depth + 1), columns]
            }
        if isinstance(value, pandas.Index):
            return {"index": [self._column(value, depth), self.write(value.name, depth + 1)]}
        about = self.write(value.index, depth + 1), self.write(value.name, depth + 1)
        return {"series": [self._column(value, depth), *about]}

    def _column(self, values, depth):
        return [str(values.dtype), [self.write(item, depth + 1) for item in values.tolist()]]

    def _ref(self, value):
        kind = type(value)
        return {"ref": self._keep(value), "type": [str(kind.__module__), str(kind.__qualname__)]}


def _read(plain, known):
    if not isinstance(plain, dict):
        return plain
    if "ref" in plain:
        return known(plain)
    ((kind, inner),) = plain.items()
    if kind in GROUPS:
        return GROUPS[kind](_read(item, known) for item in inner)
    if kind == "dict":
        return {_read(k, known): _read(v, known) for k, v in inner}
    simple = {"int": lambda text: int(text, 16), "float": float, "decimal": decimal.Decimal,
              "missing": lambda text: pandas.NaT if text == "NaT" else pandas.NA,
              "moment": lambda pair: _moment(*pair), "module": _module}  # fmt: skip
    if kind in simple:
        return simple[kind](inner)
    return _table(kind, inner, known)


def _table(kind, inner, known):
    if kind == "array":
        dtype, shape, items, single = inner
        array = numpy.array([_read(item, known) for item in items], dtype=_dtype(dtype)).reshape(shape)
        return array[()] if single else array
    if kind == "levels":
        return pandas.MultiIndex.from_tuples(_read(inner[0], known), names=_read(inner[1], known))
    if kind == "index":
        return pandas.Index(_items(inner[0], known), dtype=_dtype(inner[0][0]), name=_read(inner[1], known))
    if kind == "series":
        column, index, name = inner
        items = _items(column, known)
        return pandas.Series(items, _read(index, known), _dtype(column[0]), _read(name, known))
    if kind == "frame":
        columns, index = _read(inner[0], known), _read(inner[1], known)
        parts = [pandas.Series(_items(column, known), index, _dtype(column[0])) for column in inner[2]]
        frame = pandas.concat(parts, axis=1) if parts else pandas.DataFrame(index=index)
        frame.columns = columns
        return frame
    raise FrameError("no value")


def _items(column, known):
    return [_read(item, known) for item in column[1]]


def _dtype(name):
    return name if DTYPES.fullmatch(name) else "object"


def _moment(name, text):
    kind = MOMENTS[name]
    return kind(text) if name.startswith("Time") else kind.fromisoformat(text)


def _module(name):
    """A library for data that is loaded here already: a learner's process chooses the name."""
    if name.partition(".")[0] not in LIBRARIES or not isinstance(sys.modules.get(name), types.ModuleType):
        raise FrameError("no value")
    return sys.modules[name]
