import math


def incomplete_beta(a, b, x):
    """Regularised incomplete beta function I_x(a, b), by its continued fraction (DLMF 8.17.22, Lentz's method)."""
    if x <= 0 or x >= 1:
        return 0.0 if x <= 0 else 1.0
    if x > (a + 1) / (a + b + 2):
        return 1 - incomplete_beta(b, a, 1 - x)
    log_beta = math.lgamma(a) + math.lgamma(b) - math.lgamma(a + b)
    front = math.exp(a * math.log(x) + b * math.log1p(-x) - log_beta) / a
    c, d = 1.0, 1 / kept_from_zero(1 - (a + b) * x / (a + 1))
    fraction = d
    for m in range(1, 1000):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        for term in (even, odd):
            d = 1 / kept_from_zero(1 + term * d)
            c = kept_from_zero(1 + term / c)
            fraction *= c * d
        if abs(c * d - 1) < 1e-15:
            break
    return front * fraction


def kept_from_zero(value):
    """Lentz's method divides by it."""
    return value if abs(value) > 1e-300 else 1e-300


def student_t_p(t, freedom):
    """Two-tailed p-value of Student's t (Abramowitz and Stegun 26.7.1)."""
    if freedom <= 0 or math.isnan(t):
        return math.nan
    return 0.0 if math.isinf(t) else incomplete_beta(freedom / 2, 0.5, freedom / (freedom + t * t))


def f_p(f, above, below):
    """Upper tail of the F distribution with `above` and `below` degrees of freedom (Abramowitz and Stegun 26.6.2)."""
    if below <= 0 or math.isnan(f):
        return math.nan
    return 0.0 if math.isinf(f) else incomplete_beta(below / 2, above / 2, below / (below + above * f))


def chi_square_p(statistic, freedom):
    """Upper tail of the chi-square distribution: Q(freedom / 2, statistic / 2) (DLMF 8.11.4 and 8.9.2)."""
    a, x = freedom / 2, statistic / 2
    if x <= 0:
        return 1.0
    front = math.exp(a * math.log(x) - x - math.lgamma(a))
    if x < a + 1:
        return 1 - front * lower_gamma_series(a, x)
    return front * upper_gamma_fraction(a, x)


def lower_gamma_series(a, x):
    term = total = 1 / a
    for n in range(1, 10_000):
        term *= x / (a + n)
        total += term
        if term < total * 1e-16:
            break
    return total


def upper_gamma_fraction(a, x):
    b = x + 1 - a
    c, d = 1e300, 1 / kept_from_zero(b)
    fraction = d
    for n in range(1, 10_000):
        b += 2
        d = 1 / kept_from_zero(b - n * (n - a) * d)
        c = kept_from_zero(b - n * (n - a) / c)
        fraction *= c * d
        if abs(c * d - 1) < 1e-15:
            break
    return fraction


def normal_p(z):
    """Two-tailed p-value of a standard normal z."""
    return math.erfc(abs(z) / math.sqrt(2))
