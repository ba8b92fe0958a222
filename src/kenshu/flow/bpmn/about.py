"""What is written about a step: medium, basis, exception, numbers; the visible part of the drawing wins."""

import math
from xml.etree.ElementTree import Element

from kenshu.flow.bpmn import names
from kenshu.flow.bpmn.kinds import Node
from kenshu.flow.bpmn.lost import Losses, called
from kenshu.flow.steps import Kind
from kenshu.flow.steps_cells import one_line

_M = f"{{{names.MODEL}}}"
_NUMBERS = {"minutes": "分", "waiting": "待ち", "count": "件数"}


class Texts:
    """Asks each node for its texts once; what it takes is used up."""

    def __init__(self, root: Element, losses: Losses):
        self._losses = losses
        self._media: dict[str, list[str]] = {}
        objects = {
            one.get("id"): one for tag in ("dataObject", "dataStore") for one in root.iter(f"{_M}{tag}")
        }
        self._papers = {}
        for tag, pointer in (
            ("dataObjectReference", "dataObjectRef"),
            ("dataStoreReference", "dataStoreRef"),
        ):
            for one in root.iter(f"{_M}{tag}"):
                self._papers[one.get("id", "")] = (one, objects.get(one.get(pointer, "").rpartition(":")[2]))
        for one in root.iter(f"{_M}association"):
            ends = [one.get(key, "").rpartition(":")[2] for key in ("sourceRef", "targetRef")]
            for node, paper in (ends, ends[::-1]):
                self._take(node, paper, one)
        self._data_lines(root)

    def medium(self, node: Node) -> str:
        """The names of the data beside the step; else what our own attribute says."""
        visible = "、".join(dict.fromkeys(self._media.get(node.id, [])))
        return self._agreed(node, "媒体", visible, self._ours(node).get("medium", ""))

    def basis(self, node: Node) -> str:
        return self._agreed(
            node, "根拠", self._documented(node, names.BASIS), self._ours(node).get("basis", "")
        )

    def exception(self, node: Node) -> str:
        return self._documented(node, names.EXCEPTION)

    def numbers(self, node: Node) -> dict[str, float | None]:
        """minutes, waiting, count; what is no number ≥ 0 is said."""
        ours, found = self._ours(node), {}
        for name, column in _NUMBERS.items():
            found[name] = _amount(ours.get(name, ""))
            if name in ours and found[name] is None:
                self._losses.say(
                    f"{called(node.element)}の{column}「{ours[name][:20]}」は、0以上の数ではないので空欄にしました。"
                )
        return found

    def waiting(self, node: Node, ours: float | None) -> float | None:
        """待ち: of a timer what the timer says, else our own attribute."""
        timer = node.element.find(f"{_M}timerEventDefinition")
        if node.kind != Kind.WAIT or timer is None:
            return ours
        self._losses.use(timer)
        span = timer.find(f"{_M}timeDuration")
        if span is None:
            return ours
        minutes = names.minutes_of(span.text or "")
        if minutes is None:
            return ours
        self._losses.use(span)
        if ours is not None and ours != minutes:
            self._losses.say(f"{called(node.element)}の待ちは、時計の印の長さ({span.text})を取りました。")
        return minutes

    def _ours(self, node: Node) -> dict[str, str]:
        box = node.element.find(f"{_M}extensionElements")
        mine = box.find(f"{{{names.COURSE}}}step") if box is not None else None
        if mine is None:
            return {}
        self._losses.use(box, mine)
        return dict(mine.attrib)

    def _documented(self, node: Node, label: str) -> str:
        for one in node.element.findall(f"{_M}documentation"):
            if (one.text or "").startswith(label):
                self._losses.use(one)
                return one_line(one.text.removeprefix(label).strip())
        return ""

    def _agreed(self, node: Node, column: str, visible: str, hidden: str) -> str:
        """The visible text wins; what only the attribute holds is kept and said."""
        if hidden and not visible:
            self._losses.say(
                f"{called(node.element)}の{column}「{hidden}」は、図では消えていますが、表に残しました。"
            )
        elif hidden and visible and visible != hidden:
            self._losses.say(
                f"{called(node.element)}の{column}は、図に見える「{visible}」を取りました(もとは「{hidden}」)。"
            )
        return visible or hidden

    def _take(self, node: str, paper: str, line: Element):
        if paper not in self._papers or node in self._papers:
            return
        reference, thing = self._papers[paper]
        name = (reference.get("name") or (thing.get("name") if thing is not None else "") or "").strip()
        if name:
            self._media.setdefault(node, []).append(one_line(name))
            self._losses.use(reference, line, *([thing] if thing is not None else []))

    def _data_lines(self, root: Element):
        """Data associations inside activities; bpmn-js gives their ends a property without meaning."""
        for parent in root.iter():
            for tag in ("dataInputAssociation", "dataOutputAssociation"):
                for line in parent.findall(f"{_M}{tag}"):
                    for end in (*line.findall(f"{_M}sourceRef"), *line.findall(f"{_M}targetRef")):
                        paper = (end.text or "").strip()
                        if paper in self._papers:
                            self._take(parent.get("id", ""), paper, line)
                            self._losses.use_whole(line)
            for one in parent.findall(f"{_M}property"):
                if one.get("name") == "__targetRef_placeholder":
                    self._losses.use(one)


def _amount(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if math.isfinite(value) and value >= 0 and text.isascii() else None
