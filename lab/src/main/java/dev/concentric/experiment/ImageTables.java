package dev.concentric.experiment;

import dev.concentric.experiment.Measurement.Distances;
import dev.concentric.stats.Estimate;
import dev.concentric.stats.Interval;
import dev.concentric.store.DataTable;
import java.util.List;

/** The tables of the figures of real images. */
final class ImageTables {
    /** What the paper says of MNIST: a name, mu and d. */
    private record Printed(String name, double rate, double distance) {}

    private static final List<Printed> PRINTED = List.of(
            new Printed("leading direction", 0.01, 6.59),
            new Printed("low-variance direction", 1e-4, 0.084),
            new Printed(ImageSeries.VANILLA, 0.007, 1.3),
            new Printed(ImageSeries.ADVERSARIAL, 0.014, 5.0));

    private final ImageResults results;

    ImageTables(ImageResults results) {
        this.results = results;
    }

    /** Returns a figure's table. */
    DataTable table(PaperFigure figure) {
        return switch (figure) {
            case HALF_SPACES -> results.spread();
            case IMAGE_ERROR_SETS -> errorSets();
            case IMAGE_ERRORS -> results.nearestErrors();
            default -> throw new IllegalArgumentException(figure.key() + " is no figure of images");
        };
    }

    /** Returns error sets and networks by measure and mean distance, beside what the paper prints. */
    private DataTable errorSets() {
        DataTable.Builder table = ImageErrorSets.columns().rows(results.errorSets());
        for (TrainedImageRun run : results.runs()) {
            String name = ImageResults.name(run);
            for (ImageMeasurement measurement : run.measurements()) {
                network(ImageSeries.byGradient(name), measurement, measurement.gradient(), table);
                network(ImageSeries.byMinimumNorm(name), measurement, measurement.minimumNorm(), table);
            }
        }
        for (Printed printed : PRINTED) {
            double none = Double.NaN;
            table.row(
                    ImageSeries.PRINTED,
                    printed.name,
                    printed.rate,
                    none,
                    none,
                    printed.distance,
                    none,
                    none,
                    none,
                    none,
                    none,
                    "");
        }
        return table.build();
    }

    private static void network(
            String series, ImageMeasurement measurement, Distances distances, DataTable.Builder table) {
        Estimate rate = measurement.test().estimate();
        table.row(
                series,
                "step " + measurement.step(),
                rate.value(),
                rate.interval().map(Interval::low).orElse(Double.NaN),
                rate.interval().map(Interval::high).orElse(Double.NaN),
                distances.meanChord().orElse(Double.NaN),
                distances.interval().map(Interval::low).orElse(Double.NaN),
                distances.interval().map(Interval::high).orElse(Double.NaN),
                Double.NaN,
                Double.NaN,
                Double.NaN,
                "false");
    }
}
