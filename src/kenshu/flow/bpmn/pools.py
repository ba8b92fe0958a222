"""Pools and lanes: who does a step, and what the whole is called."""

from xml.etree.ElementTree import Element

from kenshu.flow.bpmn import names
from kenshu.flow.bpmn.lost import Losses, called

_M = f"{{{names.MODEL}}}"


class Pools:
    """``processes``: the elements with the steps; ``title``: of the pool, else of the process, else of the file."""

    def __init__(self, root: Element, losses: Losses, stem: str):
        self._losses = losses
        self.processes = root.findall(f"{_M}process")
        losses.use(*self.processes)
        self._pool = self._pools(root)
        self._many = len([one for one in self.processes if len(one)]) > 1
        self._lane: dict[str, str] = {}
        self._home: dict[Element, str] = {}
        for process in self.processes:
            pool = self._pool.get(process.get("id", ""), "")
            self._home |= dict.fromkeys(process, pool)
            for lanes in process.findall(f"{_M}laneSet"):
                self._lanes(lanes, pool if self._many else "")
        single = self.processes[0] if len(self.processes) == 1 else None
        named = "" if single is None else self._pool.get(single.get("id", "")) or _named(single)
        self.title = named or stem
        if self._many:
            many = "、".join(f"「{name}」" for name in self._pool.values() if name)
            losses.say(f"プール{many}を1枚の表にまとめました。どのプールの手順かは、担当の名前に残しました。")

    def lane_of(self, node) -> str:
        """The innermost lane; without lanes the pool; "" when there is neither."""
        return self._lane.get(node.id) or self._home.get(node.element, "")

    def _pools(self, root) -> dict[str, str]:
        """Process id → name of its pool; a pool without a process is left to be listed."""
        known = {process.get("id", "") for process in self.processes}
        found: dict[str, str] = {}
        for whole in root.findall(f"{_M}collaboration"):
            self._losses.use(whole)
            for pool in whole.findall(f"{_M}participant"):
                process = pool.get("processRef", "").rpartition(":")[2]
                if process in known:
                    self._losses.use(pool)
                    found[process] = _named(pool)
        return found

    def _lanes(self, lanes: Element, before: str):
        self._losses.use(lanes)
        for lane in lanes.findall(f"{_M}lane"):
            self._losses.use(lane)
            mine = "・".join(filter(None, (before, _named(lane))))
            for reference in lane.findall(f"{_M}flowNodeRef"):
                self._losses.use(reference)
                self._put((reference.text or "").strip(), mine, lane)
            for inner in lane.findall(f"{_M}childLaneSet"):
                self._lanes(inner, mine)

    def _put(self, node: str, lane: str, element: Element):
        known = self._lane.get(node)
        if known is None or lane.startswith(f"{known}・"):  # an inner lane names its steps again
            self._lane[node] = lane
        elif known != lane and not known.startswith(f"{lane}・"):
            self._losses.say(f"{called(element)}にも入っている手順({node})は、「{known}」の担当としました。")


def _named(element: Element) -> str:
    return (element.get("name") or "").strip()
