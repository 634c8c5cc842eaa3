import math


def multiple_regression(names, predictors, y):
    """
    Ordinary least squares of y on several predictors with an intercept, by the normal equations of standardised
    columns (Draper and Smith 1998, 4.1 and 8.1: the correlation form). Standard errors, t, R², adjusted R² and F as
    there; the variance inflation of a predictor is the diagonal of the inverse of their correlations (Marquardt 1970).
    A predictor that follows from earlier ones (tolerance below 1e-8) is left out and named.
    """
    n = len(y)
    centred = [standardised(column) for column in predictors]
    kept, left_out = independent_columns(names, centred)
    freedom = n - len(kept) - 1
    target = standardised(y)
    if freedom < 1 or not kept or target is None:
        return {"terms": [], "left_out": left_out, "r_squared": None, "p": None, "n": n}
    columns = [centred[at][0] for at in kept]
    inverse = inverse_of([[dot(a, b) for b in columns] for a in columns])
    links = [dot(column, target[0]) for column in columns]
    weights = [dot(row, links) for row in inverse]
    fitted = [dot(weights, values) for values in zip(*columns)]
    left = math.fsum((a - b) ** 2 for a, b in zip(target[0], fitted))
    variance = left / freedom
    terms = []
    for place, at in enumerate(kept):
        scale = target[2] / centred[at][2]
        error = scale * math.sqrt(variance * inverse[place][place])
        terms.append({
            **tested_term(names[at], scale * weights[place], error, freedom),
            "beta": weights[place],
            "inflation": inverse[place][place],
        })
    return {
        "terms": [*terms, intercept_term(terms, kept, centred, inverse, target, variance, freedom, n)],
        "left_out": left_out,
        **fit_of(left, n, len(kept), target[2]),
    }


def standardised(values):
    """Deviations from the mean, scaled to length 1; with the mean and the length. None for a constant column."""
    mean = math.fsum(values) / len(values) if values else 0.0
    deviations = [value - mean for value in values]
    length = math.sqrt(dot(deviations, deviations))
    if length <= 1e-13 * math.sqrt(max(1, len(values))) * max(map(abs, values), default=0.0):
        return None
    return [value / length for value in deviations], mean, length


def independent_columns(names, centred):
    """Places of the columns that do not follow from those before them, and the names of those that do."""
    basis, kept, left_out = [], [], []
    for at, column in enumerate(centred):
        rest = None if column is None else column[0]
        for direction in basis if rest is not None else []:
            along = dot(rest, direction)
            rest = [a - along * b for a, b in zip(rest, direction)]
        length = 0.0 if rest is None else dot(rest, rest)
        if length < 1e-8:
            left_out.append(names[at])
            continue
        basis.append([value / math.sqrt(length) for value in rest])
        kept.append(at)
    return kept, left_out


def inverse_of(matrix):
    """Gauss-Jordan elimination with partial pivoting."""
    size = len(matrix)
    rows = [[*row, *(1.0 if i == j else 0.0 for j in range(size))] for i, row in enumerate(matrix)]
    for at in range(size):
        best = max(range(at, size), key=lambda place: abs(rows[place][at]))
        rows[at], rows[best] = rows[best], rows[at]
        rows[at] = [value / rows[at][at] for value in rows[at]]
        for other in range(size):
            if other != at:
                factor = rows[other][at]
                rows[other] = [a - factor * b for a, b in zip(rows[other], rows[at])]
    return [row[size:] for row in rows]


def intercept_term(terms, kept, centred, inverse, target, variance, freedom, n):
    """The plane passes through the means; its error there adds the mean's own, 1 / n."""
    means = [centred[at][1] / centred[at][2] for at in kept]
    value = target[1] - math.fsum(term["coefficient"] * centred[at][1] for term, at in zip(terms, kept))
    spread = math.fsum(dot(row, means) * mean for row, mean in zip(inverse, means))
    error = target[2] * math.sqrt(variance * (1 / n + spread))
    return {**tested_term("(intercept)", value, error, freedom), "beta": None, "inflation": None}


def tested_term(name, value, error, freedom):
    t = value / error if error > 0 else math.copysign(math.inf, value)
    reach = student_t_quantile(0.975, freedom) * error
    return {
        "term": name,
        "coefficient": value,
        "error": error,
        "t": t,
        "p": student_t_p(t, freedom),
        "low_95": value - reach,
        "high_95": value + reach,
    }


def fit_of(left, n, predictors, length):
    """`left` is the part of the variation that is not explained, 0 to 1; `length`² is all of it."""
    freedom = n - predictors - 1
    explained = 1 - left
    f = math.inf if left == 0 else explained / predictors / (left / freedom)
    return {
        "r_squared": explained,
        "adjusted_r_squared": 1 - left * (n - 1) / freedom,
        "f": f,
        "p": f_p(f, predictors, freedom),
        "residual_error": length * math.sqrt(left / freedom),
        "freedom": freedom,
        "n": n,
    }


def dot(a, b):
    return math.sumprod(a, b)


def indicators(name, values, most):
    """
    Dummy coding: one column of 0 and 1 for each value but the most frequent, which is the base. Beyond `most` values
    the rarer ones stay with the base.
    """
    counts = {}
    for value in values:
        counts[value] = counts.get(value, 0) + 1
    base, *others = sorted(counts, key=lambda value: (-counts[value], value))
    coded = others[: most - 1]
    columns = [[1.0 if value == level else 0.0 for value in values] for level in coded]
    return {"base": base, "merged": others[most - 1 :], "names": [f"{name} = {level}" for level in coded], "columns": columns}
