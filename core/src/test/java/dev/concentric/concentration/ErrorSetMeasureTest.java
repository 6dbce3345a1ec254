package dev.concentric.concentration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.FalseAlarm;
import dev.concentric.data.ImageSet;
import dev.concentric.linalg.Team;
import dev.concentric.random.RandomStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorSetMeasureTest {
    private static final double[] DEVIATIONS = {30, 24, 18, 14, 10, 7, 4, 2};

    /**
     * A normal law of deviation s along w: the half-space of measure mu has the edge z = Phi^-1(1 - mu) and the mean
     * distance s (z (1 - mu) + phi(z)). What is found differs by the edge's error, of deviation s sqrt(mu (1 - mu) / N) /
     * phi(z), and by the mean's, of at most s / sqrt(N). Seed 42.
     */
    @ParameterizedTest
    @ValueSource(doubles = {0.3, 0.1, 0.02})
    void ofNormalImagesHasTheClosedForm(double measure) {
        int count = 20_000;
        RandomStream random = RandomStream.root(42);
        ImageSet training = SmallImages.normal(count, SmallImages.hadamard(), DEVIATIONS, random.split("training"));
        ImageSet test = SmallImages.normal(count, SmallImages.hadamard(), DEVIATIONS, random.split("test"));
        PrincipalComponents components = PrincipalComponents.of(training, Team.single());
        NormalDistribution law = NormalDistribution.of(0, 1);
        double z = law.inverseSurvivalProbability(measure);
        for (int k = 0; k < 3; k++) {
            double s = DEVIATIONS[k] / 255;
            PrincipalHalfSpace halfSpace =
                    PrincipalHalfSpace.along(k, k % 2 == 0, training, components, measure, Team.single());
            ErrorSetMeasure found = ErrorSetMeasure.of(halfSpace.halfSpace(), test, Team.single());
            double expected = s * (z * (1 - measure) + law.density(z));
            double edgeError = s * Math.sqrt(measure * (1 - measure) / count) / law.density(z);
            double error = Math.hypot(edgeError, s / Math.sqrt(count));
            FalseAlarm.unlessNormal("d along " + k, (found.meanDistance().value() - expected) / error);
            FalseAlarm.unlessNormal(
                    "mu along " + k,
                    (found.errorRate().value() - measure) / Math.sqrt(2 * measure * (1 - measure) / count));
            assertTrue(found.meanDistance()
                    .interval()
                    .orElseThrow()
                    .contains(found.meanDistance().value()));
            ErrorSetMeasure ofTraining = ErrorSetMeasure.of(halfSpace.halfSpace(), training, Team.single());
            assertEquals(measure, ofTraining.errorRate().value(), 1e-12);
        }
    }

    /** Six images, of which two lie in the half-space; the distances of the others are 1 to 4 levels. */
    @Test
    void countsAndAverages() {
        ImageSet images = SmallImages.of(6, 1, i -> new double[] {i});
        ErrorSetMeasure found = ErrorSetMeasure.of(HalfSpace.of(new double[] {1}, 3.5 / 255), images, Team.single());
        assertEquals(2 / 6.0, found.errorRate().value());
        assertEquals((0.5 + 1.5 + 2.5 + 3.5) / 6 / 255, found.meanDistance().value(), 1e-9);
        assertEquals(6, found.meanDistance().samples());
    }

    @Test
    void ofASetWithoutPointsIsInfinitelyFar() {
        ImageSet images = SmallImages.of(6, 1, i -> new double[] {i});
        ErrorSet none = HalfSpace.of(new double[] {1}, 1.5).withinBox();
        ErrorSetMeasure found = ErrorSetMeasure.of(none, images, Team.single());
        assertEquals(0, found.errorRate().value());
        assertEquals(Double.POSITIVE_INFINITY, found.meanDistance().value());
        assertTrue(found.meanDistance().interval().isEmpty());
    }

    @Test
    void refusesImagesOfAnotherSize() {
        ImageSet images = SmallImages.of(6, 1, i -> new double[] {i});
        HalfSpace plane = HalfSpace.of(new double[] {1, 1}, 0);
        assertThrows(IllegalArgumentException.class, () -> ErrorSetMeasure.of(plane, images, Team.single()));
    }
}
