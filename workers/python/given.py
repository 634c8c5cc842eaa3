"""The data a run is given: columns outside of Python, which become Python values when they are touched."""

import datetime
import json
from itertools import pairwise

from analysis_runtime.cells import NON_FINITE_KEY

_EPOCH = datetime.datetime(1970, 1, 1)
_EPOCH_DAY = _EPOCH.toordinal()
_NON_FINITE_MARK = json.dumps(NON_FINITE_KEY)[1:-1].encode()


class Column:
    """One column of a table of given-data.ts."""

    def __init__(self, table, index, description):
        self.table = table
        self.index = index
        self.row_count = table.row_count
        self.name = description["name"]
        self.kind = description["kind"]
        self.form = description["form"]

    def buffers(self):
        """Values, offsets and rows without a value, as memory of Python's own; None for what the column lacks."""
        buffers = self.table.buffers(self.index)
        return [None if part is None else part.to_memoryview() for part in (buffers.values, buffers.offsets, buffers.nulls)]

    def to_list(self):
        values, offsets, nulls = self.buffers()
        items = READERS[self.form["name"]](self, values, offsets)
        if nulls is not None:
            for row in nulls.cast("i"):
                items[row] = None
        return items


def columns_of(table):
    return [Column(table, index, each) for index, each in enumerate(json.loads(table.description))]


def read_numbers(column, values, _):
    return values.cast(column.form["format"]).tolist()


def read_wide_integers(column, values, _):
    if len(values) == 8 * column.row_count:
        return values.cast("q").tolist()
    lows = values.cast("Q")[0::2].tolist()
    highs = values.cast("Q" if column.form["name"] == "uint128" else "q")[1::2].tolist()
    return [(high << 64) + low for high, low in zip(highs, lows, strict=True)]


def read_decimals(column, values, _):
    """Whole numbers divided by one: Python rounds that right, however many digits there are."""
    divisor = 10 ** column.form["scale"]
    return [whole / divisor for whole in read_wide_integers(column, values, None)]


def read_bits(_column, values, _):
    return values.cast("?").tolist()


def read_texts(_column, values, offsets):
    text = str(values, "utf-8")
    return [text[start:end] for start, end in pairwise(offsets.cast("i").tolist())]


def read_bytes(_column, values, offsets):
    data = bytes(values)
    return [data[start:end] for start, end in pairwise(offsets.cast("i").tolist())]


def read_enums(column, values, _):
    entry = column.form["dictionary"].__getitem__
    return list(map(entry, values.cast(column.form["format"]).tolist()))


def read_dates(_column, values, _):
    days = values.cast("i").tolist()
    dates = {day: datetime.date.fromordinal(_EPOCH_DAY + day) for day in set(days)}
    return list(map(dates.__getitem__, days))


def read_times(_column, values, _):
    times = {}
    micros = values.cast("q").tolist()
    for each in set(micros):
        times[each] = (_EPOCH + datetime.timedelta(microseconds=each)).time()
    return list(map(times.__getitem__, micros))


def read_timestamps(column, values, _):
    counts = microseconds(column, values.cast("q").tolist())
    epoch = _EPOCH.replace(tzinfo=datetime.UTC) if column.form["hasZone"] else _EPOCH
    delta = datetime.timedelta
    return [epoch + delta(0, 0, count) for count in counts]


def microseconds(column, counts):
    digits = column.form["digits"]
    if digits > 6:
        return [count // 10 ** (digits - 6) for count in counts]
    return counts if digits == 6 else [count * 10 ** (6 - digits) for count in counts]


def read_json(column, values, _):
    hook = named_number if _NON_FINITE_MARK in bytes(values) else None
    batches = [json.loads(line, object_hook=hook) for line in bytes(values).splitlines()]
    items = [item for batch in batches for item in batch]
    convert = CONVERSIONS.get(column.kind)
    return items if convert is None else converted(items, convert)


def named_number(fields):
    return float(fields[NON_FINITE_KEY]) if NON_FINITE_KEY in fields else fields


def converted(items, convert):
    """All of a column's values converted, or none: a column has one type. A date beyond Python's years stays text."""
    try:
        return [None if item is None else convert(item) for item in items]
    except ValueError:
        return items


def time_of(text):
    if text.startswith("24"):
        raise ValueError("Python would take the end of the day for its beginning.")
    return datetime.time.fromisoformat(text)


CONVERSIONS = {
    "date": datetime.date.fromisoformat,
    "time": time_of,
    "timestamp": datetime.datetime.fromisoformat,
}

READERS = {
    "number": read_numbers,
    "int128": read_wide_integers,
    "uint128": read_wide_integers,
    "decimal": read_decimals,
    "bits": read_bits,
    "text": read_texts,
    "bytes": read_bytes,
    "enum": read_enums,
    "date": read_dates,
    "time": read_times,
    "timestamp": read_timestamps,
    "json": read_json,
}


class Columns(dict):
    """Name to list, in the order of the table. A column is read when it is first asked for."""

    def __init__(self, columns=()):
        super().__init__((column.name, column) for column in columns)

    def __getitem__(self, name):
        item = super().__getitem__(name)
        if isinstance(item, Column):
            item = item.to_list()
            self[name] = item
        return item

    def __missing__(self, name):
        known = ", ".join(map(repr, self)) or "none"
        raise KeyError(f"There is no column {name!r}. There are: {known}")

    def __iter__(self):
        # Ours, so that dict(columns) and the like go through __getitem__.
        return super().__iter__()

    def __repr__(self):
        return f"columns({', '.join(map(repr, self))})"

    def get(self, name, default=None):
        return self[name] if name in self else default

    def values(self):
        return [self[name] for name in self]

    def items(self):
        return [(name, self[name]) for name in self]

    def pop(self, name, *default):
        if name in self:
            self[name]
        return super().pop(name, *default)

    def copy(self):
        return dict(self.items())

    def __eq__(self, other):
        return self.copy() == other

    def __or__(self, other):
        return self.copy() | other

    def __ror__(self, other):
        return other | self.copy()

    __hash__ = None


def rows_reader(columns):
    """The function `rows`: a list of dicts, made anew by each call."""

    def rows():
        names = list(columns)
        return [dict(zip(names, values, strict=True)) for values in zip(*columns.values(), strict=True)]

    return rows
