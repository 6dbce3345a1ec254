package dev.concentric.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.experiment.Measurement.Ellipsoid;
import dev.concentric.experiment.Measurement.Rate;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrintedPairsTest {
    @TempDir
    private Path folder;

    @Test
    void theCountBetweenSnapshotsIsInProportion() {
        List<Measurement> training = List.of(at(10, 460, -8), at(20, 400, -10), at(30, 300, -30));
        assertEquals(OptionalDouble.of(350), PrintedPairs.TEXT.wrongAlphasAtRate(training));
        assertEquals(OptionalDouble.of(395), PrintedPairs.FIGURE.wrongAlphasAtRate(training));
        assertEquals(OptionalDouble.empty(), PrintedPairs.TEXT.wrongAlphasAtRate(training.subList(0, 2)));
    }

    @Test
    void trainingPassesThroughAPairWithin25Alphas() {
        Claim text = PrintedPairs.passesThrough(runs(at(10, 400, -10), at(20, 300, -30)));
        assertEquals(Verdict.REPRODUCED, text.verdict());
        assertEquals(
                "350 wrong at 10\u207b\u00b2\u2070, 395 wrong at 10\u207b\u00b9\u00b9: passes through sect. 4 and Fig."
                        + " 2",
                text.measured());
        Claim neither = PrintedPairs.passesThrough(runs(at(10, 440, -10), at(1_000_000, 360, -30)));
        assertEquals(Verdict.DIFFERS, neither.verdict());
        Claim early = PrintedPairs.passesThrough(runs(at(10, 440, -5), at(20, 360, -9)));
        assertEquals(Verdict.NOT_REACHED, early.verdict());
        assertEquals(
                "10\u207b\u00b2\u2070 is not passed, 10\u207b\u00b9\u00b9 is not passed: passes through neither pair",
                early.measured());
    }

    @Test
    void trainingEndsAtAPairWithinTwoDecadesAtThePapersLength() {
        assertEquals(Verdict.REPRODUCED, endsAt(1_000_000, 340, -21.9));
        assertEquals(Verdict.DIFFERS, endsAt(1_000_000, 340, -22.1));
        assertEquals(Verdict.DIFFERS, endsAt(1_000_000, 351, -20));
        assertEquals(Verdict.NOT_REACHED, endsAt(999_999, 325, -20));
    }

    @Test
    void theContradictionNamesTheSideOfTheMeasurementAndOfItsEndWhereItIsDue() {
        Measurement begun = at(10, 400, -10);
        assertEquals(
                "On its way the measurement takes the side of both; at its end, of neither.",
                side(begun, at(1_000_000, 300, -30)));
        assertEquals(
                "On its way the measurement takes the side of Fig. 2; at its end, of sect. 4.",
                side(begun, at(20, 390, -12), at(1_000_000, 340, -19)));
        assertTrue(side(begun, at(20, 400, -10.5))
                .startsWith("On its way the measurement takes the side of neither. Due at step 1,000,000;"));
    }

    private String side(Measurement... measurements) {
        String explanation = PrintedPairs.contradiction(runs(measurements)).explanation();
        return explanation.substring(explanation.indexOf("On its way"));
    }

    private Verdict endsAt(long step, int wrong, double log10) {
        return PrintedPairs.endsAt(runs(at(step, wrong, log10))).verdict();
    }

    private List<TrainedRun> runs(Measurement... measurements) {
        return List.of(Fabricated.run(folder, Experiment.QUADRATIC_FINITE, measurements));
    }

    private static Measurement at(long step, int wrong, double cltLog10) {
        Rate rate = new Rate(false, 2 * cltLog10, cltLog10);
        return new Measurement(
                step,
                Fabricated.NO_ERRORS,
                Fabricated.NO_ERRORS,
                Fabricated.NOTHING_FOUND,
                Fabricated.NOTHING_FOUND,
                Optional.of(new Ellipsoid(wrong, 0.8, rate, rate, 1, 1)),
                Optional.empty());
    }
}
