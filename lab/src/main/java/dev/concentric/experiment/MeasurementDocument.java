package dev.concentric.experiment;

import dev.concentric.estimation.ErrorCount;
import dev.concentric.experiment.Measurement.Distances;
import dev.concentric.experiment.Measurement.Ellipsoid;
import dev.concentric.stats.Interval;
import dev.concentric.store.Document;
import java.util.Optional;
import java.util.OptionalDouble;

/** A {@link Measurement} as a record of {@code metrics.jsonl}. What is absent is null. */
final class MeasurementDocument {

    private MeasurementDocument() {}

    static Document of(Measurement measurement) {
        Document.Builder builder = Document.builder()
                .put("step", measurement.step())
                .put("inner", of(measurement.inner()))
                .put("outer", of(measurement.outer()))
                .put("coarse", of(measurement.coarse()))
                .put("fine", of(measurement.fine()));
        measurement.ellipsoid().ifPresent(ellipsoid -> builder.put("ellipsoid", of(ellipsoid)));
        return builder.build();
    }

    private static Document of(ErrorCount count) {
        return Document.builder()
                .put("errors", count.errors())
                .put("samples", count.samples())
                .put("meanLoss", count.meanLoss())
                .put("lossError", count.lossError())
                .build();
    }

    private static Document of(Distances distances) {
        return Document.builder()
                .put("points", distances.points())
                .put("found", distances.found())
                .put("meanChord", distances.meanChord().orElse(Double.NaN))
                .put("meanGeodesic", distances.meanGeodesic().orElse(Double.NaN))
                .put("low", distances.interval().map(Interval::low).orElse(Double.NaN))
                .put("high", distances.interval().map(Interval::high).orElse(Double.NaN))
                .build();
    }

    private static Document of(Ellipsoid ellipsoid) {
        return Document.builder()
                .put("wrongAlphas", ellipsoid.wrongAlphas())
                .put("meanAlpha", ellipsoid.meanAlpha())
                .put("innerProved", ellipsoid.innerCltLog10().isEmpty())
                .put("innerCltLog10", ellipsoid.innerCltLog10().orElse(Double.NaN))
                .put("outerProved", ellipsoid.outerCltLog10().isEmpty())
                .put("outerCltLog10", ellipsoid.outerCltLog10().orElse(Double.NaN))
                .put("innerWorstLoss", ellipsoid.innerWorstLoss())
                .put("outerWorstLoss", ellipsoid.outerWorstLoss())
                .build();
    }

    static Measurement read(Document document) {
        return new Measurement(
                document.integer("step"),
                readCount(document.document("inner")),
                readCount(document.document("outer")),
                readDistances(document.document("coarse")),
                readDistances(document.document("fine")),
                document.has("ellipsoid")
                        ? Optional.of(readEllipsoid(document.document("ellipsoid")))
                        : Optional.empty());
    }

    private static ErrorCount readCount(Document document) {
        return new ErrorCount(
                document.integer("errors"),
                document.integer("samples"),
                document.number("meanLoss"),
                document.number("lossError"));
    }

    private static Distances readDistances(Document document) {
        double low = document.number("low");
        return new Distances(
                document.count("points"),
                document.count("found"),
                present(document.number("meanChord")),
                present(document.number("meanGeodesic")),
                Double.isNaN(low) ? Optional.empty() : Optional.of(new Interval(low, document.number("high"))));
    }

    private static Ellipsoid readEllipsoid(Document document) {
        return new Ellipsoid(
                document.count("wrongAlphas"),
                document.number("meanAlpha"),
                readLog10(document, "inner"),
                readLog10(document, "outer"),
                document.number("innerWorstLoss"),
                document.number("outerWorstLoss"));
    }

    /** A rate of 0 that is not proved has no logarithm that JSON could carry. */
    private static OptionalDouble readLog10(Document document, String sphere) {
        if (document.flag(sphere + "Proved")) {
            return OptionalDouble.empty();
        }
        double log10 = document.number(sphere + "CltLog10");
        return OptionalDouble.of(Double.isNaN(log10) ? Double.NEGATIVE_INFINITY : log10);
    }

    private static OptionalDouble present(double value) {
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
