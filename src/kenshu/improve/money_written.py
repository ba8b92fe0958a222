"""A sum of money as people type it: １，２３４円, 12万円, 1億2,000万円, 1,200千円."""

import re

from kenshu.improve.figure import ImproveError

MOST = 10_000_000_000  # 100億円: no single procedure of a city costs that
_SCALES = {"億": 10**8, "百万": 10**6, "万": 10**4, "千": 10**3}
_SCALED = re.compile(r"(?P<figures>[0-9][0-9,]*(?:\.[0-9]+)?)(?P<scale>億|百万|万|千)")


def read_yen(text, name="金額") -> int:
    """Whole yen of what was typed; ``name`` is what the message calls it.

    Full width, commas, ¥, 円 and 億/百万/万/千 are read. Raises ImproveError for what is empty, no number,
    negative, no whole yen, or so large (100億円 and more) that a digit too many is likely.

    >>> read_yen("１，２３４，５００円"), read_yen("1億2,000万円"), read_yen("1,200千円"), read_yen("12.5万円")
    (1234500, 120000000, 1200000, 125000)
    """
    from kenshu.tables import TablesError  # pandas: half a second nobody pays who types no sum
    from kenshu.tables.values_cells import halfwidth

    plain = halfwidth(str(text)).replace(" ", "") if text is not None else ""
    if not plain:
        raise ImproveError(f"{name}が入っていません。円で入れてください。かからないときは 0 と入れます。")
    try:
        value = _value(plain)
    except TablesError:
        raise ImproveError(
            f"{name}「{text}」は金額として読めません。「1,200,000円」か「120万円」のように入れてください。"
        ) from None
    if value < 0 or value != int(value):
        raise ImproveError(f"{name}「{text}」は、0以上の円(小数なし)で入れてください。")
    if value >= MOST:
        raise ImproveError(
            f"{name}「{text}」は{value / 10**8:,.0f}億円と読めます。一つの手続の費用には大きすぎます。けたを確かめてください。"
        )
    return int(value)


def _value(plain):
    """Yen as written, whole or not; TablesError when it is no sum of money."""
    from kenshu.tables import TablesError
    from kenshu.tables.values_numbers import parse_number

    rest, total, last = plain.removeprefix("約"), 0, None
    while found := _SCALED.match(rest):
        scale, value = _SCALES[found["scale"]], parse_number(found["figures"])
        if last is not None and scale >= last:  # 2,000万1億円
            raise TablesError(plain)
        total += value * scale if isinstance(value, int) else round(value * scale, 6)  # 1.1万 is 11,000
        last, rest = scale, rest[found.end() :]
    if last is None:
        return parse_number(rest)
    rest = rest.removesuffix("円")
    return total + (parse_number(rest) if rest else 0)
