"""Draw every .bpmn of a folder with bpmn-js in Chromium: ``browser.py ORACLE FOLDER [NAME …]``.

Prints what was drawn and every warning; of each NAME a PNG is put beside its file.
"""

import json
import re
import subprocess
import sys
import tempfile
from html import unescape
from pathlib import Path

PAGE = """<!doctype html><meta charset="utf-8"><style>body{margin:0}#c{width:%(width)dpx;height:%(height)dpx}</style>
<div id="c"></div><pre id="told"></pre><script>%(script)s</script><script>
const files = %(files)s;
(async () => {
  const told = {};
  for (const [name, xml] of Object.entries(files)) {
    document.getElementById("c").innerHTML = "";
    const viewer = new BpmnJS({container: "#c"});
    try {
      const {warnings} = await viewer.importXML(xml);
      const all = viewer.get("elementRegistry").getAll();
      told[name] = {warnings: warnings.map(w => w.message), shapes: all.length};
      viewer.get("canvas").zoom("fit-viewport", "auto");
    } catch (error) { told[name] = {warnings: [error.message], shapes: 0}; }
  }
  if (!%(quiet)s) document.getElementById("told").textContent = JSON.stringify(told);
})();
</script>"""
CHROMIUM = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync",
            "--virtual-time-budget=20000"]  # fmt: skip


def main(oracle: Path, folder: Path, *names: str) -> int:
    script = (oracle / "node_modules/bpmn-js/dist/bpmn-viewer.production.min.js").read_text(encoding="utf-8")
    files = {path.stem: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.bpmn"))}
    with tempfile.TemporaryDirectory() as place:
        page = Path(place) / "all.html"
        page.write_text(_page(script, files, 1600, 900, False), encoding="utf-8")
        dom = _run("--dump-dom", page.as_uri())
        told = json.loads(unescape(re.search(r'<pre id="told">(.*?)</pre>', dom, re.DOTALL)[1]))
        for name in names:
            sizes = re.findall(r'<dc:Bounds x="(\d+)" y="(\d+)" width="(\d+)" height="(\d+)"', files[name])
            wide = max(int(x) + int(w) for x, _, w, _ in sizes) - 100
            high = max(int(y) + int(h) for _, y, _, h in sizes) - 20
            page.write_text(_page(script, {name: files[name]}, wide, high, True), encoding="utf-8")
            target = (folder / f"{name}.png").resolve()
            _run(f"--screenshot={target}", f"--window-size={wide},{high}", page.as_uri())
    for name, result in told.items():
        print(name, result["shapes"], "shapes", *result["warnings"])
    wrong = sum(bool(result["warnings"]) or not result["shapes"] for result in told.values())
    print(f"{len(told)} flows drawn, {wrong} with warnings")
    return 1 if wrong or len(told) != len(files) else 0


def _page(script, files, width, height, quiet) -> str:
    values = {
        "script": script,
        "files": json.dumps(files).replace("</", "<\\/"),
        "width": width,
        "height": height,
    }
    return PAGE % (values | {"quiet": json.dumps(quiet)})


def _run(*arguments) -> str:
    done = subprocess.run([*CHROMIUM, *arguments], check=True, capture_output=True, text=True, timeout=180)
    return done.stdout


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:]))
