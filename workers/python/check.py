"""Says what in a piece of code is not for an analysis, with its line, before anything runs.

A kindness to whoever wrote the code, not the boundary: the worker the code runs in has nothing to reach.
"""

import ast

STANDARD_MODULES = frozenset(
    """
    __future__ abc array base64 binascii bisect calendar cmath collections colorsys contextlib copy csv dataclasses
    datetime decimal difflib enum fractions functools hashlib heapq html itertools json keyword math numbers operator
    pprint random re statistics string struct textwrap time typing unicodedata uuid zlib zoneinfo
    """.split()
)

THIRD_PARTY_MODULES = frozenset("numpy pandas scipy".split())

ALLOWED_MODULES = STANDARD_MODULES | THIRD_PARTY_MODULES

REFUSED_NAMES = frozenset(
    """
    open exec eval compile breakpoint help globals locals vars setattr delattr memoryview
    """.split()
)

# What a class of the code's own may name: none leads from an object to the machinery behind it.
ALLOWED_DUNDERS = frozenset(
    """
    __init__ __name__ __doc__ __post_init__ __slots__ __match_args__ __all__ __version__ __author__ __call__ __missing__
    __len__ __iter__ __next__ __reversed__ __contains__ __getitem__ __setitem__ __delitem__ __enter__ __exit__
    __str__ __repr__ __format__ __bool__ __int__ __float__ __complex__ __index__ __round__ __trunc__ __floor__ __ceil__
    __eq__ __ne__ __lt__ __le__ __gt__ __ge__ __hash__ __neg__ __pos__ __abs__ __invert__
    __add__ __sub__ __mul__ __matmul__ __truediv__ __floordiv__ __mod__ __divmod__ __pow__ __and__ __or__ __xor__
    __lshift__ __rshift__ __radd__ __rsub__ __rmul__ __rmatmul__ __rtruediv__ __rfloordiv__ __rmod__ __rpow__ __rand__
    __ror__ __rxor__ __iadd__ __isub__ __imul__ __itruediv__ __ifloordiv__ __ior__ __iand__ __copy__ __deepcopy__
    """.split()
)

# Ways from an object to a frame, and from a frame to everything.
FRAME_ATTRIBUTES = frozenset(
    """
    gi_frame gi_code gi_yieldfrom cr_frame cr_code cr_await ag_frame ag_code f_back f_globals f_locals f_builtins
    f_code f_trace tb_frame tb_next func_globals func_code co_code co_consts mro
    """.split()
)

# Modules that allowed modules imported for themselves.
REACHED_MODULES = frozenset(
    """
    sys os builtins importlib subprocess threading ctypes socket shutil inspect io types gc weakref warnings
    codecs modules js pyodide asyncio pathlib tempfile signal linecache tokenize traceback
    """.split()
)


class Violation(Exception):
    """What is refused, and where."""

    def __init__(self, line, message):
        super().__init__(message)
        self.line = line
        self.message = message


def check(tree, importable=THIRD_PARTY_MODULES):
    """Raises the first Violation of a parsed module, in order of lines.

    `importable` names the modules beyond the standard library that are there.
    """
    checker = _Checker(STANDARD_MODULES | importable, _lines_of_own_names(tree))
    checker.visit(tree)
    if checker.violations:
        raise min(checker.violations, key=lambda violation: violation.line)


class _Checker(ast.NodeVisitor):
    def __init__(self, modules, own_lines):
        self.modules = modules
        self.own_lines = own_lines
        self.violations = []
        self.imported = set()

    def refuse(self, node, message):
        self.violations.append(Violation(node.lineno, message))

    def visit_Import(self, node):
        for alias in node.names:
            self.check_module(node, alias.name)
            self.imported.add(alias.asname or alias.name.split(".")[0])

    def visit_ImportFrom(self, node):
        if node.level > 0:
            self.refuse(node, "Relative imports are not available here.")
        self.check_module(node, node.module or "")
        for alias in node.names:
            self.check_attribute(node, alias.name)
            self.check_reached(node, alias.name)
            self.imported.add(alias.asname or alias.name)

    def check_module(self, node, name):
        if name.split(".")[0] not in self.modules:
            self.refuse(node, f"The module '{name}' is not available here.")

    def visit_Name(self, node):
        if node.id in REFUSED_NAMES and not self.is_own(node):
            self.refuse(node, f"'{node.id}' is not available here.")
        elif _is_dunder(node.id) and node.id not in ALLOWED_DUNDERS:
            self.refuse(node, f"The name '{node.id}' is not available here.")
        elif node.id in ("getattr", "hasattr"):
            self.refuse(node, f"'{node.id}' can only be called, with the attribute's name written out.")

    def is_own(self, node):
        """A variable that the code gave a value on an earlier line, whatever Python means by its name."""
        if isinstance(node.ctx, ast.Load):
            return self.own_lines.get(node.id, node.lineno) < node.lineno
        return isinstance(node.ctx, ast.Store)

    def visit_Call(self, node):
        if _name_of(node.func) in ("attrgetter", "methodcaller"):
            self.check_getter(node)
        if isinstance(node.func, ast.Name) and node.func.id in ("getattr", "hasattr"):
            self.check_getattr(node)
            for part in [*node.args, *node.keywords]:
                self.visit(part)
        else:
            self.generic_visit(node)

    def check_getattr(self, node):
        name = node.args[1] if len(node.args) > 1 else None
        if isinstance(name, ast.Constant) and isinstance(name.value, str):
            self.check_attribute(node, name.value)
        else:
            self.refuse(node, f"'{node.func.id}' needs its attribute's name written out.")

    def check_getter(self, node):
        for name in node.args if _name_of(node.func) == "attrgetter" else node.args[:1]:
            if isinstance(name, ast.Constant) and isinstance(name.value, str):
                for part in name.value.split("."):
                    self.check_attribute(node, part)
            else:
                self.refuse(node, f"'{_name_of(node.func)}' needs its attribute's name written out.")

    def visit_Attribute(self, node):
        self.check_attribute(node, node.attr)
        if _root(node) in self.imported:
            self.check_reached(node, node.attr)
        if isinstance(node.ctx, (ast.Store, ast.Del)) and _root(node) in self.imported:
            self.refuse(node, f"'{ast.unparse(node)}' belongs to a module and cannot be changed.")
        self.generic_visit(node)

    def check_attribute(self, node, name):
        if _is_dunder(name) and name not in ALLOWED_DUNDERS:
            self.refuse(node, f"The attribute '{name}' is not available here.")
        elif name in FRAME_ATTRIBUTES:
            self.refuse(node, f"The attribute '{name}' is not available here.")

    def check_reached(self, node, name):
        if name.lstrip("_") in REACHED_MODULES:
            self.refuse(node, f"The attribute '{name}' is not available here.")


def _is_dunder(name):
    return len(name) > 4 and name.startswith("__") and name.endswith("__")


def _name_of(function):
    return getattr(function, "id", None) or getattr(function, "attr", None)


def _lines_of_own_names(tree):
    """Names to the first line that gives them a value."""
    lines = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            lines[node.id] = min(node.lineno, lines.get(node.id, node.lineno))
    return lines


def _root(node):
    while isinstance(node, ast.Attribute):
        node = node.value
    return node.id if isinstance(node, ast.Name) else None
