package dev.concentric.experiment;

import dev.concentric.stats.MeanLimit;
import dev.concentric.theory.IsoperimetricBound;
import dev.concentric.theory.PaperApproximation;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The paper's claims about distance and error rate (section 5), held against runs and against the exact optimum. */
final class BoundClaims {
    private static final String NOTHING_VISIBLE = "no network with an error rate of at most .5 that sampling can see";

    /** By which factor the measured distance may differ from the optimum to be called close to it. */
    static final double CLOSE_FACTOR = 2;

    /** By which factor the medians of architectures may differ to be called similar. */
    private static final double SIMILAR_FACTOR = 1.25;

    /** The chance that any network at all is called beyond the optimum wrongly. */
    private static final double LEVEL = 1e-3;

    /** Networks that err more often than not are no classifiers to be held close to an optimum. */
    private static final double HIGHEST_RATE = 0.5;

    private static final double[] RATES = {0.5, 0.3, 0.1, 0.01, 1e-4, 1e-6};

    private final int dimension;

    /** All networks of Figure 4. */
    private final List<VisibleNetwork> networks;

    /** Those that err at most every other time. */
    private final List<VisibleNetwork> useful;

    BoundClaims(PaperResults results) {
        this.dimension = results.run(Experiment.NETWORKS).dimension();
        this.networks = VisibleNetwork.in(results);
        this.useful = networks.stream().filter(BoundClaims::isUseful).toList();
    }

    List<Claim> all() {
        return List.of(closeToOptimum(), similar(), noneBeyond(), blackLine());
    }

    private static boolean isUseful(VisibleNetwork network) {
        return network.measurement().inner().estimate().value() <= HIGHEST_RATE;
    }

    /** Returns a network's distance as a share of the optimum at its measured error rate. */
    private double ratio(VisibleNetwork network) {
        Measurement measurement = network.measurement();
        return measurement.fine().meanChord().orElseThrow()
                / IsoperimetricBound.maximalMeanChord(
                        dimension, measurement.inner().estimate().value());
    }

    private Claim closeToOptimum() {
        DoubleSummaryStatistics ratios =
                useful.stream().mapToDouble(this::ratio).summaryStatistics();
        boolean close = ratios.getMin() > 1 / CLOSE_FACTOR && ratios.getMax() < CLOSE_FACTOR;
        return new Claim(
                "close-to-optimum",
                "sect. 5, Fig. 4",
                "The measured mean distance to the nearest error is always close to the largest that the error rate"
                        + " allows.",
                "always close, no number given",
                useful.isEmpty()
                        ? NOTHING_VISIBLE
                        : useful.size() + " networks, at " + Readable.number(ratios.getMin()) + " to "
                                + Readable.number(ratios.getMax()) + " of the exact optimum",
                useful.isEmpty() ? Verdict.NOT_REACHED : close ? Verdict.REPRODUCED : Verdict.DIFFERS,
                "The paper does not say how close; called so within a factor of two, at error rates of at most .5."
                        + " Read the numbers, not the word.");
    }

    private Claim similar() {
        Map<String, List<Double>> ratios = useful.stream()
                .collect(Collectors.groupingBy(
                        VisibleNetwork::architecture,
                        TreeMap::new,
                        Collectors.mapping(this::ratio, Collectors.toCollection(ArrayList::new))));
        DoubleSummaryStatistics medians = new DoubleSummaryStatistics();
        StringJoiner described = new StringJoiner(", ", "median share of the exact optimum: ", "");
        ratios.forEach((architecture, values) -> {
            double median = median(values);
            medians.accept(median);
            described.add(architecture + " " + Readable.number(median) + " of " + values.size() + " networks");
        });
        boolean all = ratios.size() == 3;
        return new Claim(
                "similar-for-all-networks",
                "sect. 5, Fig. 4",
                "Distance and error rate are related similarly in all networks, whatever their architecture.",
                "similar for three architectures, no number given",
                useful.isEmpty() ? NOTHING_VISIBLE : described.toString(),
                medians.getMax() >= SIMILAR_FACTOR * medians.getMin()
                        ? Verdict.DIFFERS
                        : all ? Verdict.REPRODUCED : Verdict.NOT_REACHED,
                "Called similar if the medians lie within a factor of " + SIMILAR_FACTOR + " of each other."
                        + (all ? "" : " No large network is among them."));
    }

    private static double median(List<Double> values) {
        values.sort(null);
        return (values.get((values.size() - 1) / 2) + values.get(values.size() / 2)) / 2;
    }

    private Claim noneBeyond() {
        long beyond = networks.stream().filter(this::isBeyond).count();
        List<VisibleNetwork> above =
                networks.stream().filter(network -> ratio(network) > 1).toList();
        return new Claim(
                "none-beyond-optimum",
                "theorem 5.1, Fig. 4",
                "No error set lies farther from random points, in the mean, than its measure allows.",
                "a theorem; some networks may seem slightly better by noise",
                networks.isEmpty()
                        ? "no network with an error rate that sampling can see"
                        : beyond + " of " + networks.size() + " networks beyond the exact optimum, judged together at a"
                                + " level of .001; by their values alone " + above.size() + ", of which "
                                + above.stream().filter(BoundClaims::isUseful).count()
                                + " have an error rate of at most .5",
                networks.isEmpty() ? Verdict.NOT_REACHED : beyond == 0 ? Verdict.REPRODUCED : Verdict.DIFFERS,
                "A theorem cannot fail, but a distance found by attack is an upper bound: a network beyond the optimum"
                        + " would show how far the attack stopped from the nearest error.");
    }

    /** The level is shared by all networks, and by rate and distance of each. */
    private boolean isBeyond(VisibleNetwork network) {
        double level = LEVEL / (2 * networks.size());
        Measurement.Distances distances = network.measurement().fine();
        double lowestDistance = MeanLimit.lower(
                distances.found(),
                distances.meanChord().orElseThrow(),
                distances.deviation().orElseThrow(),
                level);
        double lowestRate =
                network.measurement().inner().interval(1 - 2 * level).low();
        return lowestDistance > IsoperimetricBound.maximalMeanChord(dimension, lowestRate);
    }

    private Claim blackLine() {
        StringBuilder measured = new StringBuilder();
        double worst = 0;
        for (double rate : RATES) {
            double exact = IsoperimetricBound.maximalMeanChord(dimension, rate);
            double line = PaperApproximation.blackLine(dimension, rate);
            worst = Math.max(worst, Math.abs(line / exact - 1));
            measured.append(measured.isEmpty() ? "" : "; ")
                    .append(Readable.number(rate))
                    .append(": ")
                    .append(Readable.number(line))
                    .append(" for ")
                    .append(Readable.number(exact));
        }
        return new Claim(
                "black-line",
                "sect. 5, appendix F, Fig. 4",
                "The black line \u03a6\u207b\u00b9(1 - \u03bc)/\u221an is the optimal distance at error rate \u03bc.",
                "closely matches real caps",
                "line for exact optimum, at \u03bc = " + measured,
                worst < 0.05 ? Verdict.REPRODUCED : Verdict.DIFFERS,
                "Called a match if it stays within 5 % of the optimum at all of these rates; it is off by up to "
                        + Readable.number(100 * worst) + " %. At \u03bc = .5, where it starts, it is 0 and the"
                        + " optimum is not.");
    }
}
