package dev.concentric.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.store.RunStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShardTest {

    private static List<RunSpec> runs(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> SmallRuns.spec("run" + i, SmallRuns.reluPlan(), 20))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"7, 1", "7, 2", "7, 3", "7, 7", "7, 9", "0, 2", "1, 4"})
    void shardsAreDisjointCoverAllRunsAndDifferByOneAtMost(int count, int shards) {
        List<RunSpec> runs = runs(count);
        List<RunSpec> all = new ArrayList<>();
        Set<Integer> sizes = new TreeSet<>();
        for (int i = 1; i <= shards; i++) {
            List<RunSpec> some = new Shard(i, shards).of(runs);
            all.addAll(some);
            sizes.add(some.size());
        }
        assertEquals(count, all.size());
        assertEquals(Set.copyOf(runs), Set.copyOf(all));
        assertTrue(sizes.size() == 1 || List.copyOf(sizes).equals(List.of(count / shards, count / shards + 1)));
    }

    @Test
    void takesEveryKthRunInTheOrderGiven() {
        List<RunSpec> runs = runs(8);
        assertEquals(List.of(runs.get(1), runs.get(4), runs.get(7)), new Shard(2, 3).of(runs));
        assertEquals(runs, Shard.ALL.of(runs));
    }

    @Test
    void isReadFromText() {
        assertEquals(new Shard(2, 8), Shard.of("2/8"));
        assertEquals(Shard.ALL, Shard.of("1/1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2", "/", "2/", "/8", "2/8/9", "-1/8", "1.5/8", " 2/8", "2 / 8", "a/b", "1/9999999"})
    void refusesBadText(String text) {
        Refusal.of(IllegalArgumentException.class, () -> Shard.of(text), "i/k, such as 2/8", "'" + text + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0/8", "9/8", "0/0", "1/0"})
    void refusesAShardThatIsNone(String text) {
        Refusal.of(IllegalArgumentException.class, () -> Shard.of(text), "1 <= i <= k", text);
    }

    /** Machines that share a folder: the tables wait until the last run is there, whoever completes it. */
    @Test
    void figuresWaitForTheRunsOfOtherShards(@TempDir Path folder) {
        RunStore store = RunStore.create(folder.resolve("reproduction"));
        Reproduction trained = new Reproduction(Scale.of("quick"), PaperFigure.named(List.of("fig4")), 1);
        Interruption stopped = new Interruption();
        stopped.request();
        RunExecutor executor =
                new RunExecutor(SmallRuns.trainer(1, CheckpointPolicy.USUAL, RunObserver.SILENT, stopped), 1, 1L << 30);
        int runs = trained.runs().size();
        assertTrue(runs > 0);
        // A shard beyond the runs has none of them, so it trains nothing and waits for all.
        List<String> waiting = trained.makeIn(store, executor, new Shard(runs + 1, runs + 1).of(trained.runs()));
        assertEquals(trained.runs().stream().map(Run::name).toList(), waiting);
        assertTrue(store.runs().isEmpty());
        assertTrue(Files.notExists(store.path().resolve(Reproduction.FILE)));
        Refusal.of(
                RunStoppedException.class,
                () -> trained.makeIn(store, executor, new Shard(1, runs).of(trained.runs())),
                "0 of 1 runs are complete");
    }
}
