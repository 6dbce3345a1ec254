package dev.concentric.cli;

import dev.concentric.concentration.ConcentrationStudy;
import dev.concentric.concentration.ConcentrationStudy.Along;
import dev.concentric.concentration.ConcentrationStudy.MeasuredHalfSpace;
import dev.concentric.concentration.ConcentrationStudy.OfBalls;
import dev.concentric.concentration.ErrorSetMeasure;
import dev.concentric.concentration.PrincipalComponents;
import dev.concentric.data.ImageData;
import dev.concentric.stats.Estimate;
import dev.concentric.store.Document;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** What {@code halfspace --json} prints. Directions are numbered from 1, and normals point into the half-space. */
final class HalfspaceDocument {
    /** The directions that the paper finds to dominate. */
    static final int FIRST = 100;

    private HalfspaceDocument() {}

    static Document of(ImageData images, double measure, ConcentrationStudy study) {
        PrincipalComponents components = study.components();
        Document.Builder result = Document.builder()
                .put("data", images.name())
                .put("trainingImages", images.train().size())
                .put("testImages", images.test().size())
                .put("height", images.train().height())
                .put("width", images.train().width())
                .put("measure", measure)
                .put("components", components(components))
                .putDocuments(
                        "directions",
                        study.leading().stream()
                                .map(along -> along(components, along))
                                .toList());
        study.lowVariance()
                .ifPresentOrElse(
                        low -> result.put(
                                "lowVariance",
                                Document.builder()
                                        .put("wantedErrorRate", ConcentrationStudy.LOW_ERROR_RATE)
                                        .put("wantedMeanDistance", ConcentrationStudy.LOW_MEAN_DISTANCE)
                                        .putAll(along(components, low))
                                        .build()),
                        () -> result.putAbsent("lowVariance"));
        double[] starts = study.best().search().starts().stream()
                .mapToDouble(reached -> reached)
                .toArray();
        return result.put(
                        "best",
                        Document.builder()
                                .put("trainingDistance", study.best().search().trainingDistance())
                                .put("trainingDistanceFromEachStart", starts)
                                .putAll(halfSpace(study.best().measured()))
                                .build())
                .putDocuments(
                        "balls",
                        study.balls().stream().map(HalfspaceDocument::balls).toList())
                .build();
    }

    /** Returns the share of the total variance that the first hundred directions explain together. */
    static double shareOfFirst(PrincipalComponents components) {
        return Arrays.stream(components.shares()).limit(FIRST).sum();
    }

    private static Document components(PrincipalComponents components) {
        return Document.builder()
                .put("dimension", components.dimension())
                .put("totalVariance", components.totalVariance())
                .put("shareOfFirst" + FIRST, shareOfFirst(components))
                .put("sphereShare", 1.0 / components.dimension())
                .put("leastVariancePart", ConcentrationStudy.LEAST_VARIANCE)
                .put("directionsAbove", components.countAbove(ConcentrationStudy.LEAST_VARIANCE))
                .put("shares", components.shares())
                .build();
    }

    private static Document along(PrincipalComponents components, Along along) {
        int direction = along.choice().direction();
        return Document.builder()
                .put("direction", direction + 1)
                .put("sign", along.choice().positive() ? "+" : "-")
                .put("share", components.variance(direction) / components.totalVariance())
                .putAll(halfSpace(along.measured()))
                .build();
    }

    private static Document halfSpace(MeasuredHalfSpace measured) {
        return Document.builder()
                .put("threshold", measured.halfSpace().threshold())
                .putAll(measure(measured.measure()))
                .putAll(atMeasure(measured.distanceAtMeasure()))
                .put("meanDistanceInBox", estimate(measured.boxDistance()))
                .put("normal", measured.halfSpace().normal())
                .build();
    }

    private static Document balls(OfBalls balls) {
        return Document.builder()
                .put("set", balls.search().complement() ? "complement" : "union")
                .put("balls", balls.search().balls().count())
                .put("exact", balls.search().set().isDistanceExact())
                .put("trainingDistance", balls.search().trainingDistance())
                .putAll(measure(balls.measured()))
                .putAll(atMeasure(balls.distanceAtMeasure()))
                .put(
                        "radii",
                        IntStream.range(0, balls.search().balls().count())
                                .mapToDouble(balls.search().balls()::radius)
                                .toArray())
                .build();
    }

    private static Document measure(ErrorSetMeasure measure) {
        return Document.builder()
                .put("errorRate", estimate(measure.errorRate()))
                .put("meanDistance", estimate(measure.meanDistance()))
                .build();
    }

    private static Document atMeasure(OptionalDouble distance) {
        return Document.builder()
                .put("meanDistanceAtMeasure", distance.orElse(Double.NaN))
                .build();
    }

    private static Document estimate(Estimate estimate) {
        Document.Builder result = Document.builder().put("value", estimate.value());
        estimate.interval()
                .ifPresentOrElse(
                        interval -> result.put("interval", Intervals.ends(interval)),
                        () -> result.putAbsent("interval"));
        return result.put("method", estimate.method()).build();
    }
}
