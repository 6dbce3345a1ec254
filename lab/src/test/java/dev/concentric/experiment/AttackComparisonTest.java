package dev.concentric.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.store.DataTable;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttackComparisonTest {
    private static final List<String> BY_HAND =
            List.of("by hand: few alphas, strongly wrong", "by hand: many alphas, slightly wrong");

    @TempDir
    private Path folder;

    @Test
    void holdsEveryAttackAgainstEveryNetwork() {
        DataTable table = AttackComparison.of(runs(), 1).table();
        Set<String> networks = new TreeSet<>(List.of(table.strings("network")));
        assertEquals(
                new TreeSet<>(List.of(
                        PaperRun.QUADRATIC_ONLINE.title(),
                        PaperRun.QUADRATIC_FINITE.title(),
                        BY_HAND.getFirst(),
                        BY_HAND.getLast())),
                networks);
        for (String network : networks) {
            DataTable rows = table.where("network", network);
            assertEquals(10, rows.size());
            assertEquals(1, Arrays.stream(rows.integers("points")).distinct().count());
            assertTrue(rows.integers("points")[0] > 0);
            for (double least : rows.numbers("leastGap")) {
                assertTrue(
                        Double.isNaN(least) || least > -1e-6, () -> network + ": below the exact distance by " + least);
            }
            DataTable refined = rows.where("attack", AttackComparison.REFINED);
            assertEquals(refined.integers("points")[0], refined.integers("found")[0]);
            assertTrue(refined.numbers("meanGap")[0] < 0.01);
        }
    }

    @Test
    void theNumberOfThreadsChangesNothing() {
        assertEquals(
                AttackComparison.of(runs(), 1).table().csv(),
                AttackComparison.of(runs(), 3).table().csv());
    }

    @Test
    void tellsOfANetworkWithoutErrorsAndLeavesItOut() {
        Map<PaperRun, TrainedRun> runs = new EnumMap<>(PaperRun.class);
        runs.put(PaperRun.QUADRATIC_PERFECT, run(PaperRun.QUADRATIC_PERFECT));
        AttackComparison comparison = AttackComparison.of(runs, 1);
        DataTable rows = comparison.table().where("network", PaperRun.QUADRATIC_PERFECT.title());
        assertEquals(List.of(AttackComparison.NO_ERROR), List.of(rows.strings("attack")));
        assertEquals(0, rows.integers("points")[0]);
        Claim claim = new AttackClaims(comparison).all().getFirst();
        assertEquals(Verdict.NOT_REACHED, claim.verdict());
        assertEquals(PaperRun.QUADRATIC_PERFECT.title() + ": no error left", claim.measured());
    }

    private Map<PaperRun, TrainedRun> runs() {
        Map<PaperRun, TrainedRun> runs = new EnumMap<>(PaperRun.class);
        PaperFigure.ATTACKS.runs().forEach(run -> runs.put(run, run(run)));
        return runs;
    }

    private TrainedRun run(PaperRun run) {
        return Fabricated.run(folder, run, Fabricated.quadratic(10, Fabricated.NO_ERRORS, 0, 0.8, 0.5));
    }
}
