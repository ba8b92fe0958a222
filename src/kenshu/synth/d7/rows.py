"""D7 on paper: the clean rows, and the rows as the two offices' own lists look when they are received."""

from kenshu.synth.d7 import written
from kenshu.synth.d7.single import Application
from kenshu.synth.draws import Draws
from kenshu.synth.hand import Hand, cp932, wide

HEADINGS = ["受付番号", "氏名", "カナ", "生年月日", "住所", "電話", "口座下3桁", "受付日", "備考"]


def clean_rows(received: list[Application], without_phone: set) -> list[list[str]]:
    """Headings, then one row an application. 氏名 and 住所 stay as they were written."""
    return [
        HEADINGS,
        *(
            [
                one.number, _name(one), one.person.kana, f"{one.person.birth:%Y-%m-%d}", _address(one),
                "" if one.number in without_phone else written.phone(one.person.phone, "dash"),
                one.person.account, f"{one.day:%Y-%m-%d}", one.remark,
            ]
            for one in received
        ),
    ]  # fmt: skip


def raw_rows(received: list[Application], title: str, without_phone: set, target: dict, draws: Draws):
    """A title row, the headings, and each row as it was typed; what Excel took from 口座下3桁 are its zeros."""
    shape = target["shape"]
    hand = Hand(draws, staff=target["staff"], own_habit=shape["own_habit"])
    habits = {clerk: rank < shape["half_kana_clerks"] for rank, clerk in enumerate(target["staff"])}
    rows = [[title, *[""] * (len(HEADINGS) - 1)], HEADINGS]
    for one in received:
        way = draws.pick(shape[one.channel]["phones"])
        phone = "" if one.number in without_phone else written.phone(one.person.phone, way)
        half = one.channel == "paper" and habits[one.clerk]
        kana = written.half_kana(one.person.kana) if half else one.person.kana
        rows.append([
            one.number, _name(one), kana, one.birth, _address(one), phone, _account(one, shape, draws),
            _day(one, hand, shape, draws), cp932(one.remark),
        ])  # fmt: skip
    return rows


def without_phone(received: list[Application], share: float, draws: Draws) -> set:
    """受付番号 of the applications without a telephone; never one that stands in a planted pair."""
    plain = [one.number for one in received if not one.mark]
    return set(draws.shuffled(plain)[: round(share * len(received))])


def _name(one):
    return written.name(one.person.family, one.person.given, one.gap)


def _address(one):
    return written.address(one.person.place, one.how)


def _account(one, shape, draws):
    digits = one.person.account
    chance = draws.unit()
    if one.channel == "online":
        return digits
    if chance < shape["wide_account"]:
        return wide(digits)
    if not one.mark and digits[0] == "0" and chance < shape["lost_zeros"]:
        return str(int(digits))
    return digits


def _day(one, hand, shape, draws):
    if one.channel == "online":
        return f"{one.day:%Y/%m/%d}"
    text = hand.day(one.day, one.clerk)
    without_era = draws.unit() < shape["no_era"]
    return f"{one.day.year - 2018}.{one.day.month}.{one.day.day}" if without_era else text
