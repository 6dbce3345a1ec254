package dev.concentric.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.experiment.Measurement.Ellipsoid;
import dev.concentric.experiment.Measurement.Rate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SingleDistancesTest {
    @TempDir
    private Path folder;

    @Test
    void whatWasWorkedOutOutlivesTheNetwork() throws IOException {
        PaperResults results = results();
        List<SingleDistances> before = SingleDistances.in(results);
        deleteNetwork(results);
        List<SingleDistances> after = SingleDistances.in(results);
        assertEquals(1, after.size());
        assertArrayEquals(before.getFirst().chords(), after.getFirst().chords());
        assertEquals(List.of(), SingleDistances.withoutNetwork(results));
    }

    @Test
    void aRunWhoseNetworkIsGoneIsLeftOutAndNamed() throws IOException {
        PaperResults results = results();
        deleteNetwork(results);
        assertEquals(List.of(), SingleDistances.in(results));
        assertEquals(List.of("relu-online"), SingleDistances.withoutNetwork(results));
        Claim claim = ConcentrationClaim.of(results);
        assertEquals(Verdict.NOT_REACHED, claim.verdict());
        assertTrue(claim.explanation().contains("Without relu-online"), claim.explanation());
    }

    @Test
    void ofSeveralQuadraticNetworksTheOneWhoseEstimateIsNearestToThePapersIsShown() {
        TrainedRun relu = results().run(Experiment.RELU_ONLINE);
        PaperResults results = new PaperResults(Map.of(
                Experiment.RELU_ONLINE, List.of(relu),
                Experiment.QUADRATIC_FINITE, List.of(quadratic(Experiment.QUADRATIC_FINITE, -2, -2)),
                Experiment.QUADRATIC_STOPPED, List.of(quadratic(Experiment.QUADRATIC_STOPPED, -34, -19)),
                Experiment.QUADRATIC_ONLINE, List.of(quadratic(Experiment.QUADRATIC_ONLINE, -20, -9)),
                Experiment.NETWORKS, List.of(quadratic(Experiment.QUADRATIC_PERFECT, -60, -60))));
        List<String> names = SingleDistances.in(results).stream()
                .map(SingleDistances::network)
                .toList();
        assertEquals(2, names.size());
        assertTrue(names.getLast().endsWith("error rate 1.0\u00b710\u207b\u00b3\u2074"), names::toString);
    }

    private TrainedRun quadratic(Experiment experiment, double log10Rate, double log10Clt) {
        Rate rate = new Rate(false, log10Rate, log10Clt);
        Measurement last = new Measurement(
                20,
                Fabricated.NO_ERRORS,
                Fabricated.NO_ERRORS,
                Fabricated.NOTHING_FOUND,
                Fabricated.NOTHING_FOUND,
                Optional.of(new Ellipsoid(3, 0.8, rate, rate, 1, 1e-9)),
                Optional.empty());
        return Fabricated.run(folder, experiment, last);
    }

    private PaperResults results() {
        Measurement end =
                Fabricated.relu(20, Fabricated.errors(10, 1000), Fabricated.NO_ERRORS, Fabricated.distance(0.1));
        return Fabricated.results(Map.of(Experiment.RELU_ONLINE, Fabricated.run(folder, Experiment.RELU_ONLINE, end)));
    }

    private static void deleteNetwork(PaperResults results) throws IOException {
        Files.delete(results.run(Experiment.RELU_ONLINE)
                .folder()
                .latestCheckpoint()
                .orElseThrow()
                .file());
    }
}
