"""The ways to say one saving, side by side, with what a careful listener would ask back."""

from dataclasses import dataclass

from kenshu.figures.sheet import FICTIONAL, Sheet
from kenshu.improve.bootstrap import FEWEST_DAYS, estimate
from kenshu.improve.compare import additive, proportional
from kenshu.improve.effect_days import Days
from kenshu.improve.figure import Effect
from kenshu.improve.saving import naive_saving, volume_adjusted

OTHER_SIZE = 0.1  # desks that differ by more than this share are not compared by difference


@dataclass(frozen=True)
class Ways:
    """One saving in four ways; ``proportional`` and ``additive`` are None without a control.

    ``as_counted`` is what a report states; the others are estimates that stand beside it. ``notes``: what
    belongs into the report besides, in Japanese.
    """

    as_counted: Effect
    same_number: Effect
    proportional: Effect | None
    additive: Effect | None
    notes: tuple[str, ...]

    def __iter__(self):
        """The effects there are, in the order of the fields."""
        found = (self.as_counted, self.same_number, self.proportional, self.additive)
        return (effect for effect in found if effect is not None)

    def spread(self):
        """Least and greatest saving of all the ways, in their unit: the range beside the counted saving."""
        saved = [effect.saved for effect in self]
        return min(saved), max(saved)

    def sheet(self, data=FICTIONAL):
        """The ways as a table: 比べ方, 変えなかったときの時間, 後の時間, 減った時間, 減った割合.

        ``data``: where the records come from, for the caption.
        """
        names = (
            "実際に減った時間",
            "件数をそろえた見積り",
            "比べる相手と比で直した見積り",
            "比べる相手と差で直した見積り",
        )
        found = (self.as_counted, self.same_number, self.proportional, self.additive)
        unit = self.as_counted.after.unit
        rows = tuple(
            (name, float(effect.without.value), float(effect.after.value), float(effect.saved), float(effect.percent))
            for name, effect in zip(names, found, strict=True) if effect is not None
        )  # fmt: skip
        heads = ("比べ方", f"変えなかったとき({unit})", f"後({unit})", f"減った時間({unit})", "減った割合(%)")
        return Sheet(f"減った時間の四つの見方。{self.as_counted.after.caption()}({data})", heads, rows)


def ways(before: Days, after: Days, control: tuple[Days, Days] | None = None, *, volunteered=False) -> Ways:
    """All the ways to say what a change saved, and the notes that belong to them.

    ``control``: (before, after) of a desk that was not changed. ``volunteered``: the desk had asked to take
    part. Raises ImproveError as the single ways do.
    """
    with_control = (
        [estimate(way, before, after, control) for way in (proportional, additive)] if control else ()
    )
    return Ways(
        estimate(naive_saving, before, after),
        estimate(volume_adjusted, before, after),
        *(with_control or (None, None)),
        notes=tuple(_notes(before, after, control, volunteered)),
    )


def _notes(before, after, control, volunteered):
    first, second = len(before.dates), len(after.dates)
    if min(first, second) < FEWEST_DAYS:
        yield f"開庁日が{min(first, second)}日しかありません。たまたま混んだ日、すいた日で大きく変わります。"
    if first != second:
        yield f"開庁日の数がちがいます(前{first}日、後{second}日)。1日当たりでも比べてください。"
    if before.booked != after.booked:
        yield "件数がちがうので、1件当たりの分も並べて書きます。"
    if control is None:
        yield "比べる相手がないので、ほかの理由で増減した分は分けられません。"
    elif abs(control[0].figure.value / before.figure.value - 1) > OTHER_SIZE:
        yield "比べる相手と大きさがちがうので、差で直した数字より、比で直した数字を使います。"
    if volunteered:
        yield "手を挙げた課の数字です。ほかの課でも同じだけ減るとは言えません。"
    if after.moved:
        yield f"閉庁日に届いた{after.moved:,}件は、次の開庁日に入れて数えました。"
