package dev.concentric.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
