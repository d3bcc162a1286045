"""Under whose name and in which colours the reports of a workspace leave the house."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from assessments.errors import InvalidEntry
from assessments.text import NAME, clean, clean_name

LARGEST_LOGO = 200_000
INTRO = 900  # characters: what a cover has room for
PNG = b"\x89PNG\r\n\x1a\n"
_COLOUR = re.compile("#[0-9a-f]{6}")


@dataclass(frozen=True, slots=True)
class Branding:
    """Names, logo, colour and texts of the reports; what is empty is as usual. `version` counts the saves.

    `logo` is a PNG picture, `colour` like `#27408b`, `intro` stands on the cover and `footer` below every page.
    """

    workspace: str
    consultant: str = ""
    client: str = ""
    logo: bytes = field(default=b"", repr=False)
    colour: str = ""
    intro: str = ""
    footer: str = ""
    version: int = 0


def clean_branding(branding: Branding) -> Branding:
    """Return the branding as it can be kept; InvalidEntry names the field with a text too long, or no such value."""
    colour = branding.colour.strip().lower()
    if colour and not _COLOUR.fullmatch(colour):
        raise InvalidEntry("colour", "it is not a colour", "Write it like #27408b", "colour-not-known")
    if branding.logo and not (branding.logo.startswith(PNG) and len(branding.logo) <= LARGEST_LOGO):
        remedy = f"Make it a PNG picture of at most {LARGEST_LOGO:,} bytes"
        raise InvalidEntry("logo", "it cannot be kept", remedy, "logo-not-kept")
    return replace(
        branding,
        consultant=clean_name(branding.consultant, "consultant", required=False),
        client=clean_name(branding.client, "client", required=False),
        colour=colour,
        intro=clean(branding.intro, "intro", INTRO).strip(),
        footer=" ".join(clean(branding.footer, "footer", NAME).split()),
    )
