"""The linter: walks a template with the types of its view, before any case exists, and finds every fault at once."""

from collections.abc import Iterable
from types import UnionType

from pydantic import BaseModel

from docgen.document import TemplatePlace
from docgen.errors import Fault
from docgen.formats.domain import ABSENT, Domain, Scope, Trouble, divide, domain_of, is_list, item_of, name_of
from docgen.formats.lint_markup import Markup, nearest
from docgen.formats.printers import PRINTERS, RULES, SPECIAL, Special
from docgen.formats.syntax import Call, Close, For, If, Node, Open, Path, Print, Template, TestKind, Text

__all__ = ["lint"]


def lint(
    template: Template, view: type[BaseModel], declarations: Iterable[str], constants: Iterable[str]
) -> tuple[Fault, ...]:
    """Return all that is wrong with a template for a view, sorted by place.

    `declarations` are the names that a <declaration> may carry; `constants` the clauses declared to hold no value.
    """
    markup = Markup(frozenset(declarations))
    linter = _Linter(template, markup)
    names = {name: ((name,), domain_of(info.annotation)) for name, info in view.model_fields.items()}
    linter.nodes(template.body, Scope(names, {}))
    for name, macro in template.macros.items():
        if name not in linter.called:
            markup.fault(macro.place, f"the macro `{name}` is never called.", "Delete it, or call it.")
    markup.finish(frozenset(constants))
    return tuple(sorted(set(markup.faults)))


class _Linter:
    """Walks the nodes with what is known at each place."""

    def __init__(self, template: Template, markup: Markup) -> None:
        self._macros = template.macros
        self._markup = markup
        self.called: set[str] = set()

    def nodes(self, nodes: Iterable[Node], scope: Scope) -> None:
        depth = len(self._markup.stack)
        for node in nodes:
            try:
                self._node(node, scope, depth)
            except Trouble as trouble:
                self._trouble(node.place, trouble)
        self._markup.leave(depth)

    def _trouble(self, place: TemplatePlace, trouble: Trouble) -> None:
        self._markup.fault(place, f"{trouble}.", nearest(trouble.word, trouble.known) if trouble.known else "")

    def _node(self, node: Node, scope: Scope, depth: int) -> None:
        match node:
            case Text():
                self._markup.text(node)
            case Open():
                self._markup.open(node)
            case Close():
                self._markup.close(node, depth)
            case Print():
                self._print(node, scope)
            case If():
                self._if(node, scope)
            case For():
                path, domain = scope.look_up(node.path)
                self.nodes(node.body, scope.with_name(node.name, (*path, "*"), item_of(domain)))
            case Call():
                self._call(node, scope)

    def _call(self, node: Call, scope: Scope) -> None:
        macro = self._macros[node.name]
        self.called.add(node.name)
        names = {name: scope.look_up(path) for name, path in zip(macro.parameters, node.arguments, strict=True)}
        self.nodes(macro.body, Scope(names, scope.known))

    # -- choices

    def _if(self, node: If, scope: Scope) -> None:
        rest, asked = scope, set[Path]()
        closed = False
        for number, branch in enumerate(node.branches):
            inside = rest
            if branch.test is None:
                closed = True
                self._check_reachable(branch.place, rest, asked)
            else:
                may_close = number > 0 and branch.test.kind is TestKind.ONE_OF
                try:
                    inside, rest, path = divide(rest, branch.test, may_close=may_close)
                    asked.add(path)
                except Trouble as trouble:
                    self._trouble(branch.test.place, trouble)
                    closed = True
            self.nodes(branch.body, inside)
        if not closed and len(node.branches) > 1:
            self._check_every_word(node, rest, asked)

    def _check_reachable(self, place: TemplatePlace, rest: Scope, asked: set[Path]) -> None:
        if any(rest.known.get(path) == frozenset() for path in asked):
            self._markup.fault(place, "has an else that nothing can reach.", "Delete it.")

    def _check_every_word(self, node: If, rest: Scope, asked: set[Path]) -> None:
        """Ask that a choice over a vocabulary without an else names every word."""
        kinds = {branch.test.kind for branch in node.branches if branch.test}
        if kinds != {TestKind.ONE_OF} or len(asked) != 1:
            return
        left = rest.known.get(next(iter(asked)), frozenset())
        if left:
            words = ", ".join(sorted(name_of(case) for case in left))
            self._markup.fault(node.place, f"has no branch for {words}.", "Add one, or an else.")

    # -- values

    def _print(self, node: Print, scope: Scope) -> None:
        self._markup.value(node.place)
        _, domain = scope.look_up(node.path)
        if node.printer in PRINTERS:
            self._accepts(node, domain, PRINTERS[node.printer].accepts)
        elif node.printer in RULES:
            self._accepts(node, domain, RULES[node.printer].accepts)
        elif node.printer in SPECIAL:
            self._special(node, domain)
        else:
            hint = nearest(node.printer, [*PRINTERS, *RULES, *SPECIAL])
            self._markup.fault(node.place, f"`{node.printer}` is not a printer.", hint)

    def _special(self, node: Print, domain: Domain) -> None:
        if node.printer == Special.MARK and node.path[-1] != "mark":
            self._markup.fault(node.place, "`mark` prints exhibit marks only.")
        if node.printer == Special.PAGE:
            self._accepts(node, domain, int | str)
        if node.printer == Special.WORDS and any(name_of(case) != "WordsView" for case in domain):
            self._markup.fault(node.place, "`words` prints a maker's paragraph only.")

    def _accepts(self, node: Print, domain: Domain, accepted: type | UnionType) -> None:
        for case in sorted(domain, key=name_of):
            if not _fits(case, accepted):
                detail = f"`{'.'.join(node.path)}` may hold {name_of(case)}, which `{node.printer}` does not print."
                self._markup.fault(node.place, detail, "Ask for it first, or choose another printer.")


def _fits(case: object, accepted: type | UnionType) -> bool:
    if is_list(case):
        return accepted is tuple
    if isinstance(case, type):
        return issubclass(case, accepted)
    return isinstance(case, str) and accepted is str and not any(case is absent for absent in ABSENT.values())
