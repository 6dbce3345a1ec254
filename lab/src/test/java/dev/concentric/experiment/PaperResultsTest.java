package dev.concentric.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.experiment.Measurement.Distances;
import dev.concentric.store.DataTable;
import dev.concentric.store.Document;
import dev.concentric.store.Json;
import dev.concentric.theory.IsoperimetricBound;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PaperResultsTest {
    /** The largest mean distance at an error rate of 1 % in the 10 dimensions of the fabricated runs. */
    private static final double OPTIMUM = IsoperimetricBound.maximalMeanChord(10, 0.01);

    @TempDir
    private Path folder;

    @Test
    void figure4ShowsNetworksWhoseErrorsAreSeenAndAllFound() {
        List<Measurement> all = List.of(
                relu(1, 1, Fabricated.distance(0.1)),
                relu(2, 0, Fabricated.distance(0.1)),
                relu(3, 1000, Fabricated.distance(0.1)),
                relu(4, 999, Fabricated.distance(0.1)),
                relu(5, 10, Fabricated.distance(99, 0.1)),
                relu(6, 10, Fabricated.NOTHING_FOUND));
        PaperResults results = results(all.toArray(Measurement[]::new));
        assertEquals(
                List.of(1L, 4L),
                VisibleNetwork.in(results).stream()
                        .map(network -> network.measurement().step())
                        .toList());
    }

    @Test
    void theDistanceIsCloseToTheOptimumWithinAFactorOfTwo() {
        assertEquals(Verdict.REPRODUCED, close(Fabricated.distance(OPTIMUM)).verdict());
        assertEquals(
                Verdict.REPRODUCED, close(Fabricated.distance(0.51 * OPTIMUM)).verdict());
        assertEquals(Verdict.DIFFERS, close(Fabricated.distance(0.49 * OPTIMUM)).verdict());
        assertEquals(
                Verdict.REPRODUCED, close(Fabricated.distance(1.99 * OPTIMUM)).verdict());
        assertEquals(Verdict.DIFFERS, close(Fabricated.distance(2.01 * OPTIMUM)).verdict());
        assertEquals(Verdict.NOT_REACHED, close(Fabricated.NOTHING_FOUND).verdict());
        assertEquals(
                "1 networks, at 1.00 to 1.00 of the exact optimum",
                close(Fabricated.distance(OPTIMUM)).measured());
    }

    @Test
    void aNetworkIsBeyondTheOptimumOnlyIfBothIntervalsSaySo() {
        assertEquals(Verdict.REPRODUCED, beyond(Fabricated.distance(OPTIMUM)).verdict());
        Claim claim = beyond(Fabricated.distance(2 * OPTIMUM));
        assertEquals(Verdict.DIFFERS, claim.verdict());
        assertTrue(claim.measured().startsWith("1 of 1 networks beyond"), claim.measured());
        assertEquals(Verdict.NOT_REACHED, beyond(Fabricated.NOTHING_FOUND).verdict());
    }

    private Claim beyond(Distances distances) {
        return claim(results(relu(1, 10, distances)), "none-beyond-optimum");
    }

    @Test
    void networksThatErrMoreOftenThanNotAreNotHeldAgainstTheOptimum() {
        PaperResults results = results(relu(1, 900, Fabricated.distance(1e-3)));
        assertEquals(Verdict.NOT_REACHED, claim(results, "close-to-optimum").verdict());
    }

    private Claim close(Distances distances) {
        return claim(results(relu(1, 10, distances)), "close-to-optimum");
    }

    @Test
    void theBlackLineFailsWhereTheFigureBegins() {
        Claim claim = claim(results(relu(1, 10, Fabricated.distance(0.1))), "black-line");
        assertEquals(Verdict.DIFFERS, claim.verdict());
        assertTrue(claim.measured().contains("0.500: 0 for 0."), claim.measured());
    }

    @Test
    void claimsAreMadeOfTheRunsThatAreThere() {
        List<String> always = List.of("black-line-two-forms", "ignored-input", "coordinates-normal");
        assertEquals(always, ids(new PaperResults(Map.of())));
        Map<Experiment, TrainedRun> runs = runs(relu(1, 10, Fabricated.distance(0.1)));
        List<String> all = ids(Fabricated.results(runs));
        assertEquals(all.stream().distinct().toList(), all);
        assertTrue(all.containsAll(List.of(
                "relu-no-errors",
                "nearest-pair",
                "dimensions-attack-fails",
                "plane-no-errors",
                "quadratic-ends-perfect",
                "quadratic-finite-ends-at",
                "chernoff-too-loose",
                "perfect-start-errors",
                "none-beyond-optimum",
                "networks-leave-reach",
                "close-beyond-sampling",
                "attack-distances",
                "relu-errors-shallow",
                "distances-concentrated",
                "sensitivity-accuracy",
                "sensitivity-loss",
                "too-small-yet-accurate")));
        runs.remove(Experiment.QUADRATIC_FINITE);
        List<String> some = ids(Fabricated.results(runs));
        assertTrue(some.contains("relu-no-errors") && some.contains("perfect-start-errors"), some::toString);
        assertTrue(!some.contains("quadratic-ends-perfect") && !some.contains("close-to-optimum"), some::toString);
        runs.keySet().retainAll(List.of(Experiment.QUADRATIC_PERFECT, Experiment.PERFECT_SHARES));
        assertEquals(
                List.of(
                        "perfect-start-errors",
                        "perfect-start-losses",
                        "perfect-start-rates",
                        "black-line-two-forms",
                        "ignored-input",
                        "coordinates-normal"),
                ids(Fabricated.results(runs)));
    }

    private static List<String> ids(PaperResults results) {
        return new PaperClaims(results).all().stream().map(Claim::id).toList();
    }

    @Test
    void aRunThatWasNotMadeIsNamed() {
        PaperResults none = new PaperResults(Map.of());
        Refusal.of(IllegalArgumentException.class, () -> none.run(Experiment.RELU_ONLINE), "relu-online");
        TrainedRun relu = Fabricated.run(folder, Experiment.RELU_ONLINE, relu(1, 10, Fabricated.distance(0.1)));
        assertThrows(IllegalArgumentException.class, () -> PaperResults.quadratic(relu));
    }

    @ParameterizedTest
    @EnumSource(
            value = PaperFigure.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"HALF_SPACES", "IMAGE_ERROR_SETS", "IMAGE_ERRORS"})
    void everyFigureHasItsData(PaperFigure figure) {
        DataTable table = new PaperTables(results(relu(7, 10, Fabricated.distance(0.1)))).table(figure);
        assertTrue(table.comment().isPresent());
        List<String> expected = switch (figure) {
            case SLICES -> List.of("panel,x,y,logit");
            case ALPHAS -> List.of("run,seed,alpha,lowest,highest");
            case PERFECT_START ->
                List.of(
                        "seed,step,averageLoss,averageLow,averageHigh,worstLoss,wrongAlphas",
                        "-7,10,1.0E-4,1.0E-4,1.0E-4,0.5,0");
            case WRONG_ALPHAS, TOO_SMALL ->
                List.of("run,seed,step,wrongAlphas,log10Inner,log10Outer,log10CltInner,log10CltOuter");
            case DEPTHS ->
                List.of(
                        "network,origin,exact,points,depth,depthLow,depthHigh,deepest,distance,distanceLow,distanceHigh");
            case DISTANCES -> List.of("network,distance,meanDistance");
            case SURVIVAL -> List.of("network,distance,share,shareLow,shareHigh,optimum");
            case DIMENSIONS ->
                List.of("dimension,seed,step,distance,distanceLow,distanceHigh,found,points", "10,-7,10,,,,0,100");
            case CAPS -> List.of("dimension,measure,height,meanChord", "2,0.01,0.9995065603657315,1.2532403671920498");
            case NEEDED_SHARE -> List.of("errorRate,method,dimension,seen,share", "0.01,exact,10,10,1.0");
            case COORDINATE -> List.of("dimension,x,exact,normal,largestDifference");
            case BEYOND_SAMPLING ->
                List.of(
                        "series,dimension,step,method,log10Rate,log10Low,log10High,distance,distanceLow,distanceHigh,optimum");
            case ATTACKS ->
                List.of("network,attack,stepSize,points,found,meanGap,worstGap,leastGap,gapOfMean,shareWithin1Percent,"
                        + "gradientEvaluations,logitEvaluations");
            case SENSITIVITY -> List.of("choice,seed,step,errors,samples,meanLoss,distance");
            case HALF_SPACES, IMAGE_ERROR_SETS, IMAGE_ERRORS -> throw new AssertionError(figure);
            case DISTANCE_AND_RATE ->
                List.of(
                        "series,trainingSet,seed,step,rate,rateLow,rateHigh,distance,distanceLow,distanceHigh,rawDistance");
            case LOSS_AND_DISTANCE ->
                List.of(
                        "run,seed,step,loss,lossLow,lossHigh,distance,distanceLow,distanceHigh,found,points",
                        "\"ReLU network, endless data\",-7,7,1.0E-4,1.0E-4,1.0E-4,0.1,0.099,0.101,100,100");
        };
        List<String> lines = table.csv().lines().skip(1).toList();
        assertEquals(expected, lines.subList(0, expected.size()));
        int rows = switch (figure) {
            case SLICES -> 3 * 131 * 131;
            case ALPHAS -> 20;
            case PERFECT_START, SENSITIVITY, TOO_SMALL, DEPTHS -> 1;
            case WRONG_ALPHAS, DIMENSIONS, LOSS_AND_DISTANCE -> 2;
            case DISTANCES -> 2 * 200;
            case SURVIVAL -> 2 * 121;
            case BEYOND_SAMPLING -> 201;
            case DISTANCE_AND_RATE -> 1 + 2 * 200;
            case CAPS -> 6;
            case NEEDED_SHARE -> 4 * 2 * 76;
            case COORDINATE -> 401;
            case ATTACKS -> 4 * 10;
            case HALF_SPACES, IMAGE_ERROR_SETS, IMAGE_ERRORS -> 0;
        };
        assertEquals(rows, table.size());
    }

    @ParameterizedTest
    @EnumSource(Verdict.class)
    void aClaimIsReadBackAsItWasWritten(Verdict verdict) {
        Claim claim = new Claim("id", "sect. <1>", "a & b", "0", "\u03b1 \"x\"", verdict, "why");
        assertEquals(claim, Claim.of(Json.parse(Json.pretty(claim.document()), "reproduction.json")));
    }

    @Test
    void aClaimWithAVerdictThatThereIsNotIsRefused() {
        String line = Json.line(new Claim("", "", "", "", "", Verdict.DIFFERS, "").document());
        Document damaged = Json.parse(line.replace("\"differs\"", "\"maybe\""), "reproduction.json");
        Refusal.ofFile(() -> Claim.of(damaged), "reproduction.json: verdict is 'maybe'");
    }

    private static Measurement relu(long step, long errors, Distances distances) {
        return Fabricated.relu(step, Fabricated.errors(errors, 1000), Fabricated.NO_ERRORS, distances);
    }

    private Claim claim(PaperResults results, String id) {
        return new BoundClaims(results)
                .all().stream()
                        .filter(claim -> claim.id().equals(id))
                        .findFirst()
                        .orElseThrow();
    }

    private PaperResults results(Measurement... relu) {
        return Fabricated.results(runs(relu));
    }

    /** All runs of the paper, of which only the ReLU network has errors that sampling sees. */
    private Map<Experiment, TrainedRun> runs(Measurement... relu) {
        Map<Experiment, TrainedRun> runs = new EnumMap<>(Experiment.class);
        for (Experiment run : Experiment.values()) {
            int wrongAlphas = run == Experiment.QUADRATIC_FINITE ? 1 : 0;
            Measurement[] measurements = run == Experiment.RELU_ONLINE
                    ? relu
                    : new Measurement[] {Fabricated.quadratic(10, Fabricated.NO_ERRORS, wrongAlphas, 0.8, 0.5)};
            runs.put(run, Fabricated.run(folder, run, measurements));
        }
        return runs;
    }
}
