import math
import statistics


def shapiro_wilk(values):
    """
    Shapiro and Wilk's W with Royston's approximation of its coefficients and p-value: algorithm AS R94,
    Applied Statistics 44 (1995), 547-551. Made for 3 to 5,000 values; beyond that the p-value is a rough one.
    """
    ordered = sorted(values)
    n = len(ordered)
    if n < 3 or ordered[0] == ordered[-1]:
        return {"statistic": None, "p": None, "n": n}
    weights = shapiro_weights(n)
    mean = statistics.fmean(ordered)
    spread = math.fsum((value - mean) ** 2 for value in ordered)
    line = math.fsum(weight * (ordered[n - 1 - i] - ordered[i]) for i, weight in enumerate(weights))
    w = min(1.0, line * line / spread)
    return {"statistic": w, "p": shapiro_p(w, n), "n": n}


def shapiro_weights(n):
    half = n // 2
    if n == 3:
        return [math.sqrt(0.5)]
    normal = statistics.NormalDist()
    scores = [-normal.inv_cdf((i + 1 - 0.375) / (n + 0.25)) for i in range(half)]
    size = 2 * math.fsum(score * score for score in scores)
    u = 1 / math.sqrt(n)
    first = scores[0] / math.sqrt(size) + polynomial((0, 0.221157, -0.147981, -2.07119, 4.434685, -2.706056), u)
    if n <= 5:
        scale = math.sqrt((size - 2 * scores[0] ** 2) / (1 - 2 * first**2))
        return [first, *(score / scale for score in scores[1:])]
    second = scores[1] / math.sqrt(size) + polynomial((0, 0.042981, -0.293762, -1.752461, 5.682633, -3.582633), u)
    left = size - 2 * scores[0] ** 2 - 2 * scores[1] ** 2
    scale = math.sqrt(left / (1 - 2 * first**2 - 2 * second**2))
    return [first, second, *(score / scale for score in scores[2:])]


def shapiro_p(w, n):
    if n == 3:
        return max(0.0, 6 / math.pi * (math.asin(math.sqrt(w)) - math.asin(math.sqrt(0.75))))
    if w >= 1:
        return 1.0
    y = math.log1p(-w)
    if n <= 11:
        gamma = polynomial((-2.273, 0.459), n)
        if y >= gamma:
            return 0.0
        y = -math.log(gamma - y)
        mean = polynomial((0.544, -0.39978, 0.025054, -6.714e-4), n)
        deviation = math.exp(polynomial((1.3822, -0.77857, 0.062767, -0.0020322), n))
    else:
        mean = polynomial((-1.5861, -0.31082, -0.083751, 0.0038915), math.log(n))
        deviation = math.exp(polynomial((-0.4803, -0.082676, 0.0030302), math.log(n)))
    return math.erfc((y - mean) / deviation / math.sqrt(2)) / 2


def polynomial(coefficients, x):
    return sum(coefficient * x**power for power, coefficient in enumerate(coefficients))


def dagostino(values):
    """D'Agostino and Pearson's K²: z of the skewness (D'Agostino 1970) and of the kurtosis (Anscombe and Glynn 1983)."""
    n = len(values)
    if n < 8 or min(values) == max(values):
        return {"statistic": None, "p": None, "n": n}
    mean = statistics.fmean(values)
    second, third, fourth = (math.fsum((value - mean) ** power for value in values) / n for power in (2, 3, 4))
    k2 = skewness_z(third / second**1.5, n) ** 2 + kurtosis_z(fourth / second**2, n) ** 2
    return {"statistic": k2, "p": chi_square_p(k2, 2), "n": n}


def skewness_z(skewness, n):
    y = skewness * math.sqrt((n + 1) * (n + 3) / (6 * (n - 2)))
    beta = 3 * (n * n + 27 * n - 70) * (n + 1) * (n + 3) / ((n - 2) * (n + 5) * (n + 7) * (n + 9))
    w = math.sqrt(2 * (beta - 1)) - 1
    return math.asinh(y / math.sqrt(2 / (w - 1))) / math.sqrt(0.5 * math.log(w))


def kurtosis_z(kurtosis, n):
    variance = 24 * n * (n - 2) * (n - 3) / ((n + 1) ** 2 * (n + 3) * (n + 5))
    x = (kurtosis - 3 * (n - 1) / (n + 1)) / math.sqrt(variance)
    beta = 6 * (n * n - 5 * n + 2) / ((n + 7) * (n + 9)) * math.sqrt(6 * (n + 3) * (n + 5) / (n * (n - 2) * (n - 3)))
    a = 6 + 8 / beta * (2 / beta + math.sqrt(1 + 4 / beta**2))
    below = 1 + x * math.sqrt(2 / (a - 4))
    root = math.copysign(abs((1 - 2 / a) / below) ** (1 / 3), below)
    return (1 - 2 / (9 * a) - root) / math.sqrt(2 / (9 * a))


def anderson_darling(values):
    """A² against a normal distribution with the sample's mean and deviation; p-value of D'Agostino and Stephens 1986."""
    ordered = sorted(values)
    n = len(ordered)
    if n < 8 or ordered[0] == ordered[-1]:
        return {"statistic": None, "p": None, "n": n}
    normal = statistics.NormalDist(statistics.fmean(ordered), statistics.stdev(ordered))
    below = [min(max(normal.cdf(value), 1e-300), 1 - 1e-16) for value in ordered]
    total = math.fsum((2 * i + 1) * (math.log(below[i]) + math.log1p(-below[n - 1 - i])) for i in range(n))
    statistic = -n - total / n
    return {"statistic": statistic, "p": anderson_p(statistic * (1 + 0.75 / n + 2.25 / n**2)), "n": n}


def anderson_p(a):
    if a >= 0.6:
        return math.exp(1.2937 - 5.709 * a + 0.0186 * a * a) if a < 150 else 0.0
    if a > 0.34:
        return math.exp(0.9177 - 4.279 * a - 1.38 * a * a)
    if a > 0.2:
        return 1 - math.exp(-8.318 + 42.796 * a - 59.938 * a * a)
    return 1 - math.exp(-13.436 + 101.14 * a - 223.73 * a * a)


def kolmogorov_smirnov(values):
    """D against a normal distribution with the sample's mean and deviation, as if both had been known."""
    ordered = sorted(values)
    n = len(ordered)
    if n < 3 or ordered[0] == ordered[-1]:
        return {"statistic": None, "p": None, "n": n}
    normal = statistics.NormalDist(statistics.fmean(ordered), statistics.stdev(ordered))
    below = [normal.cdf(value) for value in ordered]
    d = max(max((i + 1) / n - share, share - i / n) for i, share in enumerate(below))
    return {"statistic": d, "p": one_sample_ks_p(d, n), "n": n}


def one_sample_ks_p(d, n):
    """Exact up to 140 values (Marsaglia, Tsang and Wang 2003), else Kolmogorov's limit with Vrbik's correction (2018)."""
    if n <= 140:
        return exact_ks_p(d, n) if n * d * d < 4 else min(1.0, 2 * one_sided_ks_p(d, n))
    root = math.sqrt(n)
    x = d * root + 1 / (6 * root) + (d * root - 1) / (4 * n)
    series = 2 * math.fsum((-1) ** (k - 1) * math.exp(-2 * k * k * x * x) for k in range(1, 101))
    return min(1.0, max(0.0, series)) if x > 0.2 else 1.0


def one_sided_ks_p(d, n):
    """Birnbaum and Tingey's sum (1951). Far out its double is the two-sided p-value: hardly any sample leaves by both."""
    terms = (math.comb(n, j) * (d + j / n) ** (j - 1) * (1 - d - j / n) ** (n - j) for j in range(math.floor(n * (1 - d)) + 1))
    return d * math.fsum(terms)


def exact_ks_p(d, n):
    """1 - n! / n^n times the middle of the n-th power of a matrix of size 2 k - 1, k = n d rounded up."""
    k = math.floor(n * d) + 1
    size, h = 2 * k - 1, k - n * d
    matrix = [[1.0 if column <= row + 1 else 0.0 for column in range(size)] for row in range(size)]
    for at in range(size):
        matrix[at][0] -= h ** (at + 1)
        matrix[size - 1][at] -= h ** (size - at)
    matrix[size - 1][0] += max(0.0, 2 * h - 1) ** size
    for row in range(size):
        for column in range(min(row + 2, size)):
            matrix[row][column] /= math.factorial(row - column + 1)
    power, exponent = matrix_power(matrix, n)
    share = power[k - 1][k - 1]
    for count in range(1, n + 1):
        share *= count / n
        if 0 < share < 1e-140:
            share, exponent = share * 1e140, exponent - 140
    return min(1.0, max(0.0, 1.0 - share * 10.0**exponent))


def matrix_power(matrix, n):
    """A power by squaring, and the power of ten that was taken out of it so that it stays in reach."""
    size = len(matrix)
    result, exponent = [[float(row == column) for column in range(size)] for row in range(size)], 0
    square, taken = matrix, 0
    while n:
        if n % 2:
            result, exponent = product(result, square), exponent + taken
        square, taken, n = product(square, square), 2 * taken, n // 2
        if square[size // 2][size // 2] > 1e140:
            square, taken = [[value * 1e-140 for value in row] for row in square], taken + 140
        if result[size // 2][size // 2] > 1e140:
            result, exponent = [[value * 1e-140 for value in row] for row in result], exponent + 140
    return result, exponent


def product(left, right):
    columns = list(zip(*right))
    return [[math.sumprod(row, column) for column in columns] for row in left]


def jarque_bera(values):
    """n / 6 (S² + K² / 4) of the skewness and the excess kurtosis, chi-square with two degrees of freedom."""
    n = len(values)
    if n < 3 or min(values) == max(values):
        return {"statistic": None, "p": None, "n": n}
    mean = statistics.fmean(values)
    second, third, fourth = (math.fsum((value - mean) ** power for value in values) / n for power in (2, 3, 4))
    statistic = n / 6 * (third**2 / second**3 + (fourth / second**2 - 3) ** 2 / 4)
    return {"statistic": statistic, "p": chi_square_p(statistic, 2), "n": n}
