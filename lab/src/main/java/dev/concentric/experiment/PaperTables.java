package dev.concentric.experiment;

import dev.concentric.data.Sphere;
import dev.concentric.stats.Estimate;
import dev.concentric.stats.Interval;
import dev.concentric.store.DataTable;
import dev.concentric.theory.IsoperimetricBound;
import dev.concentric.theory.PaperApproximation;
import dev.concentric.theory.SphericalCap;
import java.util.ArrayList;
import java.util.List;

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
            case SLICES -> SliceFindings.grid(results.run(Experiment.RELU_ONLINE));
            case ALPHAS -> alphas();
            case WRONG_ALPHAS, TOO_SMALL -> wrongAlphas(figure);
            case PERFECT_START -> perfectStart();
            case CAPS -> TheoryTables.caps();
            case DISTANCE_AND_RATE -> distanceAndRate();
            case BEYOND_SAMPLING -> BeyondSampling.table(results);
            case DISTANCES -> SingleDistances.table(results);
            case DIMENSIONS -> dimensions();
            case LOSS_AND_DISTANCE -> lossAndDistance();
            case NEEDED_SHARE -> TheoryTables.neededShare();
            case COORDINATE -> TheoryTables.coordinate();
            case DEPTHS -> new DepthClaims(results).table();
            case ATTACKS -> AttackComparison.of(results).table();
            case SURVIVAL -> SurvivalCurves.table(results);
            case SENSITIVITY -> sensitivity();
            case HALF_SPACES, IMAGE_ERROR_SETS, IMAGE_ERRORS ->
                new ImageTables(results.images().orElseThrow()).table(figure);
        };
    }

    /** Returns the alphas of the networks of Figure 2 (left), with the limits that they must keep within. */
    private DataTable alphas() {
        DataTable.Builder table = DataTable.withColumns("run", "seed", "alpha", "lowest", "highest")
                .comment("alphas of quadratic networks; the network has errors along those below lowest or above"
                        + " highest");
        for (Experiment experiment : PaperFigure.ALPHAS.experiments()) {
            for (TrainedRun run : results.runs(experiment)) {
                double inner = run.spec().plan().spheres().radius(Sphere.INNER);
                double outer = run.spec().plan().spheres().radius(Sphere.OUTER);
                for (double alpha : Alphas.of(run)) {
                    table.row(
                            experiment.title(),
                            run.spec().plan().seed(),
                            alpha,
                            1 / (outer * outer),
                            1 / (inner * inner));
                }
            }
        }
        return table.build();
    }

    /** Returns wrong alphas and error rates over training. */
    private DataTable wrongAlphas(PaperFigure figure) {
        DataTable.Builder table = DataTable.withColumns(
                        "run",
                        "seed",
                        "step",
                        "wrongAlphas",
                        "log10Inner",
                        "log10Outer",
                        "log10CltInner",
                        "log10CltOuter")
                .comment("quadratic networks: alphas beyond their limits; decimal logarithms of the exact error rates"
                        + " and of the paper's estimates by the central limit theorem, none where errors are"
                        + " impossible");
        for (Experiment experiment : figure.experiments()) {
            for (TrainedRun run : results.runs(experiment)) {
                for (Measurement measurement : run.measurements()) {
                    Measurement.Ellipsoid ellipsoid = measurement.requireEllipsoid();
                    table.row(
                            experiment.title(),
                            run.spec().plan().seed(),
                            measurement.step(),
                            ellipsoid.wrongAlphas(),
                            finite(ellipsoid.inner().log10()),
                            finite(ellipsoid.outer().log10()),
                            finite(ellipsoid.inner().cltLog10()),
                            finite(ellipsoid.outer().cltLog10()));
                }
            }
        }
        return table.build();
    }

    private static double finite(double log10) {
        return Double.isInfinite(log10) ? Double.NaN : log10;
    }

    /** Returns the losses and wrong alphas of Figure 2 (right). */
    private DataTable perfectStart() {
        DataTable.Builder table = DataTable.withColumns(
                        "seed", "step", "averageLoss", "averageLow", "averageHigh", "worstLoss", "wrongAlphas")
                .comment("training from the perfect start: loss on fresh points with its 95 % interval, largest loss of"
                        + " any point, wrong alphas");
        for (TrainedRun run : results.runs(Experiment.QUADRATIC_PERFECT)) {
            for (Measurement measurement : run.measurements()) {
                Measurement.Ellipsoid ellipsoid = measurement.requireEllipsoid();
                table.row(
                        run.spec().plan().seed(),
                        measurement.step(),
                        measurement.meanLoss(),
                        measurement.lossInterval().low(),
                        measurement.lossInterval().high(),
                        ellipsoid.worstLoss(),
                        ellipsoid.wrongAlphas());
            }
        }
        return table.build();
    }

    /** Returns the points and curves of Figure 4. */
    private DataTable distanceAndRate() {
        DataTable.Builder table = DataTable.withColumns(
                        "series",
                        "trainingSet",
                        "seed",
                        "step",
                        "rate",
                        "rateLow",
                        "rateHigh",
                        "distance",
                        "distanceLow",
                        "distanceHigh",
                        "rawDistance")
                .comment("inner sphere: error rate and mean chord distance to the nearest error found, located on the"
                        + " last geodesic, with 95 % intervals; rawDistance: where the attack stopped");
        List<VisibleNetwork> networks = VisibleNetwork.in(results);
        for (VisibleNetwork network : networks) {
            Estimate rate = network.measurement().inner().estimate();
            Measurement.Distances fine = network.measurement().fine();
            Interval distance = fine.interval().orElseThrow();
            table.row(
                    network.architecture(),
                    network.trainingSet(),
                    network.plan().seed(),
                    network.measurement().step(),
                    rate.value(),
                    rate.interval().orElseThrow().low(),
                    rate.interval().orElseThrow().high(),
                    fine.meanChord().orElseThrow(),
                    distance.low(),
                    distance.high(),
                    fine.meanRawChord().orElseThrow());
        }
        int dimension = results.run(Experiment.NETWORKS).dimension();
        for (SphericalCap cap : IsoperimetricBound.curve(dimension, LOWEST_RATE, HIGHEST_RATE, CURVE_POINTS)) {
            double rate = cap.errorRate();
            curvePoint(table, "exact optimum", rate, cap.meanChord());
            curvePoint(table, "paper's black line", rate, PaperApproximation.blackLine(dimension, rate));
        }
        return table.build();
    }

    private static void curvePoint(DataTable.Builder table, String series, double rate, double distance) {
        double none = Double.NaN;
        table.row(series, "", "", "", rate, none, none, distance, none, none, none);
    }

    /** Returns the distances of Figure B.2: of the networks in other dimensions, and of the online network in its own. */
    private DataTable dimensions() {
        DataTable.Builder table = DataTable.withColumns(
                        "dimension", "seed", "step", "distance", "distanceLow", "distanceHigh", "found", "points")
                .comment("ReLU networks: mean chord distance to the nearest error found during training, by dimension");
        List<TrainedRun> runs = new ArrayList<>(results.runs(Experiment.DIMENSIONS));
        runs.addAll(results.runs(Experiment.RELU_ONLINE));
        for (TrainedRun run : runs) {
            for (Measurement measurement : run.measurements()) {
                Measurement.Distances distances = measurement.coarse();
                table.row(
                        run.dimension(),
                        run.spec().plan().seed(),
                        measurement.step(),
                        distances.meanChord().orElse(Double.NaN),
                        distances.interval().map(Interval::low).orElse(Double.NaN),
                        distances.interval().map(Interval::high).orElse(Double.NaN),
                        distances.found(),
                        distances.points());
            }
        }
        return table.build();
    }

    /** Returns the losses and distances of Figure B.3. */
    private DataTable lossAndDistance() {
        DataTable.Builder table = DataTable.withColumns(
                        "run",
                        "seed",
                        "step",
                        "loss",
                        "lossLow",
                        "lossHigh",
                        "distance",
                        "distanceLow",
                        "distanceHigh",
                        "found",
                        "points")
                .comment("ReLU network: loss on fresh points, mean chord distance to the nearest error found, with 95 %"
                        + " intervals");
        for (Experiment experiment : PaperFigure.LOSS_AND_DISTANCE.made()) {
            for (TrainedRun run : results.runs(experiment)) {
                for (Measurement measurement : run.measurements()) {
                    Measurement.Distances distances = measurement.coarse();
                    table.row(
                            experiment.title(),
                            run.spec().plan().seed(),
                            measurement.step(),
                            measurement.meanLoss(),
                            measurement.lossInterval().low(),
                            measurement.lossInterval().high(),
                            distances.meanChord().orElse(Double.NaN),
                            distances.interval().map(Interval::low).orElse(Double.NaN),
                            distances.interval().map(Interval::high).orElse(Double.NaN),
                            distances.found(),
                            distances.points());
                }
            }
        }
        return table.build();
    }

    /** Returns what became of the ReLU network with one choice changed. */
    private DataTable sensitivity() {
        DataTable.Builder table = DataTable.withColumns(
                        "choice", "seed", "step", "errors", "samples", "meanLoss", "distance")
                .comment("ReLU network with one choice changed from the default: errors among fresh points of both"
                        + " spheres, loss, mean chord distance to the nearest error found (steps of .01)");
        for (TrainedRun run : results.runs(Experiment.SENSITIVITY)) {
            for (Measurement measurement : run.measurements()) {
                table.row(
                        SensitivityPlan.choiceOf(run.spec()).title(),
                        run.spec().plan().seed(),
                        measurement.step(),
                        measurement.inner().errors() + measurement.outer().errors(),
                        measurement.inner().samples() + measurement.outer().samples(),
                        measurement.meanLoss(),
                        measurement.coarse().meanChord().orElse(Double.NaN));
            }
        }
        return table.build();
    }
}
