"""Logos and colours as reports can use them: a small PNG picture, and a colour that can be read on white."""

from __future__ import annotations

import io
from colorsys import hls_to_rgb, rgb_to_hls
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessments.branding import LARGEST_LOGO, Branding
from reports.errors import ReportError
from reports.model import HOUSE_COLOUR, Brand

if TYPE_CHECKING:
    from PIL.Image import Image

KINDS = ("png", "jpg", "jpeg", "webp")
LARGEST_FILE = 8_000_000
MOST_PIXELS = 25_000_000
BOX = (640, 240)  # as much as any format prints sharply
SMALLER = 0.75
LEAST_CONTRAST = 4.5  # of small text to its ground, by WCAG 2
FINEST = 1 / 512


class LogoError(ReportError):
    """A file that cannot be a logo; `code` is a stable key by which a screen finds its own words."""

    def __init__(self, code: str, what: str) -> None:
        remedy = f"Choose a PNG, JPEG or WebP picture of at most {MOST_PIXELS // 10**6} megapixels"
        super().__init__(f"logo: {what}. {remedy}")
        self.code = code


@dataclass(frozen=True, slots=True)
class Legibility:
    """How a colour stands out against white, and the nearest of its hue that can be read."""

    contrast: float
    nearest: str

    @property
    def is_enough(self) -> bool:
        """Tell whether small text in this colour can be read on white, and white text on it."""
        return self.contrast >= LEAST_CONTRAST


def build_brand(branding: Branding | None, name: str) -> Brand:
    """Return what a report shows of a branding; `name` is what a logo without a consultant's name is called."""
    if branding is None:
        return Brand()
    return Brand(
        logo=branding.logo,
        logo_size=measure_logo(branding.logo) if branding.logo else (0, 0),
        logo_alt=branding.consultant or name,
        colour=measure_contrast(branding.colour).nearest if branding.colour else HOUSE_COLOUR,
    )


def read_logo(content: bytes) -> bytes:
    """Return a picture as a small PNG without anything but its dots; LogoError says why it cannot be a logo."""
    from PIL import Image, ImageOps, UnidentifiedImageError

    if len(content) > LARGEST_FILE:
        raise LogoError("too_large", f"the file is larger than {LARGEST_FILE // 10**6} MB")
    if b"<svg" in content[:4000].lower():
        raise LogoError("svg", "SVG drawings may carry programs and are not taken")
    try:
        with Image.open(io.BytesIO(content), formats=("PNG", "JPEG", "WEBP")) as image:
            if image.width * image.height > MOST_PIXELS:
                raise LogoError("too_many_pixels", f"it has {image.width} × {image.height} dots")
            image.draft("RGB", BOX)  # a photo need not be read at full size
            return _write_small(ImageOps.exif_transpose(image).convert("RGBA"))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise LogoError("too_many_pixels", "it has far too many dots") from None
    except UnidentifiedImageError:
        raise LogoError("unknown", "it is not a picture that can be read") from None
    except (OSError, ValueError, SyntaxError, EOFError, IndexError, TypeError, OverflowError) as error:
        raise LogoError("damaged", "the picture is damaged") from error


def measure_logo(logo: bytes) -> tuple[int, int]:
    """Return width and height of a PNG picture in dots."""
    return int.from_bytes(logo[16:20], "big"), int.from_bytes(logo[20:24], "big")


def measure_contrast(colour: str) -> Legibility:
    """Return how a colour like `#27408b` stands out against white, by WCAG 2."""
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    contrast = _contrast(red, green, blue)
    if contrast >= LEAST_CONTRAST:
        return Legibility(contrast, colour.lower())
    hue, light, saturation = rgb_to_hls(red, green, blue)
    low, high = 0.0, light
    while high - low > FINEST:
        middle = (low + high) / 2
        low, high = (middle, high) if _reads(hue, middle, saturation) else (low, middle)
    return Legibility(contrast, _write_colour(hue, low, saturation))


def _reads(hue: float, light: float, saturation: float) -> bool:
    written = _write_colour(hue, light, saturation)
    return _contrast(*(int(written[place : place + 2], 16) / 255 for place in (1, 3, 5))) >= LEAST_CONTRAST


def _write_colour(hue: float, light: float, saturation: float) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in hls_to_rgb(hue, light, saturation))


def _contrast(red: float, green: float, blue: float) -> float:
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in (red, green, blue)]
    return 1.05 / (0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05)


def _write_small(image: Image) -> bytes:
    """Return a picture as PNG that fits the box, and smaller still until it can be kept."""
    image.thumbnail(BOX)
    while True:
        bare = image.copy()
        bare.info.clear()
        target = io.BytesIO()
        bare.save(target, "PNG", optimize=True)
        if target.tell() <= LARGEST_LOGO:
            return target.getvalue()
        image.thumbnail((int(image.width * SMALLER), int(image.height * SMALLER)))
