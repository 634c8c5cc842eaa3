import math
import statistics


def t_test(a, b, equal_variances):
    """Student's t for two independent samples, or Welch's, which does not take their variances for equal."""
    if min(len(a), len(b)) < 2:
        return {"statistic": None, "p": None, "freedom": None}
    va, vb = statistics.variance(a) / len(a), statistics.variance(b) / len(b)
    freedom = len(a) + len(b) - 2
    if equal_variances:
        pooled = (va * len(a) * (len(a) - 1) + vb * len(b) * (len(b) - 1)) / freedom
        error = math.sqrt(pooled * (1 / len(a) + 1 / len(b)))
    else:
        error = math.sqrt(va + vb)
        if error > 0:
            freedom = (va + vb) ** 2 / (va * va / (len(a) - 1) + vb * vb / (len(b) - 1))
    if error == 0:
        return {"statistic": None, "p": None, "freedom": freedom}
    t = (statistics.fmean(a) - statistics.fmean(b)) / error
    return {"statistic": t, "p": student_t_p(t, freedom), "freedom": freedom}


def mann_whitney(a, b):
    """U of the first sample; two-tailed p-value of its normal approximation, corrected for ties and continuity."""
    n = len(a) + len(b)
    ranks, ties = average_ranks([*a, *b])
    u = math.fsum(ranks[: len(a)]) - len(a) * (len(a) + 1) / 2
    if n < 2 or min(len(a), len(b)) == 0:
        return {"statistic": None, "p": None}
    variance = len(a) * len(b) / 12 * (n + 1 - ties / (n * (n - 1)))
    if variance == 0:
        return {"statistic": u, "p": 1.0}
    distance = max(0.0, abs(u - len(a) * len(b) / 2) - 0.5)
    return {"statistic": u, "p": normal_p(distance / math.sqrt(variance))}


def average_ranks(values):
    """Ranks from 1, equal values sharing the mean of theirs, and the sum of t³ - t over the ties."""
    order = sorted(range(len(values)), key=lambda position: values[position])
    ranks, ties, at = [0.0] * len(values), 0, 0
    while at < len(order):
        end = at
        while end < len(order) and values[order[end]] == values[order[at]]:
            end += 1
        for position in order[at:end]:
            ranks[position] = (at + 1 + end) / 2
        ties += (end - at) ** 3 - (end - at)
        at = end
    return ranks, ties


def anova(groups):
    """One-way analysis of variance: F of the variation between groups over that within them."""
    groups = [group for group in groups if group]
    n, k = sum(map(len, groups)), len(groups)
    if k < 2 or n <= k:
        return {"statistic": None, "p": None}
    overall = math.fsum(math.fsum(group) for group in groups) / n
    means = [statistics.fmean(group) for group in groups]
    between = math.fsum(len(group) * (mean - overall) ** 2 for group, mean in zip(groups, means))
    within = math.fsum((value - mean) ** 2 for group, mean in zip(groups, means) for value in group)
    if within == 0:
        return {"statistic": None, "p": None}
    f = (between / (k - 1)) / (within / (n - k))
    return {"statistic": f, "p": f_p(f, k - 1, n - k)}


def kruskal_wallis(groups):
    """H over average ranks, corrected for ties, chi-square with k - 1 degrees of freedom."""
    groups = [group for group in groups if group]
    n, k = sum(map(len, groups)), len(groups)
    ranks, ties = average_ranks([value for group in groups for value in group])
    if k < 2 or ties == n**3 - n:
        return {"statistic": None, "p": None}
    total, at = 0.0, 0
    for group in groups:
        total += math.fsum(ranks[at : at + len(group)]) ** 2 / len(group)
        at += len(group)
    h = (12 / (n * (n + 1)) * total - 3 * (n + 1)) / (1 - ties / (n**3 - n))
    return {"statistic": h, "p": chi_square_p(h, k - 1)}


def chi_square(table):
    """Pearson's test of independence over counts; with Yates's correction when the table is two by two."""
    rows, columns = [sum(row) for row in table], [sum(column) for column in zip(*table)]
    n, freedom = sum(rows), (len(rows) - 1) * (len(columns) - 1)
    if freedom == 0:
        return {"statistic": None, "p": None, "freedom": 0}
    statistic = 0.0
    for i, row in enumerate(table):
        for j, count in enumerate(row):
            expected = rows[i] * columns[j] / n
            distance = abs(count - expected)
            statistic += (distance - (min(0.5, distance) if freedom == 1 else 0)) ** 2 / expected
    return {"statistic": statistic, "p": chi_square_p(statistic, freedom), "freedom": freedom}
