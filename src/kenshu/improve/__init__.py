"""What an improvement brings: staff hours, saving, cost, reach. Pure functions on frames and numbers.

Every result is a ``Figure`` (value, unit, period, scope, method, n) or an ``Effect`` made of two of them;
every counted table is a ``Tally``. The methods on tables are packages of their own, such as ``improve.survey``.
"""

from importlib import import_module

from kenshu.figures.sheet import Note, Sheet
from kenshu.improve.bootstrap import Interval, interval
from kenshu.improve.compare import additive, proportional
from kenshu.improve.cost import break_even, payback_years, procedures_needed, worth, worth_in
from kenshu.improve.cost_five_years import FiveYears, five_years, pays_back_in, procedures_to_carry
from kenshu.improve.cost_items import Cost, no_cost, paid_once, paid_yearly, time_spent
from kenshu.improve.effect import Ways, ways
from kenshu.improve.effect_days import Days, by_day
from kenshu.improve.effect_named import Route, recognise
from kenshu.improve.figure import Effect, Figure, ImproveError, Period
from kenshu.improve.hours import bookings, minutes_per_booking, minutes_per_call, seconds, staff_hours
from kenshu.improve.money import BudgetCut, Line, budget_cut, refuse_time_as_money
from kenshu.improve.money_written import read_yen
from kenshu.improve.reach import online_share_of, share_of_online
from kenshu.improve.remark import Remark
from kenshu.improve.saving import naive_saving, points, volume_adjusted
from kenshu.improve.sentence import beside, sentence
from kenshu.improve.slide import own_bars
from kenshu.improve.tally import About, Tally
from kenshu.improve.views import (
    ages,
    as_received,
    break_even_picture,
    per_call,
    rates,
    residents_side,
    sums,
)
from kenshu.improve.views_files import downloads

_PACKAGES = ("ecrs", "form_sheet", "inventory", "means", "priority", "survey", "tidy", "waits", "workload")


def __getattr__(name):
    """The packages, when asked for: most notebooks want one of them, and pandas costs half a second."""
    if name in _PACKAGES:
        return import_module(f"kenshu.improve.{name}")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


__all__ = [
    "About",
    "BudgetCut",
    "Cost",
    "Days",
    "Effect",
    "Figure",
    "FiveYears",
    "ImproveError",
    "Interval",
    "Line",
    "Note",
    "Period",
    "Remark",
    "Route",
    "Sheet",
    "Tally",
    "Ways",
    "additive",
    "ages",
    "as_received",
    "beside",
    "bookings",
    "break_even",
    "break_even_picture",
    "budget_cut",
    "by_day",
    "downloads",
    "ecrs",
    "five_years",
    "form_sheet",
    "interval",
    "inventory",
    "means",
    "minutes_per_booking",
    "minutes_per_call",
    "naive_saving",
    "no_cost",
    "online_share_of",
    "own_bars",
    "paid_once",
    "paid_yearly",
    "payback_years",
    "pays_back_in",
    "per_call",
    "points",
    "priority",
    "procedures_needed",
    "procedures_to_carry",
    "proportional",
    "rates",
    "read_yen",
    "recognise",
    "refuse_time_as_money",
    "residents_side",
    "seconds",
    "sentence",
    "share_of_online",
    "staff_hours",
    "sums",
    "survey",
    "tidy",
    "time_spent",
    "volume_adjusted",
    "ways",
    "workload",
    "worth",
    "worth_in",
]
