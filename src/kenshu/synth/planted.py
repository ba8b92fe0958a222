"""planted.toml: numbers given to the generator and numbers the checker must find. Trainer's side only."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from kenshu.synth.errors import SynthError


@dataclass(frozen=True)
class Planted:
    """``target``: what ``build`` is given; ``expect``: what ``verify`` must find."""

    target: dict
    expect: dict


def read_planted(path: Path) -> Planted:
    """Read planted.toml. Raises SynthError where it is absent or no such file."""
    path = Path(path)
    if not path.is_file():
        raise SynthError(
            f"{path} がありません。研修データを作る数字は講師側のファイル planted.toml にあります。"
            "リポジトリの datasets/ を使うか、--targets で場所を指定してください。"
        )
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8"))
        return Planted(document["target"], document["expect"])
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError) as reason:
        raise SynthError(
            f"{path} を読めません({reason})。[target] と [expect] を確かめてください。"
        ) from reason
