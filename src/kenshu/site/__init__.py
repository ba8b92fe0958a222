"""The lecture site: build it with jupyter-book, look at it from a web server, audit it, print it, pack it."""

from kenshu.site.build import build, sources
from kenshu.site.facts import SiteError
from kenshu.site.print_out import print_out
from kenshu.site.publish import pack
from kenshu.site.report import check
from kenshu.site.serve import serve

__all__ = ["SiteError", "build", "check", "pack", "print_out", "serve", "sources"]
