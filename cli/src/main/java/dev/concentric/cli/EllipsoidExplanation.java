package dev.concentric.cli;

/** What {@code ellipsoid --explain} says: what the values are, by which formulas, and from where these come. */
final class EllipsoidExplanation {
    static final String TEXT = """
        A quadratic network calls a point x outer where sum alpha_i x_i^2 > 1 in the axes of its weights
        (Gilmer et al., 2018, appendix C). A point of the inner sphere (radius 1) is an error where that
        holds, one of the outer sphere (radius R) where it does not.

        errorRate: for x = r u / |u| with independent standard normals u_i, an error means X > 0 with
        X = sum lambda_i u_i^2; lambda_i is alpha_i - 1 on the inner sphere, 1 - alpha_i R^2 on the outer.
            P(X > 0) = 1/(2 pi i) * integral exp(K(s)) / s ds,  K(s) = -1/2 sum log(1 - 2 s lambda_i),
        along a curve through the saddle point between 0 and 1/(2 max lambda) (Daniels, 1954).
        relativeErrorBound is what the computation finds of its own error. Where no alpha is wrong the
        rate is exactly 0; proved says that this holds with a margin for rounding.

        Beside it, to show what they cost:
            clt          X as if normal: 1 - Phi(-mean/sigma), sigma^2 = 2 sum lambda_i^2, the paper's
                         equation 3 with sign and square corrected. Off by many decades in the tail.
            saddlePoint  the saddle point approximation (Lugannani and Rice, 1980).
            chernoff     the least exp(K(s)) over s >= 0, an upper bound.

        distances: the rays through errors make up a cone x^T A x >= 0, and the nearest error lies where
        the projection of the start on that cone points: y = (I - nu A)^-1 x with the one nu in
        [0, 1/max a_i] that puts y on the cone's surface (the secular equation of More and Sorensen, 1983,
        with its hard case, where the start has no part along the leading axis). Weak duality proves that
        no error is nearer. A geodesic is the way along the sphere, a chord the straight line. 0: the
        start is an error itself; absent: the sphere has no error.\
        """;

    private EllipsoidExplanation() {}
}
