"""``--help`` of every verb is Japanese: no English word stands there but names of verbs, options and file kinds."""

import re

import typer

from kenshu.cli import app, explained

# What a trainer types or sees on files; everything else in Latin letters would be an English sentence.
KNOWN = re.compile(
    r"--[a-z-]+|n08-effect-and-cost|answers\.json|\.?\b(?:kenshu|BPMN|CSV|DX|Excel|HTML|ID|JSON|PC|PDF|PowerPoint|S1|Word|ECRS|A4|A3|cp932|utf-8|json|zip"
    r"|bpmn|csv|png|svg|xlsx|docx|pptx|html|exercises|grading|release|build|site|city|yml|toml|planted|paper|release|D3"
    r"|datasets|strict|same-user|s[0-4]|tcp|Dask|KPI|CPU|print|browser)\b",
    re.ASCII,
)


def verbs(command, words=("kenshu",)):
    yield words, command
    for name, verb in getattr(command, "commands", {}).items():
        yield from verbs(verb, (*words, name))


def test_every_verb_explains_itself_in_japanese():
    english = {}
    for words, command in verbs(explained.in_japanese(app)):
        text = command.get_help(typer.Context(command, info_name=" ".join(words)))
        head, _, rest = text.partition("\n")
        assert head.startswith("使い方: ")
        names = "|".join(
            [*getattr(command, "commands", {}), *(name for one in command.params for name in one.opts)]
        )
        rest = re.sub(rf"^  (?:{names or '$'})\b", "", rest, flags=re.MULTILINE | re.ASCII)
        left = re.findall(r"[A-Za-z][A-Za-z_-]+", KNOWN.sub("", rest))
        if left:
            english[" ".join(words)] = left
    assert english == {}


def test_no_sentence_of_a_list_ends_with_a_full_stop_in_one_place_and_without_in_another():
    told = {words[-1]: command.help for words, command in verbs(explained.in_japanese(app))}
    assert {verb: text for verb, text in told.items() if text.endswith("。")} == {}
