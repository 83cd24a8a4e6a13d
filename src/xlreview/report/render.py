"""From a review to a Word document: context, template, finished file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from docx.oxml.ns import qn
from jinja2.exceptions import SecurityError, TemplateError, TemplateSyntaxError, UndefinedError
from lxml.etree import XMLSyntaxError

from xlreview.i18n import FALLBACK, LANGUAGES, Filling, Label
from xlreview.model.review import Review
from xlreview.problem import Place, Problem, Severity, UnusableInput, unusable
from xlreview.report.charts.picture import Picture
from xlreview.report.contents import refused_contents
from xlreview.report.context.findings import glimpse
from xlreview.report.context.setting import Context
from xlreview.report.context.unsettled import first_few, unsettled_cells
from xlreview.report.fields import fill_contents, number_captions
from xlreview.report.kinds import KINDS, Order
from xlreview.report.packing import packed
from xlreview.report.pictures import place_pictures
from xlreview.report.printing import Printer, plain
from xlreview.report.sandbox import EndlessDocument, TemplateEnvironment
from xlreview.report.template_check.check import template_problems
from xlreview.report.templates import open_template, shipped_template, template_fault
from xlreview.report.word import WordTemplate
from xlreview.report.wording import Wording

_PROPERTY_LIMIT = 255
"""Characters of a document property (python-docx refuses more)."""
_UNKNOWN_NAME = re.compile(r"'([^']+)' is undefined|has no (?:attribute|element) '?([^']+)'?$")
_NEAR = 80
_SHOWN_TEXTS, _SHOWN_LETTERS = 3, 50
"""How many texts of the benchmarks a message names, and how much of each."""


def render_report(
    review: Review,
    kind: str,
    out: Path,
    *,
    language: str,
    template: Path | None = None,
    include_unconfirmed: bool = False,
    dated: date | None = None,
) -> list[Problem]:
    """Writes a report of one kind to `out` and returns notes: what was left out or replaced.

    `kind` is a key of `KINDS`, `language` a shipped one. `template` takes the place of the shipped
    template; `dated` stands on the cover, today where it is not given. With `include_unconfirmed`
    findings that lack a second interview stand in the final report, marked.

    Raises UnusableInput: ROLE_CANNOT_REPORT when the workbook holds nothing for this kind of report,
    TEMPLATE_BROKEN, TEMPLATE_CARRIES and the codes of `check_template` when the template cannot be used.
    The same input gives the same bytes.
    """
    if not KINDS[kind].can_come_from(review):
        file = review.receipts[0].file if review.receipts else ""
        raise unusable("ROLE_CANNOT_REPORT", file, kind=Label(f"report.kind.{kind}"))
    order = Order(review, Wording(language, review.pack), dated or date.today(), include_unconfirmed)
    context, notes = KINDS[kind].build(order)
    notes = [*open_conflicts(review), *_untranslated(order), *notes]
    printer = Printer()
    try:
        document = _filled(template or shipped_template(kind), context, printer)
    except UnusableInput as refusal:
        raise _explained(refusal, template, kind) from refusal
    _finish(document, context, order, printer.pictures)
    report = packed(document, order.dated)
    if template is not None:
        _demand_harmless(report, template)
    out.write_bytes(report)
    if printer.replaced:
        notes.append(Problem("REPORT_TEXT_CLEANED", Place(order.file), {"count": printer.replaced}))
    return notes


def _untranslated(order: Order) -> list[Problem]:
    """A warning that texts of the benchmarks stand in the report in another language than its own."""
    borrowed = order.wording.borrowed
    if not borrowed:
        return []
    shown = [glimpse(one, room=_SHOWN_LETTERS) for one in [*borrowed][:_SHOWN_TEXTS]]
    details: dict[str, Filling] = {
        "count": len(borrowed),
        "language": Label(f"in_language.{order.wording.language}"),
        "texts": "; ".join([*shown, *(["…"] if len(borrowed) > _SHOWN_TEXTS else [])]),
    }
    return [Problem("REPORT_NOT_TRANSLATED", Place(order.file), details)]


def open_conflicts(review: Review) -> list[Problem]:
    """A warning that names the cells of a merged workbook on which the team has not chosen an answer."""
    own = review.stamp.language
    cells = unsettled_cells(review, own if own in LANGUAGES else FALLBACK)
    if not cells:
        return []
    named = first_few(f"{words} ({place})" if place else words for words, place in cells.items())
    file = review.receipts[0].file if review.receipts else ""
    return [Problem("REPORT_CONFLICTS_OPEN", Place(file), {"count": len(cells), "cells": named})]


def _explained(refusal: UnusableInput, template: Path | None, kind: str) -> UnusableInput:
    """What is wrong with somebody's template, paragraph by paragraph where that can be found out."""
    if template is None or any(problem.code == "TEMPLATE_CARRIES" for problem in refusal.problems):
        return refusal
    try:
        problems = template_problems(template, kind)
    except UnusableInput:
        return refusal
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    return UnusableInput(*errors) if errors else refusal


def _demand_harmless(report: bytes, template: Path) -> None:
    """Refuses a template that puts together, field by field, what it does not carry itself."""
    refused = refused_contents(report)
    if refused:
        place = Place(str(template))
        raise UnusableInput(*(Problem("TEMPLATE_CARRIES", place, {"what": one}) for one in refused))


def _filled(path: Path, context: Context, printer: Printer) -> WordTemplate:
    """The template with the context in it; every fault of the template becomes TEMPLATE_BROKEN."""
    template = open_template(path)
    try:
        template.render(context, TemplateEnvironment(printer), autoescape=True)
    except TemplateError as fault:
        raise _named_fault(path, fault, template.text_near(fault)[:_NEAR]) from fault
    except XMLSyntaxError as fault:
        raise template_fault(path, "structure", reason=fault.msg or "") from fault
    except (TypeError, ValueError, ArithmeticError, LookupError, AttributeError, RecursionError) as fault:
        # Expressions in a template raise what Python raises: adding a word to a number and the like.
        near = template.text_near(fault)[:_NEAR]
        raise template_fault(path, "value", reason=str(fault), near=near) from fault
    return template


def _named_fault(path: Path, fault: TemplateError, near: str) -> UnusableInput:
    if isinstance(fault, EndlessDocument):
        return template_fault(path, "endless")
    if isinstance(fault, SecurityError):
        return template_fault(path, "forbidden", reason=str(fault), near=near)
    if isinstance(fault, UndefinedError):
        match = _UNKNOWN_NAME.search(str(fault))
        name = next(filter(None, match.groups()), "") if match else str(fault)
        return template_fault(path, "unknown_name", name=name, near=near)
    if isinstance(fault, TemplateSyntaxError):
        # docxtpl keeps the lines around the fault, from three before it.
        around = list(getattr(fault, "docx_context", ()))
        near = " ".join(" ".join(around[min(fault.lineno - 1, 3) :]).split())[:_NEAR]
        return template_fault(path, "syntax", near=near, reason=fault.message or "")
    return template_fault(path, "value", reason=str(fault), near=near)


def _finish(template: WordTemplate, context: Context, order: Order, pictures: Sequence[Picture]) -> None:
    """What a template cannot do for itself: charts, contents, caption numbers, language, properties."""
    template.forget_origin()
    for part in (template.docx.part, *template.header_and_footer_parts()):
        place_pictures(part, pictures)
    document = template.docx
    body, styles = document.element.body, document.styles.element
    number_captions(body)
    fill_contents(body, styles)
    for part in (styles, body, *(part.element for part in template.header_and_footer_parts())):
        _set_language(part, order.wording.tag)
    properties = document.core_properties
    properties.title = plain(context["title"])[:_PROPERTY_LIMIT]
    properties.author = plain(context["author"])[:_PROPERTY_LIMIT]
    properties.subject = plain(context["pack"]["title"])[:_PROPERTY_LIMIT]
    properties.language = order.wording.tag
    properties.last_modified_by = "xlreview"
    properties.comments = ""
    properties.revision = 1
    properties.created = properties.modified = datetime.combine(order.dated, time(), UTC)


def _set_language(part: Any, tag: str) -> None:
    """Makes the language of the report that of all its text, for spelling and for reading aloud.

    Word notes the language of whoever edits a template at single words too.
    """
    for language in part.iter(qn("w:lang")):
        language.set(qn("w:val"), tag)
