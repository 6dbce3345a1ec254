package dev.concentric.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.concentric.figure.Layer;
import dev.concentric.figure.Style;
import java.util.List;
import org.junit.jupiter.api.Test;

class OverSeedsTest {
    private static final double NAN = Double.NaN;
    private static final double[] STEPS = {100, 10, 1, 10, 100, 1};
    private static final double[] VALUES = {NAN, 2, NAN, 8, 3, NAN};

    @Test
    void meansLieBetweenTheLowestAndTheHighestSeed() {
        OverSeeds over = OverSeeds.mean(STEPS, VALUES);
        assertArrayEquals(new double[] {1, 10, 100}, over.at());
        assertArrayEquals(new double[] {NAN, 5, 3}, over.mean());
        assertArrayEquals(new double[] {NAN, 2, 3}, over.lowest());
        assertArrayEquals(new double[] {NAN, 8, 3}, over.highest());
    }

    @Test
    void geometricMeansAreMeansOfLogarithms() {
        assertArrayEquals(
                new double[] {NAN, 4, 3}, OverSeeds.geometricMean(STEPS, VALUES).mean(), 1e-12);
    }

    @Test
    void oneSeedHasNoBand() {
        OverSeeds one = OverSeeds.mean(new double[] {1, 2}, new double[] {3, 4});
        assertFalse(one.varies());
        assertEquals(1, one.layers("loss", Style.AUTOMATIC).size());
        List<Layer> several = OverSeeds.mean(STEPS, VALUES).layers("loss", Style.AUTOMATIC);
        assertArrayEquals(new double[] {NAN, 8, 3}, ((Layer.Band) several.getFirst()).high());
        assertArrayEquals(new double[] {NAN, 5, 3}, ((Layer.Line) several.getLast()).y());
    }
}
