package dev.concentric.linalg.scalar;

import dev.concentric.linalg.AdamStep;
import dev.concentric.linalg.ColumnNormalization;
import dev.concentric.linalg.ConvolutionShape;
import dev.concentric.linalg.FloatMatrix;
import dev.concentric.linalg.ImageShape;
import dev.concentric.linalg.Kernels;
import dev.concentric.linalg.Moments;
import dev.concentric.linalg.PackedMatrix;
import dev.concentric.linalg.Philox;
import dev.concentric.linalg.Workspace;

/** The reference kernels: plain loops that say what each operation computes. */
public final class ScalarKernels implements Kernels {

    /** Wide enough for neighbouring elements to advance together along the inner index. */
    private static final int PANEL_WIDTH = 32;

    private static final int COUNTERS = 16;
    private static final int GROUP = COUNTERS * Philox.WORDS;

    @Override
    public PackedMatrix packed(int rows, int columns) {
        return new PackedMatrix(rows, columns, PANEL_WIDTH);
    }

    @Override
    public void multiply(FloatMatrix a, PackedMatrix b, FloatMatrix c, int first, int end) {
        Checks.multiply(a, b, c, first, end);
        Checks.panels(b, PANEL_WIDTH);
        int inner = a.columns();
        try (Workspace scratch = Workspace.open()) {
            float[] sums = scratch.floats(PANEL_WIDTH);
            for (int column = first; column < end; column += PANEL_WIDTH) {
                int width = Math.min(PANEL_WIDTH, end - column);
                for (int i = 0; i < a.rows(); i++) {
                    chains(a.data(), i * inner, 1, inner, b.data(), b.index(0, column), sums);
                    System.arraycopy(sums, 0, c.data(), i * c.columns() + column, width);
                }
            }
        }
    }

    /** Computes one row of a panel: the sums over p of {@code a[at + p * stride] b[panel + p * PANEL_WIDTH + j]}. */
    private static void chains(float[] a, int at, int stride, int inner, float[] b, int panel, float[] sums) {
        for (int j = 0; j < PANEL_WIDTH; j++) {
            sums[j] = 0;
        }
        for (int p = 0; p < inner; p++) {
            float factor = a[at + p * stride];
            for (int j = 0; j < PANEL_WIDTH; j++) {
                sums[j] = Math.fma(factor, b[panel + p * PANEL_WIDTH + j], sums[j]);
            }
        }
    }

    @Override
    public void transpose(FloatMatrix a, PackedMatrix b, int first, int end) {
        Checks.transpose(a, b, first, end);
        Checks.panels(b, PANEL_WIDTH);
        for (int i = 0; i < a.rows(); i++) {
            for (int p = first; p < end; p++) {
                b.set(p, i, a.get(i, p));
            }
        }
    }

    @Override
    public void multiplyTransposed(PackedMatrix b, PackedMatrix a, FloatMatrix c, int first, int end) {
        Checks.multiplyTransposed(b, a, c, first, end);
        Checks.panels(a, PANEL_WIDTH);
        Checks.panels(b, PANEL_WIDTH);
        int inner = b.columns();
        for (int j = first; j < end; j++) {
            for (int i = 0; i < a.columns(); i++) {
                float sum = 0;
                for (int p = 0; p < inner; p++) {
                    sum = Math.fma(b.data()[b.index(j, p)], a.data()[a.index(p, i)], sum);
                }
                c.data()[i * c.columns() + j] = sum;
            }
        }
    }

    @Override
    public void adamOfProduct(
            FloatMatrix a, FloatMatrix b, AdamStep step, PackedMatrix weights, Moments moments, int first, int end) {
        Checks.adamOfProduct(a, b, weights, moments, first, end);
        Checks.panels(weights, PANEL_WIDTH);
        Checks.panels(moments.first(), PANEL_WIDTH);
        Checks.panels(moments.second(), PANEL_WIDTH);
        try (Workspace scratch = Workspace.open()) {
            float[] panel = scratch.floats(b.rows() * PANEL_WIDTH);
            float[] sums = scratch.floats(PANEL_WIDTH);
            for (int column = 0; column < b.columns(); column += PANEL_WIDTH) {
                int width = Math.min(PANEL_WIDTH, b.columns() - column);
                for (int p = 0; p < b.rows(); p++) {
                    System.arraycopy(b.data(), p * b.columns() + column, panel, p * PANEL_WIDTH, width);
                }
                for (int i = first; i < end; i++) {
                    chains(a.data(), i, a.columns(), a.rows(), panel, 0, sums);
                    move(sums, 0, step, weights, moments, weights.index(i, column), width);
                }
            }
        }
    }

    @Override
    public void adam(float[] gradient, AdamStep step, PackedMatrix weights, Moments moments, int first, int end) {
        Checks.adam(gradient, weights, moments, first, end);
        move(gradient, first, step, weights, moments, first, end - first);
    }

    @Override
    public void adam(PackedMatrix gradient, AdamStep step, PackedMatrix weights, Moments moments, int first, int end) {
        Checks.adam(gradient, weights, moments, first, end);
        Checks.panels(gradient, PANEL_WIDTH);
        Checks.panels(weights, PANEL_WIDTH);
        Checks.panels(moments.first(), PANEL_WIDTH);
        Checks.panels(moments.second(), PANEL_WIDTH);
        for (int column = 0; column < weights.columns(); column += PANEL_WIDTH) {
            int at = weights.index(first, column);
            move(gradient.data(), at, step, weights, moments, at, (end - first) * PANEL_WIDTH);
        }
    }

    private static void move(
            float[] gradient, int from, AdamStep step, PackedMatrix weights, Moments moments, int offset, int count) {
        float[] w = weights.data();
        float[] m = moments.first().data();
        float[] v = moments.second().data();
        for (int k = 0; k < count; k++) {
            int i = offset + k;
            float g = gradient[from + k];
            m[i] = Math.fma(step.beta1(), m[i], step.rest1() * g);
            v[i] = Math.fma(step.beta2(), v[i], step.rest2() * (g * g));
            float divisor = Math.fma(step.correction(), (float) Math.sqrt(v[i]), step.epsilon());
            w[i] -= step.rate() * m[i] / divisor;
        }
    }

    @Override
    public void normalize(FloatMatrix x, ColumnNormalization columns, FloatMatrix y, int first, int end) {
        Checks.normalize(x, columns, y, first, end);
        float share = 1f / x.rows();
        for (int j = first; j < end; j++) {
            float sum = 0;
            for (int i = 0; i < x.rows(); i++) {
                sum += x.get(i, j);
            }
            float mean = share * sum;
            float squares = 0;
            for (int i = 0; i < x.rows(); i++) {
                float centered = x.get(i, j) - mean;
                squares = Math.fma(centered, centered, squares);
            }
            float variance = share * squares;
            columns.mean()[j] = mean;
            columns.variance()[j] = variance;
            columns.inverseDeviation()[j] = 1f / (float) Math.sqrt(variance + columns.epsilon());
            for (int i = 0; i < x.rows(); i++) {
                float scaled = Math.fma(
                        unit(x, columns, i, j),
                        columns.scale().data()[j],
                        columns.shift().data()[j]);
                y.set(i, j, scaled);
            }
        }
    }

    private static float unit(FloatMatrix x, ColumnNormalization columns, int i, int j) {
        return (x.get(i, j) - columns.mean()[j]) * columns.inverseDeviation()[j];
    }

    /** The gradient of algorithm 1: the batch's mean and variance depend on every input of the column. */
    @Override
    public void normalizeBackward(
            FloatMatrix x, ColumnNormalization columns, FloatMatrix byY, FloatMatrix byX, int first, int end) {
        Checks.normalize(x, columns, byX, first, end);
        Checks.normalize(x, columns, byY, first, end);
        float share = 1f / x.rows();
        for (int j = first; j < end; j++) {
            float products = 0;
            float sum = 0;
            for (int i = 0; i < x.rows(); i++) {
                products = Math.fma(byY.get(i, j), unit(x, columns, i, j), products);
                sum += byY.get(i, j);
            }
            columns.byScale()[j] = products;
            columns.byShift()[j] = sum;
            float factor = columns.scale().data()[j] * columns.inverseDeviation()[j];
            for (int i = 0; i < x.rows(); i++) {
                float shared = share * Math.fma(unit(x, columns, i, j), products, sum);
                byX.set(i, j, factor * (byY.get(i, j) - shared));
            }
        }
    }

    @Override
    public void rectify(FloatMatrix x, FloatMatrix y, int first, int end) {
        Checks.rectify(x, y, first, end);
        for (int i = 0; i < x.rows(); i++) {
            for (int j = first; j < end; j++) {
                y.set(i, j, Math.max(x.get(i, j), 0f));
            }
        }
    }

    @Override
    public void rectifyBackward(FloatMatrix y, FloatMatrix byY, FloatMatrix byX, int first, int end) {
        Checks.rectifyBackward(y, byY, byX, first, end);
        for (int i = 0; i < y.rows(); i++) {
            for (int j = first; j < end; j++) {
                byX.set(i, j, y.get(i, j) == 0 ? 0f : byY.get(i, j));
            }
        }
    }

    @Override
    public void convolve(
            FloatMatrix images,
            ConvolutionShape shape,
            PackedMatrix weights,
            PackedMatrix bias,
            FloatMatrix result,
            int first,
            int end) {
        Checks.convolve(images, shape, weights, bias, result, first, end);
        Checks.panels(weights, PANEL_WIDTH);
        if (shape.tiled()) {
            TiledLoops.forward(images, shape, weights, bias, result, first, end);
        } else {
            ConvolutionLoops.forward(images, shape, weights, bias, result, first, end);
        }
    }

    @Override
    public void convolveBackward(
            FloatMatrix byResult,
            ConvolutionShape shape,
            PackedMatrix transposed,
            FloatMatrix byImages,
            int first,
            int end) {
        Checks.convolveBackward(byResult, shape, transposed, byImages, first, end);
        Checks.panels(transposed, PANEL_WIDTH);
        ConvolutionLoops.backward(byResult, shape, transposed, byImages, first, end);
    }

    @Override
    public void convolutionGradients(
            FloatMatrix images,
            ConvolutionShape shape,
            FloatMatrix byResult,
            PackedMatrix byWeights,
            float[] byBias,
            int first,
            int end) {
        Checks.convolutionGradients(images, shape, byResult, byWeights, byBias, first, end);
        Checks.panels(byWeights, PANEL_WIDTH);
        if (shape.tiled()) {
            TiledLoops.gradients(images, shape, byResult, byWeights, byBias, first, end);
        } else {
            ConvolutionLoops.gradients(images, shape, byResult, byWeights, byBias, first, end);
        }
    }

    @Override
    public void pool(FloatMatrix images, ImageShape shape, FloatMatrix result, int first, int end) {
        Checks.pool(images, shape, result, first, end);
        PoolingLoops.forward(images, shape, result, first, end, 0);
    }

    @Override
    public void poolBackward(
            FloatMatrix images,
            ImageShape shape,
            FloatMatrix result,
            FloatMatrix byResult,
            FloatMatrix byImages,
            int first,
            int end) {
        Checks.poolBackward(images, shape, result, byResult, byImages, first, end);
        PoolingLoops.backward(images, shape, result, byResult, byImages, first, end, 0);
    }

    @Override
    public long multiplyAdds(int rounds) {
        try (Workspace scratch = Workspace.open()) {
            float[] sums = scratch.floats(PANEL_WIDTH);
            for (int i = 0; i < rounds; i++) {
                for (int j = 0; j < PANEL_WIDTH; j++) {
                    sums[j] = Math.fma(0x1p-10f, 0x1p-10f, sums[j]);
                }
            }
            return (long) rounds * PANEL_WIDTH;
        }
    }

    @Override
    public void gaussians(long key, long counter, float[] out, int offset, int length) {
        Checks.gaussians(out, offset, length);
        int[] words = new int[GROUP];
        float[] normals = new float[GROUP];
        for (int done = 0; done < length; done += GROUP) {
            for (int c = 0; c < COUNTERS; c++) {
                Philox.block(key, done / Philox.WORDS + c, counter, words, c, COUNTERS);
            }
            BoxMuller.transform(words, normals, 0, COUNTERS);
            BoxMuller.transform(words, normals, 2 * COUNTERS, COUNTERS);
            System.arraycopy(normals, 0, out, offset + done, Math.min(GROUP, length - done));
        }
    }
}
