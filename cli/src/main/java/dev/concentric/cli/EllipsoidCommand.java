package dev.concentric.cli;

import dev.concentric.data.Sphere;
import dev.concentric.model.DecisionEllipsoid;
import dev.concentric.model.NearestError;
import dev.concentric.stats.QuadraticForm;
import dev.concentric.stats.TailProbability;
import dev.concentric.store.Document;
import dev.concentric.store.NumberRows;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code concentric ellipsoid}: error rates and distances of a quadratic network's boundary. */
@Command(
        name = "ellipsoid",
        description =
                "The exact error rates of the boundary sum alpha_i x_i^2 = 1 on both spheres, and the exact distances"
                        + " to the nearest error.",
        mixinStandardHelpOptions = true)
final class EllipsoidCommand implements Runnable {
    private static final double INNER_RADIUS = 1;

    @Option(names = "--alphas", required = true, paramLabel = "FILE", description = "The alphas, one a line.")
    private Path alphas = Path.of("");

    @Option(
            names = "--points",
            paramLabel = "FILE",
            description = "Start points, one a row, in the alphas' own axes; scaled to each sphere.")
    private @Nullable Path points;

    @Option(
            names = "--outer-radius",
            defaultValue = "1.3",
            paramLabel = "R",
            description = "Radius of the outer sphere; the inner one has 1 (default: ${DEFAULT-VALUE}).")
    private double outerRadius;

    @Mixin
    private Explanation explanation = new Explanation();

    @Mixin
    private Output output = new Output();

    @Override
    public void run() {
        if (!(outerRadius > INNER_RADIUS && Double.isFinite(outerRadius))) {
            throw new IllegalArgumentException("--outer-radius must be finite and above 1, got " + outerRadius);
        }
        double[] values = NumberRows.read(alphas, 1).stream()
                .mapToDouble(row -> row.numbers()[0])
                .toArray();
        DecisionEllipsoid ellipsoid = DecisionEllipsoid.ofAlphas(values);
        Document.Builder result = Document.builder()
                .put("dimension", values.length)
                .put("outerRadius", outerRadius)
                .put("inner", rates(ellipsoid, Sphere.INNER))
                .put("outer", rates(ellipsoid, Sphere.OUTER));
        if (points != null) {
            List<NumberRows.Row> starts = NumberRows.read(points, values.length);
            result.putDocuments(
                    "distances",
                    starts.stream().map(start -> distances(ellipsoid, start)).toList());
        }
        explanation.print(output, result, EllipsoidExplanation.TEXT);
    }

    private double radius(Sphere sphere) {
        return sphere == Sphere.INNER ? INNER_RADIUS : outerRadius;
    }

    private Document rates(DecisionEllipsoid ellipsoid, Sphere sphere) {
        double radius = radius(sphere);
        QuadraticForm errors = ellipsoid.errors(sphere, radius);
        TailProbability exact = errors.probabilityPositive();
        Document.Builder rates = Document.builder();
        putRate(rates, "errorRate", "log10ErrorRate", exact.logProbability());
        rates.put("relativeErrorBound", exact.relativeErrorBound());
        putRate(rates, "clt", "log10Clt", errors.cltLogPositive());
        putRate(rates, "saddlePoint", "log10SaddlePoint", errors.saddlePointLogPositive());
        putRate(rates, "chernoff", "log10Chernoff", errors.chernoffLogPositive());
        return rates.put("wrongAlphas", ellipsoid.wrongAlphas(sphere, radius))
                .put("worstLogit", ellipsoid.worstLogit(sphere, radius))
                .put("proved", ellipsoid.provesNoError(sphere, radius))
                .build();
    }

    /** Puts a rate and its decimal logarithm; what a number cannot hold is absent. */
    private static void putRate(Document.Builder rates, String key, String logKey, double log) {
        double rate = Math.exp(log);
        boolean isZero = log == Double.NEGATIVE_INFINITY;
        rates.put(key, isZero || rate >= Rates.SMALLEST ? rate : Double.NaN);
        rates.put(logKey, isZero ? Double.NaN : log / Math.log(10));
    }

    private Document distances(DecisionEllipsoid ellipsoid, NumberRows.Row row) {
        double[] start = row.numbers();
        if (Arrays.stream(start).allMatch(coordinate -> coordinate == 0)) {
            throw row.refuse("is the origin", "a start point needs a direction");
        }
        Optional<NearestError> inner = ellipsoid.nearestError(Sphere.INNER, INNER_RADIUS, start);
        Optional<NearestError> outer = ellipsoid.nearestError(Sphere.OUTER, outerRadius, start);
        return Document.builder()
                .put("innerChord", inner.map(NearestError::chord).orElse(Double.NaN))
                .put("innerGeodesic", inner.map(NearestError::geodesic).orElse(Double.NaN))
                .put("outerChord", outer.map(NearestError::chord).orElse(Double.NaN))
                .put("outerGeodesic", outer.map(NearestError::geodesic).orElse(Double.NaN))
                .build();
    }
}
