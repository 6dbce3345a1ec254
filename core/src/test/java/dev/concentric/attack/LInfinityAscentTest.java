package dev.concentric.attack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.SmallImages;
import dev.concentric.attack.LInfinityAscent.LossGradient;
import dev.concentric.linalg.FloatMatrix;
import dev.concentric.linalg.Team;
import dev.concentric.random.RandomStream;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LInfinityAscentTest {
    private static final int IMAGES = 12;
    private static final int PIXELS = SmallImages.PIXELS;
    private static final RandomStream NOISE = RandomStream.root(3).split("noise");

    private static float[] perturbed(LInfinityAscent ascent, LossGradient loss, long firstDraw, Team team) {
        FloatMatrix images = SmallImages.images(IMAGES);
        ascent.perturb(images, loss, NOISE, firstDraw, team);
        return images.data();
    }

    /** Gradients whose signs depend on where the images are. */
    private static void turning(FloatMatrix images, FloatMatrix gradients) {
        for (int i = 0; i < images.size(); i++) {
            gradients.data()[i] = images.data()[i] * 1000 % 2 - 1;
        }
    }

    /** Up for some pixels, down for others, not at all for some. */
    private static float slope(int i) {
        return i % 7 == 0 ? 0 : i % 3 - 0.5f;
    }

    @ParameterizedTest
    @CsvSource({"0.3, 0.01, 10", "0.1, 0.07, 5", "1e-3, 1, 1", "5, 0.5, 3"})
    void staysInBallAndBox(double epsilon, double stepSize, int steps) {
        AtomicInteger calls = new AtomicInteger();
        float[] originals = SmallImages.images(IMAGES).data();
        LossGradient watched = (images, gradients) -> {
            calls.incrementAndGet();
            for (int i = 0; i < images.size(); i++) {
                double pixel = images.data()[i];
                assertTrue(pixel >= 0 && pixel <= 1);
                assertTrue(Math.abs(pixel - originals[i]) <= epsilon);
            }
            turning(images, gradients);
        };
        float[] after = perturbed(new LInfinityAscent(epsilon, stepSize, steps), watched, 0, Team.single());
        assertEquals(steps, calls.get());
        for (int i = 0; i < after.length; i++) {
            assertTrue(after[i] >= 0 && after[i] <= 1);
            assertTrue(Math.abs((double) after[i] - originals[i]) <= epsilon);
        }
    }

    /** With steps for twice the radius a linear loss has its maximum: the ball's corner, cut off by the box. */
    @Test
    void reachesTheCornerOfALinearLoss() {
        LossGradient linear = (images, gradients) -> {
            for (int i = 0; i < images.size(); i++) {
                gradients.data()[i] = slope(i);
            }
        };
        float[] originals = SmallImages.images(IMAGES).data();
        float[] after = perturbed(new LInfinityAscent(0.25, 0.0625, 8), linear, 0, Team.single());
        for (int i = 0; i < after.length; i++) {
            double corner = Math.clamp(originals[i] + 0.25 * Math.signum(slope(i)), 0.0, 1.0);
            if (slope(i) == 0) {
                assertTrue(Math.abs(after[i] - originals[i]) <= 0.25);
            } else if ((float) corner == corner) {
                assertEquals(corner, after[i]);
            } else {
                // The next float32 number on the ball's side.
                assertEquals(corner, after[i], Math.ulp((float) corner));
                assertTrue(Math.abs((double) after[i] - originals[i]) <= 0.25);
            }
        }
    }

    /**
     * Starts are uniform in the ball. The mean square of 6000 uniform numbers on [-1, 1] has a deviation of
     * sqrt(4/45/6000) = .0039; a miss by .02, five of these, has a probability below 1e-6.
     */
    @Test
    void startsUniformlyInTheBall() {
        FloatMatrix images = FloatMatrix.zeros(100, 60);
        Arrays.fill(images.data(), 0.5f);
        new LInfinityAscent(0.25, 1, 1).perturb(images, (x, gradients) -> {}, NOISE, 0, Team.single());
        double square = 0;
        double sum = 0;
        for (float pixel : images.data()) {
            square += Math.pow((pixel - 0.5) / 0.25, 2) / 6000;
            sum += (pixel - 0.5) / 0.25 / 6000;
        }
        assertEquals(1.0 / 3, square, 0.02);
        assertEquals(0, sum, 0.04);
    }

    @Test
    void givesADrawTheSameInAnyBatchAndTeam() {
        LInfinityAscent ascent = new LInfinityAscent(0.3, 0.01, 7);
        float[] alone = perturbed(ascent, LInfinityAscentTest::turning, 5, Team.single());
        try (Team team = Team.of(3)) {
            assertArrayEquals(alone, perturbed(ascent, LInfinityAscentTest::turning, 5, team));
        }
        float[] row = Arrays.copyOfRange(SmallImages.images(IMAGES).data(), 4 * PIXELS, 5 * PIXELS);
        FloatMatrix single = FloatMatrix.over(row, 1, PIXELS);
        ascent.perturb(single, LInfinityAscentTest::turning, NOISE, 9, Team.single());
        assertArrayEquals(Arrays.copyOfRange(alone, 4 * PIXELS, 5 * PIXELS), row);
    }

    @Test
    void leavesPixelsWithoutAGradientAlone() {
        float[] still = perturbed(
                new LInfinityAscent(0.3, 0.01, 5),
                (images, gradients) -> Arrays.fill(gradients.data(), Float.NaN),
                0,
                Team.single());
        float[] started = perturbed(new LInfinityAscent(0.3, 0.01, 1), (images, gradients) -> {}, 0, Team.single());
        assertArrayEquals(started, still);
    }

    @Test
    void refusesWhatIsOutOfRange() {
        assertThrows(IllegalArgumentException.class, () -> new LInfinityAscent(0, 0.01, 1));
        assertThrows(IllegalArgumentException.class, () -> new LInfinityAscent(0.3, Double.NaN, 1));
        assertThrows(IllegalArgumentException.class, () -> new LInfinityAscent(0.3, 0.01, 0));
        FloatMatrix images = SmallImages.images(2);
        images.set(1, 1, -0.5f);
        assertThrows(
                IllegalArgumentException.class,
                () -> LInfinityAscent.MNIST.perturb(images, LInfinityAscentTest::turning, NOISE, 0, Team.single()));
    }
}
