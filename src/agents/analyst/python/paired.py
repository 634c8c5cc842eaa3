import math
import statistics


def one_sample_t(values, expected):
    """Student's t of the mean against a given value (Student 1908), two-sided, with the 95 % interval of the mean."""
    n = len(values)
    if n < 2:
        return {"statistic": None, "p": None, "freedom": None}
    mean, deviation = statistics.fmean(values), statistics.stdev(values)
    error = deviation / math.sqrt(n)
    if error == 0:
        return {"statistic": None, "p": None, "freedom": n - 1}
    t = (mean - expected) / error
    reach = student_t_quantile(0.975, n - 1) * error
    return {
        "statistic": t,
        "p": student_t_p(t, n - 1),
        "freedom": n - 1,
        "low_95": mean - reach,
        "high_95": mean + reach,
        "effect": (mean - expected) / deviation,
    }


def paired_t(before, after):
    """The one-sample t-test of the differences after - before against zero."""
    return one_sample_t([b - a for a, b in zip(before, after)], 0.0)


def wilcoxon(before, after):
    """
    Wilcoxon's signed-rank test (1945), two-sided. Zero differences are left out, as he did. Exact up to 50 differences
    without ties, else the normal approximation corrected for ties (Hollander, Wolfe and Chicken 2014, 3.1).
    """
    differences = [b - a for a, b in zip(before, after) if a != b]
    n = len(differences)
    if n == 0:
        return {"statistic": None, "p": None, "n": 0}
    ranks, ties = average_ranks([abs(value) for value in differences])
    above = math.fsum(rank for rank, value in zip(ranks, differences) if value > 0)
    statistic = min(above, n * (n + 1) / 2 - above)
    if ties == 0 and n <= 50:
        return {"statistic": statistic, "p": signed_rank_p(int(statistic), n), "n": n}
    variance = n * (n + 1) * (2 * n + 1) / 24 - ties / 48
    return {"statistic": statistic, "p": normal_p((statistic - n * (n + 1) / 4) / math.sqrt(variance)), "n": n}


def signed_rank_p(statistic, n):
    """Twice the share of the 2^n choices of signs whose sum of ranks is at most the statistic."""
    ways = [1]
    for rank in range(1, n + 1):
        longer = [*ways, *([0] * rank)]
        for total, count in enumerate(ways):
            longer[total + rank] += count
        ways = longer
    return min(1.0, 2 * sum(ways[: statistic + 1]) / 2**n)
