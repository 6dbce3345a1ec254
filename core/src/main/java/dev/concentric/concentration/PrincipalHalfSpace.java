package dev.concentric.concentration;

import dev.concentric.data.ImageSet;
import dev.concentric.linalg.Team;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A half-space whose normal is a principal direction or its opposite, with the threshold by which it holds a given
 * share of the training images (paper, appendix G).
 *
 * @param direction the number of the direction; 0 is the leading one
 * @param positive whether the normal is the direction itself and not its opposite
 * @param halfSpace the half-space
 */
public record PrincipalHalfSpace(int direction, boolean positive, HalfSpace halfSpace) {

    /** Directions whose products with all images are held at a time. */
    private static final int CHUNK = 64;

    /** Returns a name for people, such as {@code direction 1, +}: directions count from 1 there. */
    public String name() {
        return "direction " + (direction + 1) + (positive ? ", +" : ", -");
    }

    /**
     * Draws the edge along a direction.
     *
     * @param training the training images
     * @param components their principal components
     * @param measure the share of them in the half-space; where several lie on its edge it holds fewer
     * @throws IllegalArgumentException if the measure is out of range or means less than one image
     */
    public static PrincipalHalfSpace along(
            int direction,
            boolean positive,
            ImageSet training,
            PrincipalComponents components,
            double measure,
            Team team) {
        double[] normal = components.direction(direction);
        HalfSpace through = HalfSpace.of(positive ? normal : Vectors.negative(normal), 0);
        double width = TrainingMeasure.width(through, training, measure, team);
        return new PrincipalHalfSpace(direction, positive, through.widened(width));
    }

    /**
     * Returns the half-space that comes nearest to an error rate and a mean distance on test images, of those along
     * both signs of the leading directions whose training measure is that rate, or that of one image where this is
     * more. Nearest is the one with the least |ln(mu / wanted mu)| + |ln(d / wanted d)|.
     *
     * @param directions how many leading directions to look at
     * @return it, or nothing where every such half-space is free of test images
     */
    public static Optional<PrincipalHalfSpace> nearest(
            double errorRate,
            double meanDistance,
            int directions,
            ImageSet training,
            PrincipalComponents components,
            ImageSet test,
            Team team) {
        double measure = Math.max(errorRate, 1.0 / training.size());
        TrainingMeasure edge = new TrainingMeasure(measure, training.size());
        Candidate[] candidates = new Candidate[2 * directions];
        for (int first = 0; first < directions; first += CHUNK) {
            int begin = first;
            double[][] normals = IntStream.range(begin, Math.min(begin + CHUNK, directions))
                    .mapToObj(components::direction)
                    .toArray(double[][]::new);
            float[][] trainingProducts = ImageBlocks.products(training, normals, team);
            float[][] testProducts = ImageBlocks.products(test, normals, team);
            team.split(2 * normals.length, 1, (from, to) -> {
                for (int i = from; i < to; i++) {
                    boolean positive = i % 2 == 0;
                    double width = edge.width(levels(trainingProducts[i / 2], positive));
                    double misfit = misfit(levels(testProducts[i / 2], positive), width, errorRate, meanDistance);
                    candidates[2 * begin + i] = new Candidate(begin + i / 2, positive, misfit);
                }
            });
        }
        return List.of(candidates).stream()
                .filter(candidate -> candidate.misfit() < Double.POSITIVE_INFINITY)
                .min(Comparator.comparingDouble(Candidate::misfit))
                .map(best -> along(best.direction(), best.positive(), training, components, measure, team));
    }

    private record Candidate(int direction, boolean positive, double misfit) {}

    /** Returns the levels of images at the half-space through the origin, ascending. */
    private static double[] levels(float[] products, boolean positive) {
        double[] levels = new double[products.length];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = positive ? -products[i] : products[i];
        }
        Arrays.sort(levels);
        return levels;
    }

    private static double misfit(double[] levels, double width, double errorRate, double meanDistance) {
        double inside = Arrays.stream(levels).filter(level -> level < width).count();
        double distance = Arrays.stream(levels)
                .map(level -> Math.max(level - width, 0))
                .average()
                .orElseThrow();
        return inside == 0 || distance == 0
                ? Double.POSITIVE_INFINITY
                : Math.abs(Math.log(inside / levels.length / errorRate)) + Math.abs(Math.log(distance / meanDistance));
    }
}
