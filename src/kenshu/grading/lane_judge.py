"""Tests that need a learner's code, run in a process where none of it ever was.

A test sees the learner's names as plain values; a function, or another thing that is not plain, is asked for over
there, one question at a time. What comes back is compared here. The learner's process never sees a test.
"""

import ast
import builtins
import contextlib
import functools
import sys
from collections.abc import Callable, Iterable

from kenshu.grading.lane_form import run
from kenshu.grading.lane_values import described, rebuilt


class LearnersError(Exception):
    """An error of the learner's own kind."""


class Judge:
    """The tests of one notebook, in order. ``ask`` sends a question to the learner's process, returns the answer.

    What our ``given`` cells import is imported here, too, so that a learner's ``pandas`` is not asked.
    """

    def __init__(self, ask: Callable[[dict], dict], given: Iterable[str] = ()):
        self._ask = ask
        self._space: dict = {"__name__": "__main__"}
        for source in given:
            with contextlib.suppress(ImportError, SyntaxError):
                exec(_imports(source), self._space)
        self._lent: dict[str, object] = {}
        self._streams: list[dict] = []
        self._refs: dict[int, tuple[object, int]] = {}

    def mark(self, source: str) -> list[dict]:
        """The outputs of one test cell: what the learner's functions print while they are asked, then its own."""
        self._streams.clear()
        self._refs.clear()
        self._lend(source)
        own = run(source, self._space)
        return [*self._streams, *own]

    def ask(self, **question):
        """The value that answers; raises what the learner's code raised."""
        answer = self._ask(question)
        self._streams += [s for s in answer.get("streams", ()) if _is_text(s)]
        if "error" in answer:
            kind, text = answer["error"]
            raise _error(kind, text)
        value = rebuilt(answer["value"], self._known)
        if type(answer["ref"]) is int and not isinstance(value, str | int | float | None):
            self._refs[id(value)] = value, answer["ref"]
        return value

    def sent(self, value):
        """An argument on its way: what came from there goes back as itself, so that it is the same object there."""
        return described(value, self._number) if id(value) not in self._refs else {"ref": self._number(value)}

    def _lend(self, source: str) -> None:
        """Give the test the learner's names it uses; names a test made itself stay."""
        for name, value in self._lent.items():
            if self._space.get(name) is value:
                del self._space[name]
        theirs = [name for name in self.ask(names=[]) if isinstance(name, str) and name not in self._space]
        self._lent = {name: None for name in theirs if name.isidentifier() and not name.startswith("_")}
        for name in _used(source) & self._lent.keys():
            self._lent[name] = self.ask(get=[name])
        self._space.update(self._lent)

    def _known(self, plain: dict):
        return Remote(self, int(plain["ref"]), _loaded(*plain["type"]))

    def _number(self, value) -> int:
        if isinstance(value, Remote):
            return object.__getattribute__(value, "_ref")
        if id(value) in self._refs:
            return self._refs[id(value)][1]
        raise TypeError("この値は受講者のプログラムに渡せません")


class Remote:
    """Something over there that is not plain. It is equal to nothing but itself, and never a mark."""

    def __init__(self, judge: Judge, ref: int, kind: type | None):
        self._judge, self._ref, self._kind = judge, ref, kind

    @property
    def __class__(self):
        kind = object.__getattribute__(self, "_kind")
        return kind if isinstance(kind, type) else Remote

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        return self._judge.ask(attr=[self._ref, name])

    def __call__(self, *values, **named):
        sent = self._judge.sent
        about = (
            {"list": [sent(value) for value in values]},
            {"dict": [[k, sent(v)] for k, v in named.items()]},
        )
        return self._judge.ask(call=[self._ref, *about])

    def __len__(self):
        return self._judge.ask(len=[self._ref])

    def __getitem__(self, key):
        return self._judge.ask(item=[self._ref, self._judge.sent(key)])

    def __iter__(self):
        return iter(self._judge.ask(iter=[self._ref]))

    def __contains__(self, value):
        return self._judge.ask(has=[self._ref, self._judge.sent(value)]) is True

    def __bool__(self):
        return self._judge.ask(true=[self._ref]) is True

    def __repr__(self):
        return "<受講者の値>"


@functools.lru_cache(maxsize=2000)  # the same tests come with every learner
def _used(source: str) -> frozenset[str]:
    """Names a test reads that are not Python's own: a learner's ``len`` is not asked for."""
    try:
        tree = ast.parse(source)
    except SyntaxError:
        return frozenset()
    read = {
        node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)
    }
    return frozenset(read - set(dir(builtins)))


@functools.lru_cache(maxsize=200)
def _imports(source: str):
    tree = ast.parse(source)
    tree.body = [step for step in tree.body if isinstance(step, ast.Import | ast.ImportFrom)]
    return compile(tree, "<cell>", "exec")


def _loaded(module, name) -> type | None:
    """The class of that name, for ``isinstance``, when it is loaded here."""
    found = getattr(sys.modules.get(module), name, None) if module != "__main__" and "." not in name else None
    return found if isinstance(found, type) else None


def _error(kind, text) -> Exception:
    found = getattr(builtins, str(kind), None)
    if isinstance(found, type) and issubclass(found, Exception) and found not in _AWKWARD:
        return found(str(text))
    return LearnersError(f"{kind}: {text}")


_AWKWARD = (UnicodeDecodeError, UnicodeEncodeError, UnicodeTranslateError, ExceptionGroup)


def _is_text(stream) -> bool:
    return (isinstance(stream, dict) and stream.get("output_type") == "stream"
            and stream.get("name") in ("stdout", "stderr") and isinstance(stream.get("text"), str))  # fmt: skip
