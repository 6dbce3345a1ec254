package dev.concentric.report;

import dev.concentric.data.ConcentricSpheres;
import dev.concentric.experiment.PaperFigure;
import dev.concentric.figure.Axis;
import dev.concentric.figure.Dash;
import dev.concentric.figure.Figure;
import dev.concentric.figure.Layer;
import dev.concentric.figure.Panel;
import dev.concentric.figure.Style;
import dev.concentric.figure.Tone;
import dev.concentric.store.DataTable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** How each of the paper's figures is drawn, from its table alone. */
final class PaperDrawings {
    private static final ConcentricSpheres SPHERES = ConcentricSpheres.ofDimension(2);

    private PaperDrawings() {}

    /** Draws a figure. */
    static Figure draw(PaperFigure figure, DataTable table) {
        if (table.size() == 0) {
            throw table.refuse("has no rows", "make the figure's data again");
        }
        return switch (figure) {
            case SLICES -> slices(table);
            case ALPHAS -> QuadraticDrawings.alphas(table);
            case WRONG_ALPHAS -> QuadraticDrawings.counts(table);
            case PERFECT_START -> QuadraticDrawings.perfectStart(table);
            case CAPS -> TheoryDrawings.caps(table);
            case DISTANCE_AND_RATE -> TradeOffDrawings.distanceAndRate(table);
            case BEYOND_SAMPLING -> TradeOffDrawings.beyondSampling(table);
            case DISTANCES -> DistanceDrawings.distribution(table);
            case SURVIVAL -> DistanceDrawings.survival(table);
            case DIMENSIONS -> DistanceDrawings.byDimension(table);
            case LOSS_AND_DISTANCE -> DistanceDrawings.lossAndDistance(table);
            case NEEDED_SHARE -> TheoryDrawings.neededShare(table);
            case COORDINATE -> TheoryDrawings.coordinate(table);
            case TOO_SMALL -> QuadraticDrawings.tooSmall(table);
            case DEPTHS -> DepthDrawings.depths(table);
            case ATTACKS -> AttackDrawings.attacks(table);
            case SENSITIVITY -> SensitivityDrawings.sensitivity(table);
            case HALF_SPACES -> ImageDrawings.spread(table);
            case IMAGE_ERROR_SETS -> ImageDrawings.errorSets(table);
            case IMAGE_ERRORS -> ImageDrawings.nearestErrors(table);
        };
    }

    private static Figure slices(DataTable table) {
        List<Panel> panels = Columns.distinct(table, "panel").stream()
                .map(name -> slice(name, table.where("panel", name)))
                .toList();
        return Figure.of("", panels);
    }

    private static Panel slice(String name, DataTable grid) {
        double[] xs = Arrays.stream(grid.numbers("x")).distinct().toArray();
        double[] ys = Arrays.stream(grid.numbers("y")).distinct().toArray();
        double[] logits = grid.numbers("logit");
        if (logits.length != xs.length * ys.length) {
            throw grid.refuse(
                    "has " + logits.length + " logits in the plane '" + name + "'",
                    "expected a grid of " + xs.length + " x " + ys.length);
        }
        double[][] rows = IntStream.range(0, ys.length)
                .mapToObj(row -> Arrays.copyOfRange(logits, row * xs.length, (row + 1) * xs.length))
                .toArray(double[][]::new);
        Axis axis = Axis.linear("").within(xs[0], xs[xs.length - 1]);
        return new Panel(
                        name,
                        axis,
                        axis,
                        List.of(
                                new Layer.Region("classified as inner", xs, ys, rows, "logit", Style.of(Tone.GREEN)),
                                new Layer.Circle("the two spheres", SPHERES.innerRadius(), Style.of(Tone.BLACK)),
                                new Layer.Circle("the two spheres", SPHERES.outerRadius(), Style.of(Tone.BLACK)),
                                new Layer.Circle(
                                        "max-margin boundary",
                                        (SPHERES.innerRadius() + SPHERES.outerRadius()) / 2,
                                        Style.of(Tone.VERMILLION).with(Dash.DASHED))))
                .withEqualAspect();
    }
}
