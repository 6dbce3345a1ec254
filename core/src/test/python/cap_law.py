#!/usr/bin/env python3
"""Writes the law of the distance of a uniform point of the unit sphere to a cap, by mpmath at 40 digits.

Measures come from the incomplete beta function's continued fraction, or near the equator from the hypergeometric
series of the belt up to it, edges from Newton's steps on them, means
from P[d > g] integrated over g and over 2 sin(g / 2), by 40 Gauss-Legendre nodes on each piece of a length of at most
1 / sqrt(n). Error rates, their logarithms, probabilities and distances are doubles, taken exactly as they are.

Prints `spherical-cap-law.csv`: for each cap its measure (or the natural logarithm, where no double holds the measure),
then either what belongs to the cap (kind `cap`), a quantile of the distance at a probability (kind `quantile`), or the
natural logarithm of P[d > at] (kind `survival`). The condition of a survival is d ln P / d ln at: the relative error
that an error of one unit in `at` makes.

Usage: python3 cap_law.py > spherical-cap-law.csv
"""

import multiprocessing

import mpmath
from mpmath import atan, cos, exp, hyp2f1, log, log1p, loggamma, mp, mpf, pi, sin, sqrt

mp.dps = 40

DIMENSIONS = [2, 3, 4, 10, 100, 500, 1000, 10_000, 1_000_000]
ERROR_RATES = [1 - 1e-9, 1 - 1e-3, 0.9, 0.5 + 1e-10, 0.5, 0.3, 0.01, 1e-10, 1e-300]
LOG_ERROR_RATES = [float(-1000 * log(10)), float(-10000 * log(10))]
PROBABILITIES = [0.05, 0.4, 0.75, 0.999]
NODES = 40


def log_measure(n, angle):
    """ln of the measure of the cap of an angle of at most pi/2."""
    a, b, height, x = mpf(n - 1) / 2, mpf(1) / 2, cos(angle), sin(angle) ** 2
    log_beta = loggamma(a) + loggamma(b) - loggamma(a + b)
    if height**2 < min(mpf(1) / 2, mpf(25) / n):
        return log(b - height * exp(-log_beta) * hyp2f1(b, 1 - a, mpf(3) / 2, height**2))
    return a * log(x) + log(height) - log(2 * a) - log_beta - log(continued_fraction(a, b, x))


def continued_fraction(a, b, x):
    """1 + d1 / (1 + d2 / (1 + ...)) of the incomplete beta function (DLMF 8.17.22), by Lentz's method."""
    value = above = mpf(1)
    below = mpf(0)
    for k in range(1, 100_000):
        m = k // 2
        d = m * (b - m) if k % 2 == 0 else -(a + m) * (a + b + m)
        d *= x / ((a + k - 1) * (a + k))
        below = 1 / (1 + d * below)
        above = 1 + d / above
        value *= above * below
        if abs(above * below - 1) < mpf(10) ** -mp.dps:
            return value
    raise ArithmeticError(f"no measure for a = {a} and x = {x}")


def log_survival(n, latitude):
    """ln of the measure of the points south of a latitude."""
    if abs(latitude) < mpf(10) ** -30:
        return -log(mpf(2))
    smaller = log_measure(n, pi / 2 - abs(latitude))
    return smaller if latitude < 0 else log1p(-exp(smaller))


def latitude_of(n, log_of_measure):
    """The latitude, at least 0, north of which lies a measure of at most one half."""
    if log_of_measure == log(mpf(1) / 2):
        return mpf(0), pi / 2
    with mpmath.workdps(60):
        log_density = loggamma(mpf(n) / 2) - loggamma(mpf(n - 1) / 2) - log(pi) / 2
        tangent = exp(log_of_measure / (n - 1)) if log_of_measure < -2 * n else sqrt(n / (-2 * log_of_measure))
        u = -log(tangent)
        for _ in range(500):
            angle = atan(exp(-u))
            found = log_measure(n, angle)
            slope = -exp(log_density + (n - 2) * log(sin(angle)) - found) * sin(angle) * cos(angle)
            step = (found - log_of_measure) / slope
            u -= step
            if abs(step) < mpf(10) ** -36 * max(1, abs(u)):
                break
        else:
            raise ArithmeticError(f"no edge for n = {n} and ln mu = {log_of_measure}")
        return atan(exp(u)), atan(exp(-u))


def means(n, latitude):
    """The mean geodesic and the mean chord to the cap north of a latitude."""
    width, flat = 1 / sqrt(mpf(n)), 16 / sqrt(mpf(n))
    ends = [latitude]
    if latitude > flat:
        ends.append(flat)
    while ends[-1] > -pi / 2:
        ends.append(max(ends[-1] - width, -pi / 2))
    geodesic = chord = mpf(0)
    first = log_survival(n, latitude)
    for high, low in zip(ends, ends[1:]):
        if log_survival(n, min(high, latitude)) < first - 100:
            break
        for x, weight in GAUSS:
            s = (high + low) / 2 + x * (high - low) / 2
            mass = weight * (high - low) / 2 * exp(log_survival(n, s))
            geodesic += mass
            chord += mass * cos((latitude - s) / 2)
    return geodesic, chord


def nodes():
    found = []
    for i in range(NODES):
        x = cos(pi * (i + 0.75) / (NODES + 0.5))
        for _ in range(8):
            slope = NODES * (x * mpmath.legendre(NODES, x) - mpmath.legendre(NODES - 1, x)) / (x * x - 1)
            x -= mpmath.legendre(NODES, x) / slope
        found.append((x, 2 / ((1 - x * x) * slope**2)))
    return found


def show(value):
    return mpmath.nstr(value, 20)


def rows(case):
    n, rate, log_rate = case
    measure = mpf(rate) if rate is not None else exp(mpf(log_rate))
    large = measure > 0.5
    smaller = log(1 - measure) if large else (log(measure) if rate is not None else mpf(log_rate))
    latitude, angle = latitude_of(n, smaller)
    if large:
        latitude, angle = -latitude, pi - angle
    farthest = latitude_of(n, smaller)[1] if large else pi - angle
    name = f"{n},{'' if rate is None else repr(rate)},{'' if log_rate is None else repr(log_rate)}"
    geodesic, chord = means(n, latitude)
    median = max(mpf(0), latitude)
    yield f"{name},cap,,{show(sin(latitude))},{show(log(angle))},{show(geodesic)},{show(chord)},{show(median)},"
    distances = set()
    for probability in PROBABILITIES:
        p = mpf(probability)
        quantile = mpf(0)
        if p > measure:
            reached = latitude_of(n, log(min(p, 1 - p)))[0]
            quantile = latitude - (reached if p < 0.5 else -reached)
        yield f"{name},quantile,{probability!r},{show(quantile)},,,,,"
        distances.add(float(quantile))
    for part in (1e-9, 0.3, 0.9, 0.999999):
        distances.add(float(farthest) * part)
    distances.discard(0.0)
    for at in sorted(distances):
        s = latitude - mpf(at)
        value = log_survival(n, s)
        log_density = loggamma(mpf(n) / 2) - loggamma(mpf(n - 1) / 2) - log(pi) / 2
        condition = exp(log_density + (n - 2) * log(cos(s)) - value) * at
        yield f"{name},survival,{at!r},{show(value)},,,,,{show(condition)}"


def all_rows(case):
    return list(rows(case))


GAUSS = nodes()

if __name__ == "__main__":
    cases = [(n, rate, None) for n in DIMENSIONS for rate in ERROR_RATES]
    cases += [(n, None, log_rate) for n in DIMENSIONS for log_rate in LOG_ERROR_RATES]
    print("# mpmath, 40 digits, by core/src/test/python/cap_law.py, which says what the columns are")
    print("dimension,error_rate,log_error_rate,kind,at,value,log_angle,mean_geodesic,mean_chord,median,condition")
    with multiprocessing.Pool() as pool:
        for lines in pool.imap(all_rows, cases):
            print("\n".join(lines), flush=True)
