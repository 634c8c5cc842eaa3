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

ALLOWED_DUNDERS = frozenset(
    "__init__ __name__ __doc__ __len__ __iter__ __next__ __str__ __repr__ __eq__ __hash__ __lt__ __post_init__".split()
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
    checker = _Checker(STANDARD_MODULES | importable)
    checker.visit(tree)
    if checker.violations:
        raise min(checker.violations, key=lambda violation: violation.line)


class _Checker(ast.NodeVisitor):
    def __init__(self, modules):
        self.modules = modules
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
            self.imported.add(alias.asname or alias.name)

    def check_module(self, node, name):
        if name.split(".")[0] not in self.modules:
            self.refuse(node, f"The module '{name}' is not available here.")

    def visit_Name(self, node):
        if node.id in REFUSED_NAMES:
            self.refuse(node, f"'{node.id}' is not available here.")
        elif _is_dunder(node.id) and node.id not in ALLOWED_DUNDERS:
            self.refuse(node, f"The name '{node.id}' is not available here.")
        elif node.id in ("getattr", "hasattr"):
            self.refuse(node, f"'{node.id}' can only be called, with the attribute's name written out.")

    def visit_Call(self, node):
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

    def visit_Attribute(self, node):
        self.check_attribute(node, node.attr)
        if isinstance(node.ctx, (ast.Store, ast.Del)) and _root(node) in self.imported:
            self.refuse(node, f"'{ast.unparse(node)}' belongs to a module and cannot be changed.")
        self.generic_visit(node)

    def check_attribute(self, node, name):
        if _is_dunder(name) and name not in ALLOWED_DUNDERS:
            self.refuse(node, f"The attribute '{name}' is not available here.")
        elif name in FRAME_ATTRIBUTES or name.lstrip("_") in REACHED_MODULES:
            self.refuse(node, f"The attribute '{name}' is not available here.")


def _is_dunder(name):
    return len(name) > 4 and name.startswith("__") and name.endswith("__")


def _root(node):
    while isinstance(node, ast.Attribute):
        node = node.value
    return node.id if isinstance(node, ast.Name) else None
