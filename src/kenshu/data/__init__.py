"""Find, verify and load a course dataset from any working folder: ``data.open("d1-phone-before")``."""

from kenshu.data.elsewhere import elsewhere
from kenshu.data.errors import DataError
from kenshu.data.frames import open
from kenshu.data.package import city_id, files, folder, names, resources
from kenshu.data.validate import validate

__all__ = ["DataError", "city_id", "elsewhere", "files", "folder", "names", "open", "resources", "validate"]
