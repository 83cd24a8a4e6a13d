"""Puts the parts of a template into a .docx whose bytes depend on nothing but its content."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path

from builder import picture
from builder.styles import W, numbering_xml, styles_xml
from builder.theme import font_table_xml, theme_xml
from builder.wordxml import field, p, run, twips

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_R = f'xmlns:r="{_OFFICE}/relationships"'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_RELATIONS = f'xmlns="{_PACKAGE}/relationships"'
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_MOMENT = (2026, 1, 1, 0, 0, 0)

_PARTS = {
    "styles": "styles",
    "numbering": "numbering",
    "settings": "settings",
    "header": "header",
    "footer": "footer",
    "fontTable": "fontTable",
}
_THEME = "theme/theme1.xml"


def _content_types() -> str:
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_WORD}.{kind}+xml"/>'
        for name, kind in _PARTS.items()
    )
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="emf" ContentType="image/x-emf"/>'
        '<Default Extension="svg" ContentType="image/svg+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>{overrides}'
        f'<Override PartName="/word/{_THEME}" '
        'ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/>'
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        '<Override PartName="/docProps/app.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/></Types>'
    )


def _relations(*targets: tuple[str, str], pictures: Mapping[str, str] | None = None) -> str:
    named = {f"rId{number}": one for number, one in enumerate(targets, start=1)}
    named |= {id: (f"{_OFFICE}/relationships/image", target) for id, target in (pictures or {}).items()}
    lines = "".join(
        f'<Relationship Id="{id}" Type="{kind}" Target="{target}"/>' for id, (kind, target) in named.items()
    )
    return f"<Relationships {_RELATIONS}>{lines}</Relationships>"


def _settings() -> str:
    compatible = 'w:uri="http://schemas.microsoft.com/office/word"'
    return (
        f'<w:settings {W}><w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
        f'<w:compatSetting w:name="compatibilityMode" {compatible} w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="en-GB"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>'
        "</w:settings>"
    )


def _document(body: str) -> str:
    side, edge = twips(25), twips(12)
    page = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId4"/>'
        '<w:footerReference w:type="default" r:id="rId5"/>'
        f'<w:pgSz w:w="{twips(210)}" w:h="{twips(297)}"/><w:pgMar w:top="{side}" w:right="{side}" '
        f'w:bottom="{side}" w:left="{side}" w:header="{edge}" w:footer="{edge}" w:gutter="0"/>'
        "<w:titlePg/></w:sectPr>"
    )
    return f"<w:document {W} {_R}><w:body>{body}{page}</w:body></w:document>"


def _core(kind: str) -> str:
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>xlreview: {kind}</dc:title><dc:creator>xlreview</dc:creator>"
        '<dcterms:created xsi:type="dcterms:W3CDTF">2026-01-01T00:00:00Z</dcterms:created>'
        '<dcterms:modified xsi:type="dcterms:W3CDTF">2026-01-01T00:00:00Z</dcterms:modified>'
        "</cp:coreProperties>"
    )


def _edges(heading: str) -> tuple[str, str]:
    """Header and footer of every page but the cover."""
    tab = "<w:r><w:tab/></w:r>"
    top = p(run("{{ city }}{% if round %} · {{ round }}{% endif %}"), tab, run(heading), style="Header")
    foot = p(
        run("{{ pack.title }}"),
        tab,
        run("{{ words.page }} "),
        field("PAGE", "1"),
        run(" / "),
        field("NUMPAGES", "1"),
        style="Footer",
    )
    return f"<w:hdr {W} {_R}>{top}</w:hdr>", f"<w:ftr {W} {_R}>{foot}</w:ftr>"


def _outside(kind: str) -> dict[str, str]:
    """The parts that say what the package holds, and its properties."""
    office, package = f"{_OFFICE}/relationships", f"{_PACKAGE}/relationships"
    return {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(
            (f"{office}/officeDocument", "word/document.xml"),
            (f"{package}/metadata/core-properties", "docProps/core.xml"),
            (f"{office}/extended-properties", "docProps/app.xml"),
        ),
        "docProps/core.xml": _core(kind),
        "docProps/app.xml": (
            f'<Properties xmlns="{_OFFICE}/extended-properties">'
            "<Application>xlreview</Application></Properties>"
        ),
    }


def _inside(heading: str, body: str, *, numbered: bool) -> dict[str, str]:
    """The document itself and the parts that it refers to."""
    header, footer = _edges(heading)
    shown = {id: f"media/{name}" for id, (name, _) in picture.media().items() if id in body}
    relations = _relations(
        *((f"{_OFFICE}/relationships/{kind}", f"{name}.xml") for name, kind in _PARTS.items()),
        (f"{_OFFICE}/relationships/theme", _THEME),
        pictures=shown,
    )
    return {
        "word/document.xml": _document(body),
        "word/_rels/document.xml.rels": relations,
        "word/styles.xml": styles_xml(numbered=numbered),
        "word/numbering.xml": numbering_xml(numbered=numbered),
        "word/settings.xml": _settings(),
        "word/fontTable.xml": font_table_xml(),
        f"word/{_THEME}": theme_xml(),
        "word/header.xml": header,
        "word/footer.xml": footer,
    }


def write_template(path: Path, kind: str, *, heading: str, body: str, numbered: bool = True) -> None:
    """Writes one template; `heading` is the field that names the report in the page header.

    Its headings are `numbered`, unless they have numbers of their own.
    """
    texts = {**_outside(kind), **_inside(heading, body, numbered=numbered)}
    parts = {name: (_HEAD + text).encode() for name, text in texts.items()}
    parts |= {f"word/media/{name}": content for id, (name, content) in picture.media().items() if id in body}
    with zipfile.ZipFile(path, "w") as container:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            container.writestr(entry, content)
