package dev.concentric.concentration;

import dev.concentric.data.ImageSet;
import dev.concentric.linalg.Team;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Searches unions of balls, and complements of such unions, of a given measure from which images lie far in the mean.
 * Both kinds are those of Mahloujifar, Zhang, Mahmoody and Evans ("Empirically Measuring Concentration: Fundamental
 * Limits on Intrinsic Robustness", 2019), who make a neighbourhood of the set small where this makes the mean distance
 * large.
 *
 * <p>A half-space is the limit of a ball whose centre goes off along the normal, so the centres start far out around
 * the best half-space: the images in the half-space of twice the measure are parted into as many clusters as there are
 * balls, and a centre lies in the direction from the mean image to the mean of each cluster, or opposite to it for a
 * complement. How far out is the best of a few distances. Each radius starts at the mean distance of the images to the
 * centre, so that no ball is nearer than the others in the mean. From there {@link BallAscent} climbs. Only the training
 * set takes part.
 */
public final class BallSearch {
    private static final int STEPS = 30;

    /** Images that are parted into clusters, in shares of those that the set is to hold, and at most. */
    private static final double CLUSTERED = 2;

    private static final int MOST_CLUSTERED = 2000;

    /** How far out the centres start, in roots of the images' total variance. */
    private static final double[] REACHES = {2, 4, 8, 16};

    /**
     * What the search found.
     *
     * @param balls the balls, with the radii by which the set has its measure
     * @param complement whether the set is the complement of the balls' union
     * @param trainingDistance the mean distance of the training images to the set, or a lower bound on it
     */
    public record Result(Balls balls, boolean complement, double trainingDistance) {

        /** Returns the error set. */
        public LevelSet set() {
            return complement ? balls.complement() : balls.union();
        }
    }

    private final ImageSet training;
    private final PrincipalComponents components;
    private final TrainingMeasure measure;
    private final Team team;
    private final double[][] clustered;
    private final HalfSpace halfSpace;

    /**
     * Prepares searches.
     *
     * @param training the training images
     * @param components their principal components
     * @param halfSpace the half-space to start around
     * @param measure the share of the training images in each set
     * @throws IllegalArgumentException if the measure is out of range
     */
    public BallSearch(
            ImageSet training, PrincipalComponents components, HalfSpace halfSpace, double measure, Team team) {
        this.training = training;
        this.components = components;
        this.halfSpace = halfSpace;
        this.measure = new TrainingMeasure(measure, training.size());
        this.team = team;
        this.clustered = clustered();
    }

    /** Returns the images in the half-space of more than the measure, or some of them, evenly chosen. */
    private double[][] clustered() {
        double[] levels = ImageBlocks.values(training, halfSpace::level, team);
        double[] sorted = levels.clone();
        Arrays.sort(sorted);
        int count = (int) Math.min(CLUSTERED * measure.inside(), training.size());
        double highest = sorted[count - 1];
        int[] inside = IntStream.range(0, levels.length)
                .filter(i -> levels[i] <= highest)
                .toArray();
        return Clusters.evenly(inside.length, Math.min(inside.length, MOST_CLUSTERED))
                .mapToObj(i -> training.image(inside[i]))
                .toArray(double[][]::new);
    }

    /**
     * Searches a union of balls.
     *
     * @param balls the number of balls, at least 1
     */
    public Result union(int balls) {
        return search(balls, false);
    }

    /**
     * Searches the complement of a union of balls.
     *
     * @param balls the number of balls, at least 1
     */
    public Result complement(int balls) {
        return search(balls, true);
    }

    private Result search(int balls, boolean complement) {
        BallAscent ascent = new BallAscent(training, components.mean(), measure, complement, team);
        double[][] directions = directions(balls);
        double deviation = Math.sqrt(components.totalVariance());
        BallAscent.Judged best = Arrays.stream(REACHES)
                .mapToObj(reach -> ascent.balanced(Arrays.stream(directions)
                        .map(direction ->
                                Vectors.plus(components.mean(), (complement ? -reach : reach) * deviation, direction))
                        .toArray(double[][]::new)))
                .max(Comparator.comparingDouble(BallAscent.Judged::meanDistance))
                .orElseThrow();
        Balls found = ascent.ascend(best, STEPS).balls();
        LevelSet set = complement ? found.complement() : found.union();
        EdgeGradient edge = EdgeGradient.of(ImageBlocks.values(training, set::level, team), measure);
        return new Result(found.grown(complement ? -edge.width() : edge.width()), complement, edge.meanDistance());
    }

    private double[][] directions(int balls) {
        if (balls == 1) {
            return new double[][] {halfSpace.normal()};
        }
        return Arrays.stream(Clusters.centres(clustered, balls))
                .map(centre -> Vectors.plus(centre, -1, components.mean()))
                .map(direction -> Vectors.dot(direction, direction) > 0
                        ? HalfSpace.of(direction, 0).normal()
                        : halfSpace.normal())
                .toArray(double[][]::new);
    }
}
