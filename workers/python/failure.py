"""Says what went wrong in a run, in terms of its own code alone."""

import traceback

from analysis_runtime.cells import TooMuch

FILE_NAME = "analysis.py"

_MISSING = {
    **dict.fromkeys(("df", "result_df", "pd"), "pandas is not there; columns['name'] and rows() always are."),
    "np": "numpy is not there; the standard library is.",
    "plt": "matplotlib is not there.",
    "stats": "scipy is not there; the module statistics is.",
}


def refused(violation, code):
    lines = code.splitlines()
    text = lines[violation.line - 1].strip() if violation.line <= len(lines) else ""
    return {
        "kind": "refused",
        "message": f"Line {violation.line}: {violation.message}",
        "traceback": f'  File "{FILE_NAME}", line {violation.line}\n    {text}\n',
        "line": violation.line,
    }


def interrupted(error):
    return {"kind": "interrupted", **place(error)}


def out_of_memory(error):
    return {"kind": "memory", **place(error)}


def raised(error):
    if isinstance(error, TooMuch):
        return {"kind": "raised", "message": str(error), "traceback": "", "line": None}
    report = traceback.TracebackException.from_exception(error, compact=True)
    line = keep_own_frames(report)
    message = "".join(report.format_exception_only()).strip().splitlines()[-1]
    text = "".join(report.format())
    return {"kind": "raised", "message": message + hint(error), "traceback": text, "line": line}


def hint(error):
    """A name that would be given if its package were there."""
    reason = _MISSING.get(error.name) if isinstance(error, NameError) else None
    return "" if reason is None else f" ({reason})"


def place(error):
    """The frames of the code itself, and the last of their lines."""
    report = traceback.TracebackException.from_exception(error, compact=True)
    line = keep_own_frames(report)
    return {"traceback": "".join(report.stack.format()), "line": line}


def keep_own_frames(report):
    """Leaves the frames of the code itself, here and in the causes; returns the line where it went wrong."""
    for cause in (report.__cause__, report.__context__, *(report.exceptions or ())):
        if cause is not None:
            keep_own_frames(cause)
    frames = [frame for frame in report.stack if frame.filename == FILE_NAME]
    report.stack = traceback.StackSummary.from_list(frames)
    if frames:
        return frames[-1].lineno
    return int(report.lineno) if getattr(report, "lineno", None) else None
