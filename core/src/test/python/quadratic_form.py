#!/usr/bin/env python3
"""Writes reference values of P(sum w_i u_i^2 > 0) for independent standard normals u_i, with mpmath.

The method has no complex contour and no saddle point: the inversion integral is folded around its branch points
b_i = 1 / (2 w_i) of the positive weights, b_1 <= b_2 <= ..., which leaves real integrals of

    f(s) = prod_i |1 - 2 s w_i|^(-1/2) / s:   P = (1/pi) (int_{b_1}^{b_2} f - int_{b_3}^{b_4} f + ...),

the last one to infinity where the number of positive weights is odd. It needs those weights to be simple. Where all
weights come in pairs the squares make exponential variables, and P is a finite sum of residues,

    P = sum over w_i > 0 of prod_{j != i} 1 / (1 - w_j / w_i),

over one weight of each pair. Where there is one positive and one negative value, k and m times, P is the regularised
incomplete beta function I_x(m/2, k/2) at x = a / (a + b).

Families of weights, computed in IEEE double arithmetic as written:
`lin(a,b,n)`     a + (b - a) * i / (n - 1)
`dominant(w,a,b,n)`  w, then lin(a,b,n-1)
`pairs(a,b,n)`   lin(a,b,n/2), each twice
`ties(a,k,b,m)`  a k times and -b m times
`alternating(n,q)` (-1)^i q^i: decades apart for q far from 1
`layers(a,b,n,...)` the weights after the third, then lin(a,b,n), all of them twice
`list(...)`      the weights themselves

Usage: python3 quadratic_form.py > quadratic-form-tails.csv
"""

import mpmath
from mpmath import mp, mpf

DIGITS = 40
CHECKED = 25  # digits of an integral that a finer rule must confirm


def lin(a, b, n):
    return [a + (b - a) * i / (n - 1) for i in range(n)]


def dominant(w, a, b, n):
    return [w] + lin(a, b, n - 1)


def pairs(a, b, n):
    return [w for w in lin(a, b, n // 2) for _ in range(2)]


def ties(a, k, b, m):
    return [a] * int(k) + [-b] * int(m)


def alternating(n, q):
    weights = []
    power = 1.0
    for i in range(int(n)):
        weights.append(power if i % 2 == 0 else -power)
        power *= q
    return weights


def layers(a, b, n, *heads):
    return [w for w in [*heads, *lin(a, b, n)] for _ in range(2)]


def listed(*weights):
    return list(weights)


def by_branch_cuts(weights):
    """Simple positive weights; ties among negative ones do no harm."""
    mp.dps = DIGITS + 15
    exact = [mpf(w) for w in weights]
    branches = sorted(1 / (2 * w) for w in exact if w > 0)
    assert len(set(branches)) == len(branches)
    total = mpf(0)
    for first in range(0, len(branches), 2):
        low = branches[first]
        high = branches[first + 1] if first + 1 < len(branches) else mp.inf
        part = integral(around(exact, low, high) if high < mp.inf else beyond(exact, low))
        total += part if first % 4 == 0 else -part
        if abs(part) < abs(total) * mpf(10) ** (-DIGITS + 10):
            break
    return mpmath.log(total / mp.pi)


def integral(integrand):
    """Over a quarter turn. The midpoint rule converges exponentially where the integrand, which is even about both
    ends, has no singularity nearby; where it takes too long, mpmath's own quadrature does it
    piece by piece, with twice as many pieces until that changes nothing."""
    last = mpf(0)
    count = 16
    while count <= 256:
        step = mp.pi / 2 / count
        value = step * mpmath.fsum(integrand(step * (i + mpf(1) / 2)) for i in range(count))
        if abs(value - last) <= abs(value) * mpf(10) ** (-CHECKED):
            return value
        last = value
        count *= 2
    scale = last  # mpmath stops at an absolute error
    pieces = 1
    while True:
        points = [mp.pi / 2 * i / pieces for i in range(pieces + 1)]
        value = scale * mpmath.quad(lambda angle: integrand(angle) / scale, points)
        if abs(value - last) <= abs(value) * mpf(10) ** (-CHECKED):
            return value
        last = value
        pieces *= 2


def around(weights, low, high):
    """With s = low + (high - low) sin^2 the ends' square roots cancel against ds; they are left out of the product."""
    ends = (1 / (2 * low), 1 / (2 * high))
    others = [w for w in weights if w > 0]
    others.remove(min(others, key=lambda w: abs(w - ends[0])))
    others.remove(min(others, key=lambda w: abs(w - ends[1])))
    others += [w for w in weights if w < 0]

    def integrand(angle):
        s = low + (high - low) * mpmath.sin(angle) ** 2
        product = mpf(1)
        for w in others:
            product *= 1 - 2 * s * w
        # |1 - 2 s w| at the ends is 2 w (high - low) times sin^2 and cos^2; ds is 2 (high - low) sin cos.
        scale = 4 * ends[0] * ends[1]
        return 2 / mpmath.sqrt(scale * abs(product)) / s

    return integrand


def beyond(weights, low):
    """With s = low / sin^2."""
    end = 1 / (2 * low)
    others = list(weights)
    others.remove(min((w for w in weights if w > 0), key=lambda w: abs(w - end)))

    def integrand(angle):
        sine = mpmath.sin(angle)
        if sine == 0:
            return mpf(0)
        s = low / sine**2
        product = mpf(1)
        for w in others:
            product *= 1 - 2 * s * w
        # s / low - 1 = cot^2; |ds| = 2 s cot.
        return 2 / mpmath.sqrt(abs(product))

    return integrand


def by_residues(weights):
    mp.dps = DIGITS
    while True:
        singles = [mpf(w) for w in weights[::2]]
        terms = []
        for i, w in enumerate(singles):
            if w > 0:
                product = mpf(1)
                for j, other in enumerate(singles):
                    if j != i:
                        product *= w / (w - other)
                terms.append(product)
        total = mpmath.fsum(terms)
        lost = int(mpmath.log10(max(abs(term) for term in terms) / abs(total))) + DIGITS + 10
        if mp.dps >= lost:
            return mpmath.log(total)
        mp.dps = lost + 20


def by_beta(weights):
    mp.dps = DIGITS + 20
    a = mpf(weights[0])
    b = -mpf(weights[-1])
    positive = sum(1 for w in weights if w > 0)
    negative = len(weights) - positive
    return mpmath.log(
        mpmath.betainc(mpf(negative) / 2, mpf(positive) / 2, 0, a / (a + b), regularized=True)
    )


ROWS = [
    (by_branch_cuts, listed, (1.0, -1.0, -3.0)),
    (by_branch_cuts, listed, (2.0, 0.5, -1.0)),
    (by_branch_cuts, listed, (1.0, -1e-9)),
    (by_branch_cuts, listed, (1e-12, 1e-3, -1e6)),
    (by_branch_cuts, listed, (1e-12, -1e6, -1e6, -2e-7)),
    (by_branch_cuts, listed, (1.0, 1e-5, -1e-4, -1e-4, -3e-9, -2.0, 1e-9)),
    (by_branch_cuts, lin, (-0.9, 0.6, 10)),
    (by_branch_cuts, lin, (-1.0, 1.0, 51)),
    (by_branch_cuts, lin, (-1.0, 0.02, 500)),
    (by_branch_cuts, lin, (-0.7, 0.4, 500)),
    (by_branch_cuts, lin, (-1.0, 0.1, 2000)),
    (by_branch_cuts, lin, (-1.0, 0.0005, 10000)),
    (by_branch_cuts, dominant, (4.0, -0.22, -0.22, 500)),
    (by_branch_cuts, dominant, (1.0, -1.2, -0.8, 2000)),
    (by_branch_cuts, dominant, (100.0, -1.2, -0.8, 2000)),
    (by_branch_cuts, dominant, (1e5, -1.2, -0.8, 10000)),
    (by_branch_cuts, dominant, (1e3, -1.2, 0.001, 500)),
    (by_branch_cuts, dominant, (-1e4, -0.5, 1.0, 50)),
    (by_branch_cuts, alternating, (12, 0.1)),
    (by_branch_cuts, alternating, (40, 0.5)),
    (by_branch_cuts, alternating, (13, 30.0)),
    (by_residues, pairs, (-1.0, 1.0, 20)),
    (by_residues, pairs, (-1.0, 0.5, 500)),
    (by_residues, pairs, (-0.8, 0.7, 2000)),
    (by_residues, pairs, (-1.0, 0.01, 10000)),
    # The path of steepest descent bends to one side first and then far to the other.
    (by_residues, layers, (0.001, 0.0015, 170, 1.0, -100.0, -200.0)),
    (by_residues, layers, (0.0001, 0.00015, 170, 1.0, -15000.0, -30000.0, -45000.0)),
    (by_beta, ties, (1.0, 1, 1e-3, 5000)),
    (by_beta, ties, (1.0, 7, 2.5, 12)),
    (by_beta, ties, (1.0, 5000, 1.1, 5000)),
    (by_beta, ties, (1.0, 5000, 9.0, 5000)),
    (by_beta, ties, (0.3, 9999, 1e4, 1)),
]


def main():
    print(f"# mpmath {mpmath.__version__}, {DIGITS} digits, {CHECKED} of them checked, by quadratic_form.py, which defines weights and methods;")
    print("# log_positive = ln P(sum w_i u_i^2 > 0)")
    print("family,arguments,dimension,log_positive")
    for method, family, arguments in ROWS:
        weights = family(*arguments)
        value = method(weights)
        name = "list" if family is listed else family.__name__
        text = " ".join(repr(argument) for argument in arguments)
        print(f"{name},{text},{len(weights)},{mpmath.nstr(value, 24)}", flush=True)


if __name__ == "__main__":
    main()
