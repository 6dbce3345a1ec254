package dev.concentric.figure;

import java.util.function.DoubleBinaryOperator;

/** Arrays to draw. */
final class Grids {

    private Grids() {}

    static double[] even(double low, double high, int count) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = low + (high - low) * i / (count - 1);
        }
        return values;
    }

    static double[][] values(double[] xs, double[] ys, DoubleBinaryOperator function) {
        double[][] values = new double[ys.length][xs.length];
        for (int j = 0; j < ys.length; j++) {
            for (int i = 0; i < xs.length; i++) {
                values[j][i] = function.applyAsDouble(xs[i], ys[j]);
            }
        }
        return values;
    }
}
