package dev.concentric.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.FalseAlarm;
import dev.concentric.linalg.FloatMatrix;
import dev.concentric.random.RandomStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SampleSupplyTest {
    private static final ConcentricSpheres SPHERES = ConcentricSpheres.ofDimension(9);

    private static EndlessSupply endless(long seed) {
        return new EndlessSupply(SPHERES, RandomStream.root(seed));
    }

    private static FiniteSupply finite(long size, long seed) {
        return new FiniteSupply(SPHERES, size, RandomStream.root(seed));
    }

    @Test
    void putsTheSameDrawsIntoBatchesOfAnySize() {
        for (SampleSupply supply : List.of(endless(1), finite(40, 1))) {
            Batch all = supply.first(120);
            for (int size : new int[] {1, 3, 8, 60, 120}) {
                Batch batch = Batch.zeros(size, 9);
                for (int number = 120 / size - 1; number >= 0; number--) {
                    supply.fill(number, batch);
                    for (int row = 0; row < size; row++) {
                        assertArrayEquals(row(all, number * size + row), row(batch, row));
                    }
                }
            }
        }
    }

    @Test
    void writesRowsOfItsPartOnly() {
        for (SampleSupply supply : List.of(endless(9), finite(40, 9))) {
            Batch whole = Batch.zeros(20, 9);
            supply.fill(3, whole);
            Batch parts = Batch.zeros(20, 9);
            Arrays.fill(parts.labels(), 7);
            supply.fill(3, parts, 11, 20);
            supply.fill(3, parts, 4, 4);
            supply.fill(3, parts, 0, 4);
            for (int row = 0; row < 20; row++) {
                boolean outside = row >= 4 && row < 11;
                float[] untouched = {0, 0, 0, 0, 0, 0, 0, 0, 0, 7};
                assertArrayEquals(outside ? untouched : row(whole, row), row(parts, row));
            }
        }
    }

    @Test
    void isNotChangedByWhatElseIsDrawn() {
        RandomStream stream = RandomStream.root(2);
        EndlessSupply supply = new EndlessSupply(SPHERES, stream);
        float[] before = row(supply.first(6), 5);
        stream.gaussians(5, new float[100], 0, 100);
        new FiniteSupply(SPHERES, 10, stream).first(20);
        Batch batch = Batch.zeros(1, 9);
        supply.draw(5, batch, 0);
        assertArrayEquals(before, row(batch, 0));
    }

    @Test
    void labelsPointsByTheirSphere() {
        for (SampleSupply supply : List.of(endless(3), finite(50, 3))) {
            Batch batch = supply.first(200);
            for (int row = 0; row < batch.size(); row++) {
                double square = 0;
                for (int j = 0; j < 9; j++) {
                    square +=
                            (double) batch.points().get(row, j) * batch.points().get(row, j);
                }
                assertEquals(batch.labels()[row] == 1 ? 1.3 : 1, Math.sqrt(square), 1e-6);
            }
        }
    }

    @Test
    void choosesSpheresByAFairCoin() {
        Batch batch = endless(4).first(200_000);
        long outer = 0;
        for (float label : batch.labels()) {
            outer += label == 1 ? 1 : 0;
        }
        FalseAlarm.unlessBinomial("outer sphere", outer, batch.size(), 0.5);
    }

    private static List<SampleSupply> balanced(long seed) {
        RandomStream stream = RandomStream.root(seed);
        return List.of(
                new EndlessSupply(SPHERES, stream, Batching.BALANCED),
                new FiniteSupply(SPHERES, 2, stream, Batching.BALANCED),
                new FiniteSupply(SPHERES, 41, stream, Batching.BALANCED),
                new FiniteSupply(SPHERES, 1L << 40, stream, Batching.BALANCED));
    }

    @Test
    void balancedBatchesHoldHalfOfEitherSphere() {
        for (SampleSupply supply : balanced(10)) {
            for (int size : new int[] {1, 2, 7, 50}) {
                Batch batch = Batch.zeros(size, 9);
                for (long number : new long[] {0, 1, 2, 3, 1L << 40, (1L << 40) + 1}) {
                    supply.fill(number, batch);
                    long outer = 0;
                    for (float label : batch.labels()) {
                        outer += label == 1 ? 1 : 0;
                    }
                    // Of an odd batch the inner and the outer sphere have more in turns.
                    assertEquals((size + number % 2) / 2, outer, size + " points in batch " + number);
                }
            }
        }
    }

    /** Whatever holds of independent draws holds of balanced ones: parts, batch sizes, and labels that are true. */
    @Test
    void balancedDrawsDependOnTheirNumberAlone() {
        for (SampleSupply supply : balanced(11)) {
            Batch all = supply.first(60);
            Batch parts = Batch.zeros(15, 9);
            for (int number = 3; number >= 0; number--) {
                supply.fill(number, parts, 7, 15);
                supply.fill(number, parts, 0, 7);
                for (int row = 0; row < 15; row++) {
                    float[] drawn = row(parts, row);
                    assertArrayEquals(row(all, number * 15 + row), drawn);
                    double square = 0;
                    for (int j = 0; j < 9; j++) {
                        square += (double) drawn[j] * drawn[j];
                    }
                    assertEquals(drawn[9] == 1 ? 1.3 : 1, Math.sqrt(square), 1e-6);
                }
            }
        }
    }

    /** Both ways of choosing spheres see the same directions. */
    @Test
    void balancingMovesPointsBetweenTheSpheresOnly() {
        Batch fair = endless(12).first(100);
        Batch even = new EndlessSupply(SPHERES, RandomStream.root(12), Batching.BALANCED).first(100);
        for (int row = 0; row < 100; row++) {
            double fairRadius = fair.labels()[row] == 1 ? 1.3 : 1;
            double evenRadius = even.labels()[row] == 1 ? 1.3 : 1;
            for (int j = 0; j < 9; j++) {
                assertEquals(
                        fair.points().get(row, j) / fairRadius, even.points().get(row, j) / evenRadius, 2e-7);
            }
        }
    }

    /** Of 25 points 13 are inner ones; either sphere's points are drawn evenly, all of them, and nothing else. */
    @Test
    void drawsFromABalancedSetWithReplacement() {
        RandomStream stream = RandomStream.root(13);
        Set<List<Float>> set = distinct(new EndlessSupply(SPHERES, stream, Batching.BALANCED).first(25))
                .keySet();
        Map<List<Float>, Long> drawn = distinct(new FiniteSupply(SPHERES, 25, stream, Batching.BALANCED).first(50_000));
        assertEquals(set, drawn.keySet());
        for (Sphere sphere : Sphere.values()) {
            long[] counts = drawn.entrySet().stream()
                    .filter(entry -> entry.getKey().get(9) == sphere.label())
                    .mapToLong(Map.Entry::getValue)
                    .toArray();
            assertEquals(sphere == Sphere.INNER ? 13 : 12, counts.length);
            assertEquals(25_000, Arrays.stream(counts).sum());
            FalseAlarm.unlessUniform("points of the " + sphere.key() + " sphere", counts);
        }
    }

    @Test
    void refusesABalancedSetOfOnePoint() {
        var e = assertThrows(
                IllegalArgumentException.class,
                () -> new FiniteSupply(SPHERES, 1, RandomStream.root(14), Batching.BALANCED));
        assertEquals("balanced batches need a trainingSetSize of at least 2, got 1", e.getMessage());
    }

    @Test
    void drawsFreshPointsForEverFromAnEndlessSupply() {
        assertEquals(5000, distinct(endless(5).first(5000)).size());
        Batch far = Batch.zeros(1, 9);
        endless(5).draw(1L << 40, far, 0);
        assertTrue(distinct(endless(5).first(5000)).keySet().stream().noneMatch(distinct(far)::containsKey));
    }

    /** A finite set is the first N points of the endless supply, all of them, evenly, and nothing else. */
    @Test
    void drawsFromAFiniteSetWithReplacement() {
        Set<List<Float>> set = new HashSet<>(distinct(endless(6).first(25)).keySet());
        Map<List<Float>, Long> drawn = distinct(finite(25, 6).first(50_000));
        assertEquals(set, drawn.keySet());
        FalseAlarm.unlessUniform(
                "points of the set",
                drawn.values().stream().mapToLong(Long::longValue).toArray());
        // 25 draws without replacement would all differ; with it, the chance that they do is 25! / 25^25 = 2e-10.
        assertNotEquals(25, distinct(finite(25, 6).first(25)).size());
    }

    @Test
    void drawsFromSetsOfOneAndOfVeryMany() {
        assertEquals(1, distinct(finite(1, 7).first(100)).size());
        assertEquals(1000, distinct(finite(1L << 40, 7).first(1000)).size());
        assertEquals(25, finite(25, 7).trainingSetSize());
    }

    @Test
    void refusesAnEmptySetMissingLabelsAndOtherDimensions() {
        assertThrows(IllegalArgumentException.class, () -> endless(8).fill(0, Batch.zeros(3, 8)));
        assertThrows(IllegalArgumentException.class, () -> finite(5, 8).fill(0, Batch.zeros(3, 10)));
        assertThrows(IllegalArgumentException.class, () -> finite(0, 8));
        assertThrows(IllegalArgumentException.class, () -> finite(-3, 8));
        assertThrows(IllegalArgumentException.class, () -> new Batch(FloatMatrix.zeros(3, 2), new float[2]));
    }

    private static float[] row(Batch batch, int row) {
        float[] values = Arrays.copyOfRange(batch.points().data(), row * 9, row * 9 + 10);
        values[9] = batch.labels()[row];
        return values;
    }

    private static Map<List<Float>, Long> distinct(Batch batch) {
        Map<List<Float>, Long> counts = new HashMap<>();
        for (int row = 0; row < batch.size(); row++) {
            Float[] boxed = new Float[10];
            float[] values = row(batch, row);
            Arrays.setAll(boxed, j -> values[j]);
            counts.merge(List.of(boxed), 1L, Long::sum);
        }
        return counts;
    }
}
