"""Whose social media is assessed: companies are added, changed, put away and taken out again."""

from __future__ import annotations

from dataclasses import replace

from assessments.model import Company, Operation
from assessments.store import Store
from questionnaires.company import CompanyProfile


def add_company(
    store: Store,
    workspace: str,
    name: str,
    profile: CompanyProfile,
    operation: Operation,
    *,
    about: str = "",
    demo: str | None = None,
) -> Company:
    """Return the new company; InvalidEntry if its name is empty or a text is too long."""
    company = Company(workspace, operation.new_id("company"), name, profile, about, demo)
    return store.save_company(company, operation)


def change_company(
    store: Store,
    company: Company,
    operation: Operation,
    *,
    name: str | None = None,
    about: str | None = None,
    profile: CompanyProfile | None = None,
) -> Company:
    """Return the company with what is given changed; final assessments keep the company as it was then.

    Conflict if somebody changed it since `company` was read.
    """
    changed = replace(
        company,
        name=company.name if name is None else name,
        about=company.about if about is None else about,
        profile=profile or company.profile,
    )
    return store.save_company(changed, operation, expect=company.version)


def change_profile(store: Store, company: Company, profile: CompanyProfile, operation: Operation) -> Company:
    """Return the company with another profile; which items apply to its drafts follows at once."""
    return change_company(store, company, operation, profile=profile)


def archive_company(store: Store, company: Company, operation: Operation) -> Company:
    """Return the company put away: it keeps everything and is no longer listed."""
    return store.save_company(replace(company, archived=True), operation, expect=company.version)


def restore_company(store: Store, company: Company, operation: Operation) -> Company:
    """Return the company listed again."""
    return store.save_company(replace(company, archived=False), operation, expect=company.version)
