package dev.concentric.experiment;

import dev.concentric.data.Sphere;
import dev.concentric.stats.Estimate;
import dev.concentric.stats.Interval;
import dev.concentric.store.DataTable;
import dev.concentric.theory.IsoperimetricBound;
import dev.concentric.theory.PaperApproximation;
import dev.concentric.theory.SphericalCap;

/** The tidy data that the paper's figures are drawn from. */
final class PaperTables {
    private static final int CURVE_POINTS = 200;
    private static final double LOWEST_RATE = 1e-6;
    private static final double HIGHEST_RATE = 0.99;

    private final PaperResults results;

    PaperTables(PaperResults results) {
        this.results = results;
    }

    /** Returns the data of a figure. */
    DataTable table(PaperFigure figure) {
        return switch (figure) {
            case SLICES -> results.slices().table();
            case ALPHAS -> alphas();
            case PERFECT_START -> perfectStart();
            case CAPS -> TheoryTables.caps();
            case DISTANCE_AND_RATE -> distanceAndRate();
            case BEYOND_SAMPLING -> BeyondSampling.table(results);
            case LOSS_AND_DISTANCE -> lossAndDistance();
            case NEEDED_SHARE -> TheoryTables.neededShare();
            case COORDINATE -> TheoryTables.coordinate();
            case ATTACKS -> results.attacks().table();
        };
    }

    /** Returns the alphas of the networks of Figure 2 (left), with the limits that they must keep within. */
    private DataTable alphas() {
        DataTable.Builder table = DataTable.withColumns("run", "alpha", "lowest", "highest")
                .comment("alphas of quadratic networks; the network has errors along those below lowest or above"
                        + " highest");
        for (PaperRun run : PaperFigure.ALPHAS.runs()) {
            double inner = results.run(run).spec().plan().spheres().radius(Sphere.INNER);
            double outer = results.run(run).spec().plan().spheres().radius(Sphere.OUTER);
            for (double alpha : results.ellipsoid(run).alphas()) {
                table.row(run.title(), alpha, 1 / (outer * outer), 1 / (inner * inner));
            }
        }
        return table.build();
    }

    /** Returns the losses and wrong alphas of Figure 2 (right). */
    private DataTable perfectStart() {
        DataTable.Builder table = DataTable.withColumns("step", "averageLoss", "worstLoss", "wrongAlphas")
                .comment("training from the perfect start: loss on fresh points, largest loss of any point, wrong"
                        + " alphas");
        for (Measurement measurement : results.run(PaperRun.QUADRATIC_PERFECT).measurements()) {
            Measurement.Ellipsoid ellipsoid = measurement.requireEllipsoid();
            table.row(measurement.step(), measurement.meanLoss(), ellipsoid.worstLoss(), ellipsoid.wrongAlphas());
        }
        return table.build();
    }

    /**
     * Returns the points and curves of Figure 4. A network is there where sampling sees its error rate and the attack
     * found an error from every start point, so that the mean distance is an upper bound on the true one.
     */
    private DataTable distanceAndRate() {
        DataTable.Builder table = DataTable.withColumns(
                        "series", "step", "rate", "rateLow", "rateHigh", "distance", "distanceLow", "distanceHigh")
                .comment("inner sphere: error rate and mean chord distance to the nearest error, with 95 % intervals");
        for (PaperRun run : PaperFigure.DISTANCE_AND_RATE.runs()) {
            for (Measurement measurement : results.visible(run)) {
                Estimate rate = measurement.inner().estimate();
                Interval distance = measurement.fine().interval().orElseThrow();
                table.row(
                        run.title(),
                        measurement.step(),
                        rate.value(),
                        rate.interval().orElseThrow().low(),
                        rate.interval().orElseThrow().high(),
                        measurement.fine().meanChord().orElseThrow(),
                        distance.low(),
                        distance.high());
            }
        }
        int dimension =
                results.run(PaperRun.RELU_ONLINE).spec().plan().spheres().dimension();
        for (SphericalCap cap : IsoperimetricBound.curve(dimension, LOWEST_RATE, HIGHEST_RATE, CURVE_POINTS)) {
            double rate = cap.errorRate();
            curvePoint(table, "exact optimum", rate, cap.meanChord());
            curvePoint(table, "paper's black line", rate, PaperApproximation.blackLine(dimension, rate));
        }
        return table.build();
    }

    private static void curvePoint(DataTable.Builder table, String series, double rate, double distance) {
        table.row(series, "", rate, Double.NaN, Double.NaN, distance, Double.NaN, Double.NaN);
    }

    /** Returns the losses and distances of Figure B.3. */
    private DataTable lossAndDistance() {
        DataTable.Builder table = DataTable.withColumns(
                        "step", "loss", "distance", "distanceLow", "distanceHigh", "found", "points")
                .comment("ReLU network: loss on fresh points, mean chord distance to the nearest error found");
        for (Measurement measurement : results.run(PaperRun.RELU_ONLINE).measurements()) {
            Measurement.Distances distances = measurement.coarse();
            table.row(
                    measurement.step(),
                    measurement.meanLoss(),
                    distances.meanChord().orElse(Double.NaN),
                    distances.interval().map(Interval::low).orElse(Double.NaN),
                    distances.interval().map(Interval::high).orElse(Double.NaN),
                    distances.found(),
                    distances.points());
        }
        return table.build();
    }
}
