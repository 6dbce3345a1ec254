package dev.concentric.concentration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.Mnist;
import dev.concentric.data.ImageData;
import dev.concentric.data.ImageSet;
import dev.concentric.linalg.Team;
import org.junit.jupiter.api.Test;

/** Appendix G's half-spaces on the real images; the values are of numpy 2.4, in float64. */
class MnistTest {

    @Test
    void readsTheOriginalFiles() {
        ImageData data = Mnist.orSkip();
        assertEquals("MNIST", data.name());
        ImageSet train = data.train();
        float[] levels = new float[train.dimension()];
        long sum = 0;
        long squares = 0;
        for (int i = 0; i < train.size(); i++) {
            train.writeLevels(i, levels, 0);
            for (float level : levels) {
                sum += (long) level;
                squares += (long) (level * level);
            }
        }
        double pixels = (double) train.size() * train.dimension();
        double mean = sum / pixels / 255;
        assertEquals(0.130660, mean, 5e-7);
        assertEquals(0.308108, Math.sqrt(squares / pixels / 255 / 255 - mean * mean), 5e-7);
    }

    @Test
    void theLeadingDirectionsBetterSignIsFarFromItsErrors() {
        ImageData data = Mnist.orSkip();
        Team team = Team.single();
        PrincipalComponents components = PrincipalComponents.of(data.train(), team);
        double share = 0;
        for (int i = 0; i < 100; i++) {
            share += components.shares()[i];
        }
        assertEquals(0.0970466, components.shares()[0], 1e-6);
        assertEquals(0.9146286, share, 1e-6);
        PrincipalHalfSpace plus = PrincipalHalfSpace.along(0, true, data.train(), components, 0.01, team);
        PrincipalHalfSpace minus = PrincipalHalfSpace.along(0, false, data.train(), components, 0.01, team);
        ErrorSetMeasure better = ErrorSetMeasure.of(plus.halfSpace(), data.test(), team);
        ErrorSetMeasure worse = ErrorSetMeasure.of(minus.halfSpace(), data.test(), team);
        assertEquals(0.0118, better.errorRate().value(), 1e-4);
        assertEquals(6.236, better.meanDistance().value(), 0.005);
        assertEquals(0.0111, worse.errorRate().value(), 1e-4);
        assertEquals(3.931, worse.meanDistance().value(), 0.005);
        double within = ErrorSetMeasure.of(plus.halfSpace().withinBox(), data.test(), team)
                .meanDistance()
                .value();
        assertTrue(within > better.meanDistance().value());
    }
}
