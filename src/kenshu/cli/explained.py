"""``--help`` in Japanese. typer frames our own Japanese texts in a few English words of its own."""

import re

import typer

# A replaced type is as wide on the screen as before: the columns stay where they are.
FRAME = (
    (r"^Usage: ", "使い方: "),
    (r"^Arguments:$", "書くもの:"),
    (r"^Options:$", "指定:"),
    (r"^Commands:$", "命令:"),
    (r"\[OPTIONS\]", "[指定]"),
    (r"COMMAND \[ARGS\]\.\.\.", "命令 …"),
    (r"\[required\]", "[必ず書きます]"),
    (r"\[default:\s+([^\]]*?)(?:; x>=\d+)?\]", r"[書かなければ \1]"),
    (r"\[x>=(\d+)\]", r"[\1以上]"),
    (r"<path>", "<場所>"),
    (r"<list\[Path\]>", "<場所> …    "),
    (r"<str>", "<語> "),
    (r"<list\[str\]>", "<語> …    "),
    (r"<int>", "<数> "),
    (r"<int range>", "<数>       "),
    (r"Show this message and exit\.$", "この説明を出します"),
)


def in_japanese(app: typer.Typer):
    """The command of ``app``; it and all its verbs explain themselves in Japanese."""
    command = typer.main.get_command(app)
    _explain(command)
    return command


def _explain(command):
    told = command.get_help

    def get_help(ctx):
        text = told(ctx)
        for english, japanese in FRAME:
            text = re.sub(english, japanese, text, flags=re.MULTILINE)
        return text

    command.get_help = get_help
    for verb in getattr(command, "commands", {}).values():
        _explain(verb)
