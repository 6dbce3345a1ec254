package dev.concentric.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.estimation.ErrorCount;
import dev.concentric.experiment.Measurement.Distances;
import dev.concentric.experiment.Measurement.Ellipsoid;
import dev.concentric.experiment.Measurement.Rate;
import dev.concentric.experiment.RateEstimate.Method;
import dev.concentric.stats.Interval;
import dev.concentric.store.Document;
import dev.concentric.store.Json;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MeasurementDocumentTest {
    private static final Distances FOUND = Fabricated.distance(99, 0.1 + 0.2);
    private static final Distances NONE = Fabricated.NOTHING_FOUND;
    private static final Ellipsoid WRONG =
            new Ellipsoid(394, 0.79, new Rate(false, -12.4, -11.2), new Rate(false, -6000, -5000), 3.5, 0.1);
    private static final Ellipsoid PERFECT = new Ellipsoid(0, 0.8, Rate.NONE, Rate.NONE, 1e-9, 1e-300);

    static Stream<Measurement> measurements() {
        return Stream.of(
                of(FOUND, NONE, Optional.empty()),
                of(NONE, NONE, Optional.of(WRONG)),
                of(NONE, FOUND, Optional.of(PERFECT)));
    }

    @ParameterizedTest
    @MethodSource("measurements")
    void aLineOfTheLogGivesTheSameMeasurementAgain(Measurement measurement) {
        String line = Json.line(MeasurementDocument.of(measurement));
        assertEquals(measurement, MeasurementDocument.read(Json.parse(line, "metrics.jsonl line 1")));
    }

    @Test
    void whatIsAbsentIsNull() {
        Document document = MeasurementDocument.of(of(NONE, FOUND, Optional.of(PERFECT)));
        assertEquals(
                "{\"points\":100,\"found\":0,\"meanChord\":null,\"meanGeodesic\":null,\"low\":null,\"high\":null,"
                        + "\"deviation\":null,\"meanRawChord\":null}",
                Json.line(document.document("coarse")));
        assertEquals(
                "{\"wrongAlphas\":0,\"meanAlpha\":0.8,"
                        + "\"inner\":{\"proved\":true,\"log10ErrorRate\":null,\"log10Clt\":null},"
                        + "\"outer\":{\"proved\":true,\"log10ErrorRate\":null,\"log10Clt\":null},"
                        + "\"innerWorstLoss\":1.0E-9,\"outerWorstLoss\":1.0E-300}",
                Json.line(document.document("ellipsoid")));
    }

    @Test
    void aRateOfZeroIsNotTakenForAProof() {
        Rate zero = new Rate(false, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY);
        Ellipsoid certain = new Ellipsoid(0, 0.8, zero, Rate.NONE, 1e-9, 1e-300);
        Measurement measurement = of(NONE, NONE, Optional.of(certain));
        String line = Json.line(MeasurementDocument.of(measurement));
        assertTrue(line.contains("\"inner\":{\"proved\":false,\"log10ErrorRate\":null"), line);
        assertEquals(measurement, MeasurementDocument.read(Json.parse(line, "metrics.jsonl line 1")));
    }

    @Test
    void keepsTheBestRateAndDistance() {
        for (BestKnown best : new BestKnown[] {
            new BestKnown(Method.SPLITTING, -21.5, Optional.of(new Interval(-21.7, -21.4)), false, FOUND),
            new BestKnown(
                    Method.SPLITTING,
                    -300,
                    Optional.of(new Interval(Double.NEGATIVE_INFINITY, -300)),
                    true,
                    Distances.NOT_SEARCHED),
            new BestKnown(Method.EXACT, Double.NEGATIVE_INFINITY, Optional.empty(), false, Distances.NOT_SEARCHED)
        }) {
            Measurement plain = of(NONE, NONE, Optional.empty());
            Measurement measurement =
                    new Measurement(7, plain.inner(), plain.outer(), NONE, NONE, Optional.empty(), Optional.of(best));
            String line = Json.line(MeasurementDocument.of(measurement));
            assertEquals(measurement, MeasurementDocument.read(Json.parse(line, "metrics.jsonl line 1")));
        }
    }

    @Test
    void namesThePartThatIsMissing() {
        String line = Json.line(MeasurementDocument.of(of(FOUND, FOUND, Optional.of(WRONG))));
        for (String key : new String[] {
            "step",
            "inner",
            "samples",
            "coarse",
            "low",
            "deviation",
            "stoppedAtErrors",
            "wrongAlphas",
            "proved",
            "log10Clt",
            "outerWorstLoss"
        }) {
            Document damaged = Json.parse(line.replace("\"" + key + "\"", "\"other\" "), "metrics.jsonl line 3");
            Refusal.ofFile(() -> MeasurementDocument.read(damaged), "metrics.jsonl line 3", key + " is missing");
        }
    }

    @Test
    void averagesTheLossOfBothSpheres() {
        assertEquals(0.375, of(NONE, NONE, Optional.empty()).meanLoss());
        assertEquals(3.5, WRONG.worstLoss());
    }

    private static Measurement of(Distances coarse, Distances fine, Optional<Ellipsoid> ellipsoid) {
        return new Measurement(
                1L << 40,
                new ErrorCount(3, 30_000_000_000L, 0.5, 0, true),
                new ErrorCount(0, 1_000_000, 0.25, 0),
                coarse,
                fine,
                ellipsoid,
                Optional.empty());
    }
}
