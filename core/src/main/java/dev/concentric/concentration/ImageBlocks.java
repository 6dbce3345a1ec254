package dev.concentric.concentration;

import dev.concentric.data.ImageSet;
import dev.concentric.linalg.FloatMatrix;
import dev.concentric.linalg.Kernels;
import dev.concentric.linalg.PackedMatrix;
import dev.concentric.linalg.Team;
import java.util.function.ToDoubleFunction;

/**
 * What is computed of every image of a set, by blocks of images that a team shares. Results do not depend on the team:
 * an image's values are its own, and sums are taken block by block, in the order of the blocks.
 */
final class ImageBlocks {
    private static final int BLOCK = 1000;

    private ImageBlocks() {}

    /** Work on the images from number {@code first} on, one a row. */
    private interface Work {
        void on(int first, FloatMatrix images);
    }

    private static void forEach(ImageSet images, Team team, Work work) {
        team.split(blocks(images), 1, (begin, end) -> {
            for (int block = begin; block < end; block++) {
                int first = block * BLOCK;
                work.on(first, images.images(first, Math.min(BLOCK, images.size() - first)));
            }
        });
    }

    private static int blocks(ImageSet images) {
        return Math.ceilDiv(images.size(), BLOCK);
    }

    /** Returns a function's value at each image, in float64 {@code [N]}. */
    static double[] values(ImageSet images, ToDoubleFunction<double[]> function, Team team) {
        double[] values = new double[images.size()];
        forEach(images, team, (first, pixels) -> {
            double[] point = new double[pixels.columns()];
            for (int row = 0; row < pixels.rows(); row++) {
                for (int j = 0; j < point.length; j++) {
                    point[j] = pixels.data()[row * point.length + j];
                }
                values[first + row] = function.applyAsDouble(point);
            }
        });
        return values;
    }

    /**
     * Returns the products of each image with some vectors, in float32.
     *
     * @param vectors the vectors {@code [S x n]}
     * @return the products {@code [S x N]}
     */
    static float[][] products(ImageSet images, double[][] vectors, Team team) {
        int n = images.dimension();
        PackedMatrix columns = Kernels.best().packed(n, vectors.length);
        for (int s = 0; s < vectors.length; s++) {
            for (int j = 0; j < n; j++) {
                columns.set(j, s, (float) vectors[s][j]);
            }
        }
        float[][] products = new float[vectors.length][images.size()];
        forEach(images, team, (first, pixels) -> {
            FloatMatrix block = FloatMatrix.zeros(pixels.rows(), vectors.length);
            Kernels.best().multiply(pixels, columns, block);
            for (int s = 0; s < vectors.length; s++) {
                for (int row = 0; row < block.rows(); row++) {
                    products[s][first + row] = block.data()[row * vectors.length + s];
                }
            }
        });
        return products;
    }

    /**
     * Returns weighted sums of all images: in float32 within a block and in float64 over blocks.
     *
     * @param weights the weight of each image in each sum {@code [S x N]}
     * @return the sums {@code [S x n]}
     */
    static double[][] sums(ImageSet images, float[][] weights, Team team) {
        int n = images.dimension();
        FloatMatrix[] parts = new FloatMatrix[blocks(images)];
        forEach(images, team, (first, pixels) -> {
            PackedMatrix packed = Kernels.best().packed(pixels.rows(), n);
            packed.setRows(pixels.data());
            FloatMatrix rows = FloatMatrix.zeros(weights.length, pixels.rows());
            for (int s = 0; s < weights.length; s++) {
                System.arraycopy(weights[s], first, rows.data(), s * pixels.rows(), pixels.rows());
            }
            FloatMatrix part = FloatMatrix.zeros(weights.length, n);
            Kernels.best().multiply(rows, packed, part);
            parts[first / BLOCK] = part;
        });
        double[][] sums = new double[weights.length][n];
        for (FloatMatrix part : parts) {
            for (int s = 0; s < weights.length; s++) {
                for (int j = 0; j < n; j++) {
                    sums[s][j] += part.data()[s * n + j];
                }
            }
        }
        return sums;
    }
}
