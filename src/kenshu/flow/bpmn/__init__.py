"""BPMN 2.0: the drawing of other tools, written from a table of steps and read back into one."""

from kenshu.flow.bpmn.read import Imported, from_bpmn
from kenshu.flow.bpmn.table import LOST_SHEET, write_imported
from kenshu.flow.bpmn.write import to_bpmn

__all__ = ["LOST_SHEET", "Imported", "from_bpmn", "to_bpmn", "write_imported"]
