"""自治体DX実践研修. The rooms, in the order data walks through them, stand in CONTRIBUTING.md."""

import errno
import os

# openpyxl takes lxml where it is installed (python-docx brings it), and lxml tells a full disk in errors of its own,
# which are no OSError. Said before any room imports openpyxl.
os.environ.setdefault("OPENPYXL_LXML", "False")

__version__ = "2026.12"


class KenshuError(Exception):
    """Something the user must mend. The text is Japanese and says what, where, and what to do.

    Each room has one subclass; the command line prints the text and ends with exit code 1.
    """


_REASONS = {
    errno.EACCES: "権限がありません",
    errno.EPERM: "権限がありません",
    errno.EROFS: "読み取り専用の場所です",
    errno.ENOSPC: "空き容量がありません",
    errno.EDQUOT: "割り当てられた容量がいっぱいです",
    errno.EFBIG: "空き容量がありません",
    errno.ENOENT: "その名前のものがありません",
    errno.EEXIST: "同じ名前のものが、もうあります",
    errno.ENOTDIR: "途中の場所がフォルダーではありません",
    errno.EISDIR: "ファイルではなくフォルダーです",
    errno.ENAMETOOLONG: "名前が長すぎます",
    errno.EBUSY: "ほかのプログラムが使っています",
    errno.ENETDOWN: "ネットワークの先につながりません",
    errno.EHOSTUNREACH: "ネットワークの先につながりません",
    errno.ETIMEDOUT: "ネットワークの先につながりません",
    errno.EIO: "ディスクかネットワークの故障で、読み書きできません",
}


def why(error: OSError) -> str:
    """Why the system refused, in Japanese, to stand in brackets; an unknown reason in the system's words.

    >>> why(PermissionError(13, "Permission denied"))
    '権限がありません'
    """
    if getattr(error, "winerror", None) in (32, 33):  # open in Excel, or held by a virus scanner
        return _REASONS[errno.EBUSY]
    if error.errno == errno.ENOENT and "temporary directory" in str(error):  # Python found room nowhere
        return "一時ファイルを置く場所に空きがありません"
    return _REASONS.get(error.errno) or error.strerror or str(error)
