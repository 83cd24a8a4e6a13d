"""Goes through a template from tag to tag, as Jinja would, and goes on after every fault."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from jinja2 import Environment, TemplateSyntaxError, nodes

from xlreview.i18n import Filling, Label
from xlreview.report.sandbox import TemplateEnvironment
from xlreview.report.template_check.names import LOOP, Fault, Forbidden, Names
from xlreview.report.template_check.paragraphs import Spot
from xlreview.report.template_check.shape import ANYTHING, Holds, Shape
from xlreview.report.template_check.tags import Loose, Tag, tags_in, words_beside

_ENDS = {"endif": "if", "endfor": "for", "endwith": "with"}
_MIDDLES = {"elif": ("if",), "else": ("if", "for")}
_REFUSED = frozenset(
    {"include", "import", "from", "extends", "block", "macro", "call", "filter", "autoescape", "raw"}
)
_OF_CELLS = frozenset({"cellbg", "colspan", "hm", "vm"})
"""Instructions that docxtpl has for cells of tables."""

_DEEPEST = 40
"""Instructions within each other; Jinja gives up at some hundred, honest templates have five."""
_GLIMPSE = 60

Tell = Callable[[str, Spot, dict[str, Filling]], None]
"""Takes a problem code, the paragraph and the details of one fault."""


@dataclass
class Walk:
    """One way through a template; `tell` gets every fault."""

    context: Shape
    tell: Tell
    used: set[str] = field(default_factory=set)
    _open: list[Tag] = field(default_factory=list)
    _environment: Environment = field(default_factory=lambda: TemplateEnvironment(str))

    def __post_init__(self) -> None:
        self._names = Names(self.context, lambda fault: self._tell_name(fault), used=self.used)

    def through(self, spots: Iterable[Spot]) -> None:
        """Looks at one part of the document from its first paragraph to its last."""
        for spot in spots:
            found = list(tags_in(spot))
            for one in found:
                self._spot = spot
                try:
                    self._look_at(one)
                except RecursionError:
                    self._syntax(spot, "nested", near=" ".join(one.spot.source.split())[:_GLIMPSE])
            self._look_at_paragraph(spot, [one for one in found if isinstance(one, Tag)])
        for tag in self._open:
            self._syntax(tag.spot, "not_closed", tag=tag.source)
        self._open = []
        self._names.scopes = ChainMap()

    # --- One tag

    def _look_at(self, one: Tag | Loose) -> None:
        if isinstance(one, Loose):
            self._loose(one)
        elif one.opens == "{{":
            self._printed(one)
        else:
            self._instruction(one)

    def _loose(self, loose: Loose) -> None:
        if not loose.single:
            self._syntax(loose.spot, "braces", near=loose.near[:_GLIMPSE])
        elif loose.near.partition(".")[0] in self.context.parts:
            self._syntax(loose.spot, "single_brace", name=loose.near)

    def _printed(self, tag: Tag) -> None:
        if tag.prefix in ("p", "tr", "tc"):
            # What is put there has to be a piece of Word's own markup; there is none in a context.
            self._syntax(tag.spot, "printed_prefix", tag=tag.source, name=tag.words)
            return
        shape = self._expression(tag, tag.words)
        if shape.holds in (Holds.LIST, Holds.TEXTS):
            self._syntax(tag.spot, "whole_list", name=tag.words)
        elif shape.holds in (Holds.GROUP, Holds.MARK):
            names = ", ".join(f"{tag.words}.{name}" for name in list(shape.parts)[:5])
            self._syntax(tag.spot, "whole_group", name=tag.words, names=names)

    def _instruction(self, tag: Tag) -> None:
        keyword = tag.keyword
        if keyword in _REFUSED or (keyword == "set" and "=" not in tag.rest):
            self._forbidden(keyword)
        elif keyword.removeprefix("end") in (*_REFUSED, "set") and keyword != "set":
            return  # told where it begins
        elif keyword in _OF_CELLS:
            if tag.rest:
                self._expression(tag, tag.rest)
        elif keyword in _ENDS:
            self._close(tag, _ENDS[keyword])
        elif keyword in _MIDDLES:
            self._middle(tag, _MIDDLES[keyword])
        elif keyword in ("for", "if", "with"):
            self._begin(tag)
        else:
            for node in self._parsed(tag, f"{{% {tag.words} %}}"):
                self._set(node)

    def _begin(self, tag: Tag) -> None:
        self._open.append(tag)
        if len(self._open) == _DEEPEST + 1:
            self._syntax(tag.spot, "nested", near=tag.source)
        self._names.scopes = self._names.scopes.new_child()
        for node in self._parsed(tag, f"{{% {tag.words} %}}{{% end{tag.keyword} %}}"):
            if isinstance(node, nodes.For):
                if node.recursive:
                    self._forbidden("recursive")
                looped = self._names.shape(node.iter)
                self._bind(node.target, looped)
                self._names.scopes["loop"] = LOOP
                self._names.shape(node.test)
            elif isinstance(node, nodes.If):
                self._names.shape(node.test)
            elif isinstance(node, nodes.With):
                for target, value in zip(node.targets, node.values, strict=True):
                    self._names.bind(target, self._names.shape(value))

    def _bind(self, target: nodes.Node, looped: Shape) -> None:
        if looped.holds in (Holds.TEXT, Holds.NUMBER, Holds.YES_NO):
            self._syntax(self._spot, "no_list")
        self._names.bind(target, looped.each or ANYTHING)

    def _middle(self, tag: Tag, fitting: tuple[str, ...]) -> None:
        if not self._open or self._open[-1].keyword not in fitting:
            self._syntax(tag.spot, "not_opened", tag=tag.source)
            return
        self._look_side_by_side(self._open[-1], tag)
        if tag.keyword == "elif":
            self._expression(tag, tag.rest)

    def _close(self, tag: Tag, keyword: str) -> None:
        if all(one.keyword != keyword for one in self._open):
            self._syntax(tag.spot, "not_opened", tag=tag.source)
            return
        while self._open[-1].keyword != keyword:
            self._pop_unclosed()
        opening = self._open.pop()
        self._leave(opening)
        self._look_side_by_side(opening, tag)

    def _pop_unclosed(self) -> None:
        tag = self._open.pop()
        self._leave(tag)
        self._syntax(tag.spot, "not_closed", tag=tag.source)

    def _leave(self, opening: Tag) -> None:
        """Ends a scope; what an `if` assigns goes on, as Jinja has it."""
        left = self._names.scopes.maps[0]
        self._names.scopes = self._names.scopes.parents
        if opening.keyword == "if":
            self._names.scopes.update(left)

    def _set(self, node: nodes.Node) -> None:
        if isinstance(node, nodes.Assign):
            self._names.bind(node.target, self._names.shape(node.node))

    # --- What stands around tags

    def _look_side_by_side(self, opening: Tag, closing: Tag) -> None:
        """Both ends of a block belong into the same cell, table or row, or Word's markup falls apart."""
        level = {"tr": 1, "tc": 2}.get(opening.prefix, 0)
        same = opening.spot.levels[level] is closing.spot.levels[level]
        if opening.prefix != closing.prefix or not same:
            self._syntax(closing.spot, "apart", tag=opening.source, other=closing.source)

    def _look_at_paragraph(self, spot: Spot, tags: list[Tag]) -> None:
        if spot.tracked and tags:
            self._syntax(spot, "tracked")
        whole = [tag for tag in tags if tag.prefix == "p" and tag.opens == "{%"]
        if len(whole) > 1:
            self._syntax(spot, "two_in_one", tag=whole[1].source)
        elif whole and (len(tags) > 1 or words_beside(spot)):
            self.tell("TEMPLATE_TEXT_LOST", spot, {"tag": whole[0].source})

    # --- Expressions

    def _expression(self, tag: Tag, words: str) -> Shape:
        for node in self._parsed(tag, f"{{{{ {words} }}}}"):
            if isinstance(node, nodes.Output) and node.nodes:
                return self._names.shape(node.nodes[0])
        return ANYTHING

    def _parsed(self, tag: Tag, source: str) -> list[nodes.Node]:
        try:
            return list(self._environment.parse(source).body)
        except TemplateSyntaxError as fault:
            self._syntax(tag.spot, "written", tag=tag.source, reason=(fault.message or "").rstrip("."))
        return []

    # --- Telling

    def _tell_name(self, fault: Fault) -> None:
        if isinstance(fault, Forbidden):
            self._forbidden(fault.name)
        else:
            near: dict[str, Filling] = {} if fault.near is None else {"near": fault.near}
            self.tell(
                "TEMPLATE_FIELD_UNKNOWN",
                self._spot,
                {"field": fault.name, "sort": Label(f"template.named.{fault.sort}"), **near},
            )

    def _forbidden(self, name: str) -> None:
        self.tell("TEMPLATE_NOT_ALLOWED", self._spot, {"field": name})

    def _syntax(self, spot: Spot, fault: str, **details: Filling) -> None:
        self.tell("TEMPLATE_SYNTAX", spot, {"fault": Label(f"template.fault.{fault}", details)})
