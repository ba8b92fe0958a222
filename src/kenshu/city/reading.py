"""The door of the city file: everything that is wrong in it is said at once, in Japanese."""

import difflib
import json
import os
from collections import Counter
from dataclasses import MISSING, fields, is_dataclass
from functools import lru_cache
from pathlib import Path
from typing import get_type_hints

from kenshu import KenshuError, why
from kenshu.city.fields import Wrong, shown
from kenshu.city.model import FICTIONAL_NOTE, SCHEMA, City, Session

LARGEST = 64_000  # bytes; the file of a real city has about 3 kB


class CityError(KenshuError):
    """The city file cannot be used. ``problems`` has one Japanese line for each thing to mend."""

    def __init__(self, source: str, problems: list[str]):
        self.problems = tuple(problems)
        lines = "".join(f"\n・{problem}" for problem in problems)
        super().__init__(f"{source} に直すところが{len(problems)}件あります。{lines}")


def load(path: str | Path | None = None) -> City:
    """Read and check a city file (.yml or .json).

    Without a path: ``KENSHU_CITY``, else city.json or city.yml in the working folder or above it, else the
    repository's own city.yml. Raises CityError with all problems of the file.
    """
    found = Path(path) if path is not None else find()
    try:
        content = found.read_bytes()
    except OSError as error:
        message = f"ファイルを開けません({why(error)})。場所と名前を確かめてください。"
        raise CityError(str(found), [message]) from None
    try:
        return _read(content, found.name)
    except Wrong as wrong:
        raise CityError(found.name, [str(wrong)]) from None
    except RecursionError:
        raise CityError(
            found.name, ["入れ子が深すぎます。配られた city.yml の形に戻してください。"]
        ) from None


@lru_cache(maxsize=4)  # a city is asked for all day long and never changes
def _read(content: bytes, name: str) -> City:
    return parse(_document(content, json_text=name.endswith(".json")), source=name)


def parse(document: object, source: str = "city.yml") -> City:
    """Check a document (a dict as JSON or YAML gives it) and return the City, or raise CityError."""
    problems: list[str] = []
    if isinstance(document, dict):
        document = dict(document)
        if str(document.pop("schema", None)) != str(SCHEMA):
            problems.append(f"schema(ファイルの版): schema: {SCHEMA} と書いてください。")
    city = _record(City, document, "", problems)
    if city:
        problems += _contradictions(city)
    if problems:
        raise CityError(source, problems)
    return city


def find() -> Path:
    """Where the city file is; see ``load``."""
    if os.environ.get("KENSHU_CITY"):
        return Path(os.environ["KENSHU_CITY"])
    here = Path.cwd()
    repository = Path(__file__).parents[3]
    for folder in (here, *here.parents, repository):
        for name in ("city.json", "city.yml"):
            if (folder / name).is_file():
                return folder / name
    message = (
        "見つかりません。研修のフォルダーの中で実行するか、KENSHU_CITY に city.json の場所を書いてください。"
    )
    raise CityError("city.yml", [message])


def _document(content: bytes, json_text: bool):
    """Bytes of a file → plain dicts, lists and values; raises Wrong."""
    if len(content) > LARGEST:
        raise Wrong(f"大きすぎます({len(content)}バイト)。配られた city.yml の形に戻してください。")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Wrong("文字コードが UTF-8 ではありません。「UTF-8」を選んで保存し直してください。") from None
    if not json_text:
        from kenshu.city.yaml_text import read_yaml

        return read_yaml(text)
    try:
        return json.loads(text, object_pairs_hook=_unique)
    except json.JSONDecodeError as error:
        message = f"{error.lineno}行目を JSON として読めません。かっことコンマを確かめてください。"
        raise Wrong(message) from None


def _unique(pairs: list[tuple[str, object]]) -> dict:
    """A JSON object whose keys all differ; raises Wrong."""
    keys = [key for key, _ in pairs]
    for key in keys:
        if keys.count(key) > 1:
            raise Wrong(f"{key} が2回あります。1つにしてください。")
    return dict(pairs)


def _record(kind: type, raw, where: str, problems: list[str]):
    """Read a mapping into the dataclass ``kind``; problems are added to the list and None is returned."""
    if not isinstance(raw, dict):
        start = where.removesuffix(" の ") or "ファイル全体"
        problems.append(
            f"{start}: 項目のまとまりではありません({shown(raw)})。配られた city.yml の形に戻してください。"
        )
        return None
    known = {name: hint.__metadata__[0] for name, hint in get_type_hints(kind, include_extras=True).items()}
    optional = {field.name for field in fields(kind) if field.default is not MISSING}
    before = len(problems)
    problems += [_unknown(where, key, known) for key in raw if key not in known]
    values = {}
    for name, said in known.items():
        place = f"{where}{name}({said.label})"
        if name in raw:
            values[name] = _value(said.read, raw[name], place, problems)
        elif name not in optional:
            problems.append(f"{place}: ありません。配られた city.yml を見て、書き足してください。")
    return kind(**values) if len(problems) == before else None


def _value(read, raw, place: str, problems: list[str]):
    """Read one value by its reader: a function, a dataclass, or (dataclass, fewest, most) for a list."""
    if isinstance(read, tuple):
        return _list(*read, raw, place, problems)
    if is_dataclass(read):
        return _record(read, raw, f"{place} の ", problems)
    try:
        return read(raw)
    except Wrong as wrong:
        problems.append(f"{place}: {wrong}")


def _list(kind: type, fewest: int, most: int, raw, place: str, problems: list[str]) -> tuple:
    """Read a list of records of one kind."""
    if not isinstance(raw, list):
        problems.append(f"{place}: 一覧ではありません({shown(raw)})。1件を1行で「- 」から書いてください。")
        return ()
    if not fewest <= len(raw) <= most:
        problems.append(f"{place}: {len(raw)}件あります。{fewest}件から{most}件までにしてください。")
        return ()
    return tuple(_record(kind, item, f"{place} の{n}件目 の ", problems) for n, item in enumerate(raw, 1))


def _unknown(where: str, key, known) -> str:
    close = difflib.get_close_matches(str(key), known, n=1)
    hint = f"{close[0]} の書き間違いではありませんか。" if close else "この行を消してください。"
    return f"{where}{shown(key)}: 知らない項目です。{hint}"


def _contradictions(city: City) -> list[str]:
    """Values that are each fine and do not fit together."""
    found = []
    hours = city.office_hours
    if hours.open >= hours.close:
        found.append("office_hours(開庁時間): 閉める時刻を、開く時刻の後にしてください。")
    for extra in city.extra_open_days:
        if (extra.open or extra.close) and (extra.open or hours.open) >= (extra.close or hours.close):
            found.append(
                f"extra_open_days(休日開庁): {extra.date} の閉める時刻を、開く時刻の後にしてください。"
            )
    counted = Counter(extra.date for extra in city.extra_open_days)
    for day in sorted(day for day, times in counted.items() if times > 1):
        found.append(f"extra_open_days(休日開庁): {day} が2回以上あります。1つにしてください。")
    found += [_backwards(session) for session in city.assembly if session.last < session.first]
    return found + _fiction(city)


def _backwards(session: Session) -> str:
    return f"assembly(定例会): {session.name} の末日が初日より前です。年をまたがないように書いてください。"


def _fiction(city: City) -> list[str]:
    """A fictional city says so and has a code no real one can have (prefecture 99); a real one neither."""
    invented, real = city.code.startswith("99"), "01" <= city.code[:2] <= "47"
    if city.fictional and not city.fictional_note:
        return [f"fictional_note(架空の断り): 架空の市には「{FICTIONAL_NOTE}」と書いてください。"]
    if city.fictional and not invented:
        return ["code(全国地方公共団体コード): 架空の市には 99 で始まるコードを使ってください。"]
    if not city.fictional and (not real or city.fictional_note):
        return [
            "fictional(架空の市か): 実在の市では、自市の code を書き、fictional_note の行を消してください。"
        ]
    return []
