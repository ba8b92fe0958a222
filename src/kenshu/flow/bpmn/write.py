"""A table of steps as BPMN 2.0: the meaning in the standard's own elements, only numbers beside it."""

import re
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from kenshu.flow.bpmn import names
from kenshu.flow.bpmn.diagram import Bounds, Diagram, diagram
from kenshu.flow.errors import FlowError
from kenshu.flow.steps import Kind, Step, Steps
from kenshu.flow.validate import validate

ELEMENTS = {
    Kind.START: "startEvent", Kind.TASK: "task", Kind.DECISION: "exclusiveGateway", Kind.FORK: "parallelGateway",
    Kind.JOIN: "parallelGateway", Kind.WAIT: "intermediateCatchEvent", Kind.END: "endEvent",
}  # fmt: skip
_DIRECTION = {Kind.DECISION: "Diverging", Kind.FORK: "Diverging", Kind.JOIN: "Converging"}
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def to_bpmn(steps: Steps, title: str = "") -> str:
    """The flow as the text of a .bpmn file (UTF-8), named ``title`` or as the table is.

    A pool with a lane for each 担当, tasks, gateways, timers for 待ち, data objects for 媒体, documentation for
    根拠 and 例外, conditions on the ways, and the diagram. 分・待ち・件数・媒体・根拠 stand also in attributes of
    ``urn:kenshu:flow:1``. The same table gives the same text. Raises FlowError while ``validate`` finds errors.
    """
    report = validate(steps)
    if not report.ok:
        lines = "\n".join(f"× {finding}" for finding in report.errors[:10])
        raise FlowError(f"まだBPMNにできません。次の{len(report.errors)}件を直してください。\n{lines}")
    title = title or steps.title
    _refuse_letters(steps, title)
    root = Element("definitions", {
        "xmlns": names.MODEL, "xmlns:bpmndi": names.BPMNDI, "xmlns:dc": names.DC, "xmlns:di": names.DI,
        "xmlns:xsi": names.XSI, "xmlns:kenshu": names.COURSE, "id": "definitions",
        "targetNamespace": "urn:kenshu:flow",
    })  # fmt: skip
    whole = SubElement(root, "collaboration", id="collaboration")
    SubElement(whole, "participant", id="pool", name=title, processRef="process")
    process = SubElement(root, "process", id="process", name=title, isExecutable="false")
    _lanes(process, steps)
    flows = {edge: f"flow_{place}" for place, edge in enumerate(steps.edges, 1)}
    for step in steps:
        _node(process, step, flows)
    for step in steps:
        _ways(process, step, flows)
    _media(process, steps)
    _drawing(root, steps, diagram(steps), flows)
    indent(root, " ")
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _refuse_letters(steps, title):
    for step in steps:
        said = [step.number, step.name, step.lane, step.medium, step.basis, step.exception]
        for text in [title, *said, *(way.condition for way in step.exits)]:
            if found := _NOT_XML.search(text):
                code = f"U+{ord(found[0]):04X}"
                raise FlowError(
                    f"{step.row}行目: 「{text.replace(found[0], '□')[:20]}」に、目に見えない文字({code})が"
                    "あります。打ち直してください。"
                )


def _lanes(process, steps):
    lanes = SubElement(process, "laneSet", id="lanes")
    for place, name in enumerate(steps.lanes, 1):
        lane = SubElement(lanes, "lane", id=f"lane_{place}", name=name)
        for step in steps:
            if step.lane == name:
                SubElement(lane, "flowNodeRef").text = names.step_id(step.number)


def _node(process, step: Step, flows):
    node = SubElement(process, ELEMENTS[step.kind], id=names.step_id(step.number), name=step.name)
    if step.kind in _DIRECTION:
        node.set("gatewayDirection", _DIRECTION[step.kind])
    for label, text in ((names.BASIS, step.basis), (names.EXCEPTION, step.exception)):
        if text:
            SubElement(node, "documentation").text = label + text
    if numbers := _numbers(step):
        SubElement(SubElement(node, "extensionElements"), "kenshu:step", numbers)
    for tag, end in (("incoming", 1), ("outgoing", 0)):
        for edge, flow in flows.items():
            if edge[end] == step.number:
                SubElement(node, tag).text = flow
    if step.kind == Kind.WAIT:
        timer = SubElement(node, "timerEventDefinition", id=f"timer_of_{node.get('id')}")
        if step.waiting is not None:
            span = SubElement(timer, "timeDuration", {"xsi:type": "tFormalExpression"})
            span.text = names.iso_span(step.waiting)


def _numbers(step: Step) -> dict[str, str]:
    """分・待ち・件数・媒体・根拠, as far as they are there; numbers so that they come back exactly."""
    said = {"minutes": step.minutes, "waiting": step.waiting, "count": step.count}
    found = {name: repr(value).removesuffix(".0") for name, value in said.items() if value is not None}
    return found | {name: text for name, text in (("medium", step.medium), ("basis", step.basis)) if text}


def _ways(process, step: Step, flows):
    for way in step.exits:
        flow = SubElement(
            process, "sequenceFlow", id=flows[step.number, way.to],
            sourceRef=names.step_id(step.number), targetRef=names.step_id(way.to),
        )  # fmt: skip
        if way.condition:
            flow.set("name", way.condition)
            if step.kind == Kind.DECISION:
                said = SubElement(flow, "conditionExpression", {"xsi:type": "tFormalExpression"})
                said.text = way.condition


def _media(process, steps):
    """A data object for each medium, a reference for each step that uses it, and the dotted line between."""
    media = {
        name: f"medium_{place}"
        for place, name in enumerate(dict.fromkeys(s.medium for s in steps if s.medium), 1)
    }
    using = [step for step in steps if step.medium]
    for name, medium in media.items():
        SubElement(process, "dataObject", id=medium, name=name)
    for step in using:
        SubElement(
            process,
            "dataObjectReference",
            id=_paper(step),
            name=step.medium,
            dataObjectRef=media[step.medium],
        )
    for step in using:
        SubElement(process, "association", id=f"with_{names.step_id(step.number)}",
                   sourceRef=names.step_id(step.number), targetRef=_paper(step))  # fmt: skip


def _paper(step: Step) -> str:
    return f"medium_of_{names.step_id(step.number)}"


def _drawing(root, steps, places: Diagram, flows):
    plane = SubElement(
        SubElement(root, "bpmndi:BPMNDiagram", id="diagram"),
        "bpmndi:BPMNPlane",
        id="plane",
        bpmnElement="collaboration",
    )
    _shape(plane, "pool", places.pool, isHorizontal="true")
    for place, lane in enumerate(steps.lanes, 1):
        _shape(plane, f"lane_{place}", places.lanes[lane], isHorizontal="true")
    for step in steps:
        marker = {"isMarkerVisible": "true"} if step.kind == Kind.DECISION else {}
        _shape(
            plane,
            names.step_id(step.number),
            places.signs[step.number],
            places.names.get(step.number),
            **marker,
        )
    for step in steps:
        if step.medium:
            _shape(plane, _paper(step), places.papers[step.number], places.media[step.number])
    for edge, flow in flows.items():
        _edge(plane, flow, places.ways[edge], places.conditions.get(edge))
    for step in steps:
        if step.medium:
            paper, sign = places.papers[step.number], places.signs[step.number]
            x = paper.x + paper.width // 2
            top = max(x, sign.x + 4), sign.y + sign.height
            if step.kind != Kind.TASK:
                top = sign.x + sign.width // 2, sign.y + sign.height
            _edge(plane, f"with_{names.step_id(step.number)}", (top, (x, paper.y)))


def _shape(plane, element: str, at: Bounds, label: Bounds | None = None, **more):
    shape = SubElement(plane, "bpmndi:BPMNShape", {"id": f"{element}_di", "bpmnElement": element, **more})
    _bounds(shape, at)
    if label:
        _bounds(SubElement(shape, "bpmndi:BPMNLabel"), label)


def _edge(plane, element: str, points, label: Bounds | None = None):
    edge = SubElement(plane, "bpmndi:BPMNEdge", {"id": f"{element}_di", "bpmnElement": element})
    for x, y in points:
        SubElement(edge, "di:waypoint", x=str(x), y=str(y))
    if label:
        _bounds(SubElement(edge, "bpmndi:BPMNLabel"), label)


def _bounds(parent, at: Bounds):
    SubElement(parent, "dc:Bounds", x=str(at.x), y=str(at.y), width=str(at.width), height=str(at.height))
