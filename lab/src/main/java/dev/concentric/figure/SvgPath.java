package dev.concentric.figure;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;

/** Writes shapes as the path data of an SVG file, in relative coordinates with two decimals. */
final class SvgPath {

    private final StringBuilder data = new StringBuilder();
    private long x;
    private long y;
    private long startX;
    private long startY;

    private SvgPath() {}

    /** Returns a shape's path data, empty if there is nothing to draw. */
    static String of(Shape shape, AffineTransform transform) {
        SvgPath path = new SvgPath();
        double[] points = new double[6];
        for (PathIterator it = shape.getPathIterator(transform); !it.isDone(); it.next()) {
            path.add(it.currentSegment(points), points);
        }
        return path.data.toString();
    }

    private void add(int kind, double[] points) {
        switch (kind) {
            case PathIterator.SEG_MOVETO -> {
                x = hundredths(points[0]);
                y = hundredths(points[1]);
                startX = x;
                startY = y;
                data.append('M').append(number(x)).append(' ').append(number(y));
            }
            case PathIterator.SEG_LINETO -> line(hundredths(points[0]), hundredths(points[1]));
            case PathIterator.SEG_QUADTO -> curve('q', points, 4);
            case PathIterator.SEG_CUBICTO -> curve('c', points, 6);
            default -> {
                data.append('z');
                x = startX;
                y = startY;
            }
        }
    }

    private void line(long toX, long toY) {
        if (toX == x && toY != y) {
            data.append('v').append(number(toY - y));
        } else if (toY == y && toX != x) {
            data.append('h').append(number(toX - x));
        } else if (toX != x) {
            data.append('l').append(number(toX - x)).append(' ').append(number(toY - y));
        }
        x = toX;
        y = toY;
    }

    private void curve(char command, double[] points, int count) {
        for (int i = 0; i < count; i += 2) {
            data.append(i == 0 ? command : ' ');
            data.append(number(hundredths(points[i]) - x)).append(' ').append(number(hundredths(points[i + 1]) - y));
        }
        x = hundredths(points[count - 2]);
        y = hundredths(points[count - 1]);
    }

    private static long hundredths(double value) {
        return Math.round(100 * value);
    }

    /** Returns a number with at most two decimals. */
    static String number(double value) {
        return number(hundredths(value));
    }

    private static String number(long hundredths) {
        long whole = Math.abs(hundredths) / 100;
        long rest = Math.abs(hundredths) % 100;
        String sign = hundredths < 0 ? "-" : "";
        String decimals = rest == 0 ? "" : rest % 10 == 0 ? "." + rest / 10 : rest < 10 ? ".0" + rest : "." + rest;
        return sign + (whole == 0 && rest > 0 ? "" : String.valueOf(whole)) + decimals;
    }
}
