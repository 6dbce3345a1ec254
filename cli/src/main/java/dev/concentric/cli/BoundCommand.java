package dev.concentric.cli;

import dev.concentric.store.Document;
import dev.concentric.theory.PaperApproximation;
import dev.concentric.theory.SphericalCap;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code concentric bound}: the isoperimetric optimum. */
@Command(
        name = "bound",
        description = "The largest mean distance to the nearest error that an error rate allows on the unit sphere, or"
                + " the least error rate that a mean distance allows.",
        mixinStandardHelpOptions = true)
final class BoundCommand implements Runnable {
    /** Beyond these what the paper has for a mean distance would overflow or underflow. */
    private static final double LEAST_LOG10 = -1e299;

    private static final double GREATEST_LOG10 = -1e-300;

    @Option(
            names = "--dimension",
            required = true,
            paramLabel = "N",
            description = "Dimension of the space, at least 2.")
    private int dimension;

    @ArgGroup(multiplicity = "1")
    private Given given = new Given();

    @Mixin
    private Explanation explanation = new Explanation();

    @Mixin
    private Output output = new Output();

    /** What the extremal set is known by: its measure or the mean distance to it. */
    static final class Given {
        @Option(names = "--error-rate", paramLabel = "MU", description = "Error rate, between 0 and 1.")
        private @Nullable Double errorRate;

        @Option(
                names = "--log10-error-rate",
                paramLabel = "LOG",
                description = "Its decimal logarithm, for rates too small to write.")
        private @Nullable Double log10;

        @Option(
                names = "--mean-chord",
                paramLabel = "D",
                description = "Mean straight-line distance: the least error rate that it allows.")
        private @Nullable Double meanChord;

        @Option(
                names = "--mean-geodesic",
                paramLabel = "D",
                description = "Mean great-circle distance: the least error rate that it allows.")
        private @Nullable Double meanGeodesic;

        /** Returns the decimal logarithm of the rate: of one that was given, without the natural one's rounding. */
        double log10ErrorRate(SphericalCap cap) {
            if (errorRate != null) {
                return Math.log10(errorRate);
            }
            return log10 != null ? log10 : cap.logErrorRate() / Math.log(10);
        }

        double errorRate(SphericalCap cap) {
            return log10 != null ? Math.pow(10, log10) : cap.errorRate();
        }

        SphericalCap cap(int dimension) {
            if (errorRate != null) {
                return SphericalCap.ofErrorRate(dimension, errorRate);
            }
            if (log10 != null) {
                if (!(log10 >= LEAST_LOG10 && log10 <= GREATEST_LOG10)) {
                    throw new IllegalArgumentException("--log10-error-rate must lie between " + LEAST_LOG10 + " and "
                            + GREATEST_LOG10 + ", got " + log10);
                }
                return SphericalCap.ofLogErrorRate(dimension, log10 * Math.log(10));
            }
            return meanChord != null
                    ? SphericalCap.ofMeanChord(dimension, meanChord)
                    : SphericalCap.ofMeanGeodesic(dimension, meanGeodesic != null ? meanGeodesic : Double.NaN);
        }
    }

    @Override
    public void run() {
        SphericalCap cap = given.cap(dimension);
        double errorRate = given.errorRate(cap);
        List<String> absences = new ArrayList<>();
        Document.Builder result = Document.builder().put("dimension", dimension);
        put(result, "errorRate", errorRate < 1 ? errorRate : 0, Rates.SMALLEST, ", see log10ErrorRate", absences);
        result.put("log10ErrorRate", given.log10ErrorRate(cap)).put("capHeight", cap.height());
        put(result, "capAngle", cap.angle(), Double.MIN_NORMAL, ", see log10CapAngle", absences);
        result.put("log10CapAngle", cap.logAngle() / Math.log(10));
        put(result, "meanChord", cap.meanChord(), Double.MIN_NORMAL, "", absences);
        put(result, "meanGeodesic", cap.meanGeodesic(), Double.MIN_NORMAL, "", absences);
        result.put("medianGeodesic", cap.medianGeodesic()).put("paper", paper(cap));
        if (!absences.isEmpty()) {
            result.put("absent", String.join("; ", absences));
        }
        explanation.print(output, result, BoundExplanation.TEXT);
    }

    /** Puts a positive number, or its absence where it is too small. */
    private static void put(
            Document.Builder result, String key, double value, double least, String instead, List<String> absences) {
        if (value >= least) {
            result.put(key, value);
        } else {
            result.putAbsent(key);
            absences.add(key + ": a double cannot hold it" + instead);
        }
    }

    private static Document paper(SphericalCap cap) {
        int dimension = cap.dimension();
        double logErrorRate = cap.logErrorRate();
        return Document.builder()
                .put("printed", PaperApproximation.blackLineOfLog(dimension, logErrorRate))
                .put("withSqrt2", PaperApproximation.withSqrt2OfLog(dimension, logErrorRate))
                .put("gaussianMean", PaperApproximation.gaussianMeanOfLog(dimension, logErrorRate))
                .build();
    }
}
