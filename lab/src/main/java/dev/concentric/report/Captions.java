package dev.concentric.report;

import dev.concentric.experiment.PaperFigure;

/** What one sees in each figure. */
final class Captions {

    private Captions() {}

    static String of(PaperFigure figure) {
        return switch (figure) {
            case SLICES ->
                "Three planes through the origin of the ReLU network's 500-dimensional input space: through two random"
                        + " directions, through a worst-case example and a random direction, and through two worst-case"
                        + " examples. Both spheres meet a plane in a circle. Green is what the network calls inner. A"
                        + " worst-case example is where the manifold attack ends that starts from a random point of the"
                        + " outer sphere and makes all of its 1000 steps.";
            case ALPHAS ->
                "The squared inverse semi-axes of the ellipsoid by which a quadratic network decides, at the end of"
                        + " two runs. An alpha left of the lower limit 1/R\u00b2 means errors on the outer sphere, one"
                        + " right of 1 errors on the inner sphere; between the limits there are none along its axis.";
            case PERFECT_START ->
                "A quadratic network that starts without any errors. Left: the average loss on fresh points, and the"
                        + " loss at the worst point of the spheres, which is known exactly. Right: how many alphas lie"
                        + " beyond their limits. The start is drawn at step 1.";
            case CAPS ->
                "The unit sphere in n dimensions, cut by a plane through the axis of a cap of measure \u03bc = .01"
                        + " (red), with the cap's true height. Of all sets of that measure it lies farthest from random"
                        + " points, at the mean chord distance d(E). As the dimension grows, it reaches down to the"
                        + " equator (dashed), where nearly all of the sphere's measure is.";
            case DISTANCE_AND_RATE ->
                "Each point is a network at a moment of its training: its sampled error rate and the mean distance from"
                        + " 100 random points to the nearest error that the attack found (steps of .001), with 95 %"
                        + " intervals. The blue curve is the largest mean distance that any error set of that rate can"
                        + " have; the dashed one is the paper's approximation of it.";
            case BEYOND_SAMPLING ->
                "The same, on to error rates that no sample shows. Quadratic networks: exact rates and the mean of"
                        + " exact distances. ReLU network: the rate by counting and, out of its reach, by multilevel"
                        + " splitting; the mean of distances found by the refined attack, which are upper bounds. Blue:"
                        + " the largest mean distance that any error set of that rate can have.";
            case LOSS_AND_DISTANCE ->
                "The ReLU network on endless data. Left: the loss on fresh points. Right: the mean distance from 100"
                    + " random points of the inner sphere to the nearest error that the attack found (steps of .01).";
            case NEEDED_SHARE ->
                "A model that sees k of the n coordinates and compares the sum of their squares with the best"
                    + " threshold: the least share k/n with which its error rate, the mean over both spheres, is as"
                    + " low as stated. Solid with markers: exact, by the Beta law. Dashed: the paper's way, by the"
                    + " central limit theorem, which asks for more of the input than is needed. In few dimensions the"
                    + " curves are steps, as k is a whole number.";
            case COORDINATE ->
                "One coordinate of a uniform point of the unit sphere in 500 dimensions. Left: its exact density and"
                    + " that of N(0, 1/500), one on top of the other. Right: the exact one less the normal one. Both"
                    + " have the variance 1/500, and their distribution functions differ by no more than stated.";
            case ATTACKS ->
                "Attacks on the inner sphere, held against the exact nearest error of quadratic networks in 500"
                    + " dimensions. The gap is the distance found divided by the exact one, minus 1: marks are means"
                    + " over the start points from which an error was found, whiskers reach to the worst. Below the"
                    + " dashed line a mean is within 1 %. Gaps below 10⁻⁷ stand at 10⁻⁷. Numbers at the marks are step"
                    + " sizes; the refined attack searches its first error with steps of .05. A share in per cent"
                    + " stands where an error was found from so many of the start points only; an attack that found"
                    + " none stands near the upper edge.";
        };
    }
}
