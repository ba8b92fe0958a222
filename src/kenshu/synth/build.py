"""Write the city's files and the package descriptor that names, hashes and explains them."""

import csv
import hashlib
import io
import json
from pathlib import Path

from kenshu.synth import columns, d1, d1_rows
from kenshu.synth.draws import Draws
from kenshu.synth.errors import SynthError

FOLDER = "d1-screening-booking"
TITLES = {
    "phone-before": "がん検診の電話受付(令和6年5〜7月)",
    "phone-after": "がん検診の電話受付(令和7年5〜7月)",
    "online-after": "がん検診の電子申請(令和7年5〜7月)",
    "control-before": "特定健診の電話受付(令和6年5〜7月、比較のための別の窓口)",
    "control-after": "特定健診の電話受付(令和7年5〜7月、比較のための別の窓口)",
}
PACKAGE = {
    "name": "midorino-city",
    "title": "みどり野市の研修データ(架空のデータ)",
    "description": (
        "架空のデータです。みどり野市は架空の市で、実在の市町村・団体・個人とは関係ありません。"
        "どの行も計算で作ったもので、実際の記録を加工したものではありません。"
    ),
    "profile": "tabular-data-package",
    "licenses": [{"name": "CC-BY-4.0", "title": "クリエイティブ・コモンズ 表示 4.0 国際"}],
}


def build(out: Path, target: dict, seed: int) -> list[Path]:
    """Write every data file of ``target`` below ``out``, and ``out/datapackage.json``; the paths written.

    Same target and seed, same bytes. Raises SynthError when ``target`` lacks a number that is needed, or
    the folder cannot be written.
    """
    try:
        files = d1_files(target["d1"], seed)
    except KeyError as missing:
        raise SynthError(
            f"planted.toml の [target] に {missing} がありません。元のファイルと比べてください。"
        ) from missing
    resources = [resource for resource, _ in files.values()]
    contents = {path: data for path, (_, data) in files.items()}
    contents["datapackage.json"] = _json({**PACKAGE, "resources": resources})
    try:
        return [_write(Path(out) / path, data) for path, data in contents.items()]
    except OSError as reason:
        raise SynthError(
            f"{out} に書き込めません({reason.strerror})。書き込める場所を指定してください。"
        ) from reason


def d1_files(target: dict, seed: int) -> dict[str, tuple[dict, bytes]]:
    """{path: (resource descriptor, bytes)} of D1: each file clean and as received."""
    events = d1.events(target, seed)
    hand = Draws(seed + 1)  # its own stream: how clerks type does not move what happened
    made = {}
    for name, wanted in target["files"].items():
        clean = d1_rows.clean_rows(events[name], wanted.get("number", ""))
        raw = d1_rows.raw_rows(events[name], wanted, target["shape"], hand)
        for rows, kind in ((clean, "clean"), (raw, "raw")):
            path = f"{FOLDER}/{kind}/{name}.csv"
            data = _csv(rows, "cp932" if kind == "raw" else "utf-8-sig")
            made[path] = (_resource(name, path, data, kind == "raw", clean[0]), data)
    return made


def _resource(name, path, data, raw, headings):
    return {
        "name": f"d1-{name}" + ("-raw" if raw else ""),
        "path": path,
        "title": TITLES[name] + (" 受け取ったまま" if raw else ""),
        "description": _description(name, raw),
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "cp932" if raw else "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "headerRows": [2 if raw else 1]},
        "bytes": len(data),
        "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
        "schema": {"fields": columns.of(headings, raw), "missingValues": [""]},
    }


def _description(name, raw):
    what = "1行が電話1本です。" if name != "online-after" else "1行が電子申請1件です。用件はすべて予約です。"
    how = (
        "窓口から受け取ったままの形で、1行目は題名です。"
        if raw
        else "日付・時刻・数字の書き方をそろえてあります。"
    )
    return f"架空のデータです。{what}{how}"


def _csv(rows, encoding):
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode(encoding)


def _json(document):
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def _write(path, data):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path
