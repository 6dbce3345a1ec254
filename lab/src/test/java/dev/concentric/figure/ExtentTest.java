package dev.concentric.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExtentTest {

    private static final double NAN = Double.NaN;
    private static final Axis LINEAR = Axis.linear("");
    private static final Axis LOG = Axis.log("");

    @Test
    void leavesRoomAroundTheDataAndTheirErrorBars() {
        Layer points = new Layer.Points("", new double[] {1, 2}, new double[] {5, 6})
                .withXBars(new double[] {0, NAN}, new double[] {3, NAN})
                .withYBars(new double[] {4, 6}, new double[] {6, 14});
        assertArrayEquals(new double[] {-0.12, 3.12}, Extent.ofX(panel(LINEAR, LINEAR, points)), 1e-12);
        assertArrayEquals(new double[] {3.6, 14.4}, Extent.ofY(panel(LINEAR, LINEAR, points)), 1e-12);
    }

    @Test
    void ignoresWhatLogarithmicAxesCannotShow() {
        Layer line = new Layer.Line("", new double[] {0, -1, 1e-3, 1, Double.POSITIVE_INFINITY, NAN}, new double[6]);
        double[] ends = Extent.ofX(panel(LOG, LINEAR, line));
        assertTrue(ends[0] > 5e-4 && ends[0] < 1e-3 && ends[1] > 1 && ends[1] < 2);
        double[] nothing = Extent.ofY(panel(LOG, LOG, line));
        assertArrayEquals(new double[] {1, 10}, nothing, 1e-12);
    }

    @Test
    void widensEqualValues() {
        Layer line = new Layer.Line("", new double[] {5, 5, 5}, new double[] {0, 0, 0});
        assertArrayEquals(new double[] {4.5, 5.5}, Extent.ofX(panel(LINEAR, LINEAR, line)), 1e-12);
        assertArrayEquals(new double[] {-1, 1}, Extent.ofY(panel(LINEAR, LINEAR, line)), 1e-12);
        double[] log = Extent.ofX(panel(LOG, LINEAR, line));
        assertEquals(10, log[1] / log[0], 1e-9);
    }

    @Test
    void standsBarsOnZeroAndFillsThePanelWithRegions() {
        Layer bars = new Layer.Bars("", new double[] {0, 1, 2}, new double[] {0, 10});
        assertArrayEquals(new double[] {0, 10.4}, Extent.ofY(panel(LINEAR, LINEAR, bars)), 1e-12);
        assertArrayEquals(new double[] {5}, new double[] {Extent.ofY(panel(LINEAR, LOG, bars))[0]}, 1e-12);
        Layer region = new Layer.Region("", new double[] {-2, 2}, new double[] {-1, 1}, new double[2][2]);
        assertArrayEquals(new double[] {-2, 2}, Extent.ofX(panel(LINEAR, LINEAR, region)));
        assertArrayEquals(new double[] {-1, 1}, Extent.ofY(panel(LINEAR, LINEAR, region)));
    }

    @Test
    void keepsGivenEnds() {
        Layer line = new Layer.Line("", new double[] {1, 2}, new double[] {-3, -2});
        assertArrayEquals(new double[] {0, 1.5}, Extent.ofX(panel(LINEAR.within(0, 1.5), LINEAR, line)));
        assertArrayEquals(new double[] {0, 1}, Extent.ofY(panel(LINEAR, LINEAR.from(0), line)));
        double[] below = Extent.ofX(panel(LOG.upTo(0.5), LINEAR, line));
        assertArrayEquals(new double[] {0.05, 0.5}, below, 1e-12);
        double[] above = Extent.ofX(panel(LOG.from(30), LINEAR, line));
        assertArrayEquals(new double[] {30, 300}, above, 1e-9);
    }

    private static Panel panel(Axis x, Axis y, Layer layer) {
        return new Panel("", x, y, List.of(layer));
    }
}
