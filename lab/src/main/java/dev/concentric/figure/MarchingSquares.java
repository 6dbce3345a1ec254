package dev.concentric.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Traces the region where a function on a grid is negative. The grid is framed by cells that lie outside, so that each
 * contour is closed; outer contours run counter-clockwise, the contours of holes clockwise.
 */
final class MarchingSquares {

    /** Numbers of an edge of a cell, and the segments of each of the 16 cases, the inside on their left. */
    private static final int BOTTOM = 0;

    private static final int RIGHT = 1;
    private static final int TOP = 2;
    private static final int LEFT = 3;
    private static final int[][] SEGMENTS = {
        {},
        {BOTTOM, LEFT},
        {RIGHT, BOTTOM},
        {RIGHT, LEFT},
        {TOP, RIGHT},
        {BOTTOM, LEFT, TOP, RIGHT},
        {TOP, BOTTOM},
        {TOP, LEFT},
        {LEFT, TOP},
        {BOTTOM, TOP},
        {RIGHT, BOTTOM, LEFT, TOP},
        {RIGHT, TOP},
        {LEFT, RIGHT},
        {BOTTOM, RIGHT},
        {LEFT, BOTTOM},
        {},
    };
    private static final int[] JOINED_5 = {TOP, LEFT, BOTTOM, RIGHT};
    private static final int[] JOINED_10 = {LEFT, BOTTOM, RIGHT, TOP};

    private final double[] xs;
    private final double[] ys;
    private final double[][] values;
    private final int columns;
    private final int rows;

    private MarchingSquares(Layer.Region region) {
        columns = region.xs().length + 2;
        rows = region.ys().length + 2;
        xs = framed(region.xs());
        ys = framed(region.ys());
        values = new double[rows][columns];
        for (double[] row : values) {
            Arrays.fill(row, Double.POSITIVE_INFINITY);
        }
        for (int j = 0; j < rows - 2; j++) {
            for (int i = 0; i < columns - 2; i++) {
                double value = region.values()[j][i];
                values[j + 1][i + 1] = Double.isNaN(value) ? Double.POSITIVE_INFINITY : value;
            }
        }
    }

    /** Returns the region's closed contours, each as the coordinates x, y of its corners in turn. */
    static List<double[]> contours(Layer.Region region) {
        return region.xs().length == 0 || region.ys().length == 0 ? List.of() : new MarchingSquares(region).trace();
    }

    private static double[] framed(double[] values) {
        double[] framed = new double[values.length + 2];
        if (values.length > 0) {
            System.arraycopy(values, 0, framed, 1, values.length);
            framed[0] = values[0];
            framed[framed.length - 1] = values[values.length - 1];
        }
        return framed;
    }

    private List<double[]> trace() {
        int[] next = new int[2 * rows * columns];
        Arrays.fill(next, -1);
        for (int j = 0; j + 1 < rows; j++) {
            for (int i = 0; i + 1 < columns; i++) {
                int[] segments = segments(i, j);
                for (int k = 0; k < segments.length; k += 2) {
                    next[edge(i, j, segments[k])] = edge(i, j, segments[k + 1]);
                }
            }
        }
        List<double[]> contours = new ArrayList<>();
        for (int start = 0; start < next.length; start++) {
            if (next[start] >= 0) {
                double[] contour = follow(start, next);
                if (contour.length >= 6) {
                    contours.add(contour);
                }
            }
        }
        return contours;
    }

    private int[] segments(int i, int j) {
        int pattern = (inside(i, j) ? 1 : 0)
                | (inside(i + 1, j) ? 2 : 0)
                | (inside(i + 1, j + 1) ? 4 : 0)
                | (inside(i, j + 1) ? 8 : 0);
        if (pattern == 5 || pattern == 10) {
            double sum = values[j][i] + values[j][i + 1] + values[j + 1][i] + values[j + 1][i + 1];
            if (sum < 0) {
                return pattern == 5 ? JOINED_5 : JOINED_10;
            }
        }
        return SEGMENTS[pattern];
    }

    private boolean inside(int i, int j) {
        return values[j][i] < 0;
    }

    /** Returns the number of a cell's edge: even for horizontal edges, odd for vertical ones. */
    private int edge(int i, int j, int side) {
        return switch (side) {
            case BOTTOM -> 2 * (j * columns + i);
            case TOP -> 2 * ((j + 1) * columns + i);
            case LEFT -> 2 * (j * columns + i) + 1;
            default -> 2 * (j * columns + i + 1) + 1;
        };
    }

    /** Follows a contour to its end, forgets its edges and leaves out the corners on straight runs. */
    private double[] follow(int start, int[] next) {
        double[] corners = new double[64];
        int length = 0;
        int edge = start;
        while (next[edge] >= 0) {
            if (length + 2 > corners.length) {
                corners = Arrays.copyOf(corners, 2 * corners.length);
            }
            double[] crossing = crossing(edge);
            if (length >= 4 && straight(corners, length, crossing)) {
                length -= 2;
            }
            if (length == 0 || crossing[0] != corners[length - 2] || crossing[1] != corners[length - 1]) {
                corners[length++] = crossing[0];
                corners[length++] = crossing[1];
            }
            int following = next[edge];
            next[edge] = -1;
            edge = following;
        }
        return Arrays.copyOf(corners, length);
    }

    /** Returns whether the last corner lies between the one before it and a new one, on a line along an axis. */
    private static boolean straight(double[] corners, int length, double[] crossing) {
        boolean vertical = corners[length - 4] == corners[length - 2] && corners[length - 2] == crossing[0];
        boolean horizontal = corners[length - 3] == corners[length - 1] && corners[length - 1] == crossing[1];
        return vertical || horizontal;
    }

    private double[] crossing(int edge) {
        int i = edge / 2 % columns;
        int j = edge / 2 / columns;
        double first = values[j][i];
        if (edge % 2 == 0) {
            return new double[] {between(xs[i], xs[i + 1], first, values[j][i + 1]), ys[j]};
        }
        return new double[] {xs[i], between(ys[j], ys[j + 1], first, values[j + 1][i])};
    }

    /** Returns where the value passes 0; beside an infinite value that is at the finite one. */
    private static double between(double low, double high, double first, double second) {
        if (Double.isInfinite(first) && Double.isInfinite(second)) {
            return 0.5 * (low + high);
        }
        if (Double.isInfinite(second)) {
            return low;
        }
        if (Double.isInfinite(first)) {
            return high;
        }
        // Halved so that the difference of two large values stays finite.
        return low + (high - low) * (0.5 * first / (0.5 * first - 0.5 * second));
    }
}
