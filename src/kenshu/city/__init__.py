"""The city this course is made for: ``city.yml`` in the sources, ``city.json`` in a release.

>>> from kenshu import city
>>> city.load().name
'みどり野市'
"""

from kenshu.city.model import City, MonthDay
from kenshu.city.reading import CityError, load, parse

__all__ = ["City", "CityError", "MonthDay", "load", "parse"]
