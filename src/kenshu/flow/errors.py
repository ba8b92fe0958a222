from kenshu import KenshuError


class FlowError(KenshuError):
    """A table of steps that cannot be read, checked or drawn; the text says where and what to do."""
