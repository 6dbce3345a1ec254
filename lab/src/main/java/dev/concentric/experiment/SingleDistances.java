package dev.concentric.experiment;

import dev.concentric.attack.RefinedAttack;
import dev.concentric.data.ConcentricSpheres;
import dev.concentric.data.Sphere;
import dev.concentric.estimation.ExactErrorDistance;
import dev.concentric.model.Classifier;
import dev.concentric.model.QuadraticClassifier;
import dev.concentric.random.RandomStream;
import dev.concentric.stats.BootstrapInterval;
import dev.concentric.stats.Interval;
import dev.concentric.store.DataTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The distances from single points of the inner sphere to the nearest error (Figure A.1): exact for quadratic networks,
 * else by the refined attack.
 *
 * @param network which network, for people
 * @param spheres the spheres
 * @param log10Rate the decimal logarithm of its error rate on the inner sphere, by the best method; NaN where none is known
 * @param chords the distances; infinite where no error was found
 * @param resamples what the resamples of their deviation's interval are drawn from
 */
record SingleDistances(
        String network, ConcentricSpheres spheres, double log10Rate, double[] chords, RandomStream resamples) {
    /** The large network of Figure A.1 has an accuracy of .999. */
    private static final double LARGE_LOG10_RATE = -3;

    /** The estimated error rate of the quadratic network of Figure A.1. */
    static final double QUADRATIC_LOG10_RATE = -20;

    private static final String FINDING = "distances";
    private static final int RESAMPLES = 2_000;
    private static final int POINTS = 200;
    private static final int POINTS_OF_A_LARGE_NETWORK = 100;

    /**
     * Returns the distances of the networks of Figure A.1 that have errors: a large one, where one was trained, the ReLU
     * network on endless data, and a quadratic network; of several those whose error rates are nearest to the paper's.
     * Those of {@link #withoutNetwork} are not among them.
     */
    static List<SingleDistances> in(PaperResults results) {
        return runs(results).stream()
                .filter(SingleDistances::canBeTold)
                .map(run -> new SingleDistances(
                        name(run),
                        run.spec().plan().spheres(),
                        log10Rate(run.last()),
                        chords(run, results.threads()),
                        run.spec().plan().stream("deviation")))
                .filter(distances -> distances.found().length > 0)
                .toList();
    }

    /** Returns the names of the runs whose distances nobody worked out while their networks were there. */
    static List<String> withoutNetwork(PaperResults results) {
        return runs(results).stream()
                .filter(run -> !canBeTold(run))
                .map(run -> run.spec().name())
                .toList();
    }

    private static boolean canBeTold(TrainedRun run) {
        return run.canTell(FINDING);
    }

    private static List<TrainedRun> runs(PaperResults results) {
        List<TrainedRun> runs = new ArrayList<>();
        nearest(
                        LARGE_LOG10_RATE,
                        results.runs(Experiment.NETWORKS).stream()
                                .filter(run ->
                                        NetworksPlan.isLarge(run.spec().plan().architecture())))
                .ifPresent(runs::add);
        runs.add(results.run(Experiment.RELU_ONLINE));
        nearest(QUADRATIC_LOG10_RATE, results.erringQuadratics().stream()).ifPresent(runs::add);
        return runs;
    }

    /**
     * Returns the run whose error rate at its end is nearest to one of the paper's, as logarithms: for quadratic networks
     * the rate that the central limit theorem estimates, as the paper's is.
     */
    static Optional<TrainedRun> nearest(double papers, Stream<TrainedRun> runs) {
        return runs.min(Comparator.comparingDouble(run -> {
            Measurement last = run.last();
            double log10 = last.ellipsoid()
                    .map(ellipsoid -> ellipsoid.inner().cltLog10())
                    .orElseGet(() -> log10Rate(last));
            double difference = Math.abs(log10 - papers);
            return Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference;
        }));
    }

    /** Returns what a run's network is and how often it errs, for people. */
    static String name(TrainedRun run) {
        Measurement last = run.last();
        double log10Rate = log10Rate(last);
        String rate = Double.isNaN(log10Rate)
                ? "below "
                        + Readable.number(
                                last.inner().estimate().interval().orElseThrow().high())
                : Readable.fromLog10(log10Rate);
        return VisibleNetwork.architecture(run.spec().plan().architecture()) + ", error rate " + rate;
    }

    private static double log10Rate(Measurement last) {
        if (last.ellipsoid().isPresent()) {
            return last.requireEllipsoid().inner().log10();
        }
        double sampled = last.inner().errors() == 0
                ? Double.NaN
                : Math.log10(last.inner().estimate().value());
        return last.best()
                .filter(best -> !best.below())
                .map(BestKnown::log10Rate)
                .orElse(sampled);
    }

    private static double[] chords(TrainedRun run, int threads) {
        double[] chords = run.folder()
                .finding(FINDING, () -> {
                    DataTable.Builder table = DataTable.withColumns("chord");
                    Arrays.stream(measured(run, threads)).forEach(chord -> table.row(finite(chord)));
                    return table.build();
                })
                .numbers("chord");
        return Arrays.stream(chords)
                .map(chord -> Double.isNaN(chord) ? Double.POSITIVE_INFINITY : chord)
                .toArray();
    }

    private static double[] measured(TrainedRun run, int threads) {
        Classifier classifier = run.snapshot().classifier();
        Measurer measurer = new Measurer(run.spec().plan(), threads);
        if (classifier instanceof QuadraticClassifier quadratic) {
            return measurer.exactDistances(quadratic.decisionEllipsoid(), Sphere.INNER, POINTS)
                    .map(ExactErrorDistance::chords)
                    .orElse(new double[0]);
        }
        int points = NetworksPlan.isLarge(run.spec().plan().architecture()) ? POINTS_OF_A_LARGE_NETWORK : POINTS;
        return measurer.distances(classifier, Sphere.INNER, points, RefinedAttack.DEFAULT)
                .chords();
    }

    private static double finite(double chord) {
        return Double.isInfinite(chord) ? Double.NaN : chord;
    }

    /** Returns the distances of the points from which an error was found. */
    double[] found() {
        return Arrays.stream(chords).filter(Double::isFinite).toArray();
    }

    /** Returns their mean. */
    double mean() {
        return Arrays.stream(found()).average().orElseThrow();
    }

    /** Returns their standard deviation as a share of their mean. */
    double relativeDeviation() {
        return relativeDeviation(found());
    }

    /** Returns its 95 % interval. */
    Interval relativeDeviationInterval() {
        return BootstrapInterval.of(
                found(), SingleDistances::relativeDeviation, 0.95, RESAMPLES, resamples.generator());
    }

    private static double relativeDeviation(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        double squares = Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        return Math.sqrt(squares / Math.max(1, values.length - 1)) / mean;
    }

    static DataTable table(PaperResults results) {
        DataTable.Builder table = DataTable.withColumns("network", "distance", "meanDistance")
                .comment("chord distance from each of some random points of the inner sphere to the nearest error,"
                        + " exact for quadratic networks, else by the refined attack; none where it found none");
        for (SingleDistances distances : in(results)) {
            for (double chord : distances.chords) {
                table.row(distances.network, finite(chord), distances.mean());
            }
        }
        return table.build();
    }
}
