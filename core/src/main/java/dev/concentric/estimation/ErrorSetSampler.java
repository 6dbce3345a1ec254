package dev.concentric.estimation;

import dev.concentric.data.ConcentricSpheres;
import dev.concentric.data.Sphere;
import dev.concentric.linalg.FloatMatrix;
import dev.concentric.model.Classifier;
import dev.concentric.random.RandomStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Draws points of the error set under the uniform law: by rejection as long as a budget lasts, and where that is too
 * short from the points that {@link SplittingErrorRate} ends with.
 *
 * @param spheres the spheres
 * @param stream all randomness
 * @param count how many points, from 1 to 100,000
 * @param budget how many uniform points to classify before splitting is tried, from 0 to 10^12
 * @param settings how to split
 * @param threads how many threads share the work; the result does not depend on it
 */
public record ErrorSetSampler(
        ConcentricSpheres spheres,
        RandomStream stream,
        int count,
        long budget,
        SplittingSettings settings,
        int threads) {

    private static final int MOST_POINTS = 100_000;
    private static final long MOST_SAMPLES = 1_000_000_000_000L;

    /** Checks the counts. */
    public ErrorSetSampler {
        if (count < 1 || count > MOST_POINTS) {
            throw new IllegalArgumentException("points must lie between 1 and " + MOST_POINTS + ", got " + count);
        }
        if (budget < 0 || budget > MOST_SAMPLES) {
            throw new IllegalArgumentException("budget must lie between 0 and " + MOST_SAMPLES + ", got " + budget);
        }
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, got " + threads);
        }
    }

    /**
     * Draws the points; empty where neither way found an error. Rejection gives the first errors among the points of
     * its stream, all of them independent. If neither gives as many as asked for, there are as many as rejection found.
     *
     * @throws IllegalArgumentException if the classifier is of another dimension
     * @throws IllegalStateException if classifying fails or the caller is interrupted
     */
    public Optional<ErrorSetSample> sample(Classifier classifier, Sphere sphere) {
        FreshPoints fresh = new FreshPoints(spheres, stream.split("rejection"));
        long[] errors = new ErrorSearch(fresh, classifier, sphere, threads).first(count, 0, budget);
        if (errors.length < count) {
            Optional<ErrorSetSample> survivors = survivors(classifier, sphere);
            if (survivors.isPresent()) {
                return survivors;
            }
        }
        return errors.length == 0 ? Optional.empty() : Optional.of(rejected(fresh, sphere, errors));
    }

    private ErrorSetSample rejected(FreshPoints fresh, Sphere sphere, long[] errors) {
        FloatMatrix points = FloatMatrix.zeros(errors.length, spheres.dimension());
        for (int i = 0; i < errors.length; i++) {
            copy(fresh.points(sphere, errors[i], 1), 0, points, i);
        }
        int[] alone = IntStream.range(0, errors.length).toArray();
        return new ErrorSetSample(ErrorSetSample.Origin.REJECTION, sphere, spheres.radius(sphere), points, alone);
    }

    /**
     * Draws from the errors of all replicates, each with the weight of its replicate's rate over its points: the law
     * that these weights make of the errors has no bias that the rate has not.
     */
    private Optional<ErrorSetSample> survivors(Classifier classifier, Sphere sphere) {
        int replicates = settings.replicates();
        FloatMatrix[] errors = new FloatMatrix[replicates];
        double[] logs = new double[replicates];
        new SplittingErrorRate(spheres, stream.split("splitting"), settings, threads)
                .each(classifier, sphere, (number, replicate, population) -> {
                    logs[number] = replicate.logErrorRate();
                    errors[number] = population.errorPoints();
                });
        double greatest = Arrays.stream(logs).max().orElseThrow();
        if (greatest == Double.NEGATIVE_INFINITY) {
            return Optional.empty();
        }
        double[] shares =
                Arrays.stream(logs).map(log -> Math.exp(log - greatest)).toArray();
        double unit = Arrays.stream(shares).sum() / count;
        FloatMatrix points = FloatMatrix.zeros(count, spheres.dimension());
        int[] groups = new int[count];
        // Equal strides through the errors laid end to end by their weights, from a random start in the first.
        double position = unit * stream.split("strides").uniform(0);
        double passed = 0;
        int replicate = 0;
        for (int i = 0; i < count; i++) {
            while (replicate < replicates - 1 && position >= passed + shares[replicate]) {
                passed += shares[replicate];
                replicate++;
            }
            int rows = errors[replicate].rows();
            int row = (int) Math.clamp((position - passed) / shares[replicate] * rows, 0, rows - 1);
            copy(errors[replicate], row, points, i);
            groups[i] = replicate;
            position += unit;
        }
        return Optional.of(
                new ErrorSetSample(ErrorSetSample.Origin.SPLITTING, sphere, spheres.radius(sphere), points, groups));
    }

    private static void copy(FloatMatrix from, int row, FloatMatrix to, int index) {
        int n = to.columns();
        System.arraycopy(from.data(), row * n, to.data(), index * n, n);
    }
}
