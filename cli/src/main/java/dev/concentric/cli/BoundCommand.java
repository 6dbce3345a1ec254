package dev.concentric.cli;

import dev.concentric.store.Document;
import dev.concentric.theory.PaperApproximation;
import dev.concentric.theory.SphericalCap;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code concentric bound}: the isoperimetric optimum. */
@Command(
        name = "bound",
        description = "The largest mean distance to the nearest error that an error rate allows on the unit sphere.",
        mixinStandardHelpOptions = true)
final class BoundCommand implements Runnable {
    @Option(
            names = "--dimension",
            required = true,
            paramLabel = "N",
            description = "Dimension of the space, at least 2.")
    private int dimension;

    @ArgGroup(multiplicity = "1")
    private Rate rate = new Rate();

    @Mixin
    private Output output = new Output();

    /** The error rate, given as it is or by its logarithm. */
    static final class Rate {
        @Option(names = "--error-rate", paramLabel = "MU", description = "Error rate, between 0 and 1.")
        private double value = Double.NaN;

        @Option(
                names = "--log10-error-rate",
                paramLabel = "LOG",
                description = "Its decimal logarithm, for rates too small to write.")
        private double log10 = Double.NaN;

        SphericalCap cap(int dimension) {
            if (!Double.isNaN(value)) {
                return SphericalCap.ofErrorRate(dimension, value);
            }
            if (!(log10 < 0)) {
                throw new IllegalArgumentException("--log10-error-rate must be below 0, got " + log10);
            }
            return SphericalCap.ofLogErrorRate(dimension, log10 * Math.log(10));
        }
    }

    @Override
    public void run() {
        SphericalCap cap = rate.cap(dimension);
        double errorRate = cap.errorRate();
        boolean representable = errorRate > 0 && errorRate < 1;
        double absent = Double.NaN;
        Document.Builder result = Document.builder()
                .put("dimension", dimension)
                .put("errorRate", representable ? errorRate : absent)
                .put("log10ErrorRate", cap.logErrorRate() / Math.log(10))
                .put("capHeight", cap.height())
                .put("capAngle", cap.angle())
                .put("meanChord", cap.meanChord())
                .put("meanGeodesic", cap.meanGeodesic())
                .put("paperBlackLine", representable ? PaperApproximation.blackLine(dimension, errorRate) : absent)
                .put("paperWithSqrt2", representable ? PaperApproximation.withSqrt2(dimension, errorRate) : absent);
        if (!representable) {
            result.put("absent", "a double cannot hold this error rate; see log10ErrorRate");
        }
        output.print(result.build());
    }
}
