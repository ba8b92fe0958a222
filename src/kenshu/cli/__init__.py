"""``kenshu``: parse, call, print. A module a family of verbs; rooms are imported inside the verbs."""

import sys

import typer

from kenshu import KenshuError
from kenshu.cli import author, city_data, learner, site, trainer

app = typer.Typer(
    no_args_is_help=True, add_completion=False, help="自治体DX実践研修", rich_markup_mode=None,
    pretty_exceptions_enable=False,
)  # fmt: skip
for family in (learner, trainer, author, city_data, site):
    family.add_to(app)


def main():
    """Run the command line; whatever the user must mend is one Japanese line on stderr and exit code 1."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        app()
    except KenshuError as error:
        print(error, file=sys.stderr)
        sys.exit(1)
