"""In a learner's process: questions of the judge about what the learner's cells made, answered in plain values."""

from kenshu.grading.lane_frames import framed
from kenshu.grading.lane_values import described, rebuilt

LARGEST_VALUE = 16 * 2**20  # bytes of one answer


class Answers:
    """Holds what it has spoken of, so that the judge can speak of it again. ``space``: the learner's names."""

    def __init__(self, space: dict):
        self._space = space
        self._held: list[object] = []

    def to(self, question: dict) -> dict:
        """{"value", "ref"} or {"error": [kind, text]}: the learner's own error, or that it is too large to carry."""
        ((verb, given),) = question.items()
        try:
            if verb == "names":
                return {"value": {"list": [name for name in self._space if type(name) is str]}, "ref": None}
            found = getattr(self, f"_{verb}")(*given)
            answer = {"value": described(found, self._keep), "ref": self._keep(found)}
            if len(framed(answer)) > LARGEST_VALUE:
                raise ValueError("値が大きすぎます")
            return answer
        except BaseException as error:  # SystemExit and the clock's own are the learner's errors, too
            return {"error": [type(error).__name__, str(error)[:1000]]}

    def _get(self, name):
        return self._space[name]

    def _attr(self, ref, name):
        return getattr(self._held[ref], name)

    def _call(self, ref, values, named):
        given = rebuilt(values, self._known), rebuilt(named, self._known)
        return self._held[ref](*given[0], **given[1])

    def _len(self, ref):
        return len(self._held[ref])

    def _item(self, ref, key):
        return self._held[ref][rebuilt(key, self._known)]

    def _iter(self, ref):
        return list(self._held[ref])

    def _has(self, ref, value):
        return rebuilt(value, self._known) in self._held[ref]

    def _true(self, ref):
        return bool(self._held[ref])

    def _keep(self, value) -> int:
        self._held.append(value)
        return len(self._held) - 1

    def _known(self, plain: dict):
        return self._held[plain["ref"]]
