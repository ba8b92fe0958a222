"""planted/: numbers given to the generator and numbers the checker must find. Trainer's side only."""

import re
import tomllib
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from kenshu.synth.errors import SynthError

SET = re.compile(r"d[1-9]")


@dataclass(frozen=True)
class Planted:
    """``seed``: of the committed files; ``target`` {set: what ``build`` is given}; ``expect`` {set: what
    ``verify`` must find}."""

    seed: int
    target: dict
    expect: dict


def read_planted(folder: Path) -> Planted:
    """Read ``folder``/city.toml (the seed) and d1.toml … Raises SynthError where one is absent or no such file."""
    folder = Path(folder)
    if not (folder / "city.toml").is_file():
        raise SynthError(
            f"{folder / 'city.toml'} がありません。研修データを作る数字は講師側のフォルダー planted にあります。"
            "リポジトリの datasets/planted を使うか、--targets で場所を指定してください。"
        )
    seed = _read(folder / "city.toml", "seed")[0]
    target, expect = {}, {}
    for path in sorted(folder.glob("d*.toml")):
        if not SET.fullmatch(path.stem) or find_spec(f"kenshu.synth.{path.stem}") is None:
            raise SynthError(f"{path} に当たるデータはありません。名前を d1.toml の形にしてください。")
        target[path.stem], expect[path.stem] = _read(path, "target", "expect")
    return Planted(seed, target, expect)


def _read(path, *keys):
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8"))
        return [document[key] for key in keys]
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError) as reason:
        raise SynthError(
            f"{path} を読めません({reason})。{'、'.join(keys)} が正しく書かれているか確かめてください。"
        ) from reason
