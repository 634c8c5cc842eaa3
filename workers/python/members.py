"""What can stand behind a point, as far as types tell: nothing is run, and nothing of the user's is called."""

import ast
import contextlib
import importlib
import sys
from types import BuiltinFunctionType, FunctionType, MethodDescriptorType, ModuleType

from analysis_runtime.check import FRAME_ATTRIBUTES, REACHED_MODULES, STANDARD_MODULES
from analysis_runtime.given import Columns
from analysis_runtime.needs import SHORT_NAMES

_LITERALS = {
    ast.List: list,
    ast.ListComp: list,
    ast.Dict: dict,
    ast.DictComp: dict,
    ast.Set: set,
    ast.SetComp: set,
    ast.Tuple: tuple,
    ast.JoinedStr: str,
}
_CALLABLES = (FunctionType, BuiltinFunctionType, MethodDescriptorType, classmethod, staticmethod)
_MOST = 1000


class Instance:
    """Something of which only the class is known."""

    def __init__(self, cls):
        self.cls = cls


def members_of(code, expression, kept, importable):
    """Names behind `expression.` in the code, each with its kind and a line about it. Empty where nothing is known."""
    asked = parsed(expression)
    if asked is None or len(asked.body) != 1 or not isinstance(asked.body[0], ast.Expr):
        return []
    reader = Reader(parsed(code) or ast.Module([], []), kept or {}, STANDARD_MODULES | importable)
    owner = reader.read(asked.body[0].value)
    found = columns_in(owner) | members_in(owner)
    return [{"name": name, **found[name]} for name in sorted(found)[:_MOST]]


def parsed(code):
    try:
        return ast.parse(code)
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        return None


class Reader:
    """Reads an expression as a value that is there, as an `Instance`, or as None where it cannot tell."""

    def __init__(self, tree, kept, modules):
        self.tree = tree
        self.kept = kept
        self.modules = modules
        self.open = set()

    def read(self, node):
        literal = _LITERALS.get(type(node))
        if literal is not None:
            return Instance(literal)
        match node:
            case ast.Constant(value=value) if value is not None:
                return Instance(type(value))
            case ast.Name(id=name):
                return self.named(name)
            case ast.Attribute(value=owner, attr=name):
                return member(self.read(owner), name)
            case ast.Call(func=called):
                return returned(self.read(called))
            case ast.Subscript(value=owner, slice=ast.Constant(value=str())):
                return column_of(self.read(owner))
        return None

    def named(self, name):
        if name in self.open:
            return None
        self.open.add(name)
        try:
            if name in self.kept:
                return self.kept[name]
            written = self.written(name)
            return self.given(name) if written is None else written
        finally:
            self.open.discard(name)

    def written(self, name):
        """As the code itself says, the last word first."""
        for node in reversed(list(ast.walk(self.tree))):
            match node:
                case ast.Import() | ast.ImportFrom():
                    for alias in node.names:
                        if name == (alias.asname or alias.name.split(".")[0]):
                            return self.imported(node, alias)
                case ast.Assign(targets=[ast.Name(id=target)], value=value) if target == name:
                    return self.read(value)
        return None

    def imported(self, node, alias):
        if isinstance(node, ast.ImportFrom):
            return member(self.module(node.module or ""), alias.name)
        return self.module(alias.name if alias.asname else alias.name.split(".")[0])

    def module(self, name):
        root = name.split(".")[0]
        if root in STANDARD_MODULES and name not in sys.modules:
            with contextlib.suppress(ImportError):
                importlib.import_module(name)
        return sys.modules.get(name) if root in self.modules else None

    def given(self, name):
        if name in ("columns", "result"):
            return Instance(Columns)
        if name in ("df", "result_df"):
            return made_of(of_pandas("DataFrame"))
        return self.module(SHORT_NAMES[name]) if name in SHORT_NAMES else None


def of_pandas(name):
    return getattr(sys.modules.get("pandas"), name, None)


def made_of(cls):
    return Instance(cls) if is_a(cls, type) else None


def is_a(value, *classes):
    """Unlike `isinstance`, which asks the value."""
    return issubclass(type(value), classes)


def class_of(owner):
    return owner.cls if is_a(owner, Instance) else type(owner)


def is_frame(cls):
    return cls is not type(None) and cls is of_pandas("DataFrame")


def column_of(owner):
    if class_of(owner) is Columns:
        return Instance(list)
    return made_of(of_pandas("Series")) if is_frame(class_of(owner)) else None


def columns_in(owner):
    """Of a frame that is there; what is not a name cannot stand behind a point."""
    if not is_frame(type(owner)):
        return {}
    names = [name for name in owner.columns if isinstance(name, str) and name.isidentifier()]
    return {name: {"kind": "column", "about": ""} for name in names}


def members_in(owner):
    found = {}
    for space in spaces_of(owner):
        for name, value in space.items():
            if isinstance(name, str) and is_public(name) and name not in found:
                found[name] = described(value)
    return found


def spaces_of(owner):
    """Where its names are, the nearest first: no `__dir__` or `__getattr__` is asked."""
    if owner is None:
        return []
    if is_a(owner, ModuleType):
        return [object.__getattribute__(owner, "__dict__")]
    cls = owner if is_a(owner, type) else class_of(owner)
    own = [] if is_a(owner, Instance, type) else [instance_space(owner)]
    return own + [type.__getattribute__(each, "__dict__") for each in type.__getattribute__(cls, "__mro__")]


def instance_space(value):
    try:
        space = object.__getattribute__(value, "__dict__")
    except AttributeError:
        return {}
    return space if type(space) is dict else {}


def is_public(name):
    return not name.startswith("_") and name not in FRAME_ATTRIBUTES and name not in REACHED_MODULES


def member(owner, name):
    """The member itself, as it stands in its space."""
    for space in spaces_of(owner):
        if name in space:
            value = space[name]
            return returned(value.fget) if type(value) is property else value
    return None


def returned(called):
    """What a class makes, or what a function says that it returns."""
    if is_a(called, type):
        return Instance(called)
    if type(called) in (classmethod, staticmethod):
        called = called.__func__
    # What a function of the user's own says may have to be run to be read.
    if type(called) is not FunctionType or called.__module__ == "__main__":
        return None
    try:
        said = called.__annotations__.get("return")
    except NameError:
        return None
    return made_of(called.__globals__.get(said, of_pandas(said)) if type(said) is str else said)


def described(value):
    """Only what is of Python's own types is asked what it is."""
    if is_a(value, ModuleType):
        return {"kind": "module", "about": ""}
    if is_a(value, type):
        return {"kind": "class", "about": first_line(type.__getattribute__(value, "__doc__"))}
    if type(value) in _CALLABLES:
        return {"kind": "function", "about": first_line(value.__doc__)}
    return {"kind": "property", "about": first_line(value.__doc__) if type(value) is property else ""}


def first_line(text):
    if type(text) is not str:
        return ""
    return next((line.strip() for line in text.splitlines() if line.strip()), "")[:200]
