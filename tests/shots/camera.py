"""Pictures into one folder, numbered aloud as they are taken."""

from pathlib import Path

SCREEN = {"width": 1366, "height": 768}  # the PC of a city hall
TALL = {"width": 1366, "height": 1400}
STILL = {"animations": "disabled", "caret": "hide"}


class Camera:
    """``count`` pictures so far, all in ``folder``."""

    def __init__(self, folder: Path):
        self.folder, self.count = folder, 0
        folder.mkdir(parents=True, exist_ok=True)

    def clear(self, pattern: str):
        """Take earlier pictures away, so that none outlives what it shows."""
        for path in self.folder.glob(pattern):
            path.unlink()

    def take(self, seen, name: str, words: str, **options):
        """A picture of a page or of one element."""
        seen.screenshot(path=self.folder / f"{name}.png", **STILL, **options)
        self.say(self.folder / f"{name}.png", words)

    def keep(self, path: Path, name: str, words: str):
        """A picture that something else has made."""
        (self.folder / f"{name}.png").write_bytes(path.read_bytes())
        self.say(self.folder / f"{name}.png", words)

    def scroll(self, page, scroller: str, name: str, words: str):
        """What ``scroller`` holds from top to bottom, a screen at a time with a little overlap."""
        page.set_viewport_size(TALL)
        box = page.locator(scroller)
        step = box.evaluate("e => { e.scrollTop = 0; return e.clientHeight - 60; }")
        end = box.evaluate("e => e.scrollHeight - 0.3 * innerHeight")  # the room below the last line is empty
        whole = max(1, -(-int(end) // step))
        for place in range(whole):
            box.evaluate("(e, top) => { e.scrollTop = top; }", place * step)
            page.wait_for_timeout(150)
            self.take(page, f"{name}-{place + 1:02}", f"{words}({place + 1}/{whole})")
        page.set_viewport_size(SCREEN)

    def say(self, path: Path, words: str):
        self.count += 1
        print(f"{self.count:3} {path}  {words}", flush=True)
