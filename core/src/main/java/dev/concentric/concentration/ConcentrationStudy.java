package dev.concentric.concentration;

import dev.concentric.data.ImageData;
import dev.concentric.data.ImageSet;
import dev.concentric.linalg.Team;
import dev.concentric.random.RandomStream;
import dev.concentric.stats.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/**
 * Appendix G of the paper on one data set, and beyond: error sets of one measure, chosen from the training images, and
 * how far the test images lie from them. Two things look at the test images: which low-variance direction is shown, and
 * the distances with an edge moved to hold the wanted share of them.
 *
 * @param components the principal components of the training images
 * @param leading half-spaces along the leading directions, each with either sign
 * @param lowVariance the half-space along a principal direction that comes nearest to the paper's low-variance one;
 *     absent where all such are free of test images
 * @param best the best half-space that a search over all directions found
 * @param balls unions of balls and complements of such unions
 */
public record ConcentrationStudy(
        PrincipalComponents components,
        List<Along> leading,
        Optional<Along> lowVariance,
        Best best,
        List<OfBalls> balls) {

    /** The measure of the paper's low-variance half-space. */
    public static final double LOW_ERROR_RATE = 1e-4;

    /** The paper's mean distance to it. */
    public static final double LOW_MEAN_DISTANCE = 0.084;

    /** Directions with less than this part of the leading one's variance are those of pixels that hardly ever change. */
    public static final double LEAST_VARIANCE = 1e-6;

    private static final int[] UNIONS = {1, 2, 5, 10, 20, 50};

    private static final int[] COMPLEMENTS = {1, 2, 5, 10};

    /**
     * A half-space measured on the test images.
     *
     * @param halfSpace the half-space
     * @param measure its measure and the mean distance to it
     * @param distanceAtMeasure the mean distance with the edge moved to hold the wanted share of the test images
     * @param boxDistance the mean distance to those of its points that are images, with pixels in [0, 1]
     */
    public record MeasuredHalfSpace(
            HalfSpace halfSpace, ErrorSetMeasure measure, OptionalDouble distanceAtMeasure, Estimate boxDistance) {

        private static MeasuredHalfSpace of(HalfSpace halfSpace, double wanted, ImageSet test, Team team) {
            return new MeasuredHalfSpace(
                    halfSpace,
                    ErrorSetMeasure.of(halfSpace, test, team),
                    ErrorSetMeasure.distanceAtMeasure(halfSpace, wanted, test, team),
                    ErrorSetMeasure.of(halfSpace.withinBox(), test, team).meanDistance());
        }
    }

    /** A half-space along a principal direction, and what was measured of it. */
    public record Along(PrincipalHalfSpace choice, MeasuredHalfSpace measured) {}

    /** The half-space that the search found, and what was measured of it. */
    public record Best(HalfSpaceSearch.Result search, MeasuredHalfSpace measured) {}

    /** A set made of balls, and what was measured of it, as of a half-space. */
    public record OfBalls(BallSearch.Result search, ErrorSetMeasure measured, OptionalDouble distanceAtMeasure) {}

    /** Copies the lists. */
    public ConcentrationStudy {
        leading = List.copyOf(leading);
        balls = List.copyOf(balls);
    }

    /**
     * Makes the study.
     *
     * @param measure the share of the training images in each set but the low-variance one
     * @param directions how many leading directions to try, at least 0; no more than have any variance are
     * @param random where the random starts of the search are drawn from
     * @param progress is told what is done next, as a few words for people
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static ConcentrationStudy of(
            ImageData data, double measure, int directions, RandomStream random, Team team, Consumer<String> progress) {
        if (directions < 0) {
            throw new IllegalArgumentException("directions must be at least 0, got " + directions);
        }
        ImageSet training = data.train();
        TrainingMeasure checked = new TrainingMeasure(measure, training.size());
        progress.accept("principal components of " + training.size() + " images");
        PrincipalComponents components = PrincipalComponents.of(training, team);
        int varying = components.countAbove(LEAST_VARIANCE);
        progress.accept("half-spaces along them");
        List<Along> leading = new ArrayList<>();
        for (int i = 0; i < Math.min(directions, varying); i++) {
            for (boolean positive : List.of(true, false)) {
                leading.add(measured(
                        PrincipalHalfSpace.along(i, positive, training, components, checked.measure(), team),
                        measure,
                        data.test(),
                        team));
            }
        }
        Optional<Along> lowVariance = PrincipalHalfSpace.nearest(
                        LOW_ERROR_RATE, LOW_MEAN_DISTANCE, varying, training, components, data.test(), team)
                .map(choice -> measured(choice, LOW_ERROR_RATE, data.test(), team));
        progress.accept("the best half-space over all directions");
        HalfSpaceSearch.Result best = HalfSpaceSearch.search(training, components, measure, random, team);
        progress.accept("unions of balls and their complements");
        return new ConcentrationStudy(
                components,
                leading,
                lowVariance,
                new Best(best, MeasuredHalfSpace.of(best.halfSpace(), measure, data.test(), team)),
                balls(
                        new BallSearch(training, components, best.halfSpace(), measure, team),
                        measure,
                        data.test(),
                        team));
    }

    private static Along measured(PrincipalHalfSpace choice, double wanted, ImageSet test, Team team) {
        return new Along(choice, MeasuredHalfSpace.of(choice.halfSpace(), wanted, test, team));
    }

    private static List<OfBalls> balls(BallSearch search, double measure, ImageSet test, Team team) {
        List<BallSearch.Result> found = new ArrayList<>();
        for (int balls : UNIONS) {
            found.add(search.union(balls));
        }
        for (int balls : COMPLEMENTS) {
            found.add(search.complement(balls));
        }
        return found.stream()
                .map(result -> new OfBalls(
                        result,
                        ErrorSetMeasure.of(result.set(), test, team),
                        ErrorSetMeasure.distanceAtMeasure(result.set(), measure, test, team)))
                .toList();
    }
}
