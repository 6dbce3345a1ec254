package dev.concentric.model;

import dev.concentric.linalg.ConvolutionShape;
import dev.concentric.linalg.FloatMatrix;
import dev.concentric.linalg.ImageShape;
import dev.concentric.linalg.Kernels;
import dev.concentric.linalg.PackedMatrix;
import java.util.Arrays;

/** A fixed map of rows with its gradient, for any number of threads. */
sealed interface FrozenLayer {

    /** Returns the length of the output for inputs of a length. */
    int outputs(int inputs);

    /** Maps {@code in [B x inputs]} to {@code out [B x outputs]}, in float32. */
    void forward(FloatMatrix in, FloatMatrix out);

    /**
     * Sets {@code byIn [B x inputs]} to an objective's gradient by the input, in float32.
     *
     * @param in the input
     * @param out what {@link #forward} gave
     * @param byOut the gradient by the output
     */
    void backward(FloatMatrix in, FloatMatrix out, FloatMatrix byOut, FloatMatrix byIn);

    /** Maps one row in float64. */
    double[] apply(double[] x);

    /**
     * A convolution.
     *
     * @param shape how images and weights lie
     * @param map the map of a patch to a pixel of the result
     * @param weights the map's weights in float32
     * @param bias the map's bias in float32
     * @param wayBack the way back through those weights
     */
    record Convolution(
            ConvolutionShape shape, Affine map, PackedMatrix weights, PackedMatrix bias, BackwardConvolution wayBack)
            implements FrozenLayer {

        static Convolution of(ConvolutionShape shape, float[] weights, float[] bias) {
            Affine map = new Affine(shape.patch(), bias.length, Affine.widened(weights), Affine.widened(bias));
            PackedMatrix packed = Kernels.best().packed(shape.patch(), bias.length);
            packed.setRows(weights);
            PackedMatrix row = Kernels.best().packed(1, bias.length);
            row.setRows(bias);
            BackwardConvolution wayBack = new BackwardConvolution(shape, bias.length);
            wayBack.set(packed);
            return new Convolution(shape, map, packed, row, wayBack);
        }

        @Override
        public int outputs(int inputs) {
            return shape.image().pixels() * map.outputs();
        }

        @Override
        public void forward(FloatMatrix in, FloatMatrix out) {
            Kernels.best().convolve(in, shape, weights, bias, out, 0, in.rows());
        }

        @Override
        public void backward(FloatMatrix in, FloatMatrix out, FloatMatrix byOut, FloatMatrix byIn) {
            wayBack.apply(byOut, byIn, 0, in.rows());
        }

        @Override
        public double[] apply(double[] x) {
            ImageShape image = shape.image();
            double[] y = new double[outputs(x.length)];
            double[] patch = new double[shape.patch()];
            for (int pixel = 0; pixel < image.pixels(); pixel++) {
                for (int dy = 0; dy < shape.kernel(); dy++) {
                    takeStrip(x, pixel, dy, patch);
                }
                System.arraycopy(map.apply(patch), 0, y, pixel * map.outputs(), map.outputs());
            }
            return y;
        }

        private void takeStrip(double[] x, int pixel, int dy, double[] patch) {
            ImageShape image = shape.image();
            int row = pixel / image.width() + dy - shape.reach();
            int left = pixel % image.width() - shape.reach();
            int from = Math.max(left, 0);
            int end = Math.min(left + shape.kernel(), image.width());
            int target = dy * shape.strip();
            Arrays.fill(patch, target, target + shape.strip(), 0);
            if (row >= 0 && row < image.height()) {
                int channels = image.channels();
                int source = (row * image.width() + from) * channels;
                System.arraycopy(x, source, patch, target + (from - left) * channels, (end - from) * channels);
            }
        }
    }

    /**
     * The largest number of each square of 2 x 2 pixels.
     *
     * @param shape the images' shape
     */
    record Pooling(ImageShape shape) implements FrozenLayer {

        @Override
        public int outputs(int inputs) {
            return shape.elements() / 4;
        }

        @Override
        public void forward(FloatMatrix in, FloatMatrix out) {
            Kernels.best().pool(in, shape, out, 0, in.rows());
        }

        @Override
        public void backward(FloatMatrix in, FloatMatrix out, FloatMatrix byOut, FloatMatrix byIn) {
            Kernels.best().poolBackward(in, shape, out, byOut, byIn, 0, in.rows());
        }

        @Override
        public double[] apply(double[] x) {
            int channels = shape.channels();
            double[] y = new double[shape.elements() / 4];
            Arrays.fill(y, Double.NEGATIVE_INFINITY);
            for (int i = 0; i < x.length; i++) {
                int pixel = i / channels;
                int square = pixel / shape.width() / 2 * (shape.width() / 2) + pixel % shape.width() / 2;
                int target = square * channels + i % channels;
                y[target] = Math.max(y[target], x[i]);
            }
            return y;
        }
    }

    /** The rectifier. */
    record Rectifier() implements FrozenLayer {

        @Override
        public int outputs(int inputs) {
            return inputs;
        }

        @Override
        public void forward(FloatMatrix in, FloatMatrix out) {
            Kernels.best().rectify(in, out, 0, in.columns());
        }

        @Override
        public void backward(FloatMatrix in, FloatMatrix out, FloatMatrix byOut, FloatMatrix byIn) {
            Kernels.best().rectifyBackward(out, byOut, byIn, 0, in.columns());
        }

        @Override
        public double[] apply(double[] x) {
            double[] y = new double[x.length];
            for (int i = 0; i < x.length; i++) {
                y[i] = Math.max(x[i], 0);
            }
            return y;
        }
    }

    /**
     * An affine map.
     *
     * @param map the map
     * @param floats the same in float32
     */
    record Dense(Affine map, FloatDense floats) implements FrozenLayer {

        static Dense of(Affine map) {
            return new Dense(map, FloatDense.of(map));
        }

        @Override
        public int outputs(int inputs) {
            return map.outputs();
        }

        @Override
        public void forward(FloatMatrix in, FloatMatrix out) {
            floats.apply(in, out);
        }

        @Override
        public void backward(FloatMatrix in, FloatMatrix out, FloatMatrix byOut, FloatMatrix byIn) {
            floats.applyTransposed(byOut, byIn);
        }

        @Override
        public double[] apply(double[] x) {
            return map.apply(x);
        }
    }
}
