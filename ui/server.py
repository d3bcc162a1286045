"""The addresses beside Streamlit's own: health, the choice of language, and pages that state their language."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

import streamlit
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

import wiring
from assessments.errors import AssessmentError
from locales import languages
from ui.routes import SCREENS
from ui.text import COOKIE, choose_language

YEAR = 365 * 24 * 3600


@asynccontextmanager
async def lifespan(_app: object) -> AsyncIterator[dict[str, Any] | None]:
    """Open the store before the first visitor and close it after the last."""
    await run_in_threadpool(wiring.services)
    try:
        yield None
    finally:
        await run_in_threadpool(wiring.close_services)


async def show_health(_request: Request) -> Response:
    """Answer whether the database can be asked; 503 with the reason if it cannot."""
    try:
        services = await run_in_threadpool(wiring.services)
        await run_in_threadpool(services.store.check)
    except AssessmentError as problem:
        return JSONResponse({"status": "failing", "store": str(problem)}, status_code=503)
    return JSONResponse({"status": "ok", "store": services.store.name})


async def keep_language(request: Request) -> Response:
    """Keep the visitor's choice of language for a year and go back to the page it was made on."""
    code = request.path_params["code"]
    back = _page_before(request) or request.query_params.get("back", "/")
    if not back.startswith("/") or back.startswith(("//", "/\\")):
        back = "/"
    response = RedirectResponse(back, status_code=303)
    if code in languages():
        response.set_cookie(COOKIE, code, max_age=YEAR, samesite="lax", httponly=True)
    return response


def _page_before(request: Request) -> str:
    """Return the page of ours that the link was followed on: the address may have changed since the link was drawn."""
    before = urlsplit(request.headers.get("referer", ""))
    if not before.path or before.netloc != request.headers.get("host"):
        return ""
    asked = [(name, value) for name, value in parse_qsl(before.query) if name != "lang"]
    return f"{before.path}?{urlencode(asked)}" if asked else before.path


@cache
def _index(language: str) -> str:
    page = (Path(streamlit.__file__).parent / "static" / "index.html").read_text("utf-8")
    for theirs, ours in (
        ('<html lang="en">', f'<html lang="{language}">'),
        ("<title>Streamlit</title>", "<title>Five Steps</title>"),
        ("./favicon.png", "./app/static/icon.svg"),
    ):
        page = page.replace(theirs, ours)
    return page


async def show_page(request: Request) -> Response:
    """Answer with Streamlit's page, which otherwise says it is English whatever it holds."""
    browser = request.headers.get("accept-language")
    language = choose_language(request.query_params.get("lang"), request.cookies.get(COOKIE), browser)
    return HTMLResponse(_index(language), headers={"Cache-Control": "no-cache", "Vary": "Cookie, Accept-Language"})


ROUTES = [
    Route("/healthz", show_health),
    Route("/language/{code}", keep_language),
    Route("/", show_page),
    *(Route(f"/{screen.url}", show_page) for screen in SCREENS),
]
