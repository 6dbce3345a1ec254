package dev.concentric.concentration;

import dev.concentric.data.ImageSet;
import dev.concentric.linalg.Team;
import dev.concentric.random.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Searches all directions, not only principal ones, for the half-space of a given measure from which images lie
 * farthest in the mean. Half-spaces as error sets of empirical concentration are of Prescott, Zhang and Evans
 * ("Improved Estimation of Concentration Under l_p-Norm Distance Metric Using Half Spaces", 2021), who choose among
 * principal directions.
 *
 * <p>With the unit normal w and the edge b(w) that leaves the measure mu beyond it, d(w) = E max(b(w) - w . x, 0).
 * Its gradient is (1 - mu) (mean of the images at the edge - mean of the images before it), where a band of images about
 * the edge stands for those at it. d is homogeneous of degree 1 in w, so a maximum over unit normals is where the
 * gradient points along w, and the search sets w to the direction of the gradient, 40 times. The best w it came by is
 * kept. Only the training set takes part.
 */
public final class HalfSpaceSearch {
    private static final int ROUNDS = 40;

    /** Starts: so many leading directions with both signs, and so many random ones. */
    private static final int LEADING = 6;

    private static final int RANDOM = 4;

    /**
     * What the search found.
     *
     * @param halfSpace the best half-space
     * @param trainingDistance the mean distance of the training images to it
     * @param starts the mean distance reached from each start: from the leading directions, each with either sign, then
     *     from random ones
     */
    public record Result(HalfSpace halfSpace, double trainingDistance, List<Double> starts) {}

    private final ImageSet training;
    private final TrainingMeasure measure;
    private final Team team;
    private final double[][] normals;
    private final double[][] best;
    private final double[] reached;

    private HalfSpaceSearch(ImageSet training, double measure, double[][] normals, Team team) {
        this.training = training;
        this.measure = new TrainingMeasure(measure, training.size());
        this.team = team;
        this.normals = normals;
        this.best = new double[normals.length][];
        this.reached = new double[normals.length];
        Arrays.fill(reached, Double.NEGATIVE_INFINITY);
    }

    /**
     * Searches.
     *
     * @param training the training images
     * @param components their principal components
     * @param measure the share of them in the half-space
     * @param stream where the random starts are drawn from, with the images' covariance
     * @throws IllegalArgumentException if the measure is out of range
     */
    public static Result search(
            ImageSet training, PrincipalComponents components, double measure, RandomStream stream, Team team) {
        HalfSpaceSearch search = new HalfSpaceSearch(training, measure, starts(components, stream), team);
        for (int round = 0; round < ROUNDS; round++) {
            search.step();
        }
        int winner = 0;
        for (int start = 1; start < search.reached.length; start++) {
            winner = search.reached[start] > search.reached[winner] ? start : winner;
        }
        HalfSpace direction = HalfSpace.of(search.best[winner], 0);
        EdgeGradient edge = EdgeGradient.of(ImageBlocks.values(training, direction::level, team), search.measure);
        return new Result(
                direction.widened(edge.width()),
                edge.meanDistance(),
                Arrays.stream(search.reached).boxed().toList());
    }

    private static double[][] starts(PrincipalComponents components, RandomStream stream) {
        List<double[]> starts = new ArrayList<>();
        int n = components.dimension();
        for (int i = 0; i < Math.min(LEADING, components.countAbove(0)); i++) {
            double[] direction = components.direction(i);
            starts.add(direction);
            starts.add(Vectors.negative(direction));
        }
        for (int i = 0; i < RANDOM; i++) {
            float[] normals = new float[n];
            stream.gaussians(i, normals, 0, n);
            double[] start = new double[n];
            for (int k = 0; k < n; k++) {
                start = Vectors.plus(start, Math.sqrt(components.variance(k)) * normals[k], components.direction(k));
            }
            starts.add(unit(start));
        }
        return starts.toArray(double[][]::new);
    }

    private static double[] unit(double[] vector) {
        return HalfSpace.of(vector, 0).normal();
    }

    /** Judges the present normals and moves each to its gradient's direction. */
    private void step() {
        float[][] products = ImageBlocks.products(training, normals, team);
        float[][] weights = new float[normals.length][training.size()];
        team.split(normals.length, 1, (begin, end) -> {
            for (int start = begin; start < end; start++) {
                judge(start, products[start], weights[start]);
            }
        });
        double[][] gradients = ImageBlocks.sums(training, weights, team);
        for (int start = 0; start < normals.length; start++) {
            if (Vectors.dot(gradients[start], gradients[start]) > 0) {
                normals[start] = unit(gradients[start]);
            }
        }
    }

    private void judge(int start, float[] products, float[] weights) {
        double[] levels = new double[products.length];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = -products[i];
        }
        EdgeGradient edge = EdgeGradient.of(levels, measure);
        if (edge.meanDistance() > reached[start]) {
            reached[start] = edge.meanDistance();
            best[start] = normals[start];
        }
        for (int i = 0; i < levels.length; i++) {
            weights[i] = (float) -edge.weight(levels[i]); // the level falls along the normal
        }
    }
}
