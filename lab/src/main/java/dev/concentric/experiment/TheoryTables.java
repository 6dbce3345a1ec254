package dev.concentric.experiment;

import dev.concentric.data.ConcentricSpheres;
import dev.concentric.store.DataTable;
import dev.concentric.theory.CoordinateLaw;
import dev.concentric.theory.ProjectionEstimate;
import dev.concentric.theory.ProjectionModel;
import dev.concentric.theory.SphericalCap;
import java.util.stream.IntStream;

/** The tidy data of the paper's figures that need no run. */
final class TheoryTables {
    private static final double CAP_MEASURE = 0.01;
    private static final int[] CAP_DIMENSIONS = {2, 3, 10, 100, 500, 1000};

    private static final double[] SHARE_RATES = {1e-2, 1e-6, 1e-10, 1e-14};
    private static final int SHARE_POINTS_PER_DECADE = 25;
    private static final int SHARE_DECADES = 3;
    private static final int SHARE_LEAST_DIMENSION = 10;

    private static final int COORDINATE_DIMENSION = 500;
    private static final int COORDINATE_POINTS = 401;
    private static final double COORDINATE_DEVIATIONS = 4;

    private TheoryTables() {}

    /** Returns the caps of Figure 3. */
    static DataTable caps() {
        DataTable.Builder table = DataTable.withColumns("dimension", "measure", "height", "meanChord")
                .comment("caps of one measure on the unit sphere: least height of their points, mean chord distance of"
                        + " a uniform point");
        for (int dimension : CAP_DIMENSIONS) {
            SphericalCap cap = SphericalCap.ofErrorRate(dimension, CAP_MEASURE);
            table.row(dimension, CAP_MEASURE, cap.height(), cap.meanChord());
        }
        return table.build();
    }

    /** Returns the curves of Figure E.4, with the dimensions evenly spaced in the logarithm. */
    static DataTable neededShare() {
        double inner = ConcentricSpheres.PAPER_INNER_RADIUS;
        double outer = ConcentricSpheres.PAPER_OUTER_RADIUS;
        int[] dimensions = IntStream.rangeClosed(0, SHARE_DECADES * SHARE_POINTS_PER_DECADE)
                .map(i -> (int) Math.round(SHARE_LEAST_DIMENSION * Math.pow(10, (double) i / SHARE_POINTS_PER_DECADE)))
                .distinct()
                .toArray();
        DataTable.Builder table = DataTable.withColumns("errorRate", "method", "dimension", "seen", "share")
                .comment("the least number of coordinates with which a model has at most that error rate, and its share"
                        + " of the dimension");
        for (double rate : SHARE_RATES) {
            for (int dimension : dimensions) {
                int exact = ProjectionModel.leastSeen(dimension, inner, outer, Math.log(rate));
                table.row(rate, "exact", dimension, exact, (double) exact / dimension);
            }
            for (int dimension : dimensions) {
                int estimate = ProjectionEstimate.leastSeen(dimension, inner, outer, Math.log(rate));
                table.row(rate, "CLT", dimension, estimate, (double) estimate / dimension);
            }
        }
        return table.build();
    }

    /** Returns the densities of Figure F.5. */
    static DataTable coordinate() {
        CoordinateLaw law = new CoordinateLaw(COORDINATE_DIMENSION);
        double end = COORDINATE_DEVIATIONS * Math.sqrt(law.variance());
        DataTable.Builder table = DataTable.withColumns("dimension", "x", "exact", "normal", "largestDifference")
                .comment("density of a coordinate of a uniform point of the unit sphere, and of N(0, 1/dimension);"
                        + " largest difference of the distribution functions");
        double largestDifference = law.largestDifference();
        for (int i = 0; i < COORDINATE_POINTS; i++) {
            double x = end * (2.0 * i / (COORDINATE_POINTS - 1) - 1);
            table.row(COORDINATE_DIMENSION, x, law.density(x), law.normalDensity(x), largestDifference);
        }
        return table.build();
    }
}
