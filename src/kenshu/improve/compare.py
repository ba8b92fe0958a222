"""What a change saved, seen beside a desk that was not changed: by ratio and by difference."""

from dataclasses import replace

from kenshu.improve.figure import Effect, Figure, ImproveError
from kenshu.improve.saving import naive_saving


def proportional(before: Figure, after: Figure, control_before: Figure, control_after: Figure) -> Effect:
    """The saving if the desk had changed in proportion to the control: before × c_after ÷ c_before − after.

    ``before``, ``after``: Figures of the changed desk; ``control_before``, ``control_after``: Figures of a
    desk that was not changed, over the very same two periods. The scopes of the two desks differ, each desk
    keeps its own. Raises ImproveError when unit, period or scope do not fit, when a time is not above 0, and
    when the control moved more than the effect.

    >>> from datetime import date
    >>> from kenshu.improve import Period
    >>> def year(y, hours, desk="架空の窓口"):
    ...     return Figure(hours, "時間", Period(date(y, 4, 1), date(y, 6, 30)), desk, "合計", 10)
    >>> other = year(2030, 50, "となりの窓口"), year(2031, 45, "となりの窓口")
    >>> proportional(year(2030, 100), year(2031, 60), *other).saved
    30.0
    """
    _refuse_unfit(before, after, control_before, control_after)
    without = replace(
        before,
        value=before.value * control_after.value / control_before.value,
        period=after.period,
        method=f"{before.method}、×比べる相手({control_before.scope})の後÷前",
    )
    return _checked(before, Effect(without, after, "比べる相手と同じ割合で変わったとしたときの時間−後の時間"))


def additive(before: Figure, after: Figure, control_before: Figure, control_after: Figure) -> Effect:
    """The saving if the desk had changed by as much as the control: before + (c_after − c_before) − after.

    Arguments and errors as in ``proportional``. Fits where the two desks are of one size (difference in
    differences); where they are not, use ``proportional``.

    >>> from datetime import date
    >>> from kenshu.improve import Period
    >>> def year(y, hours, desk="架空の窓口"):
    ...     return Figure(hours, "時間", Period(date(y, 4, 1), date(y, 6, 30)), desk, "合計", 10)
    >>> other = year(2030, 50, "となりの窓口"), year(2031, 45, "となりの窓口")
    >>> additive(year(2030, 100), year(2031, 60), *other).saved
    35
    """
    _refuse_unfit(before, after, control_before, control_after)
    value = before.value + control_after.value - control_before.value
    if not value > 0:
        raise ImproveError(
            "比べる相手の減り方が、変えた窓口のもとの時間より大きいので、差では直せません。"
            "比で直す比べ方を使ってください。"
        )
    without = replace(
        before,
        value=value,
        period=after.period,
        method=f"{before.method}、+比べる相手({control_before.scope})の後−前",
    )
    return _checked(before, Effect(without, after, "比べる相手と同じだけ変わったとしたときの時間−後の時間"))


def _refuse_unfit(before, after, control_before, control_after):
    """Both desks over the same two periods, in one unit, each with its own one scope, and none at zero."""
    naive_saving(before, after)
    naive_saving(control_before, control_after)
    for name, mine, other in (("前", before, control_before), ("後", after, control_after)):
        if mine.period != other.period:
            raise ImproveError(
                f"比べる相手の期間が、{name}の期間とちがいます(「{other.period}」と「{mine.period}」)。"
                "同じ期間の記録を使ってください。"
            )
    if before.unit != control_before.unit:
        raise ImproveError(
            f"比べる相手の単位が「{control_before.unit}」です。「{before.unit}」にそろえてください。"
        )
    if before.scope == control_before.scope:
        raise ImproveError(
            "比べる相手が、変えた窓口そのものです。同じころ、やり方を変えなかった窓口を選んでください。"
        )
    if not min(before.value, control_before.value, control_after.value) > 0:
        raise ImproveError(
            "前の時間か、比べる相手の時間が0です。これでは比べられません。記録を確かめてください。"
        )


def _checked(before, effect):
    """The effect, unless the control alone moved by more than what is called the effect."""
    moved = effect.without.value - before.value
    if abs(moved) > abs(effect.saved):
        raise ImproveError(
            f"比べる相手の動き(こちらの大きさに直して{abs(moved):,.1f}{before.unit})のほうが、"
            f"見積もった効果({effect.saved:,.1f}{before.unit})より大きいので、変えたことの効果とは言えません。"
            "ほかの相手を探すか、期間を長くしてください。"
        )
    return effect
