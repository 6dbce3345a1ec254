package dev.concentric.linalg;

import java.util.Random;

/** Operands of a convolution's three operations, and what they give as chains over the patches of all pixels. */
record ConvolutionCase(
        ConvolutionShape shape, FloatMatrix images, FloatMatrix weights, FloatMatrix bias, FloatMatrix byResult) {

    static ConvolutionCase random(ConvolutionShape shape, int images, int filters, Random random) {
        return new ConvolutionCase(
                shape,
                Samples.gaussian(images, shape.image().elements(), random),
                Samples.gaussian(shape.patch(), filters, random),
                Samples.gaussian(1, filters, random),
                Samples.gaussian(images, shape.image().pixels() * filters, random));
    }

    int filters() {
        return weights.columns();
    }

    /** Returns where in its image a patch has an element, or -1 where it lies beyond the border. */
    int seen(int y, int x, int dy, int dx, int c) {
        int row = y + dy - shape.kernel() / 2;
        int column = x + dx - shape.kernel() / 2;
        ImageShape image = shape.image();
        boolean outside = row < 0 || row >= image.height() || column < 0 || column >= image.width();
        return outside ? -1 : (row * image.width() + column) * image.channels() + c;
    }

    private interface Visitor {
        void visit(int image, int pixel, int element, int seen);
    }

    /** Visits all elements of the patches of all pixels, in order. */
    private void visit(Visitor visitor) {
        for (int image = 0; image < images.rows(); image++) {
            for (int pixel = 0; pixel < shape.image().pixels(); pixel++) {
                int element = 0;
                for (int dy = 0; dy < shape.kernel(); dy++) {
                    for (int dx = 0; dx < shape.kernel(); dx++) {
                        for (int c = 0; c < shape.image().channels(); c++) {
                            int width = shape.image().width();
                            visitor.visit(image, pixel, element++, seen(pixel / width, pixel % width, dy, dx, c));
                        }
                    }
                }
            }
        }
    }

    FloatMatrix result() {
        FloatMatrix result = FloatMatrix.zeros(byResult.rows(), byResult.columns());
        for (int i = 0; i < result.size(); i++) {
            result.data()[i] = bias.data()[i % filters()];
        }
        visit((image, pixel, element, seen) -> {
            float value = seen < 0 ? 0 : images.get(image, seen);
            for (int f = 0; f < filters(); f++) {
                int at = pixel * filters() + f;
                result.set(image, at, Math.fma(value, weights.get(element, f), result.get(image, at)));
            }
        });
        return result;
    }

    FloatMatrix byImages() {
        FloatMatrix byImages = FloatMatrix.zeros(images.rows(), images.columns());
        visit((image, pixel, element, seen) -> {
            float product = 0;
            for (int f = 0; f < filters(); f++) {
                product = Math.fma(byResult.get(image, pixel * filters() + f), weights.get(element, f), product);
            }
            if (seen >= 0) {
                byImages.set(image, seen, byImages.get(image, seen) + product);
            }
        });
        return byImages;
    }

    FloatMatrix byWeights() {
        FloatMatrix byWeights = FloatMatrix.zeros(weights.rows(), weights.columns());
        visit((image, pixel, element, seen) -> {
            float value = seen < 0 ? 0 : images.get(image, seen);
            for (int f = 0; f < filters(); f++) {
                float gradient = byResult.get(image, pixel * filters() + f);
                byWeights.set(element, f, Math.fma(value, gradient, byWeights.get(element, f)));
            }
        });
        return byWeights;
    }

    float[] byBias() {
        float[] sums = new float[filters()];
        for (int i = 0; i < byResult.size(); i++) {
            sums[i % filters()] += byResult.data()[i];
        }
        return sums;
    }
}
