"""``kenshu``: parse, call, print. A module a family of verbs; rooms are imported inside the verbs."""

import sys

import typer

from kenshu.cli import (
    answers,
    author,
    city_data,
    document,
    explained,
    flow,
    learner,
    mistakes,
    site,
    table,
    trainer,
)

app = typer.Typer(
    no_args_is_help=True, add_completion=False, help="自治体DX実践研修", rich_markup_mode=None,
    pretty_exceptions_enable=False,
)  # fmt: skip
for family in (learner, trainer, answers, author, city_data, site, table, flow, document):
    family.add_to(app)


def main():
    """Run the command line; whatever ended it early is one Japanese line on stderr and an exit code of 1 or 2."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        code = explained.in_japanese(app)(prog_name="kenshu", standalone_mode=False)
    except Exception as error:
        line, code = mistakes.explain(error)
        print(line, file=sys.stderr)
    sys.exit(code)
