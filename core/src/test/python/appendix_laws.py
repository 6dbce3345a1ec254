#!/usr/bin/env python3
"""Writes reference values of appendices E and F and of the nearest pair, with mpmath at 40 digits.

Beta tails are quadratures of the density; best thresholds are where the two densities agree by root finding, and where
the CLT's error rate is least by root finding in its derivative. Nothing is shared with the code under test.

Usage: python3 appendix_laws.py FOLDER
"""

import pathlib
import sys

from mpmath import betainc, diff, erfc, exp, findroot, inf, log, loggamma, mp, mpf, nstr, pi, quad, sqrt

mp.dps = 40


def log_below(a, b, x):
    """Returns ln P(Beta(a, b) < x) for x below the mean, with s = sqrt of the variable."""
    edge = sqrt(x)

    def relative(s):
        return (2 * a - 1) * log(s / edge) + (b - 1) * log((1 - s * s) / (1 - x)) if s > 0 else -inf

    slope = abs((2 * a - 1) / edge - 2 * (b - 1) * edge / (1 - x))
    curvature = (2 * a - 1) / x + 2 * abs(b - 1) * (1 + x) / (1 - x) ** 2
    width = min(1 / (slope + mpf("1e-30")), 1 / sqrt(curvature), edge / 2)
    cuts = [edge]
    while edge - width > 0 and (a < 1 or relative(cuts[-1]) > -120):
        cuts.append(edge - width)
        width *= 2
    if relative(cuts[-1]) > -120 or a < 1:
        cuts.append(mpf(0))
    integral = quad(lambda s: exp(relative(s)) if s > 0 else mpf(2 * a == 1) * exp(-(b - 1) * log(1 - x)), cuts[::-1])
    log_edge = (2 * a - 1) * log(edge) + (b - 1) * log(1 - x)
    return log(2 * integral) + log_edge + loggamma(a + b) - loggamma(a) - loggamma(b)


def log_tail(a, b, x):
    """Returns ln P(Beta(a, b) < x)."""
    if x < a / (a + b):
        return log_below(a, b, x)
    return log(1 - exp(log_below(b, a, 1 - x)))


def log_mean(first, second):
    return log((exp(first) + exp(second)) / 2) if max(first, second) > -10**8 else None


def bisect(function, low, high):
    """Returns where a falling function is 0."""
    for _ in range(160):
        middle = (low + high) / 2
        low, high = (middle, high) if function(middle) > 0 else (low, middle)
    return (low + high) / 2


def projection(n, k, inner, outer):
    r2, big2 = mpf(inner) ** 2, mpf(outer) ** 2
    a, b = mpf(k) / 2, mpf(n - k) / 2
    if n - k <= 2:
        threshold, log_inner, log_outer = r2, -inf, log_tail(a, b, r2 / big2)
        log_error = log_outer - log(2)
    else:
        # In u = -ln(1 - t/r2), so that a threshold next to r2 keeps its digits.
        def excess(u):
            t = r2 * (1 - exp(-u))
            return -a * log(r2) + (b - 1) * -u + a * log(big2) - (b - 1) * log(1 - t / big2)

        u = bisect(excess, mpf(0), 40 + 4 * a * log(big2 / r2) / (b - 1))
        threshold = r2 * (1 - exp(-u))
        mp.dps += int(u / log(10)) + 5
        log_inner = log_below(b, a, exp(-u)) if exp(-u) < b / (a + b) else log(1 - exp(log_below(a, b, 1 - exp(-u))))
        mp.dps = 40
        log_outer = log_tail(a, b, threshold / big2)
        log_error = log((exp(log_inner) + exp(log_outer)) / 2)
    return threshold, log_inner, log_outer, log_error


def clt(n, k, inner, outer):
    r2, big2 = mpf(inner) ** 2, mpf(outer) ** 2

    def rate(t, square, sign):
        mean = k * (1 - t / square) - (n - k) * t / square
        variance = 2 * (k * (1 - t / square) ** 2 + (n - k) * (t / square) ** 2)
        return erfc(-sign * mean / sqrt(variance) / sqrt(mpf(2))) / 2

    def total(t):
        return (rate(t, r2, 1) + rate(t, big2, -1)) / 2

    low, high = k * r2 / n, k * big2 / n
    while diff(total, high) < 0:
        high *= 2
    threshold = bisect(lambda t: -diff(total, t), low, high)
    return threshold, log(total(threshold))


def write(path, comment, header, rows):
    lines = [f"# mpmath, 40 digits, by appendix_laws.py: {comment}", header]
    lines += [",".join(cell if isinstance(cell, str) else nstr(cell, 22) if isinstance(cell, mpf) else repr(cell)
                       for cell in row).replace("-inf", "-Infinity") for row in rows]
    path.write_text("\n".join(lines) + "\n")


def projections():
    paper = (1.0, 1.3)
    for n, k, (inner, outer) in [
        (2, 1, paper), (3, 1, paper), (3, 2, paper), (4, 2, paper), (5, 2, paper), (10, 3, paper), (10, 7, paper),
        (10, 8, paper), (10, 9, paper), (100, 1, paper), (100, 50, paper), (500, 190, paper), (500, 497, paper),
        (2000, 760, paper), (2000, 1000, paper), (2000, 1999, paper), (100000, 30000, paper), (1000000, 1, paper),
        (1000000, 100, paper), (1000000, 1000, paper), (1000000, 100000, paper), (1000000, 500000, paper),
        (1000000, 999000, paper), (1000000, 999999, paper), (1000, 400, (1.0, 1.001)), (50, 20, (3.0, 7.0)),
    ]:
        threshold, log_inner, log_outer, log_error = projection(n, k, inner, outer)
        if 1000 >= n > k + 2:
            small = mpf(k) / 2, mpf(n - k) / 2
            x = threshold / mpf(outer) ** 2
            assert abs(log_outer - log(betainc(*small, 0, x, regularized=True))) < mpf("1e-25") * abs(log_outer)
        estimate = clt(n, k, inner, outer) if n <= 2000 else ("", "")
        yield n, k, inner, outer, threshold, log_inner, log_outer, log_error, *estimate


def pairs():
    for n, chord in [
        (2, 1e-9), (2, 1.0), (2, 1.999999), (3, 1e-4), (3, 1.9999), (10, 0.5), (500, 0.001), (500, 1.229), (500, 1.25),
        (500, 1.4142), (500, 1.5), (1000000, 1e-5), (1000000, 0.3), (1000000, 1.41), (1000000, 1.4142),
    ]:
        a = mpf(n - 1) / 2
        yield n, chord, log_tail(a, a, mpf(chord) ** 2 / 4)


def coordinates():
    for n, x in [(2, -0.5), (2, 0.999), (3, 0.25), (4, -0.9), (10, 0.5), (500, 0.0), (500, 0.01), (500, 0.2),
                 (500, 0.9), (500, -0.1), (1000000, 0.001), (1000000, 0.01)]:
        a = mpf(n - 1) / 2
        height = mpf(x)
        log_density = (loggamma(mpf(n) / 2) - loggamma(a) - log(pi) / 2 + (mpf(n) - 3) / 2 * log(1 - height**2))
        yield n, x, log_density, log_tail(a, a, (1 - height) / 2) if x else -log(mpf(2))


def differences():
    for n in (2, 3, 4, 5, 10, 100, 500, 10000):
        a = mpf(n - 1) / 2
        constant = loggamma(mpf(n) / 2) - loggamma(a) - log(pi) / 2

        def ratio(x):
            return constant + (mpf(n) - 3) / 2 * log(1 - x * x) - log(n / (2 * pi)) / 2 + n * x * x / 2

        def difference(x):
            exact = exp(log_tail(a, a, (1 - x) / 2)) if x < 1 else mpf(0)
            return abs(exact - erfc(x * sqrt(mpf(n) / 2)) / 2)

        turn = sqrt(mpf(3) / n) if n > 3 else mpf(1) - mpf(10) ** -35
        places = [bisect(lambda x: -ratio(x), mpf(0), turn)]
        places.append(bisect(ratio, turn, 1 - mpf(10) ** -35) if n > 3 else mpf(1))
        yield n, max(difference(x) for x in places)


if __name__ == "__main__":
    folder = pathlib.Path(sys.argv[1])
    write(folder / "projection-model.csv",
          "the model that sees some coordinates, at its best threshold and at the CLT's; natural logarithms",
          "dimension,seen,inner,outer,threshold,log_inner,log_outer,log_error_rate,clt_threshold,clt_log_error_rate",
          projections())
    write(folder / "pair-probability.csv", "ln P(|x - y| <= chord) for two points of the unit sphere",
          "dimension,chord,log_probability", pairs())
    write(folder / "coordinate-law.csv", "one coordinate of a point of the unit sphere; natural logarithms",
          "dimension,x,log_density,log_upper_tail", coordinates())
    write(folder / "coordinate-distance.csv", "Kolmogorov distance of a coordinate's law and N(0, 1/n)",
          "dimension,distance", differences())
