"""How long a text takes a clerk of 55 who does everything and mends what does not fit.

The rates, in minutes, are set so that N01 and N02 as a reader met them came to what they had taken that reader
(tests/authoring/READERS.md, 「三回目」).
"""

import re
from dataclasses import replace

LETTERS = 400  # read a minute; replies are read while checking
LOOK = 1 / 3  # at a table or a figure
PICK = 1 / 3  # a choice, a card put down, a place in a ranking, a word or a number written down as it stands
SUM = 1.5  # figures found in a table, reckoned, rounded, typed
SENTENCE = 1  # thought out and typed
CHECK = 1 / 3  # 「確かめる」 and its reply
MEND = 1  # each marked question once more
SEND = 1
NOT_PROMISED = ("時間があれば", "やらなくても")


def promised(item):
    """The blocks of a source that its minutes are promised for: no section that may be left out."""
    inside, blocks = True, []
    for block in item.blocks:
        kept = []
        for part in re.split(r"(?m)^(?=## )", block.text) if block.role == "prose" else ():
            if part.startswith("## "):
                inside = not any(words in part.split("\n")[0] for words in NOT_PROMISED)
            kept += [part] * inside
        if block.role == "prose":
            blocks.append(replace(block, text="".join(kept)))
        elif inside:
            blocks.append(block)
    return blocks


def needed(blocks, work, again=0) -> float:
    """Minutes for ``blocks``: reading and looking, ``work`` (question id → minutes of answering), checks, mends.

    ``again``: minutes of what the text asks for beside: tables read word for word, choices tried in turn.
    """
    forms = [block.form for block in blocks if block.role == "form"]
    letters = sum(len(re.sub(r"[\s#*>-]", "", _read(block))) for block in blocks)
    looks = sum(block.role == "given" for block in blocks)
    marked = sum(form["graded"] != "no" for form in forms)
    answering = sum(work[form["id"].split("-", 1)[1]] for form in forms)
    return letters / LETTERS + looks * LOOK + answering + len(forms) * CHECK + marked * MEND + again + SEND


def _read(block) -> str:
    """What is read before answering: no replies, no mark schemes."""
    if block.role != "form":
        return block.text if block.role == "prose" else ""
    form = block.form
    listed = [*form.get("choices", []), *form.get("items", []), *form.get("columns", [])]
    return "".join(
        [form["label"], form.get("help", ""), *form.get("rows", []), *(one["label"] for one in listed)]
    )
