package dev.concentric.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RandomStreamTest {
    private static final long BITS = -33655368730042965L;
    private static final int GAUSSIANS = -972145838;

    @Test
    void isAPureFunctionOfSeedNamesAndIndex() {
        RandomStream stream = RandomStream.root(7).split("a").split(3);
        long bits = stream.bits(5);
        stream.gaussians(5, new float[100], 0, 100);
        assertEquals(bits, stream.bits(5));
        assertEquals(bits, RandomStream.root(7).split("a").split(3).bits(5));
        assertNotEquals(bits, RandomStream.root(8).split("a").split(3).bits(5));
        assertNotEquals(bits, stream.bits(6));
    }

    /** 64-bit values that should all differ: the chance that two of 3000 agree by accident is below 1e-12. */
    @Test
    void keepsNamesAndNumbersApart() {
        RandomStream root = RandomStream.root(1);
        Set<Long> bits = new HashSet<>();
        int streams = 0;
        for (int i = 0; i < 1000; i++) {
            bits.add(root.split(i).bits(0));
            bits.add(root.split(Integer.toString(i)).bits(0));
            bits.add(root.split(-1L - i).bits(0));
            streams += 3;
        }
        for (RandomStream other : new RandomStream[] {
            root,
            root.split(""),
            root.split("ab"),
            root.split("a").split("b"),
            root.split("ba"),
            root.split("a\0"),
            root.split("a"),
            root.split("é"),
            root.split("").split(""),
            root.split(Long.MIN_VALUE),
            root.split(0).split(0)
        }) {
            bits.add(other.bits(0));
            streams++;
        }
        assertEquals(streams, bits.size());
    }

    @Test
    void givesTheSameFirstGaussiansHoweverManyAreAskedFor() {
        RandomStream stream = RandomStream.root(2);
        float[] all = new float[2000];
        stream.gaussians(9, all, 0, all.length);
        for (int length : new int[] {0, 1, 2, 3, 4, 5, 7, 255, 256, 257, 511, 513, 1999}) {
            float[] out = new float[length + 2];
            stream.gaussians(9, out, 1, length);
            assertArrayEquals(Arrays.copyOf(all, length), Arrays.copyOfRange(out, 1, length + 1));
            assertEquals(0, out[0]);
            assertEquals(0, out[length + 1]);
        }
    }

    /** Values lie where their index puts them, whoever asks, how often, in which order, and how many threads do. */
    @Test
    void givesEachIndexTheSameGaussiansInAnyOrder() {
        int length = 150;
        float[] expected = new float[100 * length];
        for (int index = 0; index < 100; index++) {
            RandomStream.root(6).split("a").gaussians(index, expected, index * length, length);
        }
        RandomStream stream = RandomStream.root(6).split("a");
        RandomStream other = RandomStream.root(6).split("b");
        float[] backwards = new float[expected.length];
        for (int index = 99; index >= 0; index--) {
            other.gaussians(index, new float[length], 0, length);
            stream.gaussians(index, backwards, index * length, length / 3);
            stream.gaussians(index + 1, new float[length], 0, length);
            stream.gaussians(index, backwards, index * length, length);
        }
        assertArrayEquals(expected, backwards);
        float[] shared = new float[expected.length];
        IntStream.range(0, 100).parallel().forEach(index -> stream.gaussians(index, shared, index * length, length));
        assertArrayEquals(expected, shared);
    }

    /**
     * The bits of an index have stayed these since the first version. Its normals have changed once: the constant is that
     * of the order which {@link dev.concentric.linalg.Kernels#gaussians} states, and no older one. Whoever changes either
     * changes every run that was ever recorded.
     */
    @Test
    void givesTheBitsOfItsDefinition() {
        RandomStream stream = RandomStream.root(20180109).split("points").split(42);
        float[] gaussians = new float[10_000];
        stream.gaussians(1, gaussians, 0, gaussians.length);
        int[] words = new int[gaussians.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = Float.floatToRawIntBits(gaussians[i]);
        }
        assertEquals(BITS, stream.bits(1));
        assertEquals(GAUSSIANS, Arrays.hashCode(words));
    }

    @Test
    void staysBelowItsBound() {
        RandomStream stream = RandomStream.root(3);
        for (long bound : new long[] {1, 2, 3, 1000, 1L << 40, Long.MAX_VALUE}) {
            for (int i = 0; i < 1000; i++) {
                long value = stream.below(bound, i);
                assertTrue(value >= 0 && value < bound, value + " of " + bound);
            }
        }
        assertThrows(IllegalArgumentException.class, () -> stream.below(0, 0));
        assertThrows(IllegalArgumentException.class, () -> stream.below(-5, 0));
    }

    @Test
    void staysOnTheUnitInterval() {
        RandomStream stream = RandomStream.root(4);
        for (int i = 0; i < 100_000; i++) {
            double value = stream.uniform(i);
            assertTrue(value >= 0 && value < 1);
            assertEquals(value * 0x1p53, Math.rint(value * 0x1p53));
        }
    }

    @Test
    void offersAGeneratorThatStartsOverEachTime() {
        RandomStream stream = RandomStream.root(5);
        RandomGenerator generator = stream.generator();
        assertEquals(stream.bits(0), generator.nextLong());
        assertEquals(stream.bits(1), generator.nextLong());
        assertEquals(stream.bits(0), stream.generator().nextLong());
    }
}
