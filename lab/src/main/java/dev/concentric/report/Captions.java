package dev.concentric.report;

import dev.concentric.experiment.PaperFigure;

/** What one sees in each figure. */
final class Captions {

    private Captions() {}

    static String of(PaperFigure figure) {
        return switch (figure) {
            case SLICES ->
                "Three planes through the origin of the ReLU network's 500-dimensional input space. Both spheres meet"
                        + " a plane in a circle. In a random plane the region that the network calls inner (green) ends"
                        + " near the max-margin boundary; along a worst-case example, found by the manifold attack from"
                        + " the outer sphere, it is pulled far outwards, across the outer circle.";
            case ALPHAS ->
                "The squared inverse semi-axes of the ellipsoid by which a quadratic network decides. An alpha left of"
                    + " the lower limit 1/R\u00b2 means errors on the outer sphere, one right of 1 errors on the inner"
                    + " sphere; most alphas are wrong, although sampling sees few errors or none.";
            case PERFECT_START ->
                "A quadratic network that starts without any errors. Training lowers the average loss, and at the same"
                    + " time raises the loss at the worst point of the spheres, which is known exactly; alphas leave"
                    + " their limits, so that errors exist again.";
            case DISTANCE_AND_RATE ->
                "Each point is a network at a moment of its training: its sampled error rate and the mean distance from"
                        + " 100 random points to the nearest error that the attack found (steps of .001), with 95 %"
                        + " intervals. The blue curve is the largest mean distance that any error set of that rate can"
                        + " have; the dashed one is the paper's approximation of it.";
            case LOSS_AND_DISTANCE ->
                "The ReLU network on endless data. The loss on fresh points falls by orders of magnitude, while the"
                        + " mean distance from a random point to the nearest error found hardly grows (steps of .01).";
        };
    }
}
