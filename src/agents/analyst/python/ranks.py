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
