package dev.concentric.concentration;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.data.ImageSet;
import dev.concentric.linalg.Team;
import dev.concentric.random.RandomStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PrincipalComponentsTest {
    private static final double[] DEVIATIONS = {30, 24, 18, 14, 10, 7, 4, 2};

    private static ImageSet images(int count) {
        return SmallImages.normal(count, SmallImages.hadamard(), DEVIATIONS, RandomStream.root(41));
    }

    /** The covariance from the definition, in float64, has the directions for eigenvectors. */
    @Test
    void diagonalisesTheCovariance() {
        ImageSet images = images(700);
        PrincipalComponents components = PrincipalComponents.of(images, Team.single());
        double[] mean = new double[8];
        for (int i = 0; i < 700; i++) {
            mean = Vectors.plus(mean, 1.0 / 700, images.image(i));
        }
        assertArrayEquals(mean, components.mean(), 1e-7);
        for (int k = 0; k < 8; k++) {
            double[] direction = components.direction(k);
            double[] product = new double[8];
            for (int i = 0; i < 700; i++) {
                double[] centred = Vectors.plus(images.image(i), -1, mean);
                product = Vectors.plus(product, Vectors.dot(centred, direction) / 700, centred);
            }
            double[] scaled = Vectors.plus(new double[8], components.variance(k), direction);
            assertArrayEquals(scaled, product, 1e-8);
            for (int l = 0; l < 8; l++) {
                assertEquals(l == k ? 1 : 0, Vectors.dot(direction, components.direction(l)), 1e-12);
            }
            double largest = Arrays.stream(direction).max().orElseThrow();
            assertTrue(largest >= -Arrays.stream(direction).min().orElseThrow() - 1e-12);
        }
    }

    /** The sample variance of N normals has the standard error sqrt(2 / N) of itself; 6 of them make 2e-9. Seed 41. */
    @Test
    void findsThePlantedVariances() {
        int count = 20_000;
        PrincipalComponents components = PrincipalComponents.of(images(count), Team.single());
        double total = 0;
        for (int k = 0; k < 8; k++) {
            double planted = (DEVIATIONS[k] * DEVIATIONS[k] + 1.0 / 12) / (255 * 255); // and that of rounding
            assertEquals(planted, components.variance(k), 6 * Math.sqrt(2.0 / count) * planted);
            total += components.variance(k);
        }
        assertEquals(total, components.totalVariance(), 1e-12);
        assertEquals(1, Arrays.stream(components.shares()).sum(), 1e-12);
        assertEquals(6, components.countAbove(0.02));
    }

    @Test
    void doesNotDependOnTheTeam() {
        ImageSet images = images(3000);
        try (Team team = Team.of(3)) {
            PrincipalComponents alone = PrincipalComponents.of(images, Team.single());
            PrincipalComponents together = PrincipalComponents.of(images, team);
            for (int k = 0; k < 8; k++) {
                assertEquals(alone.variance(k), together.variance(k));
                assertArrayEquals(alone.direction(k), together.direction(k));
            }
        }
    }

    @Test
    void refusesImagesThatAreAllTheSame() {
        ImageSet grey = SmallImages.of(9, 3, i -> new double[] {7, 8, 9});
        assertThrows(IllegalArgumentException.class, () -> PrincipalComponents.of(grey, Team.single()));
    }

    @Test
    void aConstantPixelHasNoVariance() {
        ImageSet images = SmallImages.of(9, 3, i -> new double[] {i, 255, 20 * i * (i % 2)});
        PrincipalComponents components = PrincipalComponents.of(images, Team.single());
        assertEquals(2, components.countAbove(1e-6));
        assertEquals(1, Math.abs(components.direction(2)[1]), 1e-12);
    }
}
