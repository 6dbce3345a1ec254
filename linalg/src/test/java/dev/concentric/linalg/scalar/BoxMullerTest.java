package dev.concentric.linalg.scalar;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BoxMullerTest {
    /** Words at which a radius or an angle changes its formula, or is as small or as large as it can be. */
    private static final int[] EXTREME = {
        0,
        1,
        2,
        3,
        0x7fffff,
        0x1000000,
        0x1fffffff,
        0x20000000,
        0x20000001,
        0x3fffffff,
        0x40000000,
        0x40000001,
        0x5fffffff,
        0x60000000,
        0x7fffffff,
        0x80000000,
        0x80000001,
        0x9fffffff,
        0xa0000000,
        0xb504f333,
        0xb504f300,
        0xb504f400,
        0xbfffffff,
        0xc0000000,
        0xdfffffff,
        0xe0000000,
        0xfffffffe,
        0xffffffff
    };

    /** Two roundings of half a unit each in the angle, the radius and their product, and the polynomials' error. */
    private static final double ACCURACY = 2.5e-7;

    @Test
    void agreesWithDoublePrecisionOnExtremeWords() {
        for (int radius : EXTREME) {
            for (int angle : EXTREME) {
                assertPair(radius, angle);
            }
        }
    }

    @Test
    void agreesWithDoublePrecisionOnRandomWords() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 300_000; i++) {
            // Shifts spread the radii over all orders of magnitude.
            assertPair(random.nextInt() >>> random.nextInt(32), random.nextInt());
            assertPair(~(random.nextInt() >>> random.nextInt(32)), random.nextInt());
        }
    }

    /** The error of each normal is small against the pair's radius. */
    private static void assertPair(int radiusWord, int angleWord) {
        float[] normals = new float[2];
        BoxMuller.transform(new int[] {radiusWord, angleWord}, normals, 0, 1);
        double radius = Math.sqrt(2 * exactNegativeLog(radiusWord));
        double angle = 2 * Math.PI * 0x1p-32 * angleWord;
        assertEquals(radius * Math.cos(angle), normals[0], ACCURACY * radius);
        assertEquals(radius * Math.sin(angle), normals[1], ACCURACY * radius);
    }

    @Test
    void takesLogarithmsToRounding() {
        SplittableRandom random = new SplittableRandom(2);
        double worst = 0;
        for (int i = 0; i < 300_000; i++) {
            int word = random.nextInt() >>> random.nextInt(32) ^ (i % 2 == 0 ? 0 : -1);
            double exact = exactNegativeLog(word);
            worst = Math.max(worst, Math.abs(BoxMuller.negativeLog(word) / exact - 1));
        }
        assertTrue(worst < 2e-7, "relative error " + worst);
    }

    private static double exactNegativeLog(int word) {
        return -Math.log(((word & 0xFFFFFFFFL) + 0.5) * 0x1p-32);
    }

    @Test
    void reachesBeyondSixAndAHalfSigma() {
        float[] normals = new float[2];
        BoxMuller.transform(new int[] {0, 0}, normals, 0, 1);
        assertTrue(normals[0] > 6.6, "reaches " + normals[0]);
        BoxMuller.transform(new int[] {0, 0x80000000}, normals, 0, 1);
        assertTrue(normals[0] < -6.6, "reaches " + normals[0]);
    }

    @Test
    void turnsManyPairsAsItTurnsEachAlone() {
        SplittableRandom random = new SplittableRandom(3);
        for (int count : new int[] {0, 1, 2, 7, 16}) {
            int[] words = random.ints(5 + 2 * count + 3).toArray();
            float[] normals = new float[words.length];
            BoxMuller.transform(words, normals, 5, count);
            float[] expected = new float[words.length];
            for (int i = 5; i < 5 + count; i++) {
                float[] pair = new float[2];
                BoxMuller.transform(new int[] {words[i], words[i + count]}, pair, 0, 1);
                expected[i] = pair[0];
                expected[i + count] = pair[1];
            }
            assertArrayEquals(expected, normals);
        }
    }
}
