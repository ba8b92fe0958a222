"""What a table of steps cannot hold: every element and attribute nobody used is listed, with its name."""

from xml.etree.ElementTree import Element

from kenshu.flow.bpmn import names, words
from kenshu.flow.bpmn.parse import Document
from kenshu.flow.steps import Finding
from kenshu.flow.steps_cells import one_line

LONGEST = 60  # letters of a quoted text
_OURS = {"minutes", "waiting", "count", "medium", "basis"}
_DIAGRAM = f"{{{names.BPMNDI}}}BPMNDiagram"


class Losses:
    """Collects what is said about a file while its parts are used; the rest is found at the end."""

    def __init__(self, document: Document):
        self._document = document
        self._said: dict[str, int] = {}
        self._used: set[Element] = {document.root}
        self._parent = {child: one for one in document.root.iter() for child in one}
        self._by_id = {one.get("id"): one for one in document.root.iter() if one.get("id")}

    def say(self, text: str):
        """Note one loss; the same words twice are counted."""
        self._said[text] = self._said.get(text, 0) + 1

    def use(self, *elements: Element):
        """These are held by the table (their children are asked for one by one)."""
        self._used.update(elements)

    def use_whole(self, element: Element):
        """This and all inside it are held, or spoken of."""
        self._used.update(element.iter())

    def all(self, own: bool) -> tuple[Finding, ...]:
        """Findings in the order in which they were said, then in the order of the file.

        Places in the diagram are made anew from the table; of a file that is not our ``own`` that is said.
        """
        if not own and self._document.root.find(_DIAGRAM) is not None:
            self.say("図の配置は引き継ぎません。手順の表から描き直します。")
        elif not own:
            self.say("図の配置の部分がありません。手順だけを読みました。")
        self._rest(self._document.root)
        return tuple(
            Finding(None, "", text + (f"(同じものが{times}か所)" if times > 1 else ""))
            for text, times in self._said.items()
        )

    def _rest(self, element: Element):
        self._attributes(element)
        for child in element:
            if child in self._used:
                self._rest(child)
            elif child.tag != _DIAGRAM:
                self.say(
                    f"{called(child)}{self._where(child)}は、手順の表に入りません。{self._content(child)}"
                )

    def _where(self, element: Element) -> str:
        """What it is fastened to, where it leads, or what it is inside of."""
        if host := element.get("attachedToRef"):
            return f"({self._other(host)}に付くもの)"
        if element.get("sourceRef") and element.get("targetRef"):
            return f"({self._other(element.get('sourceRef'))} → {self._other(element.get('targetRef'))})"
        parent = self._parent[element]
        top = parent is self._document.root or _local(parent) in ("process", "collaboration", "laneSet")
        return "" if top else f"({called(parent)}の中)"

    def _other(self, reference: str) -> str:
        found = self._by_id.get(reference.rpartition(":")[2])
        return called(found) if found is not None else f"「{_cut(reference)}」"

    def _content(self, element: Element) -> str:
        text = " ".join(" ".join(element.itertext()).split())
        inner = [called(one) for one in element.iter() if one is not element and one.get("name")]
        told = f"中身: {_cut(text)}。" if text and _local(element) in words.SPEAKING else ""
        return told + (f"中にあるもの: {'、'.join(inner)}。" if inner else "")

    def _attributes(self, element: Element):
        ours = element.tag.startswith(f"{{{names.COURSE}}}")
        for key, value in element.attrib.items():
            silent = key in (_OURS if ours else words.SILENT) or key.startswith(f"{{{names.XSI}}}")
            if not silent and words.DEFAULTS.get(key) != value:
                self.say(
                    f"{called(element)}の設定 {self._prefixed(key)}={_cut(value)} は、手順の表に入りません。"
                )

    def _prefixed(self, key: str) -> str:
        uri, _, local = key.rpartition("}")
        prefix = self._document.prefixes.get(uri.removeprefix("{"), "")
        return f"{prefix}:{local}" if prefix else local


def called(element: Element) -> str:
    """An element in Japanese with its name or, without one, its id: 境界イベント「期限切れ」."""
    name = one_line((element.get("name") or "").strip()) or element.get("id", "")
    said = words.said(_local(element))
    return f"{said}「{_cut(name)}」" if name else said


def _local(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[:LONGEST] + "…"
