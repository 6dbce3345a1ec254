package dev.concentric.experiment;

import dev.concentric.stats.Interval;
import dev.concentric.store.DataTable;
import dev.concentric.theory.SphericalCap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Figure 4 continued to error rates that sampling cannot see, and what it says of them. */
final class BeyondSampling {
    private static final double LOWEST_LOG10 = -300;
    private static final double HIGHEST_LOG10 = -0.01;
    private static final int CURVE_POINTS = 200;

    private BeyondSampling() {}

    /**
     * One network at one step.
     *
     * @param run the run, for people
     * @param step the step
     * @param best its rate and distances
     */
    private record Network(String run, long step, BestKnown best) {

        double meanChord() {
            return best.distances().meanChord().orElseThrow();
        }

        /** Returns the mean distance as a share of the largest that the rate allows. */
        double ratio(int dimension) {
            return meanChord() / optimum(dimension, best.log10Rate()).meanChord();
        }
    }

    private static List<Network> networks(PaperResults results) {
        List<Network> networks = new ArrayList<>();
        for (Experiment experiment : PaperFigure.BEYOND_SAMPLING.experiments()) {
            for (TrainedRun run : results.runs(experiment)) {
                for (Measurement measurement : run.measurements()) {
                    measurement
                            .best()
                            .filter(best -> best.isComplete() && best.log10Rate() < HIGHEST_LOG10)
                            .ifPresent(best -> networks.add(new Network(experiment.title(), measurement.step(), best)));
                }
            }
        }
        return networks;
    }

    private static SphericalCap optimum(int dimension, double log10Rate) {
        return SphericalCap.ofLogErrorRate(dimension, log10Rate * Math.log(10));
    }

    private static int dimension(PaperResults results) {
        return results.run(PaperFigure.BEYOND_SAMPLING.experiments().getFirst())
                .spec()
                .plan()
                .spheres()
                .dimension();
    }

    static DataTable table(PaperResults results) {
        DataTable.Builder table = DataTable.withColumns(
                        "series",
                        "step",
                        "method",
                        "log10Rate",
                        "log10Low",
                        "log10High",
                        "distance",
                        "distanceLow",
                        "distanceHigh")
                .comment("inner sphere: decimal logarithm of the error rate and mean chord distance to the nearest"
                        + " error, with 95 % intervals");
        List<Network> networks = networks(results);
        for (Network network : networks) {
            BestKnown best = network.best();
            Interval distance = best.distances().interval().orElseThrow();
            table.row(
                    network.run(),
                    network.step(),
                    best.method().key(),
                    best.log10Rate(),
                    best.log10Interval().map(Interval::low).orElse(Double.NaN),
                    best.log10Interval().map(Interval::high).orElse(Double.NaN),
                    network.meanChord(),
                    distance.low(),
                    distance.high());
        }
        double lowest = networks.stream()
                .mapToDouble(network -> network.best().log10Rate())
                .filter(log10 -> log10 >= LOWEST_LOG10)
                .min()
                .orElse(PaperFigure.LOG10_OF_SAMPLING);
        double from = 1.1 * Math.min(lowest, PaperFigure.LOG10_OF_SAMPLING);
        for (int i = 0; i <= CURVE_POINTS; i++) {
            double log10 = from + (HIGHEST_LOG10 - from) * i / CURVE_POINTS;
            SphericalCap cap = optimum(dimension(results), log10);
            table.row(
                    "exact optimum",
                    "",
                    "theorem",
                    log10,
                    Double.NaN,
                    Double.NaN,
                    cap.meanChord(),
                    Double.NaN,
                    Double.NaN);
        }
        return table.build();
    }

    /** Returns what is found of networks whose errors sampling cannot see. */
    static Claim claim(PaperResults results) {
        int dimension = dimension(results);
        List<Network> unseen = networks(results).stream()
                .filter(network -> network.best().log10Rate() < PaperFigure.LOG10_OF_SAMPLING)
                .toList();
        boolean close = unseen.stream()
                .allMatch(network -> network.ratio(dimension) > 1 / BoundClaims.CLOSE_FACTOR
                        && network.ratio(dimension) < BoundClaims.CLOSE_FACTOR);
        return new Claim(
                "close-beyond-sampling",
                "sect. 5, Fig. 4, continued",
                "Networks stay close to the optimum where their error rate is too low to be seen by sampling.",
                "not examined: the rate of such networks is called unknown",
                unseen.isEmpty()
                        ? "no network with an error rate below 10\u207b\u2076"
                        : "mean distance as a share of the exact optimum: " + describe(unseen, dimension),
                unseen.isEmpty() ? Verdict.NOT_REACHED : close ? Verdict.REPRODUCED : Verdict.DIFFERS,
                "Rates of quadratic networks and their distances are exact; those of ReLU networks are by splitting,"
                    + " and their distances upper bounds by the refined attack. By sampling, a rate of"
                    + " 10\u207b\u00b2\u2070 would take about 10\u00b2\u00b9 points. Called close within a factor of"
                    + " two.");
    }

    private static String describe(List<Network> unseen, int dimension) {
        return unseen.stream()
                .collect(Collectors.groupingBy(Network::run, LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(run -> run.getKey() + ": " + describeRun(run.getValue(), dimension))
                .collect(Collectors.joining("; "));
    }

    private static String describeRun(List<Network> networks, int dimension) {
        var ratios = networks.stream()
                .mapToDouble(network -> network.ratio(dimension))
                .summaryStatistics();
        var rates = networks.stream()
                .mapToDouble(network -> network.best().log10Rate())
                .summaryStatistics();
        return String.format(
                Locale.ROOT, "%.2f to %.2f at rates of %s", ratios.getMin(), ratios.getMax(), Readable.powers(rates));
    }
}
