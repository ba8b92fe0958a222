"""The ways between steps: conditions, gateways that only gather ways, ways that lead nowhere."""

from collections import Counter
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from kenshu.flow.bpmn import names
from kenshu.flow.bpmn.kinds import Node
from kenshu.flow.bpmn.lost import Losses, called
from kenshu.flow.steps import Exit, Kind
from kenshu.flow.steps_cells import one_line

_M = f"{{{names.MODEL}}}"
OTHERWISE = "そのほか"  # of a default way without a name


@dataclass(frozen=True)
class Flow:
    """One way between two ids."""

    source: str
    to: str
    condition: str
    element: Element


class Ways:
    """``nodes`` without the gateways that only gather ways, and every way that stays."""

    def __init__(self, root: Element, nodes: list[Node], losses: Losses):
        self._losses = losses
        by_id = self._unique(nodes)
        self._defaults = {node.element.get("default"): node for node in by_id.values()}
        flows = [found for one in root.iter(f"{_M}sequenceFlow") if (found := self._flow(one, by_id))]
        self._directions = {node.id: node.element.get("gatewayDirection", "") for node in by_id.values()}
        for node in by_id.values():
            losses.use(*node.element.findall(f"{_M}incoming"), *node.element.findall(f"{_M}outgoing"))
        self.nodes = list(by_id.values())
        self._flows = self._gathered(flows)
        self._leaving = self._by_source(self._flows)
        self._arriving = Counter(flow.to for flow in self._flows)
        self._tell_mixed()

    def leaving(self, node: Node) -> list[Flow]:
        return self._leaving[node.id]

    def exits(self, node: Node, numbers: dict[str, str]) -> tuple[Exit, ...]:
        return tuple(Exit(numbers[flow.to], flow.condition) for flow in self._leaving[node.id])

    def kind(self, node: Node) -> Kind:
        """A parallel gateway is 合流 when it says so or has one way on."""
        if node.local != "parallelGateway":
            return node.kind
        direction = self._directions[node.id]
        if direction in ("Diverging", "Converging"):
            return Kind.FORK if direction == "Diverging" else Kind.JOIN
        return Kind.FORK if len(self._leaving[node.id]) > 1 else Kind.JOIN

    def _by_source(self, flows) -> dict[str, list[Flow]]:
        found = {node.id: [] for node in self.nodes}
        for flow in flows:
            found[flow.source].append(flow)
        return found

    def _unique(self, nodes) -> dict[str, Node]:
        found: dict[str, Node] = {}
        for node in nodes:
            if not node.id or node.id in found:
                why = f"同じid({node.id})の手順がもう1つある" if node.id else "idがない"
                self._losses.say(f"{called(node.element)}は、{why}ため、手順の表に入りません。")
                self._losses.use_whole(node.element)
            else:
                found[node.id] = node
        return found

    def _flow(self, element: Element, by_id) -> Flow | None:
        source, target = element.get("sourceRef", ""), element.get("targetRef", "")
        if source not in by_id or target not in by_id:
            return None  # listed with its id unless it lies inside a sub-process
        self._losses.use(element)
        return Flow(source, target, self._condition(element, by_id[source]), element)

    def _condition(self, element: Element, source: Node) -> str:
        """The name of the way; without one its expression, or that of the way taken otherwise."""
        said = one_line((element.get("name") or "").strip())
        expression = element.find(f"{_M}conditionExpression")
        text = one_line((expression.text or "").strip()) if expression is not None else ""
        if not said or text in ("", said):
            said = said or text
            if expression is not None:
                self._losses.use(expression)
        if not said and source.kind == Kind.DECISION and self._is_default(element):
            self._losses.say(
                f"{called(source.element)}の「ほかに当てはまらないとき」の道に、条件「{OTHERWISE}」と書きました。"
            )
            return OTHERWISE
        if said and self._is_default(element):
            self._losses.say(
                f"道「{said}」が「ほかに当てはまらないとき」の道であることは、手順の表に入りません。"
            )
        return said

    def _is_default(self, element: Element) -> bool:
        return bool(element.get("id")) and element.get("id") in self._defaults

    def _gathered(self, flows: list[Flow]) -> list[Flow]:
        """Ways past the gateways with one way on: the table lets any step have several ways in."""
        onward = self._by_source(flows)
        through = {
            node.id: onward[node.id][0]
            for node in self.nodes
            if node.kind == Kind.DECISION and len(onward[node.id]) == 1
        }
        for node in self.nodes:
            if node.id in through:
                label = through[node.id].condition
                lost = f"その先の道の条件「{label}」は残りません。" if label else ""
                self._losses.say(
                    f"{called(node.element)}は道を集めるだけなので、手順にせず、道を次へつなぎました。{lost}"
                )
        kept, ends = [], {}
        for flow in flows:
            if flow.source not in through:
                to = _end(flow.to, through, ends)
                if to:
                    kept.append(Flow(flow.source, to, flow.condition, flow.element))
                else:
                    self._losses.say(
                        f"{called(flow.element)}は、どの手順にも着かないので、手順の表に入りません。"
                    )
        self.nodes = [node for node in self.nodes if node.id not in through]
        return kept

    def _tell_mixed(self):
        for node in self.nodes:
            if (
                node.local == "parallelGateway"
                and len(self._leaving[node.id]) > 1
                and self._arriving[node.id] > 1
            ):
                self._losses.say(
                    f"{called(node.element)}は、集まってから分かれます。分かれるところ(並行)としてだけ読みました。"
                )


def _end(begin: str, through: dict[str, Flow], ends: dict[str, str]) -> str:
    """Where the ways past gathering gateways end; "" when they go round for ever. ``ends`` remembers."""
    met, here = {}, begin
    while here in through and here not in ends and here not in met:
        met[here] = None
        here = through[here].to
    end = ends.get(here, "" if here in met else here)
    ends.update(dict.fromkeys(met, end))
    return end
