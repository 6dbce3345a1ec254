package dev.concentric.attack;

import dev.concentric.linalg.FloatMatrix;
import dev.concentric.linalg.Team;
import dev.concentric.random.RandomStream;

/**
 * The attack that adversarial training trains against and robust accuracy is measured with (Madry, Makelov, Schmidt,
 * Tsipras and Vladu, "Towards Deep Learning Models Resistant to Adversarial Attacks", ICLR 2018): from a uniform point
 * of the l-infinity ball about an image, steps along the signs of the loss's gradient, each back into the ball and into
 * the pixel box [0, 1].
 *
 * <p>It raises the loss and is after no distance; whether the result is misclassified is the caller's to ask.
 *
 * @param epsilon the ball's radius: how far a pixel may go, positive
 * @param stepSize how far a pixel goes in a step, positive
 * @param steps how many steps are made, at least 1
 */
public record LInfinityAscent(double epsilon, double stepSize, int steps) {

    /** What the paper trains against on MNIST: 40 steps of .01 within .3. */
    public static final LInfinityAscent MNIST = new LInfinityAscent(0.3, 0.01, 40);

    /** The gradient of what is to be raised. */
    @FunctionalInterface
    public interface LossGradient {

        /**
         * Computes the gradient of each image's loss by its pixels; only the signs count.
         *
         * @param images the images {@code [B x n]}, row for row those that are attacked
         * @param gradients receives the gradients {@code [B x n]}
         */
        void gradients(FloatMatrix images, FloatMatrix gradients);
    }

    /** Checks the settings. */
    public LInfinityAscent {
        GradientAscent.requireSettings(stepSize, steps);
        if (!(epsilon > 0 && epsilon < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("epsilon must be positive, got " + epsilon);
        }
    }

    /**
     * Perturbs images in place.
     *
     * @param images the images {@code [B x n]}, all pixels in [0, 1]
     * @param loss computes gradients
     * @param noise where the starts in the ball come from: row r takes the stream of number {@code firstDraw + r}
     *     below it, pixel j its index j
     * @param firstDraw the number of the first row's draw
     * @param team shares the work outside the gradients; no bit depends on its size
     * @throws IllegalArgumentException if a pixel lies outside [0, 1]
     */
    public void perturb(FloatMatrix images, LossGradient loss, RandomStream noise, long firstDraw, Team team) {
        int n = images.columns();
        float[] pixels = images.data();
        float[] low = new float[images.size()];
        float[] high = new float[images.size()];
        team.split(images.rows(), 1, (first, end) -> {
            for (int row = first; row < end; row++) {
                RandomStream stream = noise.split(firstDraw + row);
                for (int j = 0; j < n; j++) {
                    int i = row * n + j;
                    requirePixel(pixels[i]);
                    low[i] = lowest(pixels[i]);
                    high[i] = highest(pixels[i]);
                    double start = pixels[i] + epsilon * (2 * stream.uniform(j) - 1);
                    pixels[i] = Math.clamp((float) start, low[i], high[i]);
                }
            }
        });
        FloatMatrix gradients = FloatMatrix.zeros(images.rows(), n);
        for (int step = 0; step < steps; step++) {
            loss.gradients(images, gradients);
            team.split(images.rows(), 1, (first, end) -> {
                for (int i = first * n; i < end * n; i++) {
                    pixels[i] = Math.clamp(moved(pixels[i], gradients.data()[i]), low[i], high[i]);
                }
            });
        }
    }

    /** Returns a pixel moved by a step; one whose gradient is 0 or NaN stays. */
    private float moved(float pixel, float gradient) {
        if (gradient > 0) {
            return (float) (pixel + stepSize);
        }
        return gradient < 0 ? (float) (pixel - stepSize) : pixel;
    }

    /** Returns the least float32 value in ball and box. */
    private float lowest(float pixel) {
        double exact = Math.max(0, pixel - epsilon);
        float rounded = (float) exact;
        return rounded < exact ? Math.nextUp(rounded) : rounded;
    }

    /** Returns the largest float32 value in ball and box. */
    private float highest(float pixel) {
        double exact = Math.min(1, pixel + epsilon);
        float rounded = (float) exact;
        return rounded > exact ? Math.nextDown(rounded) : rounded;
    }

    private static void requirePixel(float pixel) {
        if (!(pixel >= 0 && pixel <= 1)) {
            throw new IllegalArgumentException("a pixel must lie in [0, 1], got " + pixel);
        }
    }
}
