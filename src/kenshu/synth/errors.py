from kenshu import KenshuError


class SynthError(KenshuError):
    """The targets cannot be used, or the files do not hold what was planted."""
