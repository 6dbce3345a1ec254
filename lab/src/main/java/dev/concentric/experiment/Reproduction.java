package dev.concentric.experiment;

import dev.concentric.store.Document;
import dev.concentric.store.Json;
import dev.concentric.store.Provenance;
import dev.concentric.store.RunFolder;
import dev.concentric.store.RunStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The paper made again: its runs, the data of its figures as {@code figures/*.csv}, and its claims with verdicts as
 * {@code reproduction.json}, all in one folder. What the folder holds already is used, not made anew.
 *
 * @param scale how far the experiments are taken
 * @param figures which figures to make, and so which runs
 * @param seed the root of all randomness
 */
public record Reproduction(Scale scale, Set<PaperFigure> figures, long seed) {

    /** The name of the file with the claims. */
    public static final String FILE = "reproduction.json";

    /** The name of the folder with the figures. */
    public static final String FIGURES = "figures";

    /** Copies the set. */
    public Reproduction {
        figures = Set.copyOf(figures);
    }

    /** Returns the runs that are needed, the longest first. */
    public List<RunSpec> runs() {
        return Arrays.stream(PaperRun.values())
                .filter(run -> figures.stream().anyMatch(figure -> figure.runs().contains(run)))
                .map(run -> run.spec(scale, seed))
                .toList();
    }

    /**
     * Makes everything that is not there yet: the runs of a shard, and from all runs, once they are complete, whichever
     * shard completes the last one, the tables and the claims.
     *
     * @param store the folder
     * @param executor trains the runs
     * @param shard which of the runs are trained here
     * @return the names of the runs that are not complete, for which tables and claims have to wait
     * @throws dev.concentric.store.RefusedFolderException if it holds runs of another scale or seed; nothing is made
     *     then
     */
    public List<String> makeIn(RunStore store, RunExecutor executor, Shard shard) {
        RunExecutor.requireSame(
                Arrays.stream(PaperRun.values())
                        .map(run -> run.spec(scale, seed))
                        .toList(),
                store);
        executor.execute(shard.of(runs()), store);
        List<String> waiting = runs().stream()
                .map(RunSpec::name)
                .filter(name ->
                        store.runs().stream().noneMatch(run -> run.name().equals(name) && run.isDone()))
                .toList();
        if (!waiting.isEmpty()) {
            return waiting;
        }
        PaperResults results = completeRuns(store, executor.trainer().measuringThreads());
        Path folder = store.path().resolve(FIGURES);
        PaperTables tables = new PaperTables(results);
        for (PaperFigure figure : figures) {
            tables.table(figure).write(folder.resolve(figure.key() + ".csv"));
        }
        Json.write(
                store.path().resolve(FILE),
                document(
                        results,
                        new PaperClaims(results).all(),
                        executor.trainer().provenance()));
        return List.of();
    }

    /** Returns the complete runs of this reproduction, those of former calls for other figures included. */
    private static PaperResults completeRuns(RunStore store, int threads) {
        Map<PaperRun, TrainedRun> complete = new EnumMap<>(PaperRun.class);
        for (RunFolder folder : store.runs()) {
            Arrays.stream(PaperRun.values())
                    .filter(run -> run.key().equals(folder.name()) && folder.isDone())
                    .forEach(run -> complete.put(run, TrainedRun.open(folder)));
        }
        return new PaperResults(complete, threads);
    }

    private Document document(PaperResults results, List<Claim> claims, Provenance provenance) {
        List<Document> runs = new ArrayList<>();
        for (PaperRun run : PaperRun.values()) {
            if (results.has(run)) {
                TrainedRun trained = results.run(run);
                runs.add(Document.builder()
                        .put("name", run.key())
                        .put("title", run.title())
                        .put("steps", trained.spec().plan().steps())
                        .put("finalSamples", trained.spec().measurement().finalSamples())
                        .put("seconds", trained.seconds())
                        .put("commit", trained.provenance().commit())
                        .put("started", trained.provenance().started().toString())
                        .build());
            }
        }
        return Document.builder()
                .put("scale", scale.key())
                .put("seed", seed)
                .putDocuments("claims", claims.stream().map(Claim::document).toList())
                .putDocuments("runs", runs)
                .put("provenance", provenance.document())
                .build();
    }
}
