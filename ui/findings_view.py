"""What was found in answers, registers and facts: critical first, to be mended or accepted with a reason."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

import wiring
from assessments.keeping import CompanyFindings
from assessments.workbooks import Acceptance
from governance.finding import Finding
from ui import kit, session
from ui.findings_saving import FindingSaver
from ui.findings_words import SEVERITIES, FindingWords, count_text
from ui.page import Context
from ui.versions import show_undo_line

SHOWN = 5


class FindingsPart:
    """The part of a page that lists findings: what it tells, how it saves, and whether anything can be accepted.

    What was found for an assessment that is neither a draft nor the newest final one stays as it was.
    """

    def __init__(self, context: Context, found: CompanyFindings) -> None:
        """Tell what was found for the assessment of the context."""
        company, assessment = context.the_company.id, context.the_assessment
        self.found = found
        self.words = FindingWords(company, assessment.id, context.words, found.workbook, context.speech)
        self.saver = FindingSaver(context, wiring.now().astimezone().date())
        snapshots = context.services.store.find_snapshots(wiring.WORKSPACE, company)
        self.is_live = not context.is_final or snapshots[-1].assessment == assessment.id
        kept = context.services.store.find_acceptances(wiring.WORKSPACE, company) if self.is_live else ()
        self._kept = {known.finding: known for known in kept if not known.withdrawn}

    def before(self, finding: Finding) -> Acceptance | None:
        """Return the acceptance of a finding that no longer holds because its ground changed."""
        return self._kept.get(finding.key)

    def of_step(self, step: str) -> tuple[Finding, ...]:
        """Return the open findings of a step."""
        return tuple(finding for finding in self.found.open if finding.step == step)


def show_findings(part: FindingsPart) -> None:
    """Draw the open findings by severity, then, folded, what is accepted."""
    say, found = part.words.speech.say, part.found
    lead = say("findings.lead" if found.open else "findings.none")
    _draw(part, kit.section(say("findings.title")), kit.paragraph(lead, "note prose"))
    if part.saver.trouble and part.saver.opened is None:
        _show_trouble(part)
    for severity in SEVERITIES:
        mine = [finding for finding in found.open if finding.severity == severity]
        if mine:
            _show_severity(part, severity, mine)
    _show_accepted(part)
    _show_last(part)


def fold_findings(part: FindingsPart, step: str) -> str:
    """Return the open findings of a step as a line that unfolds; nothing if there are none."""
    mine = part.of_step(step)
    if not mine:
        return ""
    summary = f'<span class="note turn">{kit.e(count_text(part.words.speech, mine))}</span>'
    rows = "".join(part.words.row(finding) for finding in mine[:SHOWN])
    left = len(mine) - SHOWN
    return kit.fold(
        summary, rows + (kit.paragraph(part.words.speech.say("findings.below", count=left), "note") if left > 0 else "")
    )


def _show_severity(part: FindingsPart, severity: str, findings: Sequence[Finding]) -> None:
    say, mark = part.words.speech.say, f"all-findings-{severity}"
    few = SHOWN if severity != SEVERITIES[-1] else 0
    shown = findings if len(findings) <= max(few, 1) or session.marked(mark) else findings[:few]
    with st.container(gap="xsmall", key=f"findings-{severity}"):
        for finding in shown:
            _show_finding(part, finding)
        if len(findings) > len(shown):
            name = say(f"findings.severity.{severity}")
            st.button(
                say("findings.more", severity=name, count=len(findings) - len(shown)),
                key=f"more-findings-{severity}",
                type="tertiary",
                icon=":material/expand_more:",
                on_click=session.mark,
                args=(mark, True),
            )


def _show_finding(part: FindingsPart, finding: Finding) -> None:
    say, saver, key = part.words.speech.say, part.saver, _key(finding)
    earlier = part.before(finding)
    note = say("findings.back_again", date=earlier.day, reason=earlier.reason) if earlier else ""
    is_open = saver.opened == finding.key
    with st.container(key=f"finding-{key}", gap="small"):
        with st.container(horizontal=True, vertical_alignment="top", gap="small"):
            _draw(part, part.words.row(finding, note))
            if part.is_live and not is_open:
                label = say("findings.accept")
                st.button(label, key=f"accept-finding-{key}", type="tertiary", on_click=saver.open, args=(finding.key,))
        if part.is_live and is_open:
            _show_reason(part, finding)


def _show_reason(part: FindingsPart, finding: Finding) -> None:
    say, saver, key = part.words.speech.say, part.saver, _key(finding)
    with st.container(border=True, gap="small", key=f"reason-{key}"):
        st.text_area(say("findings.reason"), key=saver.reason_key(finding), height="content", max_chars=500)
        if saver.trouble:
            _show_trouble(part)
        with st.container(horizontal=True, gap="small"):
            now, cancel = say("findings.accept_now"), say("findings.cancel")
            st.button(now, key=f"accept-now-{key}", type="primary", on_click=saver.accept, args=(finding,))
            st.button(cancel, key=f"cancel-{key}", type="tertiary", on_click=saver.open, args=(None,))


def _show_accepted(part: FindingsPart) -> None:
    say, accepted = part.words.speech.say, part.found.accepted
    if not accepted:
        return
    fold = st.expander(say("findings.accepted", count=len(accepted)), key="accepted-findings", on_change="rerun")
    if not fold.open:
        return
    with fold:
        for finding, acceptance in accepted:
            with st.container(horizontal=True, vertical_alignment="top", gap="small", key=f"held-{_key(finding)}"):
                note = say("findings.accepted_on", date=acceptance.day, reason=acceptance.reason)
                _draw(part, part.words.row(finding, note))
                if part.is_live:
                    st.button(
                        say("findings.take_back"),
                        key=f"take-back-finding-{_key(finding)}",
                        type="tertiary",
                        icon=":material/undo:",
                        on_click=part.saver.withdraw,
                        args=(finding, acceptance),
                    )


def _show_last(part: FindingsPart) -> None:
    last, say = part.saver.last, part.words.speech.say
    if last is None or not part.is_live:
        return
    with st.bottom:
        told = say("findings.open_again" if last.acceptance.withdrawn else "findings.is_accepted")
        show_undo_line(part.words.speech, "findings", told, part.saver.undo)


def _show_trouble(part: FindingsPart) -> None:
    _draw(part, f'<p class="warn s" role="alert">{kit.icon("warning")} {kit.e(part.saver.trouble)}</p>')


def _key(finding: Finding) -> str:
    return "".join(sign if sign.isalnum() else "-" for sign in finding.key)


def _draw(part: FindingsPart, *parts: str) -> None:
    st.html(kit.sheet(part.words.speech.language, *parts))
