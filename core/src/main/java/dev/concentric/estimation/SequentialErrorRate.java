package dev.concentric.estimation;

import dev.concentric.data.Sphere;
import dev.concentric.model.Classifier;
import dev.concentric.stats.Estimate;
import dev.concentric.stats.NormalTail;
import java.util.function.Consumer;

/**
 * The error rate to a chosen relative precision: fresh uniform points are classified in their order until so many
 * errors are found, or to the end of a budget (inverse binomial sampling: Haldane, 1945, "On a method of estimating
 * frequencies").
 *
 * @param points where the points come from
 * @param errors how many errors to stop at, from 2 to 10^7
 * @param budget how many points to classify at most, at least {@code errors} and at most 10^12
 * @param threads how many threads share the work; the result does not depend on it
 */
public record SequentialErrorRate(FreshPoints points, int errors, long budget, int threads)
        implements ErrorRateEstimator {

    private static final int MOST_ERRORS = 10_000_000;
    private static final long MOST_SAMPLES = 1_000_000_000_000L;

    /** Checks the counts. */
    public SequentialErrorRate {
        if (errors < 2 || errors > MOST_ERRORS) {
            throw new IllegalArgumentException("errors must lie between 2 and " + MOST_ERRORS + ", got " + errors);
        }
        if (budget < errors || budget > MOST_SAMPLES) {
            throw new IllegalArgumentException("budget must lie between the errors to stop at (" + errors + ") and "
                    + MOST_SAMPLES + ", got " + budget);
        }
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, got " + threads);
        }
    }

    /**
     * Returns how many errors make the half-width of the 95 % interval about that share of a small rate: the square of
     * 1.96 over the share, rounded up. A share of .05 needs 1537 errors.
     *
     * @param relativeHalfWidth the share, from .001 to 1
     * @throws IllegalArgumentException if it is out of range
     */
    public static int errorsFor(double relativeHalfWidth) {
        if (!(relativeHalfWidth >= 0.001 && relativeHalfWidth <= 1)) {
            throw new IllegalArgumentException(
                    "the relative half-width must lie between 0.001 and 1, got " + relativeHalfWidth);
        }
        double ratio = NormalTail.quantileOfUpperTail(Math.log(0.025)) / relativeHalfWidth;
        return (int) Math.ceil(ratio * ratio);
    }

    /**
     * Classifies points until the rule says stop.
     *
     * @throws IllegalArgumentException if the classifier is of another dimension
     * @throws IllegalStateException if classifying fails or the caller is interrupted
     */
    public SequentialCount count(Classifier classifier, Sphere sphere) {
        return count(classifier, sphere, PartialCount.NONE, so -> {});
    }

    /**
     * Goes on behind points among which some errors are known, fewer than to stop at.
     *
     * @param listener is told how far the count has come, from time to time; the losses stay as they are in {@code from}
     */
    SequentialCount count(Classifier classifier, Sphere sphere, PartialCount from, Consumer<PartialCount> listener) {
        ErrorSearch search = new ErrorSearch(points, classifier, sphere, threads);
        PartialCount count = from;
        while (count.points() < budget) {
            long end = Math.min(budget, count.points() + FreshPoints.PIECE);
            long[] found = search.first(Math.toIntExact(errors - count.errors()), count.points(), end);
            if (count.errors() + found.length == errors) {
                return new SequentialCount(errors, found[found.length - 1] + 1, true);
            }
            count = count.plus(new PartialCount(end - count.points(), found.length, 0, 0));
            listener.accept(count);
        }
        return new SequentialCount(count.errors(), budget, false);
    }

    @Override
    public Estimate errorRate(Classifier classifier, Sphere sphere) {
        return count(classifier, sphere).estimate();
    }
}
