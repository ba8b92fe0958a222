"""Which step an element of BPMN is; what only resembles one is said."""

from dataclasses import dataclass
from xml.etree.ElementTree import Element

from kenshu.flow.bpmn import names, words
from kenshu.flow.bpmn.lost import Losses, called
from kenshu.flow.steps import Kind
from kenshu.flow.steps_cells import one_line

_EVENTS = {"startEvent": Kind.START, "endEvent": Kind.END, "intermediateCatchEvent": Kind.WAIT,
           "intermediateThrowEvent": Kind.TASK}  # fmt: skip
_PREFIX = f"{{{names.MODEL}}}"


@dataclass(frozen=True)
class Node:
    """An element that becomes a step. ``kind`` of a parallel gateway is FORK until its ways are known."""

    id: str
    element: Element
    kind: Kind

    @property
    def name(self) -> str:
        return one_line((self.element.get("name") or "").strip())

    @property
    def local(self) -> str:
        return self.element.tag.removeprefix(_PREFIX)


def node_of(element: Element, losses: Losses) -> Node | None:
    """The element as a step, or None."""
    kind = _kind(element, losses)
    if kind is None:
        return None
    losses.use(element)
    if element.tag.removeprefix(_PREFIX) in words.SUBPROCESSES:
        _hide_inside(element, losses)
    return Node(element.get("id", ""), element, kind)


def _kind(element: Element, losses: Losses) -> Kind | None:
    local = element.tag.removeprefix(_PREFIX)
    if local in words.TASKS:
        _resembles(element, words.TASKS[local], "作業", losses)
        return Kind.TASK
    if local in words.GATEWAYS:
        _resembles(element, words.GATEWAYS[local], "判断", losses)
        return Kind.DECISION
    if local in words.SUBPROCESSES:
        return Kind.TASK
    if local == "parallelGateway":
        return Kind.FORK
    if local == "intermediateThrowEvent":
        _resembles(element, words.said(local), "作業", losses)
    return _EVENTS.get(local)


def _resembles(element, special: str, kind: str, losses: Losses):
    if special:
        losses.say(f"{called(element)}は、{kind}として読みました。種類の区別は残りません。")


def _hide_inside(element: Element, losses: Losses):
    """A sub-process is one step; what is drawn in it is named."""
    kept = {f"{_PREFIX}{name}" for name in ("incoming", "outgoing", "documentation", "extensionElements")}
    inner = [child for child in element if child.tag not in kept]
    named = [called(one) for child in inner for one in child.iter() if one.get("name")]
    for child in inner:
        losses.use_whole(child)
    contents = f"中にあった{'、'.join(named)}は入っていません。" if named else "中の図は入っていません。"
    losses.say(f"{called(element)}は、1つの作業として読みました。{contents}")
