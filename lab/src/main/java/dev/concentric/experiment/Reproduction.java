package dev.concentric.experiment;

import dev.concentric.store.AtomicFile;
import dev.concentric.store.BadFileException;
import dev.concentric.store.DataTable;
import dev.concentric.store.Document;
import dev.concentric.store.Json;
import dev.concentric.store.Provenance;
import dev.concentric.store.RefusedFolderException;
import dev.concentric.store.RunFolder;
import dev.concentric.store.RunStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The paper made again: its runs, the data of its figures as {@code figures/*.csv}, and its claims with verdicts as
 * {@code reproduction.json}, all in one folder. What the folder holds already is used, not made anew.
 *
 * @param scale how far the experiments are taken
 * @param figures which figures to make, and so which runs
 * @param seed the root of all randomness
 * @param images the real images of appendix G, which is left out without them
 */
public record Reproduction(Scale scale, Set<PaperFigure> figures, long seed, Optional<ImageSource> images) {

    /** The name of the file with the claims. */
    public static final String FILE = "reproduction.json";

    /** The key of the flag that says that real images were wanted and not given. */
    public static final String WITHOUT_IMAGES = "withoutImages";

    /** The key of the number of runs that were wanted and are not complete. */
    public static final String MISSING_RUNS = "missingRuns";

    /** The name of the folder with the figures. */
    public static final String FIGURES = "figures";

    /** Copies the set. */
    public Reproduction {
        figures = Set.copyOf(figures);
    }

    /** Makes a reproduction without appendix G. */
    public Reproduction(Scale scale, Set<PaperFigure> figures, long seed) {
        this(scale, figures, seed, Optional.empty());
    }

    /** Returns the plan of all runs on spheres, needed or not. */
    private PaperPlan plan() {
        return new PaperPlan(scale, seed);
    }

    /** Returns the runs that the figures need, those that cost most first. */
    public List<Run> runs() {
        Set<Experiment> needed = EnumSet.noneOf(Experiment.class);
        figures.forEach(figure -> needed.addAll(figure.made()));
        Stream<Run> onSpheres = needed.stream().flatMap(experiment -> plan().runs(experiment).stream());
        return Stream.concat(onSpheres, imagePlan().stream().flatMap(images -> images.runs().stream()))
                .sorted(Comparator.comparingDouble(run -> -RunCost.of(run).operations()))
                .toList();
    }

    /**
     * Returns those of the {@linkplain #runs() runs} that some names mean.
     *
     * @param names names of runs, in which {@code *} stands for any characters; none means all runs
     * @throws IllegalArgumentException if a name means no run
     */
    public List<Run> runs(List<String> names) {
        List<Run> all = runs();
        Set<Run> meant = new HashSet<>();
        for (String name : names) {
            Pattern pattern = Pattern.compile(Arrays.stream(name.strip().split("\\*", -1))
                    .map(Pattern::quote)
                    .collect(Collectors.joining(".*")));
            List<Run> some = all.stream()
                    .filter(run -> pattern.matcher(run.name()).matches())
                    .toList();
            if (some.isEmpty()) {
                throw new IllegalArgumentException(
                        "no run of these figures is named '" + name + "'; reproduce --dry-run lists them");
            }
            meant.addAll(some);
        }
        return names.isEmpty() ? all : all.stream().filter(meant::contains).toList();
    }

    /** Returns the plan of the runs on images, if figures of them are wanted and they are there. */
    private Optional<ImagePlan> imagePlan() {
        return figures.stream().anyMatch(PaperFigure::isOfImages)
                ? images.map(source -> new ImagePlan(scale, seed, source))
                : Optional.empty();
    }

    /** Returns the images that a folder may hold runs on: those given, or those it has runs on. */
    private Optional<ImageSource> imagesOf(RunStore store) {
        return images.or(() -> store.runs().stream()
                .filter(folder -> ImagePlan.NAMES.contains(folder.name()))
                .filter(folder -> folder.settings().isPresent())
                .map(folder -> TrainedImageRun.specOf(folder).source())
                .findFirst());
    }

    /**
     * Makes everything that is not there yet: some of the runs, and from all of them, once they are complete, whichever
     * call completes the last one, the tables and the claims.
     *
     * @param store the folder
     * @param executor trains the runs
     * @param here which of the runs are trained here
     * @return the names of the runs that are not complete, for which tables and claims have to wait
     * @throws dev.concentric.store.RefusedFolderException if it holds runs of another scale or seed; nothing is made
     *     then
     */
    public List<String> makeIn(RunStore store, RunExecutor executor, List<Run> here) {
        requireOwn(store);
        executor.execute(here, store);
        List<String> waiting = waitingIn(store);
        if (waiting.isEmpty()) {
            RunTrainer trainer = executor.trainer();
            PaperResults results = completeRuns(store, trainer.measuringThreads(), false);
            write(results, waiting, store, trainer.provenance(), trainer.observer());
        }
        return waiting;
    }

    /**
     * Makes the tables and the claims that rest on runs which are complete, and trains nothing. Figure 4, other
     * dimensions and the study of open choices are made of the runs that there are.
     *
     * @param store the folder
     * @param threads how many threads measure networks; no result depends on it
     * @param provenance where the claims come from
     * @param observer is told what is being made
     * @return the names of the runs that are not complete
     * @throws dev.concentric.store.RefusedFolderException if it holds runs of another scale or seed; nothing is made
     *     then
     */
    public List<String> drawIn(RunStore store, int threads, Provenance provenance, RunObserver observer) {
        requireOwn(store);
        Reproduction all = new Reproduction(scale, figures, seed, imagesOf(store));
        // Runs that end while tables are made are not in them.
        List<String> waiting = all.waitingIn(store);
        all.write(completeRuns(store, threads, true), waiting, store, provenance, observer);
        return waiting;
    }

    /**
     * Checks that a folder holds no runs of another scale or seed.
     *
     * @throws dev.concentric.store.RefusedFolderException if it does
     */
    public void requireOwn(RunStore store) {
        Stream<ImageRunSpec> ofImages =
                imagesOf(store).stream().flatMap(source -> new ImagePlan(scale, seed, source).runs().stream());
        Map<String, Run> own =
                Stream.concat(plan().runs().stream(), ofImages).collect(Collectors.toMap(Run::name, run -> run));
        for (RunFolder folder : store.runs()) {
            Run run = own.get(folder.name());
            if (run != null && !RunTrainer.holdsNoOther(run, folder)) {
                throw new RefusedFolderException(
                        folder.path(),
                        "is no run of scale " + scale.key() + " and seed " + seed,
                        "give the --scale, --seed and --data that " + store.path()
                                + " was begun with, or another --out");
            }
        }
    }

    private List<String> waitingIn(RunStore store) {
        Set<String> complete = store.runs().stream()
                .filter(RunFolder::isDone)
                .map(RunFolder::name)
                .collect(Collectors.toSet());
        return runs().stream()
                .map(Run::name)
                .filter(name -> !complete.contains(name))
                .toList();
    }

    private void write(
            PaperResults results, List<String> waiting, RunStore store, Provenance provenance, RunObserver observer) {
        Path folder = store.path().resolve(FIGURES);
        PaperTables tables = new PaperTables(results);
        for (PaperFigure figure : PaperFigure.values()) {
            if (figures.contains(figure) && results.has(figure)) {
                observer.making(figure.key());
                write(tables.table(figure), folder.resolve(figure.key() + ".csv"));
            }
        }
        observer.making("claims");
        List<Claim> claims = new PaperClaims(results).all();
        Json.write(store.path().resolve(FILE), document(results, claims, waiting.size(), provenance));
    }

    /**
     * Returns the experiments of this reproduction that are complete, those of former calls for other figures included.
     *
     * @param partly whether some runs will do for an experiment of separate ones
     */
    private PaperResults completeRuns(RunStore store, int threads, boolean partly) {
        Map<String, RunFolder> complete = new HashMap<>();
        store.runs().stream().filter(RunFolder::isDone).forEach(folder -> complete.put(folder.name(), folder));
        Map<Experiment, List<TrainedRun>> results = new EnumMap<>(Experiment.class);
        for (Experiment experiment : Experiment.values()) {
            List<TrainedRun> runs = plan().runs(experiment).stream()
                    .flatMap(spec -> Optional.ofNullable(complete.get(spec.name())).stream())
                    .map(TrainedRun::open)
                    .toList();
            boolean enough = partly && experiment.isOfSeparateRuns()
                    || runs.size() == plan().runs(experiment).size();
            if (!runs.isEmpty() && enough) {
                results.put(experiment, runs);
            }
        }
        return new PaperResults(results, images(complete, threads), threads);
    }

    /** Returns what came of real images, in this call or a former one. */
    private static Optional<ImageResults> images(Map<String, RunFolder> complete, int threads) {
        RunFolder vanilla = complete.get(ImagePlan.VANILLA);
        RunFolder adversarial = complete.get(ImagePlan.ADVERSARIAL);
        return vanilla == null || adversarial == null
                ? Optional.empty()
                : Optional.of(
                        new ImageResults(TrainedImageRun.open(vanilla), TrainedImageRun.open(adversarial), threads));
    }

    /** Writes a figure's table; where there is nothing to show, there is none, of former calls neither. */
    private static void write(DataTable table, Path file) {
        if (table.size() > 0) {
            table.write(file);
        } else {
            AtomicFile.delete(file);
        }
    }

    private Document document(PaperResults results, List<Claim> claims, int missingRuns, Provenance provenance) {
        List<Document> runs = new ArrayList<>();
        for (Experiment experiment : Experiment.values()) {
            for (TrainedRun trained : results.runs(experiment)) {
                runs.add(Document.builder()
                        .put("name", trained.spec().name())
                        .put("title", experiment.title())
                        .put("seed", trained.spec().plan().seed())
                        .put("steps", trained.steps())
                        .put("finalSamples", trained.last().inner().samples())
                        .put("seconds", trained.seconds())
                        .put("commit", trained.provenance().commit())
                        .put("started", trained.provenance().started().toString())
                        .build());
            }
        }
        results.images().stream().flatMap(images -> images.runs().stream()).forEach(run -> runs.add(document(run)));
        return Document.builder()
                .put("scale", scale.key())
                .put("seed", seed)
                .put(
                        WITHOUT_IMAGES,
                        figures.contains(PaperFigure.HALF_SPACES)
                                && images.isEmpty()
                                && results.images().isEmpty())
                .put(MISSING_RUNS, missingRuns)
                .putDocuments("claims", claims.stream().map(Claim::document).toList())
                .putDocuments("runs", runs)
                .put("provenance", provenance.document())
                .build();
    }

    private static Document document(TrainedImageRun run) {
        Provenance provenance = run.folder()
                .provenance()
                .orElseThrow(() ->
                        new BadFileException(run.folder().path(), "has no provenance.json", "train the run again"));
        return Document.builder()
                .put("name", run.spec().name())
                .put("title", ImageResults.name(run))
                .put("seed", run.spec().seed())
                .put("steps", run.spec().steps())
                .put("finalSamples", run.last().test().samples())
                .put("seconds", run.seconds())
                .put("commit", provenance.commit())
                .put("started", provenance.started().toString())
                .build();
    }
}
