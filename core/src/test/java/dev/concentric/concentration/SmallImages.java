package dev.concentric.concentration;

import dev.concentric.data.ImageSet;
import dev.concentric.random.RandomStream;
import java.util.function.IntFunction;

/** Images made for tests, of one row, with pixels given as levels. */
final class SmallImages {

    private SmallImages() {}

    /** Returns a set of images; levels are rounded, and cut off to 0 to 255. */
    static ImageSet of(int count, int pixels, IntFunction<double[]> image) {
        byte[] bytes = new byte[count * pixels];
        for (int i = 0; i < count; i++) {
            double[] levels = image.apply(i);
            for (int j = 0; j < pixels; j++) {
                bytes[i * pixels + j] = (byte) Math.round(Math.clamp(levels[j], 0.0, 255.0));
            }
        }
        return new ImageSet(1, pixels, bytes, new byte[count]);
    }

    /** Returns images whose law is normal about mid-grey, with independent coordinates along some unit vectors. */
    static ImageSet normal(int count, double[][] axes, double[] deviations, RandomStream stream) {
        int pixels = axes[0].length;
        return of(count, pixels, i -> {
            float[] normals = new float[axes.length];
            stream.gaussians(i, normals, 0, normals.length);
            double[] levels = new double[pixels];
            for (int j = 0; j < pixels; j++) {
                levels[j] = 127.5;
                for (int k = 0; k < axes.length; k++) {
                    levels[j] += deviations[k] * normals[k] * axes[k][j];
                }
            }
            return levels;
        });
    }

    /** Returns the rows of the Hadamard matrix of order 8, scaled to length 1. */
    static double[][] hadamard() {
        double[][] rows = new double[8][8];
        for (int i = 0; i < 8; i++) {
            for (int j = 0; j < 8; j++) {
                rows[i][j] = (Integer.bitCount(i & j) % 2 == 0 ? 1 : -1) / Math.sqrt(8);
            }
        }
        return rows;
    }
}
