"""What went wrong, for the person who typed the command: one Japanese line on stderr and an exit code."""

import re
import tempfile
import traceback

from typer.exceptions import TyperException

from kenshu import KenshuError, why

WRONG_COMMAND, NOT_DONE = 2, 1  # exit codes


def explain(error: Exception) -> tuple[str, int]:
    """The line to print and the exit code for whatever ended a verb."""
    if isinstance(error, KenshuError):
        return str(error), NOT_DONE
    if isinstance(error, TyperException):
        return _typing(error), WRONG_COMMAND
    if isinstance(error, OSError) and error.errno:
        return _refused(error), NOT_DONE
    return _unforeseen(error), NOT_DONE


def _typing(error: TyperException) -> str:
    """A command that was typed wrongly. typer says it in English, naming in quotes what was typed."""
    hint = (
        error.param.get_error_hint() if getattr(error, "param", None) else getattr(error, "option_name", "")
    )
    name, path = hint.strip("'"), error.ctx.command_path if error.ctx else "kenshu"
    match type(error).__name__:
        case "NoArgsIsHelpError":
            return error.message
        case "MissingParameter":
            said = f"「{name}」が書かれていません。"
        case "NoSuchOption":
            said = f"「{name}」という指定はありません。"
        case "BadOptionUsage":
            said = f"「{name}」の後に、値が要ります。"
        case "BadParameter":
            said = error.message if error.message.endswith("。") else f"「{name}」に書いた値が使えません。"
        case _:
            said = _not_known(error.message)
    return f"{said}使い方は {path} --help で出ます。"


def _not_known(message: str) -> str:
    """A word too many, or no verb: with the verb that was perhaps meant."""
    typed = re.search(r"\(([^()]+)\)$", message) or re.search(r"'([^']+)'", message)
    meant = re.search(r"Did you mean '([^']+)'", message)
    said = f"「{typed[1]}」は、ここには書けません。" if typed else "書き方が違います。"
    return said + (f"「{meant[1]}」のことでしょうか。" if meant else "")


def _refused(error: OSError) -> str:
    """A file or folder that no room had expected to be refused."""
    where = f"{error.filename} を読み書きできませんでした" if error.filename else "読み書きできませんでした"
    return f"{where}({why(error)})。場所、権限、空き容量を確かめて、もう一度実行してください。"


def _unforeseen(error: Exception) -> str:
    """A fault of ours: the traceback goes into a file, for whoever looks after the course."""
    what = f"思わぬところで止まりました({type(error).__name__}: {error})。"
    record = "".join(traceback.format_exception(error))
    try:
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", prefix="kenshu-", suffix=".txt", delete=False
        ) as file:
            file.write(record)
    except OSError:
        return f"{record}{what}この画面を、研修の担当者に見せてください。"
    return f"{what}この記録を、研修の担当者に見せてください: {file.name}"
