package dev.concentric.figure;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;

/** Writes shapes as the path operators of a PDF file, with two decimals. */
final class PdfPath {

    private final StringBuilder text = new StringBuilder();
    private double x;
    private double y;

    private PdfPath() {}

    /** Returns whether a shape's inside is told by the even-odd rule. */
    static boolean isEvenOdd(Shape shape) {
        return shape.getPathIterator(null).getWindingRule() == PathIterator.WIND_EVEN_ODD;
    }

    /** Returns a shape's path, empty if there is nothing to draw. */
    static String of(Shape shape, AffineTransform transform) {
        PdfPath path = new PdfPath();
        double[] points = new double[6];
        for (PathIterator it = shape.getPathIterator(transform); !it.isDone(); it.next()) {
            path.add(it.currentSegment(points), points);
        }
        return path.text.toString();
    }

    private void add(int kind, double[] points) {
        switch (kind) {
            case PathIterator.SEG_MOVETO -> operator("m", points[0], points[1]);
            case PathIterator.SEG_LINETO -> operator("l", points[0], points[1]);
            case PathIterator.SEG_QUADTO ->
                // PDF has no quadratic curves; this is the same curve as a cubic one.
                operator(
                        "c",
                        (x + 2 * points[0]) / 3,
                        (y + 2 * points[1]) / 3,
                        (2 * points[0] + points[2]) / 3,
                        (2 * points[1] + points[3]) / 3,
                        points[2],
                        points[3]);
            case PathIterator.SEG_CUBICTO ->
                operator("c", points[0], points[1], points[2], points[3], points[4], points[5]);
            default -> text.append("h\n");
        }
    }

    private void operator(String operator, double... coordinates) {
        for (double coordinate : coordinates) {
            text.append(SvgPath.number(coordinate)).append(' ');
        }
        text.append(operator).append('\n');
        x = coordinates[coordinates.length - 2];
        y = coordinates[coordinates.length - 1];
    }
}
