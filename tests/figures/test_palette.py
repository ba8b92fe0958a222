"""Every colour keeps what the palette writes beside it, for every eye and in a grey print."""

import inspect
import itertools
import re

import pytest

from kenshu.figures import palette

PAIRS = list(itertools.combinations(palette.SERIES, 2))
WRITTEN = re.findall(r'"(#[0-9a-f]{6})"[^#\n]*# ([\d.]+) (\w+)', inspect.getsource(palette))

# Machado, Oliveira and Fernandes (2009), severity 1.0, on linear RGB.
EYES = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def linear(colour: str) -> list[float]:
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]


def seen(colour: str, eye: str) -> list[float]:
    """Linear RGB as this eye sees the colour."""
    return [min(1, max(0, sum(m * c for m, c in zip(row, linear(colour), strict=True)))) for row in EYES[eye]]


def lab(rgb: list[float]) -> list[float]:
    """CIE L*a*b* (D65) of linear RGB."""
    to_xyz = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    white = (0.9505, 1.0, 1.089)
    x, y, z = (
        sum(m * c for m, c in zip(row, rgb, strict=True)) / w for row, w in zip(to_xyz, white, strict=True)
    )
    x, y, z = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (x, y, z))
    return [116 * y - 16, 500 * (x - y), 200 * (y - z)]


def difference(one: str, other: str, eye: str) -> float:
    """CIE76 colour difference for an eye; about 2 is just seen, 20 is plain."""
    return sum((a - b) ** 2 for a, b in zip(lab(seen(one, eye)), lab(seen(other, eye)), strict=True)) ** 0.5


def test_every_colour_has_its_contrast_written_beside_it():
    colours = set(re.findall(r'"(#[0-9a-f]{6})"', inspect.getsource(palette))) - {palette.WHITE}
    assert {colour for colour, _, _ in WRITTEN} == colours - {"#000000"}
    assert len(WRITTEN) >= 8


@pytest.mark.parametrize(("colour", "written", "use"), WRITTEN)
def test_the_written_contrast_is_true(colour, written, use):
    assert palette.contrast(colour) == float(written)


@pytest.mark.parametrize(("colour", "written", "use"), WRITTEN)
def test_text_and_shapes_are_dark_enough(colour, written, use):
    least = {"text": 4.5, "decoration": 1.0}.get(use, 3.0)
    assert palette.contrast(colour) >= least


def test_contrast_agrees_with_known_values():
    assert palette.contrast("#ffffff") == 1.0
    assert palette.contrast("#767676") == 4.54
    assert palette.contrast("#000000", "#ffffff") == 21.0


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_two_series_differ_in_grey_in_pattern_and_in_line(one, other):
    assert palette.contrast(one.colour, other.colour) >= 1.35
    assert one.hatch != other.hatch
    assert one.marker != other.marker and one.dashes != other.dashes


@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_two_series_differ_for_colour_blind_eyes(one, other, eye):
    assert difference(one.colour, other.colour, eye) >= 15
