"""Read YAML as plain text values, so that nothing is guessed (8:30 is not 510, 012345 not 5349)."""

from kenshu.city.fields import Wrong


def read_yaml(text: str):
    """YAML text → dicts, lists and text. Raises Wrong for broken YAML, repeated keys, references."""
    try:
        import yaml
    except ModuleNotFoundError:
        raise Wrong(
            "この環境では .yml を読めません。配布物に入っている city.json を使ってください。"
        ) from None
    try:
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, Loader=yaml.BaseLoader)):
            raise Wrong("「*」で始まる参照は使えません。値をそのまま書いてください。")
        root = yaml.compose(text, Loader=yaml.BaseLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        message = (
            f"{line}行目を読めません。字下げ(空白の数)、「:」の後の空白、引用符の閉じ忘れを確かめてください。"
        )
        raise Wrong(message) from None
    except yaml.YAMLError:
        raise Wrong("読めない文字が入っています。配られた city.yml に写し直してください。") from None
    return _plain(root)


def _plain(node):
    """A composed YAML node → dict, list or text; tags such as !!python have no meaning here."""
    if node is None:
        return None
    if node.id == "scalar":
        return node.value
    if node.id == "sequence":
        return [_plain(item) for item in node.value]
    pairs = [(_plain(key), _plain(value)) for key, value in node.value]
    found = {}
    for (key, value), (key_node, _) in zip(pairs, node.value, strict=True):
        line = key_node.start_mark.line + 1
        if not isinstance(key, str):
            raise Wrong(
                f"{line}行目: 項目の名前が文字ではありません。配られた city.yml の形に戻してください。"
            )
        if key in found:
            raise Wrong(f"{line}行目: {key} が2回あります。1つにしてください。")
        found[key] = value
    return found
