package dev.concentric.linalg.simd;

import static dev.concentric.linalg.simd.ProductTile.WIDTH;

import dev.concentric.linalg.AdamStep;
import dev.concentric.linalg.ColumnNormalization;
import dev.concentric.linalg.ConvolutionShape;
import dev.concentric.linalg.FloatMatrix;
import dev.concentric.linalg.ImageShape;
import dev.concentric.linalg.Kernels;
import dev.concentric.linalg.Moments;
import dev.concentric.linalg.PackedMatrix;
import dev.concentric.linalg.Workspace;
import dev.concentric.linalg.scalar.Checks;

/** Kernels on vectors of the machine's preferred width. */
public final class SimdKernels implements Kernels {

    /** Returns the number of floats that one vector holds. */
    public int lanes() {
        return Lanes.COUNT;
    }

    @Override
    public PackedMatrix packed(int rows, int columns) {
        return new PackedMatrix(rows, columns, WIDTH);
    }

    @Override
    public void multiply(FloatMatrix a, PackedMatrix b, FloatMatrix c, int first, int end) {
        Checks.multiply(a, b, c, first, end);
        Checks.panels(b, WIDTH);
        Products.multiply(a, b, c, first, end);
    }

    @Override
    public void transpose(FloatMatrix a, PackedMatrix b, int first, int end) {
        Checks.transpose(a, b, first, end);
        Checks.panels(b, WIDTH);
        TransposedProducts.transpose(a, b, first, end);
    }

    @Override
    public void multiplyTransposed(PackedMatrix b, PackedMatrix a, FloatMatrix c, int first, int end) {
        Checks.multiplyTransposed(b, a, c, first, end);
        Checks.panels(a, WIDTH);
        Checks.panels(b, WIDTH);
        TransposedProducts.multiply(b, a, c, first, end);
    }

    @Override
    public void adamOfProduct(
            FloatMatrix a, FloatMatrix b, AdamStep step, PackedMatrix weights, Moments moments, int first, int end) {
        Checks.adamOfProduct(a, b, weights, moments, first, end);
        Checks.panels(weights, WIDTH);
        Checks.panels(moments.first(), WIDTH);
        Checks.panels(moments.second(), WIDTH);
        AdamMoves.alongProduct(a, b, step, weights, moments, first, end);
    }

    @Override
    public void adam(float[] gradient, AdamStep step, PackedMatrix weights, Moments moments, int first, int end) {
        Checks.adam(gradient, weights, moments, first, end);
        AdamMoves.along(gradient, step, weights, moments, first, end);
    }

    @Override
    public void adam(PackedMatrix gradient, AdamStep step, PackedMatrix weights, Moments moments, int first, int end) {
        Checks.adam(gradient, weights, moments, first, end);
        Checks.panels(gradient, WIDTH);
        Checks.panels(weights, WIDTH);
        Checks.panels(moments.first(), WIDTH);
        Checks.panels(moments.second(), WIDTH);
        AdamMoves.along(gradient, step, weights, moments, first, end);
    }

    @Override
    public void normalize(FloatMatrix x, ColumnNormalization columns, FloatMatrix y, int first, int end) {
        Checks.normalize(x, columns, y, first, end);
        Normalizations.forward(x, columns, y, first, end);
    }

    @Override
    public void normalizeBackward(
            FloatMatrix x, ColumnNormalization columns, FloatMatrix byY, FloatMatrix byX, int first, int end) {
        Checks.normalize(x, columns, byX, first, end);
        Checks.normalize(x, columns, byY, first, end);
        Normalizations.backward(x, columns, byY, byX, first, end);
    }

    @Override
    public void rectify(FloatMatrix x, FloatMatrix y, int first, int end) {
        Checks.rectify(x, y, first, end);
        Rectifications.forward(x, y, first, end);
    }

    @Override
    public void rectifyBackward(FloatMatrix y, FloatMatrix byY, FloatMatrix byX, int first, int end) {
        Checks.rectifyBackward(y, byY, byX, first, end);
        Rectifications.backward(y, byY, byX, first, end);
    }

    @Override
    public void gaussians(long key, long counter, float[] out, int offset, int length) {
        Checks.gaussians(out, offset, length);
        Gaussians.fill(key, counter, out, offset, length);
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
        Checks.panels(weights, WIDTH);
        if (shape.tiled()) {
            TiledConvolutions.forward(images, shape, weights, bias, result, first, end);
        } else {
            Convolutions.forward(images, shape, weights, bias, result, first, end);
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
        Checks.panels(transposed, WIDTH);
        ConvolutionsBackward.compute(byResult, shape, transposed, byImages, first, end);
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
        Checks.panels(byWeights, WIDTH);
        if (shape.tiled()) {
            TiledGradients.compute(images, shape, byResult, byWeights, byBias, first, end);
        } else {
            ConvolutionGradients.compute(images, shape, byResult, byWeights, byBias, first, end);
        }
    }

    @Override
    public void pool(FloatMatrix images, ImageShape shape, FloatMatrix result, int first, int end) {
        Checks.pool(images, shape, result, first, end);
        Poolings.forward(images, shape, result, first, end);
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
        Poolings.backward(images, shape, result, byResult, byImages, first, end);
    }

    @Override
    public long multiplyAdds(int rounds) {
        try (Workspace scratch = Workspace.open()) {
            return PeakLoop.run(rounds, scratch.floats(Lanes.COUNT));
        }
    }
}
