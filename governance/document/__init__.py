"""The governance model and the staff policy, written from registers, answers and profile."""

from governance.document.masking import mask_people
from governance.document.material import Change, Material, Work
from governance.document.model import Document
from governance.document.outline import build_governance_model, build_staff_policy

__all__ = [
    "Change",
    "Document",
    "Material",
    "Work",
    "build_governance_model",
    "build_staff_policy",
    "mask_people",
]
