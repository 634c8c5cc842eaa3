"""The given columns as a pandas data frame: numbers, dates and truths straight from their buffers."""

import numpy as np
import pandas as pd

_TYPES = {"b": "i1", "B": "u1", "h": "<i2", "H": "<u2", "i": "<i4", "I": "<u4", "q": "<i8", "Q": "<u8", "f": "<f4", "d": "<f8"}
_UNITS = {0: "s", 3: "ms", 6: "us", 9: "ns"}


def frame_of(columns):
    return pd.DataFrame({column.name: values_of(column) for column in columns})


def values_of(column):
    make = MAKERS.get(column.form["name"])
    made = None if make is None else make(column, *column.buffers())
    return column.to_list() if made is None else made


def numbers_of(column, values, _offsets, nulls):
    array = np.frombuffer(values, _TYPES[column.form["format"]])
    return array if nulls is None else without(array.astype("f8"), nulls, np.nan)


def whole_numbers_of(column, values, _offsets, nulls):
    if len(values) != 8 * column.row_count:
        return None
    array = np.frombuffer(values, "<i8")
    return array if nulls is None else without(array.astype("f8"), nulls, np.nan)


def decimals_of(column, values, _offsets, nulls):
    if len(values) != 8 * column.row_count:
        return None
    array = np.frombuffer(values, "<i8") / 10.0 ** column.form["scale"]
    return array if nulls is None else without(array, nulls, np.nan)


def truths_of(_column, values, _offsets, nulls):
    array = np.frombuffer(values, "?")
    return array if nulls is None else without(array.astype(object), nulls, None)


def dates_of(_column, values, _offsets, nulls):
    days = np.frombuffer(values, "<i4").astype("datetime64[D]").astype("datetime64[s]")
    return days if nulls is None else without(days, nulls, np.datetime64("NaT"))


def timestamps_of(column, values, _offsets, nulls):
    moments = np.frombuffer(values, "<i8").astype(f"datetime64[{_UNITS[column.form['digits']]}]")
    if nulls is not None:
        moments = without(moments, nulls, np.datetime64("NaT"))
    return pd.DatetimeIndex(moments).tz_localize("UTC") if column.form["hasZone"] else moments


def categories_of(column, values, _offsets, nulls):
    codes = np.frombuffer(values, _TYPES[column.form["format"]]).astype("i4")
    if nulls is not None:
        codes = without(codes, nulls, -1)
    return pd.Categorical.from_codes(codes, categories=column.form["dictionary"])


def without(array, nulls, missing):
    array[np.frombuffer(nulls, "<i4")] = missing
    return array


MAKERS = {
    "number": numbers_of,
    "int128": whole_numbers_of,
    "decimal": decimals_of,
    "bits": truths_of,
    "date": dates_of,
    "timestamp": timestamps_of,
    "enum": categories_of,
}
