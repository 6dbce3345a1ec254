package dev.concentric.concentration;

import dev.concentric.data.ImageSet;
import dev.concentric.linalg.Team;
import java.util.Arrays;

/**
 * Moves the centres and radii of balls so that training images lie farther, in the mean, from their union or from its
 * complement at a given measure, by gradient ascent.
 *
 * <p>The level of a union at x is that of one ball, |x - c| - r, and that of a complement its negative, so only that
 * ball moves for x. Far balls differ little from half-spaces, and a centre turns by a given angle only if it moves in
 * proportion to its distance, so steps are in proportion to the distance's square, of which the gradient takes one
 * factor away. A step that does not climb is taken back and halved.
 */
final class BallAscent {
    private static final double FIRST_STEP = 0.5;
    private static final double LEAST_STEP = 0.01;
    private static final double LONGER = 1.3;

    /** A full step's change of a radius, in mean distances, where all images at the edge belong to that ball. */
    private static final double RADIUS_STEP = 0.3;

    /** The least share of the images by which a ball's gradient is divided. */
    private static final double LEAST_SHARE = 0.01;

    private final ImageSet training;
    private final TrainingMeasure measure;
    private final boolean complement;
    private final Team team;
    private final double[] anchor;
    private final double[] squaredNorms;

    /**
     * Makes an ascent.
     *
     * @param anchor a point among the images; a centre moves with the radius by which the ball's surface stays where it
     *     was there {@code [n]}
     * @param complement whether the error set is the complement of the balls' union
     */
    BallAscent(ImageSet training, double[] anchor, TrainingMeasure measure, boolean complement, Team team) {
        this.training = training;
        this.anchor = anchor;
        this.measure = measure;
        this.complement = complement;
        this.team = team;
        this.squaredNorms = ImageBlocks.values(training, image -> Vectors.dot(image, image), team);
    }

    /**
     * Balls and what the training images make of them.
     *
     * @param nearest for each image the number of the ball that gives its level
     * @param distances for each image the distance to that ball's centre
     * @param levels the images' levels
     * @param edge their mean distance, with weights
     */
    record Judged(
            double[][] centres, double[] radii, int[] nearest, double[] distances, double[] levels, EdgeGradient edge) {

        double meanDistance() {
            return edge.meanDistance();
        }

        Balls balls() {
            return new Balls(centres, radii);
        }
    }

    /** The gradient by centres and radii, each divided by the share of images that the ball has to do with. */
    private record Gradient(double[][] byCentre, double[] byRadius, double[] reach) {}

    /**
     * Returns the balls of the largest mean distance on a way of at most so many steps, which climbs the mean distance
     * that is smoothed over the band at the edge.
     */
    Judged ascend(Judged start, int steps) {
        Judged highest = start;
        Judged best = start;
        Gradient gradient = gradient(start);
        double step = FIRST_STEP;
        for (int i = 0; i < steps && step > LEAST_STEP; i++) {
            Judged next = move(highest, gradient, step);
            if (next.edge().smoothDistance() > highest.edge().smoothDistance()) {
                highest = next;
                best = next.meanDistance() > best.meanDistance() ? next : best;
                gradient = gradient(next);
                step *= LONGER;
            } else {
                step /= 2;
            }
        }
        return best;
    }

    /** Returns balls about these centres whose radii are the images' mean distances to them. */
    Judged balanced(double[][] centres) {
        float[][] products = ImageBlocks.products(training, centres, team);
        double[] radii = new double[centres.length];
        for (int ball = 0; ball < radii.length; ball++) {
            double square = Vectors.dot(centres[ball], centres[ball]);
            for (int i = 0; i < training.size(); i++) {
                radii[ball] += distance(i, products[ball][i], square) / training.size();
            }
        }
        return judge(centres, products, radii);
    }

    /** Finds each image's ball and level. */
    private Judged judge(double[][] centres, float[][] products, double[] radii) {
        int images = training.size();
        int[] nearest = new int[images];
        double[] distances = new double[images];
        double[] levels = new double[images];
        double[] squares =
                Arrays.stream(centres).mapToDouble(c -> Vectors.dot(c, c)).toArray();
        team.split(images, 1, (begin, end) -> {
            for (int i = begin; i < end; i++) {
                double least = Double.POSITIVE_INFINITY;
                for (int ball = 0; ball < radii.length; ball++) {
                    double distance = distance(i, products[ball][i], squares[ball]);
                    if (distance - radii[ball] < least) {
                        least = distance - radii[ball];
                        nearest[i] = ball;
                        distances[i] = distance;
                    }
                }
                levels[i] = complement ? -least : least;
            }
        });
        return new Judged(centres, radii, nearest, distances, levels, EdgeGradient.of(levels, measure));
    }

    /** Returns an image's distance to a centre, from their product and the centre's square. */
    private double distance(int image, float product, double square) {
        return Math.sqrt(Math.max(squaredNorms[image] - 2.0 * product + square, 0));
    }

    private Judged move(Judged from, Gradient gradient, double step) {
        double unit = from.meanDistance();
        double[][] centres = new double[from.radii().length][];
        double[] radii = from.radii().clone();
        for (int ball = 0; ball < radii.length; ball++) {
            double[] centre = from.centres()[ball];
            double reach = gradient.reach()[ball];
            centres[ball] = Vectors.plus(centre, step * reach * reach / unit, gradient.byCentre()[ball]);
            radii[ball] += Vectors.distance(centres[ball], anchor) - Vectors.distance(centre, anchor);
            radii[ball] += step * RADIUS_STEP * unit * gradient.byRadius()[ball];
        }
        return judge(centres, ImageBlocks.products(training, centres, team), radii);
    }

    private Gradient gradient(Judged at) {
        int balls = at.radii().length;
        float[][] weights = new float[balls][training.size()];
        double[] byRadius = new double[balls];
        double[] factors = new double[balls];
        double[] shares = new double[balls];
        double[] reach = new double[balls];
        double sign = complement ? -1 : 1;
        for (int i = 0; i < training.size(); i++) {
            int ball = at.nearest()[i];
            double weight = sign * at.edge().weight(at.levels()[i]);
            double factor = at.distances()[i] > 0 ? weight / at.distances()[i] : 0;
            byRadius[ball] -= weight;
            factors[ball] += factor;
            weights[ball][i] = (float) -factor;
            shares[ball] += 1.0 / training.size();
            reach[ball] += at.distances()[i] / training.size();
        }
        double[][] byCentre = ImageBlocks.sums(training, weights, team);
        for (int ball = 0; ball < balls; ball++) {
            double[] centre = at.centres()[ball];
            byCentre[ball] = Vectors.plus(byCentre[ball], factors[ball], centre);
            double far = Vectors.distance(centre, anchor);
            if (far > 0) {
                byCentre[ball] = Vectors.plus(byCentre[ball], byRadius[ball] / far, Vectors.plus(centre, -1, anchor));
            }
            reach[ball] /= Math.max(shares[ball], Double.MIN_NORMAL);
            double share = Math.max(shares[ball], LEAST_SHARE);
            for (int j = 0; j < byCentre[ball].length; j++) {
                byCentre[ball][j] /= share;
            }
        }
        return new Gradient(byCentre, byRadius, reach);
    }
}
