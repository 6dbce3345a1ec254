package dev.concentric.attack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.FunctionClassifier;
import dev.concentric.FunctionMulticlass;
import dev.concentric.SmallImages;
import dev.concentric.linalg.FloatMatrix;
import org.junit.jupiter.api.Test;

class PixelBoxTest {
    private static final PixelBox BOX = new PixelBox();
    private static final int IMAGES = 50;

    @Test
    void clipsPixels() {
        float[] point = {-0.5f, 0, 0.25f, 1, 1.5f, Float.NaN};
        BOX.project(point);
        assertArrayEquals(new float[] {0, 0, 0.25f, 1, 1, Float.NaN}, point);
        assertArrayEquals(new double[] {0, 0.25, 1}, BOX.pointOf(new float[] {-1e-7f, 0.25f, 1.0000001f}));
    }

    /** A pixel that is black already cannot become darker, so that the others have the whole length. */
    @Test
    void holdsPixelsAtTheWalls() {
        double[] x = {0, 1, 0.5, 0, 1};
        assertArrayEquals(new double[] {0, 0, -0.6, 0.8, 0}, BOX.tangent(x, new double[] {-7, 7, -3, 4, 0}), 1e-15);
        assertFalse(Double.isFinite(BOX.tangent(x, new double[] {-7, 7, 0, -4, 2})[0]));
        assertFalse(Double.isFinite(BOX.tangent(x, new double[] {Double.NEGATIVE_INFINITY, 0, 1, 0, 0})[0]));
    }

    /** From .9 and .1 along (.6, .8): the first pixel is white after 1/6, the second after 9/8. */
    @Test
    void bendsAtTheWalls() {
        double[] x = {0.9, 0.1};
        double[] direction = {0.6, 0.8};
        assertArrayEquals(new double[] {0.96, 0.18}, BOX.at(x, direction, 0.1), 1e-15);
        assertArrayEquals(new double[] {1, 0.1 + Math.sqrt(0.24)}, BOX.at(x, direction, 0.5), 1e-15);
        assertArrayEquals(new double[] {1, 1}, BOX.at(x, direction, Math.sqrt(0.82) + 1e-12), 1e-12);
        assertArrayEquals(new double[] {1, 1}, BOX.at(x, direction, 5));
        assertArrayEquals(new double[] {1, 1}, BOX.at(new double[] {1, 1}, direction, 0.3));
    }

    /** At every distance up to the way's end the point lies at that distance, in the box, and no pixel turns back. */
    @Test
    void keepsDistancesOnBentWays() {
        FloatMatrix images = SmallImages.images(IMAGES);
        double[][] pulls = FunctionMulticlass.normals(IMAGES, SmallImages.PIXELS, 1, 3);
        int bent = 0;
        for (int i = 0; i < IMAGES; i++) {
            double[] x = FunctionClassifier.row(images, i);
            double[] direction = BOX.tangent(x, pulls[i]);
            double[] end = BOX.at(x, direction, 1e3);
            double[] before = x;
            for (double share = 1.0 / 64; share < 1; share += 1.0 / 64) {
                double chord = share * BOX.chord(x, end);
                double[] point = BOX.at(x, direction, chord);
                assertEquals(chord, BOX.chord(x, point), 1e-14);
                for (int j = 0; j < point.length; j++) {
                    assertTrue(point[j] >= 0 && point[j] <= 1);
                    assertTrue((point[j] - before[j]) * direction[j] >= -1e-15);
                    bent += point[j] != x[j] && (point[j] == 0 || point[j] == 1) ? 1 : 0;
                }
                before = point;
            }
        }
        assertTrue(bent > 1000, bent + " pixels have come to a wall");
    }
}
