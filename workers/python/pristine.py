"""Keeps one run from the next: what modules held before is put back, and what cannot be put back is noticed."""

import gc
import sys
from types import ModuleType

_HEAP_TYPE = 1 << 9

# Audited events after which the interpreter must not be used again: they reach the file system, the machine below
# Python, or hooks that outlive a run. Code that passed the check causes none of them.
_LASTING_EVENTS = (
    "cpython.",
    "ctypes.",
    "code.__new__",
    "fcntl.",
    "gc.",
    "marshal.",
    "object.__setattr__",
    "object.__delattr__",
    "os.chdir",
    "os.chmod",
    "os.link",
    "os.mkdir",
    "os.putenv",
    "os.remove",
    "os.rename",
    "os.rmdir",
    "os.symlink",
    "os.system",
    "pickle.",
    "shutil.",
    "socket.",
    "sqlite3.",
    "subprocess.",
    "sys.addaudithook",
    "sys.excepthook",
    "sys.monitoring",
    "sys.setprofile",
    "sys.settrace",
    "sys.unraisablehook",
    "tempfile.",
)


class Pristine:
    """The state of all modules at one moment."""

    def __init__(self):
        self.modules = dict(sys.modules)
        modules = [module for module in self.modules.values() if isinstance(module, ModuleType)]
        self.contents = [(module, dict(vars(module))) for module in modules]
        self.classes = [(each, dict(vars(each))) for each in _own_classes(modules)]
        # What is here now stays: the collection after each run need not look at it.
        gc.collect()
        gc.freeze()

    def restore(self):
        for name in sys.modules.keys() - self.modules.keys():
            del sys.modules[name]
        sys.modules.update(self.modules)
        for module, contents in self.contents:
            _restore(vars(module), contents, module)
        for each, contents in self.classes:
            _restore(vars(each), contents, each)
        gc.collect()


def _own_classes(modules):
    """Classes written in Python, each with the module that made it; those in C cannot be changed."""
    return [
        value
        for module in modules
        for value in vars(module).values()
        if isinstance(value, type) and value.__flags__ & _HEAP_TYPE and value.__module__ == module.__name__
    ]


def _restore(current, contents, owner):
    if len(current) == len(contents) and all(current.get(name) is value for name, value in contents.items()):
        return
    for name in current.keys() - contents.keys():
        delattr(owner, name)
    for name, value in contents.items():
        if current.get(name) is not value:
            setattr(owner, name, value)


def watch_for_lasting_effects(on_lasting):
    """Calls back when running code does what no restoring undoes. Stays for good: a hook cannot be taken out."""

    def hook(event, arguments):
        if event.startswith(_LASTING_EVENTS) or (event == "open" and _writes(arguments)):
            on_lasting()

    sys.addaudithook(hook)


def _writes(arguments):
    mode = arguments[1]
    return isinstance(mode, str) and any(letter in mode for letter in "wax+")
