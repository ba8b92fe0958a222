"""Contrast of every pair of colours that the built pages really show. ``python -m tests.site.contrast`` prints them."""

import re
import sys
from dataclasses import dataclass
from pathlib import Path

LOOKS = {
    "明るい": {"color_scheme": "light"},
    "暗い": {"color_scheme": "dark"},
    "差が強く明るい": {"color_scheme": "light", "contrast": "more"},
    "差が強く暗い": {"color_scheme": "dark", "contrast": "more"},
}
TEXT, LARGE, EDGE = 4.5, 3.0, 3.0  # WCAG 2 AA: 1.4.3 and 1.4.11

# Words: each text node's colour on the first painted thing below its middle (a box's ground, a shape's fill).
# Edges: the border of what can be pressed or typed into, on the ground it stands on (1.4.11 leaves out what is off).
PAIRS = """() => {
  document.querySelectorAll("details").forEach(each => each.open = true)
  const clear = colour => /^(transparent|rgba\\(.*, 0\\)|none)$/.test(colour)
  const paint = each => {
    const style = getComputedStyle(each)
    if (!(each instanceof SVGElement) || each.tagName === "svg") return style.backgroundColor
    return ["rect", "path", "circle", "polygon", "ellipse"].includes(each.tagName) && style.opacity > 0.5
      ? style.fill : "none"
  }
  const ground = (x, y, own) => {
    const below = document.elementsFromPoint(x, y).filter(each => each !== own && !own.contains(each))
    const found = [...(own instanceof SVGElement ? [] : [own]), ...below].find(each => !clear(paint(each)))
    return found ? paint(found) : getComputedStyle(document.body).backgroundColor
  }
  const seen = new Map()
  const note = (kind, colour, under, words) => {
    const key = [kind, colour, under].join("|")
    seen.set(key, [(seen.get(key) || [0])[0] + 1, words.trim().slice(0, 24)])
  }
  const nodes = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (nodes.nextNode()) {
    const own = nodes.currentNode.parentElement, words = nodes.currentNode.textContent
    const range = document.createRange()
    range.selectNodeContents(nodes.currentNode)
    const box = range.getClientRects()[0]
    if (!words.trim() || !box || !box.width || !own.checkVisibility({opacityProperty: true})) continue
    if (own.closest(".said, .skip, script, style, noscript")) continue
    const style = getComputedStyle(own), size = parseFloat(style.fontSize)
    const kind = size >= 24 || (size >= 18.66 && style.fontWeight >= 700) ? "large" : "text"
    const colour = own instanceof SVGElement ? style.fill : style.color
    note(kind, colour, ground(box.x + box.width / 2, box.y + box.height / 2, own), words)
  }
  for (const own of document.querySelectorAll("button:enabled, input:not([type=radio])")) {
    const box = own.getBoundingClientRect(), style = getComputedStyle(own)
    if (!box.width || !own.checkVisibility()) continue
    const edge = clear(style.borderTopColor) ? style.backgroundColor : style.borderTopColor
    note("edge", edge, ground(box.x - 3, box.y + box.height / 2, own.parentElement), own.textContent || own.id)
  }
  return [...seen].map(([key, [count, words]]) => [...key.split("|"), count, words])
}"""


@dataclass(frozen=True, order=True)
class Pair:
    """``kind``: text, large (24 px, or 18.66 bold) or edge; ``colour`` on ``ground`` as #rrggbb."""

    kind: str
    colour: str
    ground: str

    @property
    def ratio(self):
        return contrast(self.colour, self.ground)

    @property
    def enough(self):
        return self.ratio >= {"text": TEXT, "large": LARGE, "edge": EDGE}[self.kind]


def luminance(colour):
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    """WCAG 2's ratio of two colours #rrggbb, 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def pairs(chromium, site, names, look):
    """Pair → (how often, [the first page and words]) over the pages ``names`` in one look."""
    found = {}
    with chromium.visit("about:blank", viewport={"width": 1366, "height": 1000}, **look) as visit:
        for name in names:
            visit.page.set_viewport_size({"width": 1366, "height": 1000})
            visit.page.goto(site.joinpath(name).as_uri())
            visit.page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
            tall = visit.page.evaluate("document.documentElement.scrollHeight")
            visit.page.set_viewport_size({"width": 1366, "height": tall + 100})
            for kind, colour, ground, count, words in visit.page.evaluate(PAIRS):
                pair = Pair(kind, _hex(colour), _hex(ground))
                often, first = found.get(pair, (0, f"{name}「{words}」"))
                found[pair] = (often + count, first)
    return found


def _hex(colour):
    """#rrggbb of what the browser computed; a half-clear colour is an error, none of ours is."""
    parts = re.findall(r"[\d.]+", colour)
    assert len(parts) == 3, colour
    return "#" + "".join(f"{int(part):02x}" for part in parts)


def table(chromium, site, names):
    """Markdown lines: every pair of every look, the weakest first."""
    kinds = {"text": "文字", "large": "大きな文字", "edge": "枠"}
    yield "| 画面 | 何 | 色 | 地 | 比 | 足りる | 回 | 初めの所 |"
    yield "|---|---|---|---|---|---|---|---|"
    for said, look in LOOKS.items():
        found = pairs(chromium, site, names, look)
        for pair in sorted(found, key=lambda each: (each.kind, each.ratio)):
            often, first = found[pair]
            yield (
                f"| {said} | {kinds[pair.kind]} | {pair.colour} | {pair.ground} | {pair.ratio:.1f} "
                f"| {'はい' if pair.enough else '**いいえ**'} | {often} | {first} |"
            )


if __name__ == "__main__":
    from tests import browser
    from tests.site.stage import PAGES, SLIDES, Chromium

    root = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[2] / "build" / "site"
    with browser.chromium() as opened:
        for line in table(Chromium(opened), root, (*PAGES, "search.html", *SLIDES)):
            print(line, flush=True)
