"""The course's files, one click away: a learner saves them and opens them in Excel."""

from dataclasses import dataclass
from html import escape
from pathlib import PurePosixPath

from kenshu import data
from kenshu.figures.sheet import FICTIONAL


@dataclass(frozen=True)
class Files:
    """``rows``: (title, path below datasets/). A release holds datasets/ beside its session folders.

    Lab leaves a link that says ``download`` to the browser; without it the click would open Lab's own viewer.
    """

    rows: tuple[tuple[str, str], ...]

    def __repr__(self):
        return "\n".join(f"{title} datasets/{path}" for title, path in self.rows)

    def _repr_html_(self):
        items = "".join(f"<li>{self._link(title, path)}</li>" for title, path in self.rows)
        return f'<ul lang="ja" class="kenshu-files" style="font-size:1rem;line-height:2">{items}</ul>'

    def _link(self, title, path):
        name = PurePosixPath(path).name
        target = f'href="../datasets/{escape(path)}" download="{escape(name)}"'
        return f'<a {target} style="text-decoration:underline">{escape(title)}</a> ({escape(name)})'


def downloads(*names):
    """Links that save the clean files of these resources ({title}(架空のデータ)) for Excel."""
    found = {item["name"]: item for item in data.resources()}
    rows = [(f"{found[name].get('title', name)}({FICTIONAL})", found[name]["path"]) for name in names]
    return Files(tuple(rows))
