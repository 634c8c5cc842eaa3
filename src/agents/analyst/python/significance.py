import bisect
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
    """
    U of the first sample (Mann and Whitney 1947), two-tailed: exact where no values are equal and one sample has 8 at
    most, else the normal approximation corrected for ties and continuity.
    """
    n = len(a) + len(b)
    ranks, ties = average_ranks([*a, *b])
    u = math.fsum(ranks[: len(a)]) - len(a) * (len(a) + 1) / 2
    if n < 2 or min(len(a), len(b)) == 0:
        return {"statistic": None, "p": None}
    variance = len(a) * len(b) / 12 * (n + 1 - ties / (n * (n - 1)))
    if variance == 0:
        return {"statistic": u, "p": 1.0}
    if ties == 0 and min(len(a), len(b)) <= 8 and n <= 200:
        return {"statistic": u, "p": rank_sum_p(int(u), len(a), len(b))}
    distance = max(0.0, abs(u - len(a) * len(b) / 2) - 0.5)
    return {"statistic": u, "p": normal_p(distance / math.sqrt(variance))}


def rank_sum_p(u, first, second):
    """Twice the share of the orders of the two samples whose U is at least as far from the middle."""
    ways = [[1] + [0] * (first * second) for _ in range(second + 1)]
    for size in range(1, first + 1):
        row = [1] + [0] * (first * second)
        rows = [row]
        for other in range(1, second + 1):
            with_last = [0] * other + ways[other][: first * second + 1 - other]
            row = [a + b for a, b in zip(row, with_last)]
            rows.append(row)
        ways = rows
    tail = sum(ways[second][: min(u, first * second - u) + 1])
    return min(1.0, 2 * tail / math.comb(first + second, first))


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


def levene(groups):
    """Whether variances differ, by deviations from the medians (Brown and Forsythe 1974)."""
    return anova([[abs(value - statistics.median(group)) for value in group] for group in groups if group])


def two_sample_ks(a, b):
    """Largest distance of two empirical distributions; p by Kolmogorov's limit with Stephens's correction (1970)."""
    if not a or not b:
        return {"statistic": None, "p": None}
    first, second = sorted(a), sorted(b)
    places = sorted({*first, *second})
    distance = max(
        abs(bisect.bisect_right(first, place) / len(first) - bisect.bisect_right(second, place) / len(second))
        for place in places
    )
    return {"statistic": distance, "p": kolmogorov_p(distance, len(first), len(second))}


def kolmogorov_p(distance, n, m):
    """Exact by counting lattice paths for small samples (Hodges 1958), else the limit."""
    if n * m <= 10_000:
        return 1.0 - inside_paths(distance, n, m)
    size = math.sqrt(n * m / (n + m))
    reach = (size + 0.12 + 0.11 / size) * distance
    terms = ((-1) ** (k - 1) * math.exp(-2 * k * k * reach * reach) for k in range(1, 101))
    return min(1.0, max(0.0, 2 * math.fsum(terms)))


def inside_paths(distance, n, m):
    """Share of the orders of n and m values in which the distributions stay closer than the distance."""
    shares = [[0.0] * (m + 1) for _ in range(n + 1)]
    for i in range(n + 1):
        for j in range(m + 1):
            if abs(i / n - j / m) >= distance - 1e-12:
                continue
            if i == 0 and j == 0:
                shares[i][j] = 1.0
                continue
            from_first = shares[i - 1][j] * i / (i + j) if i > 0 else 0.0
            from_second = shares[i][j - 1] * j / (i + j) if j > 0 else 0.0
            shares[i][j] = from_first + from_second
    return shares[n][m]


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


def least_expected(table):
    """The smallest count that independence would lead one to expect."""
    rows, columns = [sum(row) for row in table], [sum(column) for column in zip(*table)]
    return min((row * column / sum(rows) for row in rows for column in columns), default=0.0)


def fisher_exact(table):
    """
    Fisher's exact test of a two by two table (1934), two-sided: the probabilities of all tables with the same margins
    that are no more likely than this one. With the odds ratio of the sample.
    """
    (a, b), (c, d) = table
    first, column, n = a + b, a + c, a + b + c + d
    choices = range(max(0, column - (c + d)), min(first, column) + 1)
    weights = [log_choose(first, k) + log_choose(c + d, column - k) - log_choose(n, column) for k in choices]
    limit = weights[a - choices.start] + 1e-7
    p = math.fsum(math.exp(weight) for weight in weights if weight <= limit)
    return {"p": min(1.0, p), "odds_ratio": a * d / (b * c) if b * c > 0 else None}


def log_choose(n, k):
    return math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1)
