package dev.concentric.report;

import dev.concentric.experiment.ImageMeasurer;

/** What one sees in each figure. */
final class Captions {

    private Captions() {}

    /** Returns the caption of the figure of that name, empty if there is none. */
    static String of(String figure) {
        return switch (figure) {
            case "fig1" ->
                "Three planes through the origin of the ReLU network's 500-dimensional input space: through two random"
                        + " directions, through a worst-case example and a random direction, and through two worst-case"
                        + " examples. Both spheres meet a plane in a circle. Green is what the network calls inner. A"
                        + " worst-case example is where the manifold attack ends that starts from a random point of the"
                        + " outer sphere and makes all of its 1000 steps.";
            case "fig2-alphas" ->
                "The squared inverse semi-axes of the ellipsoid by which a quadratic network decides, at the end of"
                        + " training: the mean over the seeds, with whiskers from the lowest to the highest. An alpha"
                        + " left of the lower limit 1/R\u00b2 means errors on the outer sphere, one right of 1 errors"
                        + " on the inner sphere; between the limits there are none along its axis.";
            case "fig2-counts" ->
                "Quadratic networks during training, the mean over the seeds on a band from the lowest to the highest."
                        + " Wrong alphas lie beyond their limits. Error rates are exact (solid; they end where the"
                        + " network is proved free of errors) and by the paper's central limit theorem (dashed), drawn"
                        + " down to 10\u207b\u2076\u2070. Top right: both against each other at the same steps, beside"
                        + " the two pairs that the paper prints for one network.";
            case "fig2-training" ->
                "A quadratic network that starts without any errors, the mean over the seeds on a band from the lowest"
                    + " to the highest, with one seed the average loss on its 95 % interval. Left: the average loss on"
                    + " fresh points, and the loss at the worst point of the spheres, which is known exactly. Right:"
                    + " how many alphas lie beyond their limits. The start is drawn at step 1.";
            case "fig3" ->
                "The unit sphere in n dimensions, cut by a plane through the axis of a cap of measure \u03bc = .01"
                        + " (red), with the cap's true height. Of all sets of that measure it lies farthest from random"
                        + " points, at the mean chord distance d(E). As the dimension grows, it reaches down to the"
                        + " equator (dashed), where nearly all of the sphere's measure is.";
            case "fig4" ->
                "Each point is a network at a moment of its training: its sampled error rate and the mean distance from"
                        + " random points to the nearest error that the attack found (steps of .001, the crossing"
                        + " located on the last step), with 95 % intervals. N is the size of the training set. The blue"
                        + " curve is the largest mean distance that any error set of that rate can have; the dashed"
                        + " one is the paper's approximation of it.";
            case "fig4-tail" ->
                "The same, on to error rates that no sample shows. Quadratic networks: exact rates and the mean of"
                        + " exact distances. ReLU networks: the rate by counting and, out of its reach, by multilevel"
                        + " splitting; the mean of distances found by the refined attack, which are upper bounds. Blue:"
                        + " the largest mean distance that any error set of that rate can have. Right: distances as"
                        + " shares of that largest one, with the ReLU networks in fewer dimensions among them, down to"
                        + " 10\u207b\u2076\u2070.";
            case "figA1" ->
                "Distances from random points of the inner sphere to the nearest error, for single networks: exact for"
                    + " quadratic networks, else as the refined attack found them. Red: their mean, d(E). Points from"
                    + " which no error was found are counted in the title and not drawn.";
            case "figA1-survival" ->
                "The share of random points of the inner sphere that have no error within a distance, with 95 %"
                        + " intervals: exact distances for quadratic networks; for ReLU networks those that the refined"
                        + " attack found, so that the curve is an upper bound on the true one. Blue: the largest share"
                        + " that any error set of the same error rate can leave, that of a cap.";
            case "figB2" ->
                "The mean distance to the nearest error that the attack found during training, for several input"
                    + " dimensions n: the mean over the seeds on a band from the lowest to the highest; with one seed,"
                    + " its 95 % interval. Small marks: the attack found an error from some of the points only, and"
                    + " the mean is over these. A curve ends where no seed has an error left that was found.";
            case "figB3" ->
                "The ReLU network on endless data, at the paper's scale with averaged parameters too. Left: the loss"
                    + " on fresh points. Right: the mean distance from 100 random points of the inner sphere to the"
                    + " nearest error that the attack found (steps of .01). With 95 % intervals; with several seeds:"
                    + " their mean, geometric for the loss, on a band from the lowest to the highest.";
            case "figE4" ->
                "A model that sees k of the n coordinates and compares the sum of their squares with the best"
                    + " threshold: the least share k/n with which its error rate, the mean over both spheres, is as"
                    + " low as stated. Solid with markers: exact, by the Beta law. Dashed: the paper's way, by the"
                    + " central limit theorem, which asks for more of the input than is needed. In few dimensions the"
                    + " curves are steps, as k is a whole number.";
            case "figF5" ->
                "One coordinate of a uniform point of the unit sphere in 500 dimensions. Left: its exact density and"
                    + " that of N(0, 1/500), one on top of the other. Right: the exact one less the normal one. Both"
                    + " have the variance 1/500, and their distribution functions differ by no more than stated.";
            case "too-small" ->
                "A quadratic network of 1000 hidden units during training in 2000 dimensions, where at least 1000 of"
                    + " its alphas are 0 and so wrong. Error rates are exact (solid) and by the paper's central limit"
                    + " theorem (dashed); the paper ends at an estimated 10\u207b\u00b2\u00b9 on the inner and"
                    + " 10\u207b\u2079 on the outer sphere.";
            case "depth" ->
                "Errors drawn uniformly from the error set on the inner sphere: the mean distance to the nearest point"
                        + " that is classified rightly, and that of the deepest of them, beside the mean distance from"
                        + " random points to the nearest error. With 95 % intervals; exact for the quadratic network,"
                        + " upper bounds found by the refined attack for the ReLU network.";
            case "attacks" ->
                "Attacks on the inner sphere, held against the exact nearest error of quadratic networks in 500"
                    + " dimensions. The gap is the distance found divided by the exact one, minus 1: marks are means"
                    + " over the start points from which an error was found, whiskers reach to the worst. Below the"
                    + " dashed line a mean is within 1 %. Gaps below 10⁻⁷ stand at 10⁻⁷. Numbers at the marks are step"
                    + " sizes; the refined attack searches its first error with steps of .05. A share in per cent"
                    + " stands where an error was found from so many of the start points only; an attack that found"
                    + " none stands near the upper edge.";
            case "sensitivity" ->
                "What the choices that the paper leaves open change: a row for each choice, the first one as in all"
                        + " other experiments, a dot for each seed at the last step. Where no sample was an error, the"
                        + " rate stands at half of one error.";
            case "figG6" ->
                "Left: the share of the variance along each principal direction of the training images, beside a"
                    + " sphere of the same dimension. Middle: test images by how deep they lie in two half-spaces,"
                    + " each of which begins at 0: one along the leading direction, which few images are in and most"
                    + " are far from, and one along a direction of low variance, which hardly any image is in and all"
                    + " are near. Right: the normals of both (positive vermillion, negative blue) and test images in"
                    + " the first half-space.";
            case "figG6-sets" ->
                "Error sets of real images: how many test images they hold and how far test images lie from them in the"
                        + " mean, with 95 % intervals. Half-spaces and balls were chosen on the training images, and"
                        + " the distance is to any of their points, an image or not; of complements of several balls it"
                        + " is a lower bound. Those of networks are to errors within the pixel box, and upper bounds,"
                        + " found at several steps of the training by two attacks. Gradient attack: "
                        + ImageMeasurer.GRADIENT_METHOD + ". Minimum norm attack: " + ImageMeasurer.MINIMUM_NORM_METHOD
                        + ". The paper's own numbers are black stars.";
            case "figG6-errors" ->
                "Test images (top), the nearest error that the minimum-norm attack found within the pixel box (middle),"
                        + " and the difference (bottom), each on its own scale: vermillion is brighter, blue darker."
                        + " Below: the class, the class that the network gives to the error, and the l2 distance.";
            default -> "";
        };
    }
}
