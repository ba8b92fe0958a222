"""`make shots`: pictures of what people see, into build/shots/, each with one Japanese line on what it shows.

`python -m tests.shots desk trainer` takes only these scenes; `python -m tests.shots readme` takes the two of
the README instead (into book/readme/).
"""

import sys
import tempfile
from pathlib import Path

from tests import browser
from tests.shots import desk, figures, notebooks, readme, site, trainer
from tests.shots.camera import Camera

ROOT = Path(__file__).parents[2]
SCENES = {"desk": desk, "notebooks": notebooks, "site": site, "figures": figures, "trainer": trainer}


def main(names):
    if unknown := set(names) - {*SCENES, "readme"}:
        sys.exit(
            f"「{'、'.join(sorted(unknown))}」という場面はありません。あるのは {'、'.join(SCENES)}、readme です。"
        )
    if browser.find() is None:
        sys.exit(
            "ブラウザがないので撮れません。Chromium、Chrome、Edge のどれかを入れて、もう一度実行してください。"
        )
    scenes = {name: readme if name == "readme" else SCENES[name] for name in names or SCENES}
    camera = Camera(ROOT / "build" / "shots")
    for place, (name, scene) in enumerate(scenes.items(), 1):
        print(f"場面 {place}/{len(scenes)} {scene.TITLE}", flush=True)
        camera.clear(f"{name}-*.png")
        with tempfile.TemporaryDirectory(prefix="kenshu-shots-") as folder:
            scene.shoot(camera, ROOT, Path(folder))
    print(f"{camera.count}枚の絵ができました: {camera.folder}")


if __name__ == "__main__":
    main(sys.argv[1:])
