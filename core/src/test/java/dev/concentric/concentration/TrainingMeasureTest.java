package dev.concentric.concentration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.concentric.data.ImageSet;
import dev.concentric.linalg.Team;
import org.junit.jupiter.api.Test;

class TrainingMeasureTest {

    @Test
    void drawsTheEdgeHalfWayBetweenTheLastInsideAndTheFirstOutside() {
        assertEquals(2.5, new TrainingMeasure(0.4, 5).width(new double[] {0, 1, 4, 5, 6}));
        assertEquals(2.5, new TrainingMeasure(0.59, 5).width(new double[] {0, 1, 4, 5, 6}));
        assertEquals(600, new TrainingMeasure(0.01, 60_000).inside());
        assertEquals(3, new TrainingMeasure(0.3, 10).inside(), "though 0.3 is a little less than 3/10");
    }

    /** Of images with levels 0, 1, 1, 1, 2 no half-space holds just two, so it holds the one. */
    @Test
    void leavesOutImagesThatTieAtTheEdge() {
        assertEquals(1, new TrainingMeasure(0.4, 5).width(new double[] {0, 1, 1, 1, 2}));
        ImageSet images = SmallImages.of(5, 1, i -> new double[] {i == 0 ? 3 : i == 4 ? 1 : 2});
        HalfSpace through = HalfSpace.of(new double[] {1}, 0);
        HalfSpace fitted = through.widened(TrainingMeasure.width(through, images, 0.4, Team.single()));
        assertEquals(
                0.2,
                ErrorSetMeasure.of(fitted, images, Team.single()).errorRate().value());
    }

    @Test
    void refusesMeasuresOfNoImageOrAll() {
        for (double measure : new double[] {0, 1, -0.1, Double.NaN, 0.1}) {
            assertThrows(IllegalArgumentException.class, () -> new TrainingMeasure(measure, 5));
        }
    }
}
