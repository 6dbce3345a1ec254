package dev.concentric.experiment;

import dev.concentric.estimation.ErrorCount;
import dev.concentric.experiment.Measurement.Distances;
import dev.concentric.experiment.Measurement.Ellipsoid;
import dev.concentric.experiment.Measurement.Rate;
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
        measurement.best().ifPresent(best -> builder.put("best", best.document()));
        return builder.build();
    }

    static Document of(ErrorCount count) {
        return Document.builder()
                .put("errors", count.errors())
                .put("samples", count.samples())
                .put("meanLoss", count.meanLoss())
                .put("lossError", count.lossError())
                .put("stoppedAtErrors", count.stoppedAtErrors())
                .build();
    }

    static Document of(Distances distances) {
        return Document.builder()
                .put("points", distances.points())
                .put("found", distances.found())
                .put("meanChord", distances.meanChord().orElse(Double.NaN))
                .put("meanGeodesic", distances.meanGeodesic().orElse(Double.NaN))
                .put("low", distances.interval().map(Interval::low).orElse(Double.NaN))
                .put("high", distances.interval().map(Interval::high).orElse(Double.NaN))
                .put("deviation", distances.deviation().orElse(Double.NaN))
                .put("meanRawChord", distances.meanRawChord().orElse(Double.NaN))
                .build();
    }

    private static Document of(Ellipsoid ellipsoid) {
        return Document.builder()
                .put("wrongAlphas", ellipsoid.wrongAlphas())
                .put("meanAlpha", ellipsoid.meanAlpha())
                .put("inner", of(ellipsoid.inner()))
                .put("outer", of(ellipsoid.outer()))
                .put("innerWorstLoss", ellipsoid.innerWorstLoss())
                .put("outerWorstLoss", ellipsoid.outerWorstLoss())
                .build();
    }

    private static Document of(Rate rate) {
        return Document.builder()
                .put("proved", rate.proved())
                .put("log10ErrorRate", rate.log10())
                .put("log10Clt", rate.cltLog10())
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
                        : Optional.empty(),
                document.has("best") ? Optional.of(BestKnown.read(document.document("best"))) : Optional.empty());
    }

    static ErrorCount readCount(Document document) {
        return new ErrorCount(
                document.integer("errors"),
                document.integer("samples"),
                document.number("meanLoss"),
                document.number("lossError"),
                document.flag("stoppedAtErrors"));
    }

    static Distances readDistances(Document document) {
        double low = document.number("low");
        double high = document.number("high");
        if (!Double.isNaN(low) && !(low <= high)) {
            throw document.refuse("high", "is " + high, "expected at least low, " + low);
        }
        return new Distances(
                document.count("points"),
                document.count("found"),
                present(document.number("meanChord")),
                present(document.number("meanGeodesic")),
                Double.isNaN(low) ? Optional.empty() : Optional.of(new Interval(low, high)),
                present(document.number("deviation")),
                present(document.number("meanRawChord")));
    }

    private static Ellipsoid readEllipsoid(Document document) {
        return new Ellipsoid(
                document.count("wrongAlphas"),
                document.number("meanAlpha"),
                readRate(document.document("inner")),
                readRate(document.document("outer")),
                document.number("innerWorstLoss"),
                document.number("outerWorstLoss"));
    }

    private static Rate readRate(Document document) {
        return new Rate(
                document.flag("proved"),
                readLog10(document.number("log10ErrorRate")),
                readLog10(document.number("log10Clt")));
    }

    /** The logarithm of 0 is null in JSON. */
    static double readLog10(double value) {
        return Double.isNaN(value) ? Double.NEGATIVE_INFINITY : value;
    }

    private static OptionalDouble present(double value) {
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
