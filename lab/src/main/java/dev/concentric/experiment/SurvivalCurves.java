package dev.concentric.experiment;

import dev.concentric.data.Sphere;
import dev.concentric.stats.BinomialInterval;
import dev.concentric.stats.Interval;
import dev.concentric.store.DataTable;
import dev.concentric.theory.SphericalCap;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * The share of random points that have no error within a distance, as the distance grows, beside the largest share that
 * any error set of the same measure can leave, a cap's.
 */
final class SurvivalCurves {
    private static final int POINTS = 120;

    /** The optimum is drawn to the distance that so many points have an error within. */
    private static final double SHOWN = 0.999;

    private SurvivalCurves() {}

    static DataTable table(PaperResults results) {
        DataTable.Builder table = DataTable.withColumns(
                        "network", "distance", "share", "shareLow", "shareHigh", "optimum")
                .comment("share of random points of the inner sphere without an error within a chord distance, with"
                        + " 95 % Clopper-Pearson intervals; exact for quadratic networks, else an upper bound, by the"
                        + " refined attack; optimum: the largest share that an error set of the network's rate leaves");
        SingleDistances.in(results).forEach(network -> add(network, table));
        return table.build();
    }

    private static void add(SingleDistances network, DataTable.Builder table) {
        double radius = network.spheres().radius(Sphere.INNER);
        double farthest = Arrays.stream(network.found()).max().orElseThrow();
        boolean known = network.log10Rate() < 0 && network.log10Rate() > Double.NEGATIVE_INFINITY;
        if (known) {
            SphericalCap cap = SphericalCap.ofLogErrorRate(
                            network.spheres().dimension(), network.log10Rate() * Math.log(10))
                    .withRadius(radius);
            addRows(network, Math.max(farthest, cap.quantileChord(SHOWN)), cap::survivalOfChord, table);
        } else {
            addRows(network, farthest > 0 ? farthest : 2 * radius, chord -> Double.NaN, table);
        }
    }

    private static void addRows(
            SingleDistances network, double farthest, DoubleUnaryOperator optimum, DataTable.Builder table) {
        int points = network.chords().length;
        for (int i = 0; i <= POINTS; i++) {
            double distance = farthest * i / POINTS;
            int beyond = (int) Arrays.stream(network.chords())
                    .filter(chord -> chord > distance)
                    .count();
            Interval interval = BinomialInterval.clopperPearson(beyond, points, 0.95);
            table.row(
                    network.network(),
                    distance,
                    (double) beyond / points,
                    interval.low(),
                    interval.high(),
                    optimum.applyAsDouble(distance));
        }
    }
}
