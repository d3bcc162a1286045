"""`fivesteps demo`: the three demo companies, put into the database."""

from __future__ import annotations

import argparse

from commands.arguments import add_language
from commands.errors import CommandError
from commands.inputs import choose_language
from commands.progress import show_progress

HELP = "load the demo companies into the database"
add_arguments = add_language


def run(arguments: argparse.Namespace) -> int:
    """Load the companies and say which they are; what is there already stays as it is."""
    import wiring
    from assessments.demonstration import load_demo
    from assessments.errors import StoreOwned

    settings = wiring.Settings.from_environment()
    language = choose_language(arguments.language or settings.language)
    try:
        services = wiring.open_services(settings)
    except StoreOwned as error:
        remedy = "Use “Load the demo companies” on its overview, or stop it first"
        raise CommandError(error.where, error.what, remedy) from None
    try:
        with show_progress("Loading the demo companies"):
            companies = load_demo(
                services.store, services.catalogue, wiring.WORKSPACE, language, wiring.new_operation("demo")
            )
    finally:
        services.store.close()
    for company in companies:
        print(company.name)
    print(f"They are in {settings.database}. See them with: make run")
    return 0
