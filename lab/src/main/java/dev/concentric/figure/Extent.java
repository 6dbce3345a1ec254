package dev.concentric.figure;

/** The part of an axis that its layers need. */
final class Extent {

    private static final double MARGIN = 0.04;
    private static final double NARROWEST = 1e-10;
    private static final double WIDEST = 1e300;

    private final Axis axis;
    private double low = Double.POSITIVE_INFINITY;
    private double high = Double.NEGATIVE_INFINITY;
    private boolean flushLow;
    private boolean flushHigh;

    private Extent(Axis axis) {
        this.axis = axis;
    }

    /** Returns the ends of a panel's horizontal axis. */
    static double[] ofX(Panel panel) {
        Extent extent = new Extent(panel.x());
        for (Layer layer : panel.layers()) {
            switch (layer) {
                case Layer.Line line -> extent.include(line.x());
                case Layer.Points points -> extent.include(points.x(), points.xLow(), points.xHigh());
                case Layer.Bars bars -> extent.include(bars.edges());
                case Layer.Band band -> extent.include(band.x());
                case Layer.Rule rule -> extent.include(rule.direction(), Layer.Rule.Direction.VERTICAL, rule.at());
                case Layer.Circle circle -> extent.include(-circle.radius(), circle.radius());
                case Layer.Region region -> extent.fill(region.xs());
                case Layer.Labels labels -> extent.include(labels.x());
                case Layer.Picture picture -> extent.include(picture.left(), picture.right());
            }
        }
        return extent.ends();
    }

    /** Returns the ends of a panel's vertical axis. */
    static double[] ofY(Panel panel) {
        Extent extent = new Extent(panel.y());
        for (Layer layer : panel.layers()) {
            switch (layer) {
                case Layer.Line line -> extent.include(line.y());
                case Layer.Points points -> extent.include(points.y(), points.yLow(), points.yHigh());
                case Layer.Bars bars -> extent.stand(bars.counts());
                case Layer.Band band -> extent.include(band.low(), band.high());
                case Layer.Rule rule -> extent.include(rule.direction(), Layer.Rule.Direction.HORIZONTAL, rule.at());
                case Layer.Circle circle -> extent.include(-circle.radius(), circle.radius());
                case Layer.Region region -> extent.fill(region.ys());
                case Layer.Labels labels -> extent.include(labels.y());
                case Layer.Picture picture -> extent.include(picture.bottom(), picture.top());
            }
        }
        return extent.ends();
    }

    private void include(double[] first, double[]... others) {
        for (double value : first) {
            include(value, false);
        }
        for (double[] other : others) {
            include(other);
        }
    }

    private void include(double first, double second) {
        include(first, false);
        include(second, false);
    }

    private void include(Layer.Rule.Direction direction, Layer.Rule.Direction wanted, double at) {
        if (direction == wanted) {
            include(at, false);
        }
    }

    /** Includes values that are to reach the panel's edge. */
    private void fill(double[] values) {
        for (double value : values) {
            include(value, true);
        }
    }

    /** Includes bars and the ground on which they stand: 0, or half the least height on a logarithmic axis. */
    private void stand(double[] heights) {
        for (double height : heights) {
            include(height, false);
            if (axis.scale() == Scale.LOG) {
                include(0.5 * height, true);
            }
        }
        if (axis.scale() == Scale.LINEAR) {
            include(0, true);
        }
    }

    private void include(double value, boolean flush) {
        if (!axis.scale().shows(value)) {
            return;
        }
        if (value <= low) {
            flushLow = flush || (value == low && flushLow);
            low = value;
        }
        if (value >= high) {
            flushHigh = flush || (value == high && flushHigh);
            high = value;
        }
    }

    private double[] ends() {
        boolean log = axis.scale() == Scale.LOG;
        double from = log ? Math.log10(low) : low;
        double to = log ? Math.log10(high) : high;
        if (low > high) {
            from = 0;
            to = 1;
        } else if (to - from <= NARROWEST * Math.max(Math.abs(from), Math.abs(to))) {
            double room = log ? 0.5 : low == 0 ? 1 : 0.1 * Math.abs(low);
            from -= room;
            to += room;
        } else {
            double margin = MARGIN * (to - from);
            from -= flushLow ? 0 : margin;
            to += flushHigh ? 0 : margin;
        }
        double[] ends = log
                ? new double[] {positive(from), positive(to)}
                : new double[] {Math.max(from, -WIDEST), Math.min(to, WIDEST)};
        return new double[] {
            Double.isNaN(axis.low()) ? below(ends[0], axis.high(), log) : axis.low(),
            Double.isNaN(axis.high()) ? -below(-ends[1], -axis.low(), log) : axis.high()
        };
    }

    private static double positive(double logarithm) {
        return Math.clamp(Math.pow(10, logarithm), Double.MIN_NORMAL, Double.MAX_VALUE);
    }

    /** Returns a fitted end, moved if the given end lies on its wrong side. */
    private static double below(double fitted, double given, boolean log) {
        if (Double.isNaN(given) || fitted < given) {
            return fitted;
        }
        if (log) {
            return given > 0 ? given / 10 : given * 10;
        }
        return given - Math.max(1, Math.abs(given));
    }
}
