"""Write the city's files and the package descriptor that names, hashes and explains them."""

import json
from importlib import import_module
from pathlib import Path

from kenshu import why
from kenshu.synth.errors import SynthError
from kenshu.synth.resource import Resource

PACKAGE = {
    "name": "midorino-city",
    "title": "みどり野市の研修データ(架空のデータ)",
    "description": (
        "架空のデータです。みどり野市は架空の市で、実在の市町村・団体・個人とは関係ありません。"
        "どの行も計算で作ったもので、実際の記録を加工したものではありません。"
    ),
    "profile": "data-package",
    "licenses": [{"name": "CC-BY-4.0", "title": "クリエイティブ・コモンズ 表示 4.0 国際"}],
}


def build(out: Path, target: dict, seed: int) -> list[Path]:
    """Write every data file of ``target`` below ``out``, and ``out/datapackage.json``; the paths written.

    ``target``: {set: numbers}, as in ``Planted.target``. Same target and seed, same bytes. Raises SynthError
    when a number that is needed is not there, or the folder cannot be written.
    """
    made = [resource for name in target for resource in resources(name, target[name], seed)]
    descriptor = {**PACKAGE, "resources": [resource.descriptor for resource in made]}
    contents = {resource.path: resource.data for resource in made}
    contents["datapackage.json"] = (json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n").encode()
    try:
        return [_write(Path(out) / path, data) for path, data in contents.items()]
    except OSError as reason:
        raise SynthError(
            f"{out} に書き込めません({why(reason)})。書き込める場所を指定してください。"
        ) from reason


def resources(name: str, target: dict, seed: int) -> list[Resource]:
    """The files of one set, ``name`` = "d1" …, made by the package ``kenshu.synth.<name>``."""
    try:
        return import_module(f"kenshu.synth.{name}").resources(target, seed)
    except KeyError as missing:
        raise SynthError(
            f"planted/{name}.toml の [target] に {missing} がありません。元のファイルと比べてください。"
        ) from missing


def _write(path, data):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path
