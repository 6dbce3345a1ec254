package dev.concentric.model;

import java.util.Comparator;
import java.util.stream.IntStream;

/** An orthogonal change of coordinates: from a network's own to those along its principal axes, and back. */
interface PrincipalAxes {

    /** Returns the coordinates of a point along the axes. */
    double[] along(double[] point);

    /** Returns the point with these coordinates along the axes. */
    double[] pointAt(double[] coordinates);

    /** Returns how far rounding may have moved the coordinates of a point of length 1. */
    double error();

    /**
     * The coordinate axes in another order.
     *
     * @param order which coordinate comes where
     */
    record Reordered(int[] order) implements PrincipalAxes {

        /** Returns the order that sorts values, ascending. */
        static Reordered ascending(double[] values) {
            return new Reordered(IntStream.range(0, values.length)
                    .boxed()
                    .sorted(Comparator.comparingDouble(i -> values[i]))
                    .mapToInt(Integer::intValue)
                    .toArray());
        }

        @Override
        public double[] along(double[] point) {
            double[] coordinates = new double[order.length];
            for (int i = 0; i < order.length; i++) {
                coordinates[i] = point[order[i]];
            }
            return coordinates;
        }

        @Override
        public double[] pointAt(double[] coordinates) {
            double[] point = new double[order.length];
            for (int i = 0; i < order.length; i++) {
                point[order[i]] = coordinates[i];
            }
            return point;
        }

        @Override
        public double error() {
            return 0;
        }
    }
}
