package dev.concentric.linalg;

import static dev.concentric.linalg.Samples.AWKWARD;
import static dev.concentric.linalg.Samples.assertBits;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What every implementation of {@link Kernels} promises of the rectifier; all comparisons are of bits. */
@ParameterizedClass(name = "{0}")
@MethodSource("dev.concentric.linalg.Implementations#all")
class RectifierContractTest {
    private final Kernels kernels;

    RectifierContractTest(String name, Kernels kernels) {
        this.kernels = kernels;
    }

    /** Returns max(x, 0), positive zero for either zero; not a number stays what it is. */
    private static FloatMatrix rectified(FloatMatrix x) {
        FloatMatrix y = FloatMatrix.zeros(x.rows(), x.columns());
        for (int i = 0; i < x.size(); i++) {
            float value = x.data()[i];
            y.data()[i] = value > 0 || Float.isNaN(value) ? value : 0f;
        }
        return y;
    }

    private static FloatMatrix gradient(FloatMatrix y, FloatMatrix byY) {
        FloatMatrix byX = FloatMatrix.zeros(y.rows(), y.columns());
        for (int i = 0; i < y.size(); i++) {
            boolean active = y.data()[i] != 0;
            byX.data()[i] = active ? byY.data()[i] : 0f;
        }
        return byX;
    }

    private void assertPasses(FloatMatrix x, FloatMatrix byY, int[] bounds) {
        FloatMatrix y = Samples.filled(x.rows(), x.columns(), 7f);
        Samples.inParts(bounds, (first, end) -> kernels.rectify(x, y, first, end));
        assertBits("rectified", rectified(x), y);
        FloatMatrix byX = Samples.filled(x.rows(), x.columns(), 7f);
        Samples.inParts(bounds, (first, end) -> kernels.rectifyBackward(y, byY, byX, first, end));
        assertBits("gradient", gradient(y, byY), byX);
    }

    @Test
    void rectifiesAwkwardSizes() {
        Random random = new Random(1);
        for (int rows : AWKWARD) {
            for (int columns : AWKWARD) {
                FloatMatrix x = Samples.gaussian(rows, columns, random);
                assertPasses(x, Samples.gaussian(rows, columns, random), new int[] {0, columns});
            }
        }
    }

    @Test
    void rectifiesInParts() {
        Random random = new Random(2);
        for (int round = 0; round < 300; round++) {
            int rows = random.nextInt(20);
            int columns = random.nextInt(150);
            FloatMatrix x = Samples.gaussian(rows, columns, random);
            assertPasses(x, Samples.gaussian(rows, columns, random), Samples.bounds(columns, 1, random));
        }
    }

    @Test
    void carriesSpecialValues() {
        Random random = new Random(3);
        for (int round = 0; round < 300; round++) {
            int columns = 1 + random.nextInt(70);
            FloatMatrix x = Samples.sprinkled(Samples.gaussian(4, columns, random), 20, random);
            FloatMatrix byY = Samples.sprinkled(Samples.gaussian(4, columns, random), 20, random);
            assertPasses(x, byY, new int[] {0, columns});
        }
    }

    /** A zero of either sign is no activation, whoever made it. */
    @Test
    void takesNegativeZeroForInactive() {
        FloatMatrix y = Samples.filled(2, 53, -0f);
        FloatMatrix byX = Samples.filled(2, 53, 7f);
        kernels.rectifyBackward(y, Samples.filled(2, 53, 3f), byX, 0, 53);
        assertBits("gradient", FloatMatrix.zeros(2, 53), byX);
    }

    @Test
    void writesNoColumnsOutsideItsPart() {
        Random random = new Random(4);
        FloatMatrix x = Samples.gaussian(5, 100, random);
        FloatMatrix y = Samples.filled(5, 100, -7f);
        FloatMatrix byX = Samples.filled(5, 100, -7f);
        kernels.rectify(x, y, 11, 59);
        kernels.rectifyBackward(rectified(x), Samples.filled(5, 100, 1f), byX, 11, 59);
        for (int i = 0; i < 5; i++) {
            for (int j = 0; j < 100; j++) {
                assertEquals(j < 11 || j >= 59, y.get(i, j) == -7f);
                assertEquals(j < 11 || j >= 59, byX.get(i, j) == -7f);
            }
        }
    }

    @Test
    void leavesLongerArraysAlone() {
        Random random = new Random(5);
        FloatMatrix x = Samples.inLongerArray(Samples.gaussian(7, 33, random), Float.NaN);
        FloatMatrix byY = Samples.inLongerArray(Samples.gaussian(7, 33, random), Float.NaN);
        FloatMatrix y = Samples.inLongerArray(FloatMatrix.zeros(7, 33), 12345f);
        FloatMatrix byX = Samples.inLongerArray(FloatMatrix.zeros(7, 33), 12345f);
        kernels.rectify(x, y, 0, 33);
        kernels.rectifyBackward(y, byY, byX, 0, 33);
        assertBits("rectified", rectified(x), y);
        assertBits("gradient", gradient(y, byY), byX);
        Samples.assertRest(y, 12345f);
        Samples.assertRest(byX, 12345f);
    }

    @Test
    void mayOverwriteItsInput() {
        Random random = new Random(6);
        FloatMatrix x = Samples.gaussian(9, 53, random);
        FloatMatrix expected = rectified(x);
        kernels.rectify(x, x, 0, 53);
        assertBits("rectified in place", expected, x);
        FloatMatrix gradient = Samples.gaussian(9, 53, random);
        FloatMatrix byX = gradient(x, gradient);
        kernels.rectifyBackward(x, gradient, gradient, 0, 53);
        assertBits("gradient in place", byX, gradient);
    }

    @Test
    void servesSeveralThreads() {
        Random random = new Random(7);
        FloatMatrix x = Samples.gaussian(30, 77, random);
        FloatMatrix byY = Samples.gaussian(30, 77, random);
        IntStream.range(0, 64).parallel().forEach(i -> assertPasses(x, byY, new int[] {0, 32, 77}));
    }
}
