"""A page of course/ as sentences: paragraphs, cells, cards, the words of quizzes, talks and drawings."""

import re

import yaml

from kenshu.site.chapter import read

SPOKEN = ("quiz", "branch", "goal", "ask-where")  # directives that hold YAML
MARKUP = re.compile(
    r"\{fact\}`[^`]*`|\]\([^)]*\)|^\([\w-]+\)=|\]\{[^}]*\}|\{[a-z]+\}`|<[^>]*>|^:(?:class|was): \w+$|^:\w+:|&nbsp;|[`*\[＿\\]",
    re.M,
)
ENDS = re.compile(
    r"[。?？!！\n]|」(?!と|の|を|が|は|に|で|、|も|や|か|だ|へ|な|・|→|」|。|より|まで|から|「)"
)


def sentences(text):
    """Every sentence of a page's Markdown, in order, without marks; headings and parts of a list are sentences."""
    return [each for said in _told(read(text)) for each in map(str.strip, ENDS.split(said)) if len(each) > 1]


def running(text):
    """The paragraphs in full sentences, without what is quoted: no list, table, heading, quotation or directive."""
    text = re.sub(r"^(```|:::).*?^\1$", "", text, flags=re.M | re.S)
    found = re.findall(r"(?:^|\n\n)((?:\*\*|「)?[^\W\d_][^\n]*。)[ \n]", text)
    return [re.sub("「[^「」]*」", "「」", MARKUP.sub("", each)) for each in found]


def _told(blocks):
    for block in blocks:
        if block.name in SPOKEN:
            yield from _strings(yaml.safe_load(block.text))
        elif block.name != "facts":
            text = re.sub(
                r"<br ?/?>", "\n", f"{block.argument if block.name == 'reveal' else ''}\n{block.text}"
            )
            yield MARKUP.sub("", text)


def _strings(spec):
    if isinstance(spec, dict):
        spec = [each for name, each in spec.items() if name != "contact"]
    if isinstance(spec, list):
        for each in spec:
            yield from _strings(each)
    elif isinstance(spec, str):
        yield spec
