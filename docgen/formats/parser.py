"""From a template's text to its nodes. What the language does not have is refused here, with line and column."""

from collections.abc import Iterator

from docgen.document import TemplatePlace
from docgen.formats.markup import markup_of
from docgen.formats.size import check_size
from docgen.formats.syntax import Branch, Call, For, If, Macro, Node, Path, Print, Template, Test, TestKind
from docgen.formats.tokens import END, Token, refused, tokens_of

__all__ = ["parse_template"]

DEEPEST = 12
_KEYWORDS = {
    "if",
    "elif",
    "else",
    "endif",
    "for",
    "in",
    "endfor",
    "macro",
    "endmacro",
    "not",
    "is",
    "none",
    "and",
    "or",
}
_ASKABLE = {"none", "empty", "recorded", "not_recorded", "not_applicable", "withheld"}


def parse_template(source: str, file: str) -> Template:
    """Read a template. Raises FormatError for the first thing that is not in the language, or for one too large."""
    return _Parser(tokens_of(source, file), file).template()


class _Parser:
    """Reads tokens from left to right; each method reads one thing of the grammar."""

    def __init__(self, tokens: tuple[Token, ...], file: str) -> None:
        self._tokens = tokens
        self._at = 0
        self._file = file
        self._depth = 0
        self._macros: dict[str, Macro] = {}

    def template(self) -> Template:
        body = tuple(self._nodes(frozenset()))
        template = Template(self._file, self._macros, body)
        check_size(template)
        return template

    # -- tokens

    @property
    def _now(self) -> Token:
        return self._tokens[self._at]

    def _next(self) -> Token:
        token = self._now
        self._at += 1
        return token

    def _take(self, kind: str, text: str | None = None) -> Token:
        token = self._now
        if token.kind != kind or (text is not None and token.text != text):
            raise refused(
                token.place, f"has `{_shown(token)}` where {f'`{text}`' if text else 'a ' + kind} should stand."
            )
        return self._next()

    def _follows(self, text: str) -> bool:
        if self._now.text == text and self._now.kind in {"name", "operator"}:
            self._at += 1
            return True
        return False

    # -- nodes

    def _nodes(self, ends: frozenset[str]) -> Iterator[Node]:
        """Yield nodes until a block tag in `ends` (its name not yet taken), or the end of the template."""
        while self._now.kind != END:
            token = self._next()
            if token.kind == "data":
                yield from markup_of(token)
            elif token.kind == "variable_begin":
                yield self._print()
            elif token.kind == "block_begin":
                if self._now.text in ends:
                    return
                yield from self._block()
            else:
                raise refused(token.place, f"has `{_shown(token)}`, which is not part of the template language.")
        if ends:
            raise refused(self._now.place, f"ends before its `{'` or `'.join(sorted(ends))}`.")

    def _block(self) -> Iterator[Node]:
        word = self._take("name")
        self._depth += 1
        if self._depth > DEEPEST:
            raise refused(word.place, f"is nested more than {DEEPEST} deep.")
        match word.text:
            case "if":
                yield self._if(word.place)
            case "for":
                yield self._for(word.place)
            case "macro":
                self._macro(word.place)
            case _:
                raise refused(
                    word.place, f"`{word.text}` is not part of the template language.", "Known are if, for, macro."
                )
        self._depth -= 1

    def _print(self) -> Node:
        place = self._now.place
        path = self._path()
        if len(path) == 1 and self._follows("("):
            return self._call(path[0], place)
        self._take("operator", "|")
        printer = self._take("name").text
        self._take("variable_end")
        return Print(path, printer, place)

    def _call(self, name: str, place: TemplatePlace) -> Call:
        if name not in self._macros:
            raise refused(
                place, f"calls `{name}`, which is no macro above this line.", "A macro calls only those above."
            )
        arguments: list[Path] = []
        while not self._follows(")"):
            if arguments:
                self._take("operator", ",")
            arguments.append(self._path())
        self._take("variable_end")
        takes = len(self._macros[name].parameters)
        if len(arguments) != takes:
            raise refused(place, f"gives `{name}` {len(arguments)} arguments; it takes {takes}.")
        return Call(name, tuple(arguments), place)

    def _if(self, place: TemplatePlace) -> If:
        branches: list[Branch] = []
        test: Test | None = self._test()
        while True:
            here = self._now.place
            self._take("block_end")
            ends = frozenset({"endif"}) if test is None else frozenset({"elif", "else", "endif"})
            branches.append(Branch(test, tuple(self._nodes(ends)), here))
            word = self._take("name").text
            if word == "endif":
                self._take("block_end")
                return If(tuple(branches), place)
            test = self._test() if word == "elif" else None

    def _for(self, place: TemplatePlace) -> For:
        name = self._name()
        self._take("name", "in")
        path = self._path()
        self._take("block_end")
        body = tuple(self._nodes(frozenset({"endfor"})))
        self._take("name", "endfor")
        self._take("block_end")
        return For(name, path, body, place)

    def _macro(self, place: TemplatePlace) -> None:
        if self._depth > 1:
            raise refused(place, "defines a macro inside something else.")
        name = self._name()
        if name in self._macros:
            raise refused(place, f"defines the macro `{name}` twice.")
        self._take("operator", "(")
        parameters: list[str] = []
        while not self._follows(")"):
            if parameters:
                self._take("operator", ",")
            parameters.append(self._name())
        self._take("block_end")
        body = tuple(self._nodes(frozenset({"endmacro"})))
        self._take("name", "endmacro")
        self._take("block_end")
        self._macros[name] = Macro(name, tuple(parameters), body, place)

    # -- words

    def _name(self) -> str:
        token = self._take("name")
        if token.text in _KEYWORDS or token.text.startswith("_"):
            raise refused(token.place, f"`{token.text}` cannot be a name here.")
        return token.text

    def _path(self) -> Path:
        parts = [self._name()]
        while self._follows("."):
            parts.append(self._name())
        return tuple(parts)

    def _test(self) -> Test:
        place = self._now.place
        negated = self._follows("not")
        path = self._path()
        if self._follows("is"):
            inner = self._follows("not")
            word = self._take("name")
            if word.text not in _ASKABLE:
                raise refused(
                    word.place, f"`is {word.text}` cannot be asked.", f"Known are: {', '.join(sorted(_ASKABLE))}."
                )
            return Test(TestKind(word.text), path, place, negated != inner)
        if self._follows("=="):
            return Test(TestKind.ONE_OF, path, place, negated, (self._string(),))
        if self._follows("in"):
            return Test(TestKind.ONE_OF, path, place, negated, self._strings())
        return Test(TestKind.TRUE, path, place, negated)

    def _strings(self) -> tuple[str, ...]:
        self._take("operator", "(")
        words = [self._string()]
        while self._follows(","):
            words.append(self._string())
        self._take("operator", ")")
        return tuple(words)

    def _string(self) -> str:
        token = self._take("string")
        if "\\" in token.text:
            raise refused(token.place, "has a backslash in a word.")
        return token.text[1:-1]


def _shown(token: Token) -> str:
    return token.text.strip() or token.kind
