"""Logos become small pictures without anything else in them, colours readable ones; what cannot be is said."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from PIL import Image

from assessments.branding import LARGEST_LOGO, PNG, Branding
from reports import branding
from reports.branding import LEAST_CONTRAST, LogoError, build_brand, measure_contrast, measure_logo, read_logo
from reports.model import HOUSE_COLOUR, Brand


def a_picture(kind: str, size: tuple[int, int] = (1200, 400), mode: str = "RGB", **extra: object) -> bytes:
    target = io.BytesIO()
    Image.new(mode, size, 200).save(target, kind, **extra)
    return target.getvalue()


def a_huge_png(width: int, height: int) -> bytes:
    """Return a few bytes that claim to be a picture of that size."""

    def chunk(name: bytes, content: bytes) -> bytes:
        checked = name + content
        return struct.pack(">I", len(content)) + checked + struct.pack(">I", zlib.crc32(checked))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return PNG + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_a_picture_becomes_a_small_png(kind: str) -> None:
    logo = read_logo(a_picture(kind))
    with Image.open(io.BytesIO(logo)) as image:
        assert (image.format, image.mode) == ("PNG", "RGBA")
        assert image.size == measure_logo(logo)
    assert measure_logo(logo) == (640, 213)


def test_a_small_picture_keeps_its_size_and_its_transparency() -> None:
    clear = Image.new("RGBA", (30, 20), (10, 20, 30, 0))
    target = io.BytesIO()
    clear.save(target, "PNG")
    with Image.open(io.BytesIO(read_logo(target.getvalue()))) as image:
        assert image.size == (30, 20)
        assert image.getpixel((3, 3)) == (10, 20, 30, 0)


def test_nothing_but_the_dots_is_kept() -> None:
    picture = Image.new("RGB", (40, 20), 200)
    exif = picture.getexif()
    exif[0x010E], exif[0x0112] = "who took it", 6  # a description, and "turn it"
    target = io.BytesIO()
    picture.save(target, "JPEG", exif=exif, comment=b"a secret")
    logo = read_logo(target.getvalue())
    assert measure_logo(logo) == (20, 40)
    assert b"secret" not in logo
    assert b"who took" not in logo


def test_a_picture_full_of_noise_is_made_small_enough_to_be_kept() -> None:
    target = io.BytesIO()
    Image.effect_noise((900, 600), 120).convert("RGB").save(target, "PNG")
    logo = read_logo(target.getvalue())
    assert len(logo) <= LARGEST_LOGO
    width, height = measure_logo(logo)
    assert width / height == pytest.approx(1.5, rel=0.02)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b'<?xml version="1.0"?><!-- x --><svg xmlns="http://www.w3.org/2000/svg"/>', "svg"),
        (b"  <SVG onload='alert(1)'/>", "svg"),
        (a_picture("GIF", (20, 20), "L"), "unknown"),
        (a_picture("BMP", (20, 20)), "unknown"),
        (b"", "unknown"),
        (b"%PDF-1.7", "unknown"),
        (a_picture("PNG", (300, 300))[:60], "damaged"),
        (a_picture("JPEG")[:400], "damaged"),
        (a_huge_png(8000, 5000), "too_many_pixels"),
        (a_huge_png(30_000, 30_000), "too_many_pixels"),
        (PNG + bytes(branding.LARGEST_FILE), "too_large"),
    ],
)
def test_what_cannot_be_a_logo_is_refused_with_what_to_choose(content: bytes, code: str) -> None:
    with pytest.raises(LogoError, match="Choose a PNG, JPEG or WebP picture") as caught:
        read_logo(content)
    assert caught.value.code == code


def test_a_bomb_is_refused_before_its_dots_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def must_not(*_: object) -> None:
        raise AssertionError("the dots were read")

    monkeypatch.setattr(Image.Image, "load", must_not)
    with pytest.raises(LogoError):
        read_logo(a_huge_png(8000, 5000))


@pytest.mark.parametrize(("colour", "contrast"), [("#000000", 21.0), ("#ffffff", 1.0), ("#767676", 4.54)])
def test_the_contrast_to_white_is_that_of_the_guidelines(colour: str, contrast: float) -> None:
    assert measure_contrast(colour).contrast == pytest.approx(contrast, abs=0.01)


@pytest.mark.parametrize("colour", ["#ffffff", "#ffe600", "#00ffff", "#77d0ff", "#ff8080", "#909090"])
def test_a_pale_colour_is_named_with_the_nearest_that_can_be_read(colour: str) -> None:
    found = measure_contrast(colour)
    assert not found.is_enough
    assert measure_contrast(found.nearest).is_enough
    assert measure_contrast(found.nearest).contrast < LEAST_CONTRAST + 0.2
    strong, weak = (max(range(3), key=lambda n: int(c[1 + 2 * n : 3 + 2 * n], 16)) for c in (colour, found.nearest))
    assert strong == weak


def test_a_colour_that_can_be_read_stays_as_it_is() -> None:
    found = measure_contrast("#6A2A86")
    assert found.is_enough
    assert found.nearest == "#6a2a86"


def test_a_brand_is_made_of_what_was_said() -> None:
    assert build_brand(None, "Bakery") == Brand()
    assert build_brand(Branding("w"), "Bakery") == Brand(logo_alt="Bakery")
    logo = read_logo(a_picture("PNG", (60, 30)))
    brand = build_brand(Branding("w", consultant="Anna & Co", logo=logo, colour="#ffe600"), "Bakery")
    assert (brand.logo, brand.logo_size, brand.logo_alt) == (logo, (60, 30), "Anna & Co")
    assert measure_contrast(brand.colour).is_enough
    assert measure_contrast(HOUSE_COLOUR).is_enough
