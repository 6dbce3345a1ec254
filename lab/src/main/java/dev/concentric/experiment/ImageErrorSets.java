package dev.concentric.experiment;

import dev.concentric.concentration.ConcentrationStudy;
import dev.concentric.concentration.ConcentrationStudy.MeasuredHalfSpace;
import dev.concentric.concentration.ErrorSetMeasure;
import dev.concentric.stats.Estimate;
import dev.concentric.stats.Interval;
import dev.concentric.store.DataTable;
import java.util.OptionalDouble;

/**
 * Error sets made for images, by their measure and the mean distance of test images to them, as a table. Sets of one
 * series are of one kind.
 */
final class ImageErrorSets {
    private ImageErrorSets() {}

    static DataTable.Builder columns() {
        return DataTable.withColumns(
                        "series",
                        "name",
                        "rate",
                        "rateLow",
                        "rateHigh",
                        "distance",
                        "distanceLow",
                        "distanceHigh",
                        "distanceAtMeasure",
                        "boxDistance",
                        "threshold",
                        "exact")
                .comment("measure and mean l2 distance on test images, with 95 % intervals; boxDistance: to those"
                        + " points of a half-space that are images; threshold: of the product with its unit"
                        + " normal; exact: false where distances are lower bounds of the set's, or an attack's"
                        + " upper bounds");
    }

    static DataTable table(ConcentrationStudy study) {
        DataTable.Builder table = columns();
        study.leading().forEach(along -> add(ImageSeries.LEADING, along.choice().name(), along.measured(), table));
        study.lowVariance()
                .ifPresent(low -> add(ImageSeries.LOW_VARIANCE, low.choice().name(), low.measured(), table));
        add(ImageSeries.BEST, "best direction", study.best().measured(), table);
        for (ConcentrationStudy.OfBalls balls : study.balls()) {
            int count = balls.search().balls().count();
            row(
                    balls.search().complement() ? ImageSeries.COMPLEMENT : ImageSeries.UNION,
                    count == 1 ? "1 ball" : count + " balls",
                    balls.measured(),
                    balls.distanceAtMeasure(),
                    Double.NaN,
                    Double.NaN,
                    balls.search().set().isDistanceExact(),
                    table);
        }
        return table.build();
    }

    private static void add(String series, String name, MeasuredHalfSpace measured, DataTable.Builder table) {
        row(
                series,
                name,
                measured.measure(),
                measured.distanceAtMeasure(),
                measured.boxDistance().value(),
                measured.halfSpace().threshold(),
                true,
                table);
    }

    private static void row(
            String series,
            String name,
            ErrorSetMeasure measure,
            OptionalDouble distanceAtMeasure,
            double boxDistance,
            double threshold,
            boolean exact,
            DataTable.Builder table) {
        Estimate rate = measure.errorRate();
        Estimate distance = measure.meanDistance();
        table.row(
                series,
                name,
                rate.value(),
                rate.interval().map(Interval::low).orElse(Double.NaN),
                rate.interval().map(Interval::high).orElse(Double.NaN),
                distance.value(),
                distance.interval().map(Interval::low).orElse(Double.NaN),
                distance.interval().map(Interval::high).orElse(Double.NaN),
                distanceAtMeasure.orElse(Double.NaN),
                boxDistance,
                threshold,
                Boolean.toString(exact));
    }
}
