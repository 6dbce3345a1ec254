package dev.concentric.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.store.DataTable;
import dev.concentric.training.TrainingPlan;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttackComparisonTest {
    private static final List<String> BY_HAND =
            List.of("by hand: few alphas, strongly wrong", "by hand: many alphas, slightly wrong");

    private static final Measurement MEASUREMENT = Fabricated.quadratic(10, Fabricated.NO_ERRORS, 0, 0.8, 0.5);

    @TempDir
    private Path folder;

    @Test
    void holdsEveryAttackAgainstEveryNetwork() {
        DataTable table = AttackComparison.of(results(folder, 1)).table();
        Set<String> networks = new TreeSet<>(List.of(table.strings("network")));
        assertEquals(
                new TreeSet<>(List.of(
                        Experiment.QUADRATIC_ONLINE.title(),
                        Experiment.QUADRATIC_FINITE.title(),
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
                AttackComparison.of(results(folder.resolve("one"), 1)).table().csv(),
                AttackComparison.of(results(folder.resolve("three"), 3)).table().csv());
    }

    @Test
    void whatWasMadeIsReadAndNotMadeAgain() {
        AttackComparison made = AttackComparison.of(results(folder, 1));
        assertEquals(made, AttackComparison.of(results(folder, 1)));
        // Without its checkpoint a network cannot be attacked again.
        SmallRuns.contents(folder).keySet().stream()
                .filter(file -> file.endsWith(".safetensors"))
                .forEach(file -> assertTrue(folder.resolve(file).toFile().delete()));
        assertEquals(made, AttackComparison.of(results(folder, 1)));
    }

    @Test
    void tellsOfANetworkWithoutErrorsAndLeavesItOut() {
        Map<Experiment, List<TrainedRun>> runs = runs(folder);
        runs.put(
                Experiment.QUADRATIC_ONLINE,
                List.of(Fabricated.run(folder, Experiment.QUADRATIC_PERFECT, MEASUREMENT)));
        AttackComparison comparison = AttackComparison.of(new PaperResults(runs));
        DataTable rows = comparison.table().where("network", Experiment.QUADRATIC_ONLINE.title());
        assertEquals(List.of(AttackComparison.NO_ERROR), List.of(rows.strings("attack")));
        assertEquals(0, rows.integers("points")[0]);
        Claim claim = new AttackClaims(comparison).all().getFirst();
        assertTrue(claim.measured().startsWith(Experiment.QUADRATIC_ONLINE.title() + ": no error left; "));
    }

    @Test
    void whereSection4sNetworksErrNoMoreThoseOfFigure4AreAttacked() {
        Map<Experiment, List<TrainedRun>> runs = new EnumMap<>(Experiment.class);
        PaperFigure.ATTACKS
                .experiments()
                .forEach(experiment -> runs.put(
                        experiment,
                        List.of(Fabricated.run(
                                folder.resolve(experiment.key()), Experiment.QUADRATIC_PERFECT, MEASUREMENT))));
        Measurement erring = Fabricated.quadratic(10, Fabricated.NO_ERRORS, 1, 0.8, 0.5);
        TrainingPlan onFew = SmallRuns.quadraticPlan().onSetOf(1000);
        runs.put(
                Experiment.NETWORKS,
                List.of(
                        Fabricated.run(folder, "few", onFew, erring),
                        Fabricated.run(folder, "few again", onFew.withSeed(8), erring),
                        Fabricated.run(folder, "endless", SmallRuns.quadraticPlan(), erring),
                        Fabricated.run(
                                folder, "perfect", SmallRuns.quadraticPlan().onSetOf(2000), MEASUREMENT)));
        AttackComparison comparison = AttackComparison.of(new PaperResults(runs));
        assertEquals(
                List.of(VisibleNetwork.title(onFew), VisibleNetwork.title(SmallRuns.quadraticPlan())),
                comparison.networks().stream()
                        .filter(network ->
                                network.trained() && !network.results().isEmpty())
                        .map(AttackComparison.OnNetwork::name)
                        .toList());
        Claim depth = new DepthClaims(new PaperResults(runs)).all().getFirst();
        assertTrue(depth.measured().contains(": mean depth 0."), depth::measured);
    }

    private static Map<Experiment, List<TrainedRun>> runs(Path folder) {
        Map<Experiment, List<TrainedRun>> runs = new EnumMap<>(Experiment.class);
        PaperFigure.ATTACKS
                .experiments()
                .forEach(experiment -> runs.put(experiment, List.of(Fabricated.run(folder, experiment, MEASUREMENT))));
        return runs;
    }

    private static PaperResults results(Path folder, int threads) {
        return new PaperResults(runs(folder), Optional.empty(), threads);
    }
}
