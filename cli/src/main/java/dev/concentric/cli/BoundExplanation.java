package dev.concentric.cli;

/** What {@code bound --explain} says: the theorem, its sources, the integral, and where the paper's formulas fail. */
final class BoundExplanation {
    static final String TEXT = """
        The cap of height t is the part {x : x_1 > t} of the unit sphere in n dimensions; its angle is
        arccos t. Under the uniform law a height of at least 0 has the measure
            mu = I_(1 - t^2)((n - 1)/2, 1/2) / 2,
        with I the regularised incomplete beta function (Li, 2011).

        Theorem (spherical isoperimetry): of all sets E of measure mu, the cap has the neighbourhood of
        least measure at any width. So P[d(x, E) > eps] is largest for the cap at every eps, and with
        it the mean of every increasing function of the distance d(x, E) to the nearest point of E. No
        error set of measure mu is farther away in the mean than these values say, and none of smaller
        measure is as far. Sources: P. Levy, Problemes concrets d'analyse fonctionnelle, 1951; E. Schmidt,
        Math. Nachrichten 1, 1948; T. Figiel, J. Lindenstrauss and V. Milman, Acta Mathematica 139, 1977,
        theorem 2.1.

        A point at an angle s from the pole beyond the cap's angle a lies s - a away along the great
        circle and 2 sin((s - a)/2) straight through. The means are the integrals
            c_n * integral from a to pi of d(s - a) sin(s)^(n - 2) ds
            with c_n = Gamma(n/2) / (sqrt(pi) Gamma((n - 1)/2)),
        by Gauss-Legendre quadrature. The median is pi/2 - a, or 0 if the cap holds half the sphere or
        more. On a sphere of radius R every distance is R times as long.

        paper: what Gilmer et al. (2018) have in place of the means, with alpha = Phi^-1(1 - mu).
            printed       alpha / sqrt(n): their black line of Figure 4. It is the approximate height of
                          the cap, so it is 0 at mu = 1/2 and negative above, where the means are not.
            withSqrt2     appendix F's mean of max(sqrt(2) (alpha / sqrt(n) - N(0, 1/n)), 0). The factor
                          does not belong there: too large by sqrt(2) where n is large.
            gaussianMean  the same without that factor, (alpha Phi(alpha) + phi(alpha)) / sqrt(n): right
                          where n is large and mu not tiny.
        None of them holds where alpha / sqrt(n) is not small beside 1: they grow without limit, but a
        mean geodesic is less than pi/2 and a mean chord less than sqrt(2).\
        """;

    private BoundExplanation() {}
}
