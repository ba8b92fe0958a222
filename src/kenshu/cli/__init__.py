"""``kenshu``: parse, call, print. Each family of verbs has one module; rooms are imported inside the verbs."""

import typer

from kenshu.cli import author, city_data, learner, site, trainer

app = typer.Typer(no_args_is_help=True, add_completion=False, help="自治体DX実践研修", rich_markup_mode=None)
for family in (learner, trainer, author, city_data, site):
    family.add_to(app)


def main():
    app()
