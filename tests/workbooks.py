"""A workbook of a small bakery with something in every register, and the material of its documents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from governance.document import Change, Material, Work
from governance.facts import load_facts
from governance.findings import find_findings
from governance.ground import Earlier, Ground
from governance.model import Entry, Value, Workbook, workbook_of
from locales import speech
from tests.readings import read_demo

TODAY = date(2026, 11, 25)


class In(NamedTuple):
    """A text in both languages."""

    en: str
    ru: str


PREFIXES = {
    "goals": "G", "uses": "U", "audiences": "A", "legal": "J", "documents": "DOC", "people": "P", "accounts": "AC",
    "influencers": "I", "raci": "R", "approval_tiers": "T", "calendar": "CI", "consents": "CO", "incidents": "IN",
    "listening": "L", "triage": "M", "kpis": "K", "decisions": "D",
}  # fmt: skip
MARINA = {"stand_in_id": "P-02", "decides_alone": In("Routine posts and ordinary replies", "Обычные посты и ответы")}
ROWS: Mapping[str, Sequence[Mapping[str, Any]]] = {
    "goals": [
        {
            "title": In("Sell more pre-orders on weekdays", "Увеличить предзаказы в будни"),
            "business_goal": In("Raise weekday revenue by 12%", "Поднять выручку в будни на 12 %"),
            "use": "sales", "audience_ids": ("A-01",), "direction": "increase", "baseline": 18.0, "target": 30.0,
            "unit": In("per week", "в неделю"), "deadline": "2027-03-31", "owner_id": "P-01", "status": "active",
            "approved_by": "P-02", "approved_on": "2026-11-20",
        },
        {
            "title": In("Answer every order within the day", "Отвечать на заказы в тот же день"),
            "business_goal": In("Lose fewer orders", "Терять меньше заказов"),
            "use": "service", "audience_ids": ("A-01",), "direction": "increase", "baseline_due": "2027-01-15",
            "target": 90.0, "unit": "%", "deadline": "2027-06-30", "owner_id": "P-03", "status": "active",
        },
        {"title": In("Win partners among cafés", "Привлечь кофейни-партнёры"), "use": "partners", "status": "draft"},
    ],
    "uses": [
        {"use": "sales", "in_use": True, "owner_id": "P-01"},
        {
            "use": "service", "in_use": True, "owner_id": "P-03",
            "exclusion": In("no recipes and no health advice", "рецептов и советов о здоровье не даём"),
            "redirect": In("the telephone of the shop", "телефон магазина"),
        },
        {"use": "hiring", "in_use": False, "redirect": In("the site of the bakery", "сайт пекарни")},
    ],
    "audiences": [
        {
            "name": In("Parents of small children", "Родители малышей"), "kind": "customer", "channels": ("AC-01",),
            "need": In("Fresh bread and birthday cakes near home", "Свежий хлеб и торты рядом с домом"),
        },
    ],
    "people": [
        {
            "name": In("Marina K.", "Марина К."), "organisation": "company", "department": In("Shop", "Магазин"),
            "role": ("lead", "approver", "calendar_owner"), "contact": "marina@example.com",
            "training_date": "2026-09-10", "policy_confirmed_on": "2026-10-01", **MARINA,
        },
        {
            "name": In("Olga P.", "Ольга П."), "organisation": "company", "role": ("sponsor", "spokesperson"),
            "contact": "olga@example.com",
        },
        {
            "name": In("Olya D.", "Оля Д."), "organisation": "freelancer", "role": ("author", "responder"),
            "contact": "olya@example.com", "stand_in_id": "P-01", "training_date": "2026-09-10",
            "department": In("Design", "Дизайн"),
            "agreement": In("Photos every Monday; gets the plan", "Фото по понедельникам; получает план"),
        },
        {"name": In("Igor", "Игорь"), "organisation": "company", "role": ("author",), "left_date": "2026-06-30"},
    ],
    "accounts": [
        {
            "title": In("VK community", "Сообщество VK"), "url": "https://vk.com/bakery", "platform": "vk",
            "purpose": In("Assortment of the day", "Ассортимент дня"), "audience_id": "A-01", "owner_type": "company",
            "admins": ("P-01", "P-02"), "publisher_id": "P-01", "responder_id": "P-03", "two_step": "on",
            "recovery": "both", "last_access_review": "2026-10-01", "status": "active", "accepts_messages": True,
        },
        {
            "title": In("Old page", "Старая страница"), "url": "https://ok.ru/bakery", "platform": "ok",
            "owner_type": "private_person", "two_step": "off", "status": "closed",
        },
    ],
    "influencers": [
        {
            "name": In("Admin of the district group", "Администратор районной группы"), "kind": "community",
            "attitude": "neutral", "relation": "gifted", "agreement": True, "contact_owner_id": "P-01",
            "marking_rule": In("“Advertising” and the name", "«Реклама» и название"), "last_contact": "2026-11-01",
        },
        {
            "name": In("Anya from the shop", "Аня из магазина"), "kind": "employee", "attitude": "supportive",
            "relation": "employee", "contact_owner_id": "P-01", "last_contact": "2026-11-10",
        },
    ],
    "raci": [
        {
            "stage": "approve", "responsible": ("role:approver",), "accountable": "P-01", "informed": ("role:author",),
            "deputy_id": "P-02", "time_limit_h": 4.0,
        },
        {"stage": "respond", "responsible": ("P-03",), "accountable": "P-01", "consulted": ("P-02",)},
    ],
    "approval_tiers": [
        {
            "tier": In("Routine", "Обычные"), "examples": In("assortment, hours", "ассортимент, часы"),
            "required": "none", "covers_replies": False,
        },
        {
            "tier": In("Sensitive", "Чувствительные"), "examples": In("prices, children", "цены, дети"),
            "required": "one_approver", "author_ids": ("P-03",), "approver_id": "P-01", "deputy_id": "P-02",
            "limit_h": 4.0, "covers_replies": True,
        },
    ],
    "calendar": [
        {
            "title": In("Pre-order reminder", "Напоминание о предзаказе"), "date": "2026-12-01", "account_id": "AC-01",
            "goal_id": "G-01", "author_id": "P-03", "tier": "T-01", "status": "planned",
        },
        {
            "title": In("Birthday photos", "Фото с праздника"), "date": "2026-11-10", "account_id": "AC-01",
            "author_id": "P-03", "tier": "T-02", "status": "published", "people_shown": True,
        },
    ],
    "consents": [
        {"subject": In("Customer A.", "Клиент А."), "kind": "person", "status": "given", "given_on": "2026-11-01"},
        {"subject": In("Customer B.", "Клиент Б."), "kind": "person", "status": "given", "given_on": "2026-11-02"},
        {"subject": In("Child of C.", "Ребёнок В."), "kind": "child", "status": "asked"},
    ],
    "incidents": [
        {
            "date": "2026-10-05", "what": In("Wrong price published", "Опубликована неверная цена"),
            "severity": "normal", "hours_to_first_action": 2.0,
            "root_cause": In("No second look", "Никто не перепроверил"),
            "rule_changed": In("Prices are sensitive content", "Цены — чувствительные материалы"),
        },
    ],
    "listening": [
        {
            "place": In("VK messages", "Сообщения VK"), "account_id": "AC-01", "frequency": "daily",
            "responder_id": "P-03", "deputy_id": "P-01", "duty_hours": "Mon-Sat 8-19", "response_target": 4.0,
            "unit": "working_hours", "out_of_hours_reply": True,
        },
        {"place": In("Map reviews", "Отзывы на картах"), "frequency": "weekly", "responder_id": "P-01"},
    ],
    "triage": [
        {
            "type": In("Complaint", "Жалоба"), "kind": "complaint", "severity": "high",
            "responder_id": "role:responder", "target": 4.0, "unit": "working_hours",
            "where": "public_then_private", "escalation_contact_id": "P-01",
        },
        {
            "type": In("Question", "Вопрос"), "kind": "question", "severity": "normal", "responder_id": "P-03",
            "target": 1.0, "unit": "working_days", "where": "public",
        },
    ],
    "kpis": [
        {
            "name": In("Weekday pre-orders", "Предзаказы в будни"), "goal_id": "G-01", "level": "outcome",
            "unit": In("per week", "в неделю"), "direction": "increase", "primary": True, "baseline": 18.0,
            "target": 30.0, "frequency": "weekly", "owner_id": "P-01", "status": "active",
        },
        {
            "name": In("Reach of posts", "Охват постов"), "goal_id": "G-01", "level": "output", "frequency": "weekly",
            "direction": "increase", "primary": False, "owner_id": "P-03", "status": "active",
        },
        {"name": In("Likes", "Лайки"), "level": "output", "owner_id": "P-03", "status": "active"},
        {"name": In("Old followers", "Подписчики"), "goal_id": "G-09", "level": "output", "status": "active"},
    ],
    "decisions": [
        {
            "date": "2026-11-02", "decision": "stop", "what": In("Contests for likes", "Конкурсы за лайки"),
            "reason": In("No orders came of them", "Заказов они не дали"), "evidence_kpi": "K-01", "owner_id": "P-01",
            "check_on": "2027-02-01",
        },
    ],
    "legal": [
        {
            "item": In("Advertising is marked, with erid", "Реклама с пометкой и erid"), "jurisdiction": "ru",
            "applies": True, "status": "ok", "checked_by": "P-02", "checked_on": "2026-10-01",
        },
        {
            "item": In("Consent to publish images", "Согласие на публикацию изображений"), "jurisdiction": "ru",
            "applies": True, "status": "unknown",
        },
        {"item": In("Levy on advertising", "Сбор с рекламы"), "jurisdiction": "ru", "applies": False},
    ],
    "documents": [
        {
            "title": In("Governance model", "Модель управления"), "kind": "governance_model", "version": "1.0",
            "dated_on": "2026-11-20", "owner_id": "P-01", "next_review_date": "2027-05-20",
            "link": In("Shared folder", "Общая папка"), "checked_by": In("Adviser", "Юрист"),
        },
        {
            "title": In("Staff rules", "Правила для сотрудников"), "kind": "staff_policy", "version": "0.9",
            "dated_on": "2026-11-20", "owner_id": "P-01", "next_review_date": "2027-05-20",
            "protected_rights_clause": True, "link": In("Shared folder", "Общая папка"),
        },
        {
            "title": In("Crisis plan", "План на случай кризиса"), "kind": "crisis_plan", "version": "1.0",
            "dated_on": "2026-09-01", "owner_id": "P-02", "next_review_date": "2027-03-01",
            "link": In("Printed, by the till", "Распечатан, у кассы"),
        },
    ],
}  # fmt: skip


def full_workbook(language: str = "en") -> Workbook:
    """Return the workbook with its texts in a language."""
    return workbook_of(
        Entry(register, f"{PREFIXES[register]}-{number:02d}", _say(row, language), rank=number)
        for register, rows in ROWS.items()
        for number, row in enumerate(rows, start=1)
    )


def a_material(
    language: str = "en", workbook: Workbook | None = None, company: str = "bakery", **more: Any
) -> Material:
    """Return what a document is written from: a demo company with this workbook, the full one if none is given."""
    reading, before = read_demo(company, language)
    earlier = Earlier(before.profile, before.day, same_track=True)
    material = Material(
        questionnaire=reading.edition.questionnaire,
        words=reading.edition.words(language),
        profile=reading.profile,
        track=reading.assessment.track,
        assessed_on=reading.assessment.day,
        company=reading.company.name,
        about=reading.company.profile,
        workbook=full_workbook(language) if workbook is None else workbook,
        speech=speech(language),
        today=TODAY,
        earlier=earlier,
    )
    return replace(material, **more)


def the_findings(material: Material) -> Any:
    """Return what the rules find in the material."""
    return find_findings(
        Ground(
            material.questionnaire, material.profile, material.about, material.workbook, material.today, load_facts(),
            earlier=material.earlier, assessed_on=material.assessed_on,
        )
    )  # fmt: skip


def _say(row: Mapping[str, Any], language: str) -> Mapping[str, Value]:
    return {name: getattr(value, language) if isinstance(value, In) else value for name, value in row.items()}


def some_work(material: Material) -> tuple[Work, ...]:
    """Return a short plan."""
    say = material.words.actions
    return tuple(
        Work(
            title=material.words.items[item].title,
            wave=wave,
            owner=material.words.roles["lead"],
            due=due,
            effort="2 d",
            done_when=say[f"{item}.02"].done_when,
            items=(item,),
        )
        for item, wave, due in (
            ("workflow.legal_checks", "now", date(2026, 12, 31)),
            ("listening.moderation", "next", date(2027, 2, 28)),
        )
    )


def some_changes() -> tuple[Change, ...]:
    """Return what was changed in the workbook."""
    return (
        Change(date(2026, 11, 20), "Marina K.", "Goals register: G-01"),
        Change(date(2026, 11, 24), "", "Approval tiers: T-02"),
    )
