package dev.concentric.linalg.scalar;

import dev.concentric.linalg.ColumnNormalization;
import dev.concentric.linalg.ConvolutionShape;
import dev.concentric.linalg.FloatMatrix;
import dev.concentric.linalg.ImageShape;
import dev.concentric.linalg.Moments;
import dev.concentric.linalg.PackedMatrix;

/** What the operations of all kernels ask of their operands. */
public final class Checks {

    private Checks() {}

    /** Checks {@code c = a b} for a range of columns. */
    public static void multiply(FloatMatrix a, PackedMatrix b, FloatMatrix c, int first, int end) {
        require(a.columns() == b.rows() && c.rows() == a.rows() && c.columns() == b.columns(), a, b, c);
        range(first, end, b.columns());
        if (first % b.panelWidth() != 0 || end % b.panelWidth() != 0 && end != b.columns()) {
            throw new IllegalArgumentException(
                    "columns " + first + " to " + end + " are not whole panels of " + b.panelWidth());
        }
        requireApart(c.data(), a.data(), b.data());
    }

    /** Checks {@code b = a^T} for a range of rows of b. */
    public static void transpose(FloatMatrix a, PackedMatrix b, int first, int end) {
        require(a.columns() == b.rows() && a.rows() == b.columns(), a, b, "transposed");
        range(first, end, b.rows());
        requireApart(b.data(), a.data());
    }

    /** Checks {@code c = (b a)^T} for a range of columns of c. */
    public static void multiplyTransposed(PackedMatrix b, PackedMatrix a, FloatMatrix c, int first, int end) {
        require(b.columns() == a.rows() && c.rows() == a.columns() && c.columns() == b.rows(), b, a, c);
        range(first, end, b.rows());
        requireApart(c.data(), a.data(), b.data());
    }

    /** Checks a move along {@code a^T b} for a range of rows. */
    public static void adamOfProduct(
            FloatMatrix a, FloatMatrix b, PackedMatrix weights, Moments moments, int first, int end) {
        require(
                a.rows() == b.rows() && weights.rows() == a.columns() && weights.columns() == b.columns(),
                a,
                b,
                weights);
        moments(weights, moments);
        range(first, end, weights.rows());
        requireMovedApart(weights, moments, a.data());
        requireMovedApart(weights, moments, b.data());
    }

    /** Checks a move of a row along a gradient. */
    public static void adam(float[] gradient, PackedMatrix weights, Moments moments, int first, int end) {
        require(weights.rows() == 1 && gradient.length >= weights.columns(), weights, "gradient of", gradient.length);
        moments(weights, moments);
        range(first, end, weights.columns());
        requireMovedApart(weights, moments, gradient);
    }

    /** Checks a move of a matrix along a gradient, for a range of rows. */
    public static void adam(PackedMatrix gradient, PackedMatrix weights, Moments moments, int first, int end) {
        require(
                gradient.rows() == weights.rows() && gradient.columns() == weights.columns(),
                weights,
                "gradient",
                gradient);
        moments(weights, moments);
        range(first, end, weights.rows());
        requireMovedApart(weights, moments, gradient.data());
    }

    /** Checks a convolution for a range of images. */
    public static void convolve(
            FloatMatrix images,
            ConvolutionShape shape,
            PackedMatrix weights,
            PackedMatrix bias,
            FloatMatrix result,
            int first,
            int end) {
        require(weights.rows() == shape.patch(), shape, "weights", weights);
        require(bias.rows() == 1 && bias.columns() == weights.columns(), weights, "bias", bias);
        convolution(images, shape, weights.columns(), result);
        range(first, end, images.rows());
        requireApart(result.data(), images.data());
        requireApart(result.data(), weights.data(), bias.data());
    }

    /** Checks a convolution's gradient by the images, for a range of images. */
    public static void convolveBackward(
            FloatMatrix byResult,
            ConvolutionShape shape,
            PackedMatrix transposed,
            FloatMatrix byImages,
            int first,
            int end) {
        require(transposed.columns() == shape.patch(), shape, "transposed weights", transposed);
        convolution(byImages, shape, transposed.rows(), byResult);
        range(first, end, byImages.rows());
        requireApart(byImages.data(), byResult.data(), transposed.data());
    }

    /** Checks a convolution's gradients by weights and bias, for a range of its parts. */
    public static void convolutionGradients(
            FloatMatrix images,
            ConvolutionShape shape,
            FloatMatrix byResult,
            PackedMatrix byWeights,
            float[] byBias,
            int first,
            int end) {
        require(byWeights.rows() == shape.patch(), shape, "weights", byWeights);
        require(byBias.length >= byWeights.columns(), byWeights, "bias of", byBias.length);
        convolution(images, shape, byWeights.columns(), byResult);
        range(first, end, shape.gradientParts());
        requireApart(byWeights.data(), images.data(), byResult.data());
        requireApart(byBias, images.data(), byResult.data());
        requireApart(byBias, byWeights.data());
    }

    private static void convolution(FloatMatrix images, ConvolutionShape shape, int filters, FloatMatrix result) {
        ImageShape image = shape.image();
        require(images.columns() == image.elements(), shape, "images", images);
        require(
                result.rows() == images.rows() && result.columns() == (long) image.pixels() * filters,
                shape,
                images,
                result);
    }

    /** Checks a pooling for a range of images. */
    public static void pool(FloatMatrix images, ImageShape shape, FloatMatrix result, int first, int end) {
        require(images.columns() == shape.elements(), shape, "images", images);
        boolean fits = result.columns() == shape.halved().elements();
        require(fits && result.rows() == images.rows(), images, "pooled", result);
        range(first, end, images.rows());
        requireApart(result.data(), images.data());
    }

    /** Checks the backward pass of a pooling for a range of images. */
    public static void poolBackward(
            FloatMatrix images,
            ImageShape shape,
            FloatMatrix result,
            FloatMatrix byResult,
            FloatMatrix byImages,
            int first,
            int end) {
        pool(images, shape, result, first, end);
        require(
                byResult.rows() == result.rows() && byResult.columns() == result.columns(),
                result,
                "gradient",
                byResult);
        require(
                byImages.rows() == images.rows() && byImages.columns() == images.columns(),
                images,
                "gradient",
                byImages);
        requireApart(byImages.data(), images.data());
        requireApart(byImages.data(), result.data(), byResult.data());
    }

    /** Checks a normalisation, forwards or backwards, for a range of columns. */
    public static void normalize(FloatMatrix x, ColumnNormalization columns, FloatMatrix y, int first, int end) {
        require(x.rows() == y.rows() && x.columns() == y.columns(), x, y, "normalised");
        require(x.columns() == columns.columns(), x, columns.scale(), "as scales");
        range(first, end, x.columns());
        requireApart(y.data(), x.data());
    }

    /** Checks a rectification for a range of columns. */
    public static void rectify(FloatMatrix x, FloatMatrix y, int first, int end) {
        require(x.rows() == y.rows() && x.columns() == y.columns(), x, y, "rectified");
        range(first, end, x.columns());
    }

    /** Checks the backward pass of a rectification for a range of columns. */
    public static void rectifyBackward(FloatMatrix y, FloatMatrix byY, FloatMatrix byX, int first, int end) {
        boolean fits = y.rows() == byY.rows() && y.columns() == byY.columns();
        require(fits && y.rows() == byX.rows() && y.columns() == byX.columns(), y, byY, byX);
        range(first, end, y.columns());
        requireApart(byX.data(), y.data());
    }

    /** Checks the part of an array that normals are written to. */
    public static void gaussians(float[] out, int offset, int length) {
        if (offset < 0 || length < 0 || length > out.length - offset) {
            throw new IllegalArgumentException(
                    "no " + length + " normals from " + offset + " on in an array of " + out.length);
        }
    }

    /** Checks that a matrix lies in panels of the width that the kernels work with. */
    public static void panels(PackedMatrix matrix, int width) {
        if (matrix.panelWidth() != width) {
            throw new IllegalArgumentException(
                    matrix + " has panels of " + matrix.panelWidth() + " columns, these kernels need " + width);
        }
    }

    private static void moments(PackedMatrix weights, Moments moments) {
        PackedMatrix m = moments.first();
        PackedMatrix v = moments.second();
        boolean fits = m.rows() == weights.rows() && m.columns() == weights.columns();
        require(fits && v.rows() == weights.rows() && v.columns() == weights.columns(), weights, m, v);
        requireApart(weights.data(), m.data(), v.data());
        requireApart(m.data(), v.data());
    }

    private static void range(int first, int end, int count) {
        if (first < 0 || end < first || end > count) {
            throw new IllegalArgumentException("no range " + first + " to " + end + " within " + count);
        }
    }

    /** Takes its operands one by one, since an array of them would be made at each call. */
    private static void require(boolean fits, Object first, Object second, Object third) {
        if (!fits) {
            throw new IllegalArgumentException("shapes do not fit: " + first + ", " + second + ", " + third);
        }
    }

    private static void requireApart(float[] result, float[] operand) {
        if (result == operand) {
            throw new IllegalArgumentException("the result must not share an operand's elements");
        }
    }

    private static void requireMovedApart(PackedMatrix weights, Moments moments, float[] operand) {
        requireApart(operand, weights.data());
        requireApart(operand, moments.first().data(), moments.second().data());
    }

    private static void requireApart(float[] result, float[] first, float[] second) {
        requireApart(result, first);
        requireApart(result, second);
    }
}
