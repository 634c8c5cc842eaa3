import itertools
import math


def kendall(x, y):
    """
    Kendall's tau-b (1945) with its two-tailed p-value: exact up to 33 rows without ties, else the normal approximation
    corrected for ties (Kendall 1970). Discordant pairs are counted while sorting (Knight 1966).
    """
    n = len(x)
    pairs = sorted(zip(x, y))
    total = n * (n - 1) // 2
    ties_x, ties_y = tie_sizes(x), tie_sizes(y)
    tied_x, tied_y, tied_both = (sum(t * (t - 1) // 2 for t in sizes) for sizes in (ties_x, ties_y, tie_sizes(pairs)))
    discordant = inversions([value for _, value in pairs])[1]
    difference = total - tied_x - tied_y + tied_both - 2 * discordant
    tau = difference / math.sqrt(total - tied_x) / math.sqrt(total - tied_y)
    if tied_x == tied_y == 0 and n <= 33:
        return max(-1.0, min(1.0, tau)), inversions_p(n, min(discordant, total - discordant))
    m = n * (n - 1)
    cubes_x, cubes_y = (sum(t * (t - 1) * (t - 2) for t in sizes) for sizes in (ties_x, ties_y))
    loss = sum(t * (t - 1) * (2 * t + 5) for t in itertools.chain(ties_x, ties_y))
    variance = (m * (2 * n + 5) - loss) / 18 + 2 * tied_x * tied_y / m + cubes_x * cubes_y / (9 * m * (n - 2))
    return max(-1.0, min(1.0, tau)), normal_p(difference / math.sqrt(variance))


def tie_sizes(values):
    return [len(list(group)) for _, group in itertools.groupby(sorted(values))]


def inversions(values):
    """The values in order, and how many pairs of them were not."""
    if len(values) < 2:
        return values, 0
    middle = len(values) // 2
    left, first = inversions(values[:middle])
    right, second = inversions(values[middle:])
    merged, count, at = [], first + second, 0
    for value in right:
        while at < len(left) and left[at] <= value:
            merged.append(left[at])
            at += 1
        merged.append(value)
        count += len(left) - at
    return merged + left[at:], count


def inversions_p(n, least):
    """Twice the share of the n! orders that have at most so many inversions."""
    if 4 * least >= n * (n - 1):
        return 1.0
    ways = [1] + [0] * least
    for size in range(2, n + 1):
        sums = list(itertools.accumulate(ways))
        ways = [sums[k] - (sums[k - size] if k >= size else 0) for k in range(least + 1)]
    return min(1.0, 2 * sum(ways) / math.factorial(n))
