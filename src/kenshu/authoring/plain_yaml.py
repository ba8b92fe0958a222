"""YAML as authors mean it: ``no`` is a word, ``10:30`` a text, a key stands once.

YAML 1.1 reads ``graded: no`` as False, ``10:30`` as 630, ``0467`` as 311, and of two ``points:`` the second.
"""

import re
from pathlib import Path

import yaml

from kenshu.authoring.errors import AuthoringError


def read(path: Path):
    """The value in the file at ``path``; raises AuthoringError naming the line when it cannot be read."""
    try:
        return load(path.read_text(encoding="utf-8"))
    except UnicodeDecodeError as error:
        raise AuthoringError(
            f"{path}: UTF-8 ではありません。文字コードを UTF-8 にして保存してください。"
        ) from error
    except yaml.YAMLError as error:
        line, reason = fault(error)
        raise AuthoringError(
            f"{path}: 読めません({line + 1}行目: {reason})。字下げと「:」のあとの空白を見直してください。"
        ) from error


def load(text: str):
    """The value written in ``text``; raises yaml.YAMLError (with ``problem_mark``) on bad or doubled keys."""
    return yaml.load(text, Loader=_Loader)


def fault(error: yaml.YAMLError) -> tuple[int, str]:
    """0-based line and reason of what ``load`` raised; YAML's own English reasons are not passed on."""
    mark, reason = getattr(error, "problem_mark", None), str(getattr(error, "problem", None) or "")
    return mark.line if mark else 0, "YAML の書き方になっていません" if reason.isascii() else reason


class _Loader(yaml.SafeLoader):
    def construct_mapping(self, node, deep=False):
        seen = set()
        for key, _ in node.value:
            if key.value in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"「{key.value}」が2回あります", key.start_mark
                )
            seen.add(key.value)
        return super().construct_mapping(node, deep)


_PLAIN = {
    "bool": (r"true|false", "tf"),
    "int": (r"[-+]?(?:0|[1-9][0-9]*)", "-+0123456789"),
    "float": (r"[-+]?(?:0|[1-9][0-9]*)\.[0-9]+(?:[eE][-+]?[0-9]+)?", "-+0123456789"),
}
_DROPPED = {f"tag:yaml.org,2002:{name}" for name in (*_PLAIN, "timestamp")}
_Loader.yaml_implicit_resolvers = {
    first: [rule for rule in rules if rule[0] not in _DROPPED]
    for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
for _name, (_pattern, _first) in _PLAIN.items():
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_name}", re.compile(f"^(?:{_pattern})$"), list(_first))
