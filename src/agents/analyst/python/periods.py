import datetime

MONTHS = {"month": 1, "quarter": 3, "year": 12}
SPANS = {
    "minute": datetime.timedelta(minutes=1),
    "hour": datetime.timedelta(hours=1),
    "day": datetime.timedelta(days=1),
    "week": datetime.timedelta(days=7),
}


def period_after(start, grain):
    if grain in SPANS:
        return start + SPANS[grain]
    months = start.year * 12 + start.month - 1 + MONTHS[grain]
    return start.replace(year=months // 12, month=months % 12 + 1)


def period_label(start, grain):
    if grain == "quarter":
        return f"Q{(start.month + 2) // 3} {start.year}"
    form = {"month": "%B %Y", "year": "%Y", "hour": "%Y-%m-%d %H:%M", "minute": "%Y-%m-%d %H:%M"}
    return start.strftime(form.get(grain, "%Y-%m-%d"))


def complete_ends(begins, ends):
    """
    Whether the first and the last period are whole. `begins` and `ends` say how far into each period its data begin and
    end, 0 to 1. One is cut when its data leave out half as much again as those of any other period.
    """
    inner_begins, inner_ends = begins[1:], ends[:-1]
    if len(begins) < 4:
        return True, True
    return begins[0] <= 1.5 * max(inner_begins) + 0.005, 1 - ends[-1] <= 1.5 * max(1 - end for end in inner_ends) + 0.005


def without_gaps(periods, values, grain, filler):
    """A value for every period from the first to the last, and how many were not there: `filler`, or on a line between its neighbours."""
    if not periods:
        return [], [], 0
    known = dict(zip(periods, values))
    found, at = [], periods[0]
    while at <= periods[-1]:
        found.append((at, known.get(at)))
        at = period_after(at, grain)
    missing = sum(value is None for _, value in found)
    series = [value for _, value in found]
    for place, value in enumerate(series):
        if value is None:
            series[place] = filler if filler is not None else between(series, place)
    return [start for start, _ in found], series, missing


def between(series, place):
    following = next(at for at in range(place, len(series)) if series[at] is not None)
    return series[place - 1] + (series[following] - series[place - 1]) / (following - place + 1)
