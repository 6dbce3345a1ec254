"""Writes nearest-error-extremes.csv: python3 nearest_errors.py FOLDER

Distances from a start point to the nearest error of a sphere (radius 1, and the double 1.3) and to the nearest point of
the boundary sum_i alpha_i x_i^2 = 1 anywhere, from double inputs in 60 digits, small cases in 400. Each is found by bisection of the
multiplier nu in sum_i a_i z_i^2 / (1 - nu a_i)^2 = c, and kept only if the dual bound equals it to 35 digits, which
proves it.
"""

import math
import pathlib
import sys

import mpmath
from mpmath import mpf

mpmath.mp.dps = 60
RADII = (mpf(1), mpf(1.3))


def lin(first, last, n):
    return [first + (last - first) * i / (n - 1) for i in range(n)]


def project(a, c, z):
    """The squared distance from z to {sum a_i y_i^2 >= c} and the squared length of the nearest y; None if empty."""
    q = sum(ai * zi**2 for ai, zi in zip(a, z)) - c
    norm = sum(zi**2 for zi in z)
    if q >= 0:
        return mpf(0), norm
    top = max(a)
    if top <= 0 and c > 0:
        return None
    if top <= 0 and c == 0:
        kept = sum(zi**2 for ai, zi in zip(a, z) if ai == 0)
        return norm - kept, kept

    def phi(nu):
        return sum(ai * zi**2 / (1 - nu * ai) ** 2 for ai, zi in zip(a, z) if zi != 0) - c

    missing = mpf(0)
    if top > 0 and all(zi == 0 for ai, zi in zip(a, z) if ai == top) and phi(1 / top) <= 0:
        nu = 1 / top
        missing = -phi(nu) / top
    else:
        low, high = mpf(0), mpf(1)
        multiplier = (lambda t: t / top) if top > 0 else (lambda t: t / (1 - t))
        for _ in range(mpmath.mp.prec):
            middle = (low + high) / 2
            low, high = (middle, high) if phi(multiplier(middle)) < 0 else (low, middle)
        nu = multiplier(low)
    terms = [(ai, zi, 1 - nu * ai) for ai, zi in zip(a, z) if zi != 0]
    distance = sum((nu * ai * zi / d) ** 2 for ai, zi, d in terms) + missing
    dual = nu * c - sum(nu * ai * zi**2 / d for ai, zi, d in terms)
    assert abs(distance - dual) <= mpf(10) ** -35 * distance, (distance, dual)
    return distance, sum((zi / d) ** 2 for ai, zi, d in terms) + missing


def on_sphere(alphas, radius, sign, z):
    a = [sign * (alpha * radius**2 - 1) for alpha in alphas]
    if max(a) < 0:
        return "", ""
    distance, kept = project(a, mpf(0), z)
    angle = mpmath.atan2(mpmath.sqrt(distance), mpmath.sqrt(kept))
    return text(2 * radius * mpmath.sin(angle / 2)), text(radius * angle)


def boundary(alphas, z):
    inside = sum(alpha * zi**2 for alpha, zi in zip(alphas, z)) < 1
    sign = 1 if inside else -1
    found = project([sign * alpha for alpha in alphas], mpf(sign), z)
    return "" if found is None else text(mpmath.sqrt(found[0]))


def text(value):
    return mpmath.nstr(value, 18, strip_zeros=True)


def beside_boundary(alphas, seed, distance):
    """A point of the unit sphere about so far from its nearest point with sum_i alpha_i x_i^2 = 1, on the inner side."""
    y = [math.sin(seed * (i + 1)) for i in range(len(alphas))]
    a = [alpha - 1 for alpha in alphas]
    plus = sum(ai * yi * yi for ai, yi in zip(a, y) if ai > 0)
    minus = -sum(ai * yi * yi for ai, yi in zip(a, y) if ai < 0)
    y = [yi * math.sqrt(minus / plus) if ai > 0 else yi for ai, yi in zip(a, y)]
    length = math.sqrt(sum(yi * yi for yi in y))
    slope = math.sqrt(sum((ai * yi / length) ** 2 for ai, yi in zip(a, y)))
    return [yi / length - distance * ai * yi / length / slope for ai, yi in zip(a, y)]


def named(name, n):
    return {
        "sin": lambda i: math.sin(i + 1),
        "cos2": lambda i: math.cos(2 * i + 0.3),
        "ramp": lambda i: 1 / (i + 1),
        "alt": lambda i: (-1) ** i * (1 + i / n),
    }[name], n


SPECTRA = {
    "lin500wide": lin(0.3, 1.4, 500),
    "near1_500": lin(0.98, 1.0005, 500),
    "one_hot500": [5.0] + [0.78] * 499,
    "lin10": lin(0.1, 1.6, 10),
    "five": [0.3, 0.6, 0.9, 1.2, 1.5],
    "perfect20": lin(0.6, 0.99, 20),
    "lin2000": lin(0.4, 1.3, 2000),
}

FIVE = SPECTRA["five"]

# Spectrum and start point as numbers: hard cases, ties, zeros, near and far starts, surfaces that are no ellipsoids.
CASES = [
    ([0.5, 2.0], [1.0, 0.0]),
    ([0.5, 2.0], [1.0, 0.25]),
    ([0.5, 2.0], [0.0, 0.0]),
    ([2.0, 0.5], [1.0, 1e-9]),
    ([2.0, 0.5], [1e-9, 1.0]),
    ([2.0, 0.5], [1e-160, 1.0]),
    ([0.5, 1.5], [100.0, 3e5]),
    (FIVE, [1.0, 0.0, 0.0, 0.0, 0.0]),
    (FIVE, [0.0, 0.0, 1.0, 0.0, 0.0]),
    (FIVE, [0.0, 0.0, 0.0, 1.0, 0.0]),
    (FIVE, [0.0, 0.0, 0.0, 0.0, 1.0]),
    (FIVE, [0.5, 0.25, 0.0, 0.125, 0.0]),
    (FIVE, [0.5, 0.25, 0.0, 0.125, 1e-12]),
    (FIVE, [0.0, 0.0, 0.0, 0.0, 0.0]),
    ([1.5, 0.6, 1.5, 0.7, 1.5], [0.0, 1.0, 0.0, 0.5, 0.0]),
    ([1.5, 0.6, 1.5, 0.7, 1.5], [0.1, 1.0, -0.2, 0.5, 0.05]),
    ([1.5, 0.4, 0.4, 0.4, 1.2], [0.9, 0.0, 0.0, 0.0, 0.4]),
    ([1.5, 1.4999999999999998, 0.6], [0.0, 1e-9, 1.0]),
    ([1.0, 0.8, 0.7], [0.2, 0.5, 0.4]),
    ([1.0, 0.8, 0.7], [0.0, 0.5, 0.4]),
    ([1.0000001, 0.8, 0.7], [0.2, 0.5, 0.4]),
    ([-0.5, 0.0, 1.5], [1.0, 0.5, 0.25]),
    ([-0.5, 0.0, 1.5], [0.0, 1.0, 0.0]),
    ([-0.5, -0.25, -1.0], [0.3, 0.2, 0.1]),
    ([0.9, 0.9, 0.9], [0.3, 0.2, 0.1]),
    ([1.2, 1.2, 1.2], [0.3, 0.2, 0.1]),
    (FIVE, beside_boundary(FIVE, 1, 1e-9)),
    (FIVE, beside_boundary(FIVE, 2, 1e-6)),
    (FIVE, beside_boundary(FIVE, 3, -1e-9)),
    ([0.5, 2.0], beside_boundary([0.5, 2.0], 1, 1e-12)),
    (FIVE, [1000.0, -2000.0, 500.0, 1.0, 300.0]),
]


def numbers(values):
    return " ".join(repr(value) for value in values)


def cells(alphas, z):
    alphas = [mpf(alpha) for alpha in alphas]
    z = [mpf(zi) for zi in z]
    spheres = ("-",) * 4
    if any(z):
        spheres = on_sphere(alphas, RADII[0], 1, z) + on_sphere(alphas, RADII[1], -1, z)
    return (*spheres, boundary(alphas, z))


def main():
    with open(pathlib.Path(sys.argv[1]) / "nearest-error-extremes.csv", "w", encoding="ascii") as out:
        out.write(
            f"# nearest_errors.py, mpmath {mpmath.__version__}, 60 to 400 digits: as nearest-error.csv, start points not"
            " scaled; boundary: the\n# distance of the start itself to the nearest point of the whole space with"
            " sum_i alpha_i x_i^2 = 1. Sphere columns are -\n# where the start is 0. lin2000: 0.4 + 0.9 i/1999; spectra and"
            " points without a name are numbers\n"
        )
        out.write("spectrum,point,inner_chord,inner_geodesic,outer_chord,outer_geodesic,boundary\n")
        for spectrum, alphas in SPECTRA.items():
            for point in ("sin", "alt") if spectrum == "lin2000" else ("sin", "cos2", "ramp", "alt"):
                formula, n = named(point, len(alphas))
                row = cells(alphas, [formula(i) for i in range(n)])
                out.write(",".join((spectrum, point, *row)) + "\n")
        with mpmath.workdps(400):
            for alphas, z in CASES:
                out.write(",".join((numbers(alphas), numbers(z), *cells(alphas, z))) + "\n")


if __name__ == "__main__":
    main()
