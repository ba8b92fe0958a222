"""What every figure must say about itself."""

import re
from dataclasses import dataclass, fields

from kenshu import KenshuError

FICTIONAL = "架空のデータ"
LONGEST_ALT = 250  # characters; what is longer belongs into the reading
_NOTHING = {"", "-", "ー", "―", "なし", "不明", "未定", "未記入", "?", "？", "...", "…"}
_LABELS = {"period": "期間", "scope": "範囲", "method": "算出方法", "data": "データの由来"}


class FiguresError(KenshuError):
    """A figure that must not be shown as it is; the text says what is missing and what to write."""


@dataclass(frozen=True)
class Caption:
    """期間・範囲・算出方法・データの由来. Raises FiguresError naming every one that says nothing.

    >>> Caption("令和7年5月〜7月", "電話と電子申請の予約", "通話と後処理の合計").text
    '期間: 令和7年5月〜7月 / 範囲: 電話と電子申請の予約 / 算出方法: 通話と後処理の合計 / 架空のデータ'
    """

    period: str
    scope: str
    method: str
    data: str = FICTIONAL

    def __post_init__(self):
        empty = [_LABELS[field.name] for field in fields(self) if says_nothing(getattr(self, field.name))]
        if empty:
            raise FiguresError(
                f"図に「{'」「'.join(empty)}」がありません。いつの・どこまでの・どう数えた数字かを書いてください。"
            )

    @property
    def lines(self) -> tuple[str, ...]:
        """The caption in its parts, for a page."""
        told = (f"{_LABELS[name]}: {getattr(self, name)}" for name in ("period", "scope", "method"))
        return (*told, self.data)

    @property
    def text(self) -> str:
        """The caption in one line, as it stands below a figure."""
        return " / ".join(self.lines)


def says_nothing(value) -> bool:
    """True for empty text, for placeholders such as 未定, and for anything but text."""
    return not isinstance(value, str) or value.strip() in _NOTHING


def checked_alt(alt: str) -> str:
    """The alt text, if a listener learns from it what the figure shows; else FiguresError."""
    if says_nothing(alt):
        raise FiguresError("図の代わりになる文(alt)がありません。何がどうなったかを1〜2文で書いてください。")
    if re.fullmatch(r"[\w./\\-]+\.(png|svg|jpe?g|gif)|[0-9a-f]{16,}", alt.strip(), re.IGNORECASE | re.ASCII):
        raise FiguresError(
            f"図の代わりになる文(alt)がファイルの名前です({alt})。何の図かを文で書いてください。"
        )
    if len(alt) > LONGEST_ALT:
        raise FiguresError(
            f"図の代わりになる文(alt)が長すぎます({len(alt)}文字)。{LONGEST_ALT}文字までにし、残りは"
            "「文字で読む」に書いてください。"
        )
    return alt
