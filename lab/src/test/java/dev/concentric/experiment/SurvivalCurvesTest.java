package dev.concentric.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.store.DataTable;
import dev.concentric.theory.SphericalCap;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SurvivalCurvesTest {

    @Test
    void sharesFallWithTheDistanceAndStandBesideThoseOfTheCapOfTheSameMeasure(@TempDir Path folder) {
        Measurement end =
                Fabricated.relu(10, Fabricated.errors(10, 1000), Fabricated.NO_ERRORS, Fabricated.distance(0.1));
        PaperResults results =
                Fabricated.results(Map.of(Experiment.RELU_ONLINE, Fabricated.run(folder, Experiment.RELU_ONLINE, end)));
        DataTable table = SurvivalCurves.table(results);
        SphericalCap cap = SphericalCap.ofErrorRate(10, 0.01);
        double[] distance = table.numbers("distance");
        double[] share = table.numbers("share");
        assertEquals(0, distance[0]);
        for (int i = 0; i < distance.length; i++) {
            assertEquals(cap.survivalOfChord(distance[i]), table.numbers("optimum")[i], 1e-9);
            assertTrue(table.numbers("shareLow")[i] <= share[i] && share[i] <= table.numbers("shareHigh")[i]);
            assertTrue(i == 0 || share[i] <= share[i - 1] && distance[i] > distance[i - 1]);
        }
        double[] chords = SingleDistances.in(results).getFirst().found();
        assertEquals(200, chords.length);
        long beyond =
                Arrays.stream(chords).filter(chord -> chord > distance[60]).count();
        assertEquals(beyond / 200.0, share[60]);
    }
}
