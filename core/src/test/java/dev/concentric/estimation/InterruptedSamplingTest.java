package dev.concentric.estimation;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.data.ConcentricSpheres;
import dev.concentric.data.Sphere;
import dev.concentric.model.Architecture;
import dev.concentric.model.Classifier;
import dev.concentric.model.Initialization;
import dev.concentric.random.RandomStream;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class InterruptedSamplingTest {
    private static final Classifier CLASSIFIER = new Architecture.Quadratic(200, 400)
            .initialize(new Initialization.Glorot(), RandomStream.root(1))
            .freeze(List.of());

    private static SampledErrorRate sampling(int dimension, long samples) {
        FreshPoints points = new FreshPoints(ConcentricSpheres.ofDimension(dimension), RandomStream.root(2));
        return new SampledErrorRate(points, samples, 2);
    }

    /** All 10^8 points would take minutes. */
    @Test
    void stopsAtTheNextBlock() {
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            Thread.currentThread().interrupt();
            SampledErrorRate sampling = sampling(200, 100_000_000);
            assertThrows(IllegalStateException.class, () -> sampling.count(CLASSIFIER, Sphere.INNER));
            assertTrue(Thread.interrupted());
        });
    }

    @Test
    void refusesAClassifierOfAnotherDimension() {
        SampledErrorRate sampling = sampling(100, 10);
        assertThrows(IllegalArgumentException.class, () -> sampling.count(CLASSIFIER, Sphere.INNER));
    }
}
