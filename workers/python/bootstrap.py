"""Runs one piece of code on its own columns and says what came of it, as JSON."""

import ast
import contextlib
import decimal
import importlib
import io
import json
import linecache
import random
import sys
import traceback

from analysis_runtime.cells import Encoder, TooMuch, table_of
from analysis_runtime.check import ALLOWED_MODULES, Violation, check
from analysis_runtime.given import read_columns, rows_reader
from analysis_runtime.pristine import Pristine, watch_for_lasting_effects

FILE_NAME = "analysis.py"
STDOUT_LIMIT = 1_000_000
_LAST_EXPRESSION = "_last_expression"
_UNSET = object()


class Stdout(io.TextIOBase):
    """What was printed, up to a limit that is said."""

    def __init__(self):
        self.parts = []
        self.room = STDOUT_LIMIT
        self.cut = False

    def writable(self):
        return True

    def write(self, text):
        if self.room > 0:
            self.parts.append(text[: self.room])
        self.cut = self.cut or len(text) > self.room
        self.room = max(0, self.room - len(text))
        return len(text)

    def text(self):
        note = f"\n[cut after {STDOUT_LIMIT:,} characters]" if self.cut else ""
        return "".join(self.parts) + note


class Session:
    """One interpreter and the runs it makes, each on a state like the first."""

    def __init__(self):
        for name in sorted(ALLOWED_MODULES - {"numpy", "pandas", "scipy"}):
            importlib.import_module(name)
        self.is_spent = False
        self.is_running = False
        watch_for_lasting_effects(self.note_lasting_effect)
        self.pristine = Pristine()

    def note_lasting_effect(self):
        self.is_spent = self.is_spent or self.is_running

    def run(self, code, posted, enforce_check):
        stdout = Stdout()
        self.is_running = True
        try:
            with contextlib.redirect_stdout(stdout), contextlib.redirect_stderr(stdout):
                outcome = finished(self.evaluate(code, posted, enforce_check))
        except Violation as violation:
            outcome = refused(violation)
        except KeyboardInterrupt:
            outcome = {"kind": "interrupted"}
        except MemoryError:
            outcome = {"kind": "memory"}
        except BaseException as error:
            outcome = raised(error)
        self.is_running = False
        self.pristine.restore()
        return json.dumps({**outcome, "stdout": stdout.text()})

    def evaluate(self, code, posted, enforce_check):
        tree = ast.parse(code, FILE_NAME)
        try:
            check(tree)
        except Violation:
            if enforce_check:
                raise
            self.is_spent = True
        linecache.cache[FILE_NAME] = (len(code), None, code.splitlines(keepends=True), FILE_NAME)
        columns = read_columns(posted)
        scope = {"__name__": "__main__", "columns": columns, "rows": rows_reader(columns), "result": columns}
        random.seed(0)
        decimal.setcontext(decimal.Context(prec=28))
        exec(compile(keep_last_expression(tree), FILE_NAME, "exec"), scope)
        return chosen(scope, columns)


def keep_last_expression(tree):
    if tree.body and isinstance(tree.body[-1], ast.Expr):
        last = tree.body[-1]
        target = ast.Name(_LAST_EXPRESSION, ast.Store())
        tree.body[-1] = ast.Assign([target], last.value)
        ast.copy_location(tree.body[-1], last)
        ast.fix_missing_locations(tree)
    return tree


def chosen(scope, columns):
    """`results`, or a `result` of the code's own, or the last expression."""
    if "results" in scope:
        return scope["results"]
    last = scope.get(_LAST_EXPRESSION)
    own = scope.get("result", columns)
    return last if own is columns or last is not None else own


def finished(value):
    return {"kind": "finished", "results": Encoder().encode(value), "table": table_of(value)}


def refused(violation):
    return {"kind": "refused", "message": f"Line {violation.line}: {violation.message}", "line": violation.line}


def raised(error):
    if isinstance(error, TooMuch):
        return {"kind": "raised", "message": str(error), "traceback": "", "line": None}
    report = traceback.TracebackException.from_exception(error, compact=True)
    line = own_frames(report)
    message = "".join(report.format_exception_only()).strip().splitlines()[-1]
    return {"kind": "raised", "message": message, "traceback": "".join(report.format()), "line": line}


def own_frames(report):
    """Leaves the frames of the code itself, here and in the causes; returns the line where it went wrong."""
    for cause in (report.__cause__, report.__context__, *(report.exceptions or ())):
        if cause is not None:
            own_frames(cause)
    frames = [frame for frame in report.stack if frame.filename == FILE_NAME]
    report.stack = traceback.StackSummary.from_list(frames)
    if frames:
        return frames[-1].lineno
    return int(report.lineno) if getattr(report, "lineno", None) else None


def available_packages():
    return [name for name in ("numpy", "pandas", "scipy") if importlib.util.find_spec(name) is not None]
