package dev.concentric.linalg.scalar;

/**
 * The transforms of Winograd's minimal filtering F(2 x 2, 5 x 5) (Winograd, 1980; Lavin and Gray, 2016, section 4.1), whose
 * formulas {@link dev.concentric.linalg.Kernels#convolve} has.
 *
 * <p>A transform of a square is one of lines: at first down each column, then across each row. Here are those of lines, as
 * every implementation of {@link dev.concentric.linalg.Kernels} computes them. They belong to the points 0, 2/3, -2/3, 3/2,
 * -3/2 and infinity: points in pairs of signs share what is even and odd, and of the sets that were tried these, reciprocal
 * to each other, round least.
 */
public final class TileTransforms {

    /** The side of a square of results. */
    public static final int RESULT = 2;

    /** The side of a kernel. */
    public static final int KERNEL = 5;

    /** The side of a tile of the image. */
    public static final int TILE = RESULT + KERNEL - 1;

    /** The elements of a tile. */
    public static final int ELEMENTS = TILE * TILE;

    /** The positive point of the first pair. */
    public static final float P = (float) (2.0 / 3);

    /** The square of {@link #P}. */
    public static final float P2 = (float) (4.0 / 9);

    /** The fourth power of {@link #P}. */
    public static final float P4 = (float) (16.0 / 81);

    /** The positive point of the second pair. */
    public static final float Q = 1.5f;

    /** The square of {@link #Q}. */
    public static final float Q2 = 2.25f;

    /** The fourth power of {@link #Q}. */
    public static final float Q4 = 5.0625f;

    /** The sum of the squares of {@link #P} and {@link #Q}. */
    public static final float SQUARES = (float) (97.0 / 36);

    /** The factor 1 / (2 p^2 (p^2 - q^2)) of the first pair's even part in G. */
    public static final float P_EVEN = (float) (-81.0 / 130);

    /** The factor of the first pair's odd part, p times that of the even one. */
    public static final float P_ODD = (float) (-54.0 / 130);

    /** The factor 1 / (2 q^2 (q^2 - p^2)) of the second pair's even part in G. */
    public static final float Q_EVEN = (float) (8.0 / 65);

    /** The factor of the second pair's odd part, q times that of the even one. */
    public static final float Q_ODD = (float) (12.0 / 65);

    private TileTransforms() {}

    /** A transform of lines: the elements of either line begin at an index and lie a step apart. */
    @FunctionalInterface
    interface Line {
        /** Transforms the line in {@code x} to that in {@code y}. */
        void apply(float[] x, int at, int step, float[] y, int to, int yStep);
    }

    /** Transforms a square of side {@code in} to one of side {@code out}, both row by row. */
    static float[] square(Line line, int in, int out, float[] x) {
        float[] columns = new float[out * in];
        for (int column = 0; column < in; column++) {
            line.apply(x, column, in, columns, column, in);
        }
        float[] y = new float[out * out];
        for (int row = 0; row < out; row++) {
            line.apply(columns, row * in, 1, y, row * out, 1);
        }
        return y;
    }

    /** B^T, from 6 pixels to 6 elements. */
    static void pixels(float[] x, int at, int step, float[] y, int to, int yStep) {
        float x1 = x[at + step];
        float x2 = x[at + 2 * step];
        float x3 = x[at + 3 * step];
        float x4 = x[at + 4 * step];
        float even = Math.fma(-Q2, x2, x4);
        float odd = P * Math.fma(-Q2, x1, x3);
        float even2 = Math.fma(-P2, x2, x4);
        float odd2 = Q * Math.fma(-P2, x1, x3);
        y[to] = Math.fma(-SQUARES, x2, x[at] + x4);
        y[to + yStep] = even + odd;
        y[to + 2 * yStep] = even - odd;
        y[to + 3 * yStep] = even2 + odd2;
        y[to + 4 * yStep] = even2 - odd2;
        y[to + 5 * yStep] = Math.fma(-SQUARES, x3, x1 + x[at + 5 * step]);
    }

    /** G, from 5 weights to 6 elements. */
    static void weights(float[] x, int at, int step, float[] y, int to, int yStep) {
        float x0 = x[at];
        float x1 = x[at + step];
        float x2 = x[at + 2 * step];
        float x3 = x[at + 3 * step];
        float x4 = x[at + 4 * step];
        float even = P_EVEN * Math.fma(P4, x4, Math.fma(P2, x2, x0));
        float odd = P_ODD * Math.fma(P2, x3, x1);
        float even2 = Q_EVEN * Math.fma(Q4, x4, Math.fma(Q2, x2, x0));
        float odd2 = Q_ODD * Math.fma(Q2, x3, x1);
        y[to] = x0;
        y[to + yStep] = even + odd;
        y[to + 2 * yStep] = even - odd;
        y[to + 3 * yStep] = even2 + odd2;
        y[to + 4 * yStep] = even2 - odd2;
        y[to + 5 * yStep] = x4;
    }

    /** A^T, from 6 elements to 2 results. */
    static void results(float[] x, int at, int step, float[] y, int to, int yStep) {
        float x1 = x[at + step];
        float x2 = x[at + 2 * step];
        float x3 = x[at + 3 * step];
        float x4 = x[at + 4 * step];
        y[to] = x[at] + ((x1 + x2) + (x3 + x4));
        y[to + yStep] = Math.fma(Q, x3 - x4, Math.fma(P, x1 - x2, x[at + 5 * step]));
    }

    /** A, from 2 gradients by results to 6 by elements. */
    static void byResults(float[] x, int at, int step, float[] y, int to, int yStep) {
        float x0 = x[at];
        float x1 = x[at + step];
        y[to] = x0;
        y[to + yStep] = Math.fma(P, x1, x0);
        y[to + 2 * yStep] = Math.fma(-P, x1, x0);
        y[to + 3 * yStep] = Math.fma(Q, x1, x0);
        y[to + 4 * yStep] = Math.fma(-Q, x1, x0);
        y[to + 5 * yStep] = x1;
    }

    /** G^T, from 6 gradients by elements to 5 by weights. */
    static void byWeights(float[] x, int at, int step, float[] y, int to, int yStep) {
        float x1 = x[at + step];
        float x2 = x[at + 2 * step];
        float x3 = x[at + 3 * step];
        float x4 = x[at + 4 * step];
        float even = P_EVEN * (x1 + x2);
        float odd = P_ODD * (x1 - x2);
        float even2 = Q_EVEN * (x3 + x4);
        float odd2 = Q_ODD * (x3 - x4);
        y[to] = x[at] + (even + even2);
        y[to + yStep] = odd + odd2;
        y[to + 2 * yStep] = Math.fma(Q2, even2, P2 * even);
        y[to + 3 * yStep] = Math.fma(Q2, odd2, P2 * odd);
        y[to + 4 * yStep] = Math.fma(Q4, even2, Math.fma(P4, even, x[at + 5 * step]));
    }
}
