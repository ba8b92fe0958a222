"""The Excel door: one workbook a session, written for a class and read back from the box."""

from kenshu.forms.excel.book import WorkbookError
from kenshu.forms.excel.reading import Filled, read
from kenshu.forms.excel.write import workbook

__all__ = ["Filled", "WorkbookError", "read", "workbook"]
