"""Runs one piece of code on its own columns and says what came of it, as JSON."""

import ast
import contextlib
import decimal
import gc
import importlib
import importlib.util
import json
import linecache
import random

from analysis_runtime.cells import Encoder
from analysis_runtime.check import STANDARD_MODULES, Violation, check
from analysis_runtime.failure import FILE_NAME, interrupted, out_of_memory, raised, refused
from analysis_runtime.given import Columns, columns_of, rows_reader
from analysis_runtime.members import members_of
from analysis_runtime.needs import cold_modules
from analysis_runtime.shown import figures_of, words_of
from analysis_runtime.stdout import Stdout
from analysis_runtime.tables import table_of

_LAST_EXPRESSION = "_last_expression"


class Session:
    """One interpreter and the runs it makes. That none sees what another did is seen to from outside: own-memory.ts."""

    def __init__(self, keeps_state, emit):
        self.emit = emit
        self.kept = {} if keeps_state else None
        self.given_before = {}
        self.cold_modules = sorted(STANDARD_MODULES, reverse=True)
        self.importable = frozenset()

    def warm_up(self):
        """Imports one module that runs may use; False when nothing is left to do."""
        if self.cold_modules:
            importlib.import_module(self.cold_modules.pop())
            return True
        settle()
        return False

    def cold_modules_of(self, code):
        """Modules beyond the standard library that the code needs and that are not imported yet, as JSON."""
        try:
            tree = ast.parse(code)
        except (SyntaxError, ValueError, MemoryError, RecursionError):
            # The run will say it.
            return "[]"
        return json.dumps(cold_modules(tree, names_read(tree)))

    def members_of(self, code, expression):
        """What can stand behind the expression and a point, as JSON."""
        try:
            return json.dumps(members_of(code, expression, self.kept, self.importable))
        except Exception:
            # The interpreter with all its variables is worth more than a suggestion.
            return "[]"

    def add_wheels(self, wheels, modules):
        """Makes wheels importable and imports the modules; says as JSON what the wheels were, or which was refused."""
        from analysis_runtime.wheels import Refused, import_all, put_in

        added = []
        for wheel in json.loads(wheels):
            try:
                added.append(put_in(wheel["path"], wheel["isChecked"]))
            except Refused as refusal:
                return json.dumps({"kind": "refused", "file": wheel["file"], "message": str(refusal)})
        self.importable |= {name for package in added for name in package["imports"]}
        import_all(json.loads(modules))
        settle()
        return json.dumps({"kind": "added", "packages": added})

    def run(self, code, data, enforce_check):
        stdout = Stdout(self.emit)
        try:
            with contextlib.redirect_stdout(stdout), contextlib.redirect_stderr(stdout):
                stdout.write(data.note)
                outcome = self.outcome_of(code, data, enforce_check)
        except Violation as violation:
            outcome = refused(violation, code)
        except KeyboardInterrupt as error:
            outcome = interrupted(error)
        except MemoryError as error:
            outcome = out_of_memory(error)
        except BaseException as error:
            outcome = raised(error)
        stdout.tell()
        return json.dumps({**outcome, "stdout": stdout.text()})

    def outcome_of(self, code, data, enforce_check):
        tree = ast.parse(code, FILE_NAME)
        if enforce_check:
            check(tree, self.importable)
        linecache.cache[FILE_NAME] = (len(code), None, code.splitlines(keepends=True), FILE_NAME)
        scope = self.scope_for(tree, data)
        given_result = scope["result"]
        random.seed(0)
        decimal.setcontext(decimal.Context(prec=28))
        exec(compile(keep_last_expression(tree), FILE_NAME, "exec"), scope)
        last = scope.pop(_LAST_EXPRESSION, None)
        has_results = "results" in scope and speaks_of(tree, "results")
        return finished(scope["results"] if has_results else chosen(scope, last, given_result), last)

    def scope_for(self, tree, data):
        given = given_names(data, names_read(tree))
        if self.kept is None:
            return {"__name__": "__main__", **given}
        # A name that the code has taken for itself stays as it is.
        own = {name for name in self.given_before if self.kept.get(name) is not self.given_before[name]}
        fresh = {name: value for name, value in given.items() if name not in own}
        self.given_before.update(fresh)
        self.kept.update(fresh, __name__="__main__")
        return self.kept


def settle():
    """What is here now stays: a collection during a run need not look at it."""
    gc.collect()
    gc.freeze()


def names_read(tree):
    """Names that the code reads before it has given them a value of its own, as far as its outermost lines tell."""
    read, written = set(), set()
    for statement in tree.body:
        names = [node for node in ast.walk(statement) if isinstance(node, ast.Name)]
        read |= {node.id for node in names if isinstance(node.ctx, ast.Load)} - written
        written |= {node.id for node in names if not isinstance(node.ctx, ast.Load)}
    return read


def speaks_of(tree, name):
    return any(isinstance(node, ast.Name) and node.id == name for node in ast.walk(tree))


def given_names(data, wanted):
    """What the code finds: `columns`, `rows` and `result` always, the rest where it is named and its package is there."""
    result = data.result or data.table
    columns = [] if result is None else columns_of(result)
    table = columns if data.table is None else columns_of(data.table)
    read = Columns(columns)
    makers = {
        "np": ("numpy", lambda: importlib.import_module("numpy")),
        "pd": ("pandas", lambda: importlib.import_module("pandas")),
        "plt": ("matplotlib", lambda: importlib.import_module("matplotlib.pyplot")),
        "stats": ("scipy", lambda: importlib.import_module("scipy.stats")),
        "result_df": ("pandas", lambda: frame_of(columns)),
        "df": ("pandas", lambda: frame_of(table)),
    }
    made = {
        name: make()
        for name, (package, make) in makers.items()
        if name in wanted and importlib.util.find_spec(package) is not None
    }
    return {"columns": read, "rows": rows_reader(read), "result": read, **made}


def frame_of(columns):
    return importlib.import_module("analysis_runtime.frames").frame_of(columns)


def keep_last_expression(tree):
    if tree.body and isinstance(tree.body[-1], ast.Expr):
        last = tree.body[-1]
        target = ast.Name(_LAST_EXPRESSION, ast.Store())
        tree.body[-1] = ast.Assign([target], last.value)
        ast.copy_location(tree.body[-1], last)
        ast.fix_missing_locations(tree)
    return tree


def chosen(scope, last, given_result):
    """A `result` of the code's own, or the last expression."""
    own = scope.get("result")
    return last if own is given_result or last is not None else own


def finished(value, last):
    return {
        "kind": "finished",
        "figures": figures_of(last),
        "results": Encoder().encode(value),
        "table": table_of(value),
        "lastExpression": words_of(last),
    }
