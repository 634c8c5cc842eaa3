"""Which modules a piece of code needs that are not imported yet."""

import ast
import sys

from analysis_runtime.check import STANDARD_MODULES

# Names that a run is given when its code uses them, and where they are from.
SHORT_NAMES = {
    "np": "numpy",
    "pd": "pandas",
    "df": "pandas",
    "result_df": "pandas",
    "stats": "scipy.stats",
    "plt": "matplotlib.pyplot",
}


def cold_modules(tree, names_read):
    """Dotted names, sorted. What `from a import b` names is looked for as `a` and, where `a` has no `b` yet, as `a.b`."""
    wanted = {SHORT_NAMES[name] for name in names_read & SHORT_NAMES.keys()}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            wanted |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            wanted.add(node.module)
            wanted |= {f"{node.module}.{alias.name}" for alias in node.names if not has(node.module, alias.name)}
    return sorted(name for name in wanted if is_cold(name))


def has(module, name):
    return name == "*" or hasattr(sys.modules.get(module), name)


def is_cold(name):
    return name not in sys.modules and name.split(".")[0] not in STANDARD_MODULES
