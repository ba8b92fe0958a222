"""Audit the texts of course/: a chapter's parts, quiz and figures, every page's claims and addresses."""

import re
from dataclasses import dataclass

import yaml
from markdown_it import MarkdownIt
from mdit_py_plugins.colon_fence import colon_fence_plugin

from kenshu.site.pages import FILE_NAME, Finding

PARTS = (
    "5分でわかる要点",
    "確かめる3問",
    "あなたが課長なら",
    "まとめ",
    "明日の朝にする一つのこと",
    "出典と確認日",
)
DIGEST = 1200  # characters
QUESTIONS = 3
CLAIM = re.compile(
    r"約\s*[\d,.]+|法(?:律)?第\s*\d+条|(?:平成|令和)\d+年|20[012]\d年(?:\d+月)?"
    r"|\d+\s*(?:市区?町村|団体|自治体)|施行|義務(?=[でがにはと化。])"
)
LED = re.compile(r"\[[^\]]*\]\([^)]*\)")  # a link's words are cited where the link leads
WORDS = ("quiz", "branch", "reveal", "drawing")  # blocks of words that hold no {fact}
YAML = ("goal", "quiz", "branch", "ask-where")
ELSEWHERE = re.compile(r"(?:https?:|ftp:)?//[\w-]+\.[^\s)>\"']*|www\.[^\s)>\"']+")
SAID_ELSEWHERE = (
    "handout",
    "number-writing",
)  # a handout repeats its chapter; the other's numbers are made up
CITED = re.compile(r"\{fact\}`([^`]+)`")
MARKUP = re.compile(r"\{[a-z]+\}`[^`]*`|[*`#>|\-\s]|\]\([^)]*\)|\[")


@dataclass(frozen=True)
class Block:
    """A heading, paragraph or directive of the text. ``name``: the directive, else the token's type."""

    line: int
    name: str
    argument: str
    text: str


def audit_texts(course, facts):
    """All findings of the folder ``course``, page by page. ``facts``: id → Fact of its facts.yml."""
    paths = sorted(course.glob("*.md"))
    return [finding for path in paths for finding in _rules_for(path)(path, facts)]


def audit(path, facts):
    """All findings of one chapter."""
    rules = (_parts, _goal, _digest, _quiz, _figures, lambda each: _claims(each, facts), _addresses, _ending)
    return _findings(path, rules)


def audit_claims(path, facts):
    """The findings of a page that is no chapter: claims without a source, facts nobody wrote down, foreign addresses."""
    return _findings(path, (lambda blocks: _claims(blocks, facts), _addresses))


def _audit_words(path, facts):
    return _findings(path, (_addresses,))


def _rules_for(path):
    if any(each in path.name for each in SAID_ELSEWHERE):
        return _audit_words
    return audit if re.match(r"\d-", path.name) else audit_claims


def _findings(path, rules):
    """What ``rules`` find, in their order; of a page whose YAML cannot be read only that."""
    blocks = read(path.read_text("utf-8"))
    unread = [Finding(path.name, *each) for each in _unreadable(blocks)]
    return unread or [Finding(path.name, *each) for rule in rules for each in rule(blocks)]


def read(text):
    """The text as a flat list of blocks, in order."""
    tokens = MarkdownIt("commonmark").enable("table").use(colon_fence_plugin).parse(text)
    blocks, heading = [], False
    for token in tokens:
        heading = token.type == "heading_open" or (heading and token.type == "inline")
        if token.type in ("fence", "colon_fence"):
            named = re.match(r"\{([\w-]+)\}\s*(.*)", token.info)
            if named:
                blocks.append(Block(token.map[0] + 1, named[1], named[2], token.content))
        elif token.type == "inline":
            blocks.append(Block(token.map[0] + 1, "heading" if heading else "text", "", token.content))
            heading = False
    return blocks


def _unreadable(blocks):
    for block in blocks:
        if block.name in YAML:
            try:
                spec = yaml.safe_load(block.text)
            except yaml.MarkedYAMLError as error:
                line = block.line + 1 + (error.problem_mark.line if error.problem_mark else 0)
                yield (
                    line,
                    f"{{{block.name}}} を読めません。字下げ、「:」のあとの空き、かっこを確かめてください。",
                )
            else:
                if block.name == "quiz" and not _questions(spec):
                    yield block.line, "{quiz} の問いに question か choices(text の一覧)がありません。"


def _questions(spec):
    return isinstance(spec, list) and all(
        isinstance(each, dict)
        and each.get("question")
        and isinstance(each.get("choices"), list)
        and all(isinstance(choice, dict) and choice.get("text") for choice in each["choices"])
        for each in spec
    )


def _parts(blocks):
    headings = {block.text for block in blocks if block.name == "heading"}
    for part in PARTS:
        if part not in headings:
            yield 1, f"「## {part}」の節がありません。"
    for name, what in (("drawing", "図"), ("goal", "目標と時間")):
        if not any(block.name == name for block in blocks):
            yield 1, f"{what}(```{{{name}}})がありません。"
    if not any(block.name == "drawing" and ":player:" in block.text for block in blocks):
        yield 1, "動く図(:player: の付いた ```{drawing})がありません。"


def _goal(blocks):
    for block in blocks:
        if block.name != "goal":
            continue
        spec = yaml.safe_load(block.text)
        if not spec.get("minutes"):
            yield block.line, "読むのにかかる分(minutes)がありません。"
        for goal in spec.get("goals") or ["(なし)"]:
            if not goal.endswith("できる"):
                yield block.line, f"目標は「…できる」で終えます: {goal}"


def _section(blocks, heading):
    names = [block.text if block.name == "heading" else None for block in blocks]
    if heading not in names:
        return []
    start = names.index(heading) + 1
    rest = [number for number, name in enumerate(names[start:], start) if name]
    return blocks[start : rest[0] if rest else None]


def _digest(blocks):
    section = _section(blocks, PARTS[0])
    length = sum(len(MARKUP.sub("", block.text)) for block in section)
    if length > DIGEST:
        yield section[0].line, f"要点が{length}字あります。{DIGEST}字までにしてください。"


def _quiz(blocks):
    quizzes = [block for block in blocks if block.name == "quiz"]
    asked = [(block, each) for block in quizzes for each in yaml.safe_load(block.text)]
    if quizzes and len(asked) != QUESTIONS:
        yield quizzes[0].line, f"問いが{len(asked)}問あります。{QUESTIONS}問にしてください。"
    for block, question in asked:
        said = question["question"][:20]
        right = sum(choice.get("right") is True for choice in question["choices"])
        if right != 1:
            yield block.line, f"問い「{said}…」の正しい選択肢が{right}個あります。1個にしてください。"
        if not question.get("why") or not all(choice.get("reply") for choice in question["choices"]):
            yield block.line, f"問い「{said}…」に解説(why と、選択肢ごとの reply)がそろっていません。"


def _figures(blocks):
    for block in blocks:
        if block.name == "drawing":
            alt = re.search(r"^:alt:[ \t]*(.*)$", block.text, re.M)
            reading = re.sub(r"^:[a-z]+:.*$", "", block.text, flags=re.M).strip()
            if not alt or not alt[1].strip() or FILE_NAME.search(alt[1].strip()):
                yield block.line, f"図 {block.argument} に代替テキスト(:alt:)がありません。"
            if not reading:
                yield block.line, f"図 {block.argument} に「図を文章で読む」の文がありません。"
        for image in re.finditer(r"!\[([^\]]*)\]", block.text):
            if not image[1].strip():
                yield block.line, "図に代替テキストがありません。"


def _claims(blocks, facts):
    """A number, date or law of the real world needs its {fact}, in its own block or earlier in the same section.

    A quiz, talk or drawing holds no {fact}: it may only repeat what the page's cited text and facts say.
    """
    cited, said = set(), ""
    for block in blocks:
        if block.name == "heading":
            cited = set()
        for key in CITED.findall(block.text):
            cited.add(key)
            if key in facts:
                said += facts[key].text + facts[key].source.title
            else:
                yield block.line, f"facts.yml に「{key}」がありません。"
        if block.name == "text" and cited:
            said += block.text
        elif block.name == "text" and (found := CLAIM.search(LED.sub("", block.text))):
            yield block.line, f"出典({{fact}})のない事実です: {found[0]}…(facts.yml に書き足します)"
    for block in blocks:
        for found in CLAIM.findall(_told(block)) if block.name in WORDS else ():
            if found not in said:
                yield block.line, f"{{{block.name}}} に、本文で出典を示していない事実があります: {found}"


def _addresses(blocks):
    """The site leads nowhere outside: a source's address stands in facts.yml, as words."""
    for block in blocks:
        if found := ELSEWHERE.search(f"{block.argument}\n{block.text}"):
            yield block.line, f"よその住所があります: {found[0]}(出典の住所は facts.yml の「所在」に書きます)"


def _told(block):
    """What a block holds as true: a quiz's wrong choices are not."""
    if block.name != "quiz":
        return block.text
    told = [
        [question["question"], question.get("why", "")]
        + [choice["text"] for choice in question["choices"] if choice.get("right")]
        + [choice.get("reply", "") for choice in question["choices"]]
        for question in yaml.safe_load(block.text)
    ]
    return "\n".join(words for each in told for words in each)


def _ending(blocks):
    if blocks and blocks[-1].name != "facts":
        yield blocks[-1].line, "章の終わりは出典の表(```{facts})にします。"
