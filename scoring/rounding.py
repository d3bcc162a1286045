"""Numbers are compared with a bound after rounding to 9 decimals: otherwise floats miss exact band edges."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

DECIMALS = 9


def settle(values: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Return the values as they are compared with bands, thresholds and shares."""
    return np.round(values, DECIMALS)
