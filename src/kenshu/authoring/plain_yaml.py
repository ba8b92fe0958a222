"""YAML as authors mean it: ``no`` is a word, ``10:30`` a text, a key stands once.

YAML 1.1 reads ``graded: no`` as False, ``10:30`` as 630, ``0467`` as 311, and of two ``points:`` the second.
"""

import re

import yaml


def load(text: str):
    """The value written in ``text``; raises yaml.YAMLError (with ``problem_mark``) on bad or doubled keys."""
    return yaml.load(text, Loader=_Loader)


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
