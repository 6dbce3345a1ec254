package dev.concentric.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.figure.Figure;
import dev.concentric.figure.FigureRenderer;
import dev.concentric.figure.Layer;
import dev.concentric.figure.Panel;
import dev.concentric.store.DataTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the drawings make of tables with several seeds, and with one. */
class DrawingsOverSeedsTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void fabricate() throws IOException {
        FabricatedReproduction.in(folder);
    }

    private DataTable table(String key) {
        return DataTable.read(folder.resolve("figures").resolve(key + ".csv"));
    }

    private static <L extends Layer> L layer(Panel panel, Class<L> kind, String name) {
        return panel.layers().stream()
                .filter(layer -> kind.isInstance(layer) && layer.name().equals(name))
                .map(kind::cast)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind.getSimpleName() + " '" + name + "' in " + panel));
    }

    private static boolean has(Panel panel, Class<? extends Layer> kind) {
        return panel.layers().stream().anyMatch(kind::isInstance);
    }

    @Test
    void histogramsShowTheMeanAndTheReachOfTheSeeds() {
        Figure figure = QuadraticDrawings.alphas(table("fig2-alphas"));
        Panel endless = figure.panels().getFirst();
        double[] means = layer(endless, Layer.Bars.class, "alphas").counts();
        assertEquals(1.5, Arrays.stream(means).sum(), 1e-12, "three alphas of two seeds");
        Layer.Points reach = layer(endless, Layer.Points.class, "mean, lowest and highest seed");
        assertEquals(0, reach.yLow()[0]);
        assertEquals(1, reach.yHigh()[0]);
        assertFalse(has(figure.panels().getLast(), Layer.Points.class), "one seed has no reach");
    }

    @Test
    void lossesAreGeometricMeansAndTheStartStandsAtStepOne() {
        Panel losses =
                QuadraticDrawings.perfectStart(table("fig2-training")).panels().getFirst();
        Layer.Line average = layer(losses, Layer.Line.class, "average");
        assertArrayEquals(new double[] {1, 100}, average.x());
        assertArrayEquals(new double[] {0.01, 0.002}, average.y(), 1e-15);
        assertArrayEquals(
                new double[] {0.01, 0.001},
                layer(losses, Layer.Band.class, "average").low());
    }

    @Test
    void aDimensionWithoutErrorsEndsAndOneSeedHasItsInterval() {
        Panel panel = DistanceDrawings.byDimension(table("figB2")).panels().getFirst();
        assertArrayEquals(
                new double[] {0.3, 0.45},
                layer(panel, Layer.Line.class, "n = 20").y(),
                1e-15);
        assertArrayEquals(
                new double[] {0.3, 0.5},
                layer(panel, Layer.Band.class, "n = 20").high());
        assertTrue(Double.isNaN(layer(panel, Layer.Line.class, "n = 500").y()[1]));
        assertEquals(0.04, layer(panel, Layer.Band.class, "n = 500").high()[0]);
        Layer.Points some = layer(panel, Layer.Points.class, "from some points only");
        assertArrayEquals(new double[] {0.03}, some.y());
        assertEquals(List.of("from 70 of 100 points"), some.notes());
    }

    @Test
    void oneSeedShowsItsIntervalsAndSeveralTheirBand() {
        Panel several = DistanceDrawings.lossAndDistance(table("figB3").where("run", "as it is"))
                .panels()
                .getLast();
        assertArrayEquals(
                new double[] {Double.NaN, 0.16},
                layer(several, Layer.Line.class, "as it is").y(),
                1e-15);
        assertFalse(has(several, Layer.Points.class));
        List<Panel> ofOne = DistanceDrawings.lossAndDistance(table("figB3").where("seed", 1))
                .panels();
        Panel loss = ofOne.getFirst();
        assertArrayEquals(
                new double[] {0.69, 0.09},
                layer(loss, Layer.Band.class, "as it is").low());
        Panel one = ofOne.getLast();
        assertEquals(0.14, layer(one, Layer.Points.class, "as it is").yLow()[1]);
        assertEquals(0.16, layer(one, Layer.Points.class, "averaged").yLow()[1]);
        assertFalse(has(one, Layer.Band.class));
    }

    @Test
    void networksWithoutAnErrorAreCountedAndNotDrawn() {
        List<Panel> panels = DistanceDrawings.distribution(table("figA1")).panels();
        assertEquals(
                List.of("relu, endless", "quadratic (1 without)"),
                panels.stream().map(Panel::title).toList());
        assertEquals(
                1,
                Arrays.stream(layer(panels.getLast(), Layer.Bars.class, "start points")
                                .counts())
                        .sum());
        assertEquals(
                0.15, layer(panels.getFirst(), Layer.Rule.class, "mean d(E)").at());
    }

    @Test
    void sharesStandBesideTheLargestPossibleOnesWhereTheRateIsKnown() {
        List<Panel> panels = DistanceDrawings.survival(table("figA1-survival")).panels();
        assertArrayEquals(
                new double[] {0.99, 0.5},
                layer(panels.getFirst(), Layer.Line.class, "largest possible").y());
        assertEquals(
                1,
                panels.getLast().layers().stream()
                        .filter(Layer.Line.class::isInstance)
                        .count());
    }

    @Test
    void wrongAlphasStandAgainstTheRateBesideThePapersPairs() {
        List<Panel> panels = QuadraticDrawings.counts(table("fig2-counts")).panels();
        assertArrayEquals(
                new double[] {410, 0},
                layer(panels.get(0), Layer.Line.class, "endless").y());
        Layer.Points endless = layer(panels.get(1), Layer.Points.class, "endless");
        assertArrayEquals(new double[] {-1.1, -30, -1.3}, endless.x());
        assertEquals(List.of("seed 1, step 10", "seed 1, step 100", "seed 2, step 10"), endless.notes());
        assertEquals(
                325, layer(panels.get(1), Layer.Points.class, "paper: text").y()[0]);
        assertEquals(
                -11, layer(panels.get(1), Layer.Points.class, "paper: Figure 2").x()[0]);
        assertTrue(
                Double.isNaN(
                        layer(panels.get(2), Layer.Line.class, "endless, exact").y()[1]),
                "proved free");
        assertArrayEquals(
                new double[] {-1.2, -30},
                layer(panels.get(2), Layer.Line.class, "endless, CLT").y(),
                1e-12);
    }

    @Test
    void eachArchitectureHasAPanelWithTheOptimumOnTop() {
        Figure figure = TradeOffDrawings.distanceAndRate(table("fig4"));
        assertEquals(
                List.of("ReLU-h1000-d2", "Quad-h1000"),
                figure.panels().stream().map(Panel::title).toList());
        Panel relu = figure.panels().getFirst();
        assertEquals(
                List.of("N = 1,000", "endless data", "exact optimum", "paper's black line"),
                relu.layers().stream().map(Layer::name).toList());
        assertEquals(
                List.of("seed 1, step 10; the attack stopped at 0.0510"),
                layer(relu, Layer.Points.class, "N = 1,000").notes());
        Panel overview = TradeOffDrawings.overview(table("fig4")).panels().getFirst();
        assertEquals(2, layer(overview, Layer.Points.class, "ReLU-h1000-d2").x().length);
    }

    @Test
    void withoutANetworkTheCurvesAreDrawn() {
        DataTable curves = table("fig4").where("trainingSet", "");
        assertEquals(
                2,
                TradeOffDrawings.distanceAndRate(curves)
                        .panels()
                        .getFirst()
                        .layers()
                        .size());
    }

    @Test
    void choicesAreRowsFromTheTopWithADotForEachSeed() {
        Figure figure = SensitivityDrawings.sensitivity(table("sensitivity"));
        Panel rates = figure.panels().getFirst();
        assertEquals(List.of("other <init>", "as the paper says"), rates.y().categories());
        Layer.Points dots = layer(rates, Layer.Points.class, "");
        assertArrayEquals(new double[] {0.01, 0.0005, 0.4}, dots.x(), 1e-15);
        assertArrayEquals(new double[] {1, 1, 0}, dots.y());
        String svg = FigureRenderer.svg(figure);
        assertTrue(svg.contains(">as the paper says<") && svg.contains(">other &lt;init&gt;<"));
    }
}
