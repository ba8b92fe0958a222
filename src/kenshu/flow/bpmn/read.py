"""A .bpmn file as a table of steps: our own without loss, another tool's with a list of what was lost."""

from dataclasses import dataclass
from pathlib import Path

from kenshu.flow.bpmn import names
from kenshu.flow.bpmn.about import Texts
from kenshu.flow.bpmn.kinds import node_of
from kenshu.flow.bpmn.lost import Losses
from kenshu.flow.bpmn.parse import Document, parse
from kenshu.flow.bpmn.pools import Pools
from kenshu.flow.bpmn.ways import Ways
from kenshu.flow.errors import FlowError
from kenshu.flow.steps import Finding, Kind, Step, Steps

FIRST_ROW = 3  # below title and headings, where `write_steps` puts the first step


@dataclass(frozen=True)
class Imported:
    """The steps, and in ``lost`` whatever the file holds that a table of steps cannot."""

    steps: Steps
    lost: tuple[Finding, ...]


def from_bpmn(path: str | Path) -> Imported:
    """Read a .bpmn file (BPMN 2.0). What ``to_bpmn`` wrote comes back equal, with nothing lost.

    Nothing is guessed: a name or lane that is missing stays empty for ``validate`` to report; ``row`` of a step is
    the row that ``write_steps`` will give it. Raises FlowError for a file that is no BPMN 2.0, is not safe to
    open, or has no steps.
    """
    path = Path(path)
    document = parse(path)
    _refuse(document, path.name)
    losses = Losses(document)
    pools = Pools(document.root, losses, path.stem)
    nodes = [
        made
        for process in pools.processes
        for element in process
        if (made := node_of(element, losses)) is not None
    ]
    if not nodes:
        raise FlowError(f"{path.name} に手順が1つもありません。作業や開始のある図を書き出してください。")
    ways = Ways(document.root, nodes, losses)
    steps = _steps(ways, pools, Texts(document.root, losses))
    own = any(names.number_of(node.id) for node in nodes)
    return Imported(Steps(pools.title, steps, path.name), losses.all(own))


def _refuse(document: Document, name: str):
    tag = document.root.tag
    if tag == f"{{{names.MODEL}}}definitions":
        return
    old = any(word in tag.lower() for word in ("bpmn", "xpdl"))
    kind = (
        "古い版のBPMN(BPMN 1など)です"
        if old
        else f"BPMN 2.0ではありません(はじめの要素は {tag.rpartition('}')[2]})"
    )
    raise FlowError(f"{name} は{kind}。作図ソフトで「BPMN 2.0」として書き出し直してください。")


def _steps(ways: Ways, pools: Pools, texts: Texts) -> tuple[Step, ...]:
    order, numbers = _ordered(ways)
    found = []
    for place, node in enumerate(order):
        numeric = texts.numbers(node)
        found.append(
            Step(
                number=numbers[node.id],
                name=node.name,
                lane=pools.lane_of(node),
                kind=ways.kind(node),
                exits=ways.exits(node, numbers),
                medium=texts.medium(node),
                minutes=numeric["minutes"],
                waiting=texts.waiting(node, numeric["waiting"]),
                count=numeric["count"],
                basis=texts.basis(node),
                exception=texts.exception(node),
                row=place + FIRST_ROW,
            )
        )
    return tuple(found)


def _ordered(ways: Ways):
    """Nodes in the order of their rows, and the 番号 of each: as our own file has them, else along the flow."""
    known = {node.id: names.number_of(node.id) for node in ways.nodes}
    order = ways.nodes if any(known.values()) else _along(ways)
    taken, last = set(known.values()), 0
    for node in order:
        if not known[node.id]:
            last += 1
            while str(last) in taken:
                last += 1
            known[node.id] = str(last)
    return order, known


def _along(ways: Ways):
    """From each 開始 on, the first way first; then what no way leads to."""
    by_id = {node.id: node for node in ways.nodes}
    begins = [node for node in ways.nodes if node.kind == Kind.START]
    met: dict[str, None] = {}
    for begin in [*begins, *ways.nodes]:
        waiting = [begin.id]
        while waiting:
            here = waiting.pop()
            if here not in met:
                met[here] = None
                waiting += [flow.to for flow in ways.leaving(by_id[here])][::-1]
    return [by_id[one] for one in met]
