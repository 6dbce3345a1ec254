package dev.concentric.linalg;

import static dev.concentric.linalg.Samples.assertBits;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.concentric.linalg.scalar.BoxMuller;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What every implementation of {@link Kernels} promises of its normals; all comparisons are of bits. */
@ParameterizedClass(name = "{0}")
@MethodSource("dev.concentric.linalg.Implementations#all")
class GaussianContractTest {
    private static final int[] LENGTHS = {
        0, 1, 2, 3, 15, 16, 17, 31, 33, 47, 63, 64, 65, 100, 127, 128, 500, 511, 512, 513, 575, 577, 1024, 3001
    };

    private static final long[] EDGES = {0, 1, -1, 0xFFFFFFFFL, 1L << 32, Long.MIN_VALUE, Long.MAX_VALUE};

    private final Kernels kernels;

    GaussianContractTest(String name, Kernels kernels) {
        this.kernels = kernels;
    }

    /** Returns the normals as {@link Kernels#gaussians} numbers them, a counter and a pair at a time. */
    private static float[] defined(long key, long counter, int length) {
        float[] normals = new float[length];
        int[] words = new int[Philox.WORDS];
        float[] pairs = new float[Philox.WORDS];
        for (int i = 0; i < length; i++) {
            int g = i / 64;
            int w = i % 64 / 16;
            int c = i % 16;
            Philox.block(key, 16L * g + c, counter, words, 0, 1);
            BoxMuller.transform(words, pairs, 0, 1);
            BoxMuller.transform(words, pairs, 2, 1);
            normals[i] = pairs[w];
        }
        return normals;
    }

    private float[] gaussians(long key, long counter, int length) {
        float[] normals = new float[length];
        kernels.gaussians(key, counter, normals, 0, length);
        return normals;
    }

    @Test
    void givesTheNormalsOfItsCounters() {
        Random random = new Random(1);
        for (int length : LENGTHS) {
            long key = random.nextLong();
            long counter = random.nextLong();
            assertBits("length " + length, defined(key, counter, length), gaussians(key, counter, length));
        }
    }

    @Test
    void takesKeysAndCountersOfAllBits() {
        for (long key : EDGES) {
            for (long counter : EDGES) {
                assertBits(
                        "key " + key + ", counter " + counter,
                        defined(key, counter, 200),
                        gaussians(key, counter, 200));
            }
        }
    }

    /** A million normals: enough for each rare path of logarithm and angle, up to some five sigma. */
    @Test
    void givesTheBitsOfManyNormals() {
        for (int key = 0; key < 4; key++) {
            assertBits("key " + key, defined(key, 5, 1 << 18), gaussians(key, 5, 1 << 18));
        }
    }

    @Test
    void givesTheSameFirstValuesHoweverManyAreAskedFor() {
        float[] all = gaussians(2, 3, 3001);
        for (int length : LENGTHS) {
            assertBits("first " + length, Arrays.copyOf(all, length), gaussians(2, 3, length));
        }
    }

    @Test
    void writesItsPartOfTheArrayOnly() {
        float[] all = gaussians(4, 5, 3001);
        for (int length : LENGTHS) {
            for (int offset : new int[] {0, 1, 7, 30}) {
                float[] out = new float[offset + length + 30];
                Arrays.fill(out, 12345f);
                kernels.gaussians(4, 5, out, offset, length);
                for (int i = 0; i < out.length; i++) {
                    boolean inside = i >= offset && i < offset + length;
                    assertEquals(inside ? all[i - offset] : 12345f, out[i], "length " + length + ", at " + i);
                }
            }
        }
    }

    @Test
    void servesSeveralThreads() {
        float[] expected = defined(6, 7, 2000);
        IntStream.range(0, 64).parallel().forEach(i -> assertBits("by threads", expected, gaussians(6, 7, 2000)));
    }
}
