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
     * @param dimension the dimension of its spheres
     * @param step the step
     * @param best its rate and distances
     */
    private record Network(String run, int dimension, long step, BestKnown best) {

        double meanChord() {
            return best.distances().meanChord().orElseThrow();
        }

        /** Returns the largest mean distance that the rate allows. */
        double optimum() {
            return BeyondSampling.optimum(dimension, best.log10Rate());
        }

        double shareOfOptimum() {
            return meanChord() / optimum();
        }

        boolean isClose() {
            return shareOfOptimum() > 1 / BoundClaims.CLOSE_FACTOR && shareOfOptimum() < BoundClaims.CLOSE_FACTOR;
        }
    }

    /** Returns the networks whose rate is known, and the distance from every point. */
    private static List<Network> networks(PaperResults results) {
        return knownRates(results).stream()
                .filter(network -> network.best().isComplete())
                .toList();
    }

    private static List<Network> knownRates(PaperResults results) {
        List<Network> networks = new ArrayList<>();
        for (Experiment experiment : PaperFigure.BEYOND_SAMPLING.made()) {
            for (TrainedRun run : results.runs(experiment)) {
                for (Measurement measurement : run.measurements()) {
                    measurement
                            .best()
                            .filter(best -> best.hasRate() && best.log10Rate() < HIGHEST_LOG10)
                            .map(best -> new Network(experiment.title(), run.dimension(), measurement.step(), best))
                            .ifPresent(networks::add);
                }
            }
        }
        return networks;
    }

    private static double optimum(int dimension, double log10Rate) {
        return SphericalCap.ofLogErrorRate(dimension, log10Rate * Math.log(10)).meanChord();
    }

    static DataTable table(PaperResults results) {
        DataTable.Builder table = DataTable.withColumns(
                        "series",
                        "dimension",
                        "step",
                        "method",
                        "log10Rate",
                        "log10Low",
                        "log10High",
                        "distance",
                        "distanceLow",
                        "distanceHigh",
                        "optimum")
                .comment("inner sphere: decimal logarithm of the error rate and mean chord distance to the nearest"
                        + " error, with 95 % intervals; optimum: the largest mean distance at that rate");
        List<Network> networks = networks(results);
        for (Network network : networks) {
            BestKnown best = network.best();
            Interval distance = best.distances().interval().orElseThrow();
            table.row(
                    network.run(),
                    network.dimension(),
                    network.step(),
                    best.method().key(),
                    best.log10Rate(),
                    best.log10Interval().map(Interval::low).orElse(Double.NaN),
                    best.log10Interval().map(Interval::high).orElse(Double.NaN),
                    network.meanChord(),
                    distance.low(),
                    distance.high(),
                    network.optimum());
        }
        curve(results.run(Experiment.RELU_ONLINE).dimension(), networks, table);
        return table.build();
    }

    /** Appends the optimum in a dimension, from the lowest rate of its networks on. */
    private static void curve(int dimension, List<Network> networks, DataTable.Builder table) {
        double none = Double.NaN;
        double lowest = networks.stream()
                .filter(network -> network.dimension() == dimension)
                .mapToDouble(network -> network.best().log10Rate())
                .filter(log10 -> log10 >= LOWEST_LOG10)
                .min()
                .orElse(PaperFigure.LOG10_OF_SAMPLING);
        double from = 1.1 * Math.min(lowest, PaperFigure.LOG10_OF_SAMPLING);
        for (int i = 0; i <= CURVE_POINTS; i++) {
            double log10 = from + (HIGHEST_LOG10 - from) * i / CURVE_POINTS;
            double farthest = optimum(dimension, log10);
            table.row("exact optimum", dimension, "", "theorem", log10, none, none, farthest, none, none, farthest);
        }
    }

    /** Returns what is found of networks whose errors sampling cannot see. */
    static Claim claim(PaperResults results) {
        List<Network> all = knownRates(results).stream()
                .filter(network -> network.best().log10Rate() < PaperFigure.LOG10_OF_SAMPLING)
                .toList();
        List<Network> unseen =
                all.stream().filter(network -> network.best().isComplete()).toList();
        boolean close = unseen.stream().allMatch(Network::isClose);
        return new Claim(
                "close-beyond-sampling",
                "sect. 5, Fig. 4, continued",
                "Networks stay close to the optimum where their error rate is too low to be seen by sampling.",
                "not examined: the rate of such networks is called unknown",
                unseen.isEmpty()
                        ? "no network with an error rate below 10\u207b\u2076, and a distance from every point"
                        : "mean distance as a share of the exact optimum: " + describe(unseen),
                unseen.isEmpty() ? Verdict.NOT_REACHED : close ? Verdict.REPRODUCED : Verdict.DIFFERS,
                "Rates of quadratic networks and their distances are exact; those of ReLU networks are by splitting,"
                    + " and their distances upper bounds by the refined attack. By sampling, a rate of"
                    + " 10\u207b\u00b2\u2070 would take about 10\u00b2\u00b9 points. Called close within a factor of"
                    + " two." + leftOut(all.size() - unseen.size()));
    }

    private static String leftOut(int networks) {
        return networks == 0
                ? ""
                : " Left out: " + networks + " with such a rate of which the attack did not find an error from every"
                        + " point, so that their mean distance is not known.";
    }

    private static String describe(List<Network> unseen) {
        return unseen.stream()
                .collect(Collectors.groupingBy(Network::run, LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(run -> run.getKey() + ": " + describeRun(run.getValue()))
                .collect(Collectors.joining("; "));
    }

    private static String describeRun(List<Network> networks) {
        var shares = networks.stream().mapToDouble(Network::shareOfOptimum).summaryStatistics();
        var rates = networks.stream()
                .mapToDouble(network -> network.best().log10Rate())
                .summaryStatistics();
        return String.format(
                Locale.ROOT, "%.2f to %.2f at rates of %s", shares.getMin(), shares.getMax(), Readable.powers(rates));
    }
}
