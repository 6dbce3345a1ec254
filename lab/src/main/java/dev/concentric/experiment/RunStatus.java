package dev.concentric.experiment;

import dev.concentric.store.Document;
import dev.concentric.store.RunFolder;
import dev.concentric.store.StoreException;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a run stands, as its folder tells without disturbing who works on it.
 *
 * @param folder where it is
 * @param state whether it goes on
 * @param run what it is; empty where it has not been begun or cannot be read
 * @param step the number of training steps made when it was last kept
 * @param last the last measurement, if there is one
 * @param message why it failed or what cannot be read, if so
 */
public record RunStatus(
        RunFolder folder,
        State state,
        Optional<Run> run,
        long step,
        Optional<Measured> last,
        Optional<String> message) {

    /**
     * A measurement in key figures.
     *
     * @param step the step at which it was made
     * @param figures the figures by name ({@link Run#figures})
     */
    public record Measured(long step, Document figures) {}

    /** Whether a run goes on. */
    public enum State {
        /** Complete. */
        DONE,
        /** A process works on it. */
        RUNNING,
        /** Begun and not complete; it goes on when it is trained again. */
        STOPPED,
        /** Stopped for a reason that going on does not remove. */
        FAILED,
        /** A folder without a run yet. */
        EMPTY,
        /** One of its files cannot be read. */
        DAMAGED;

        /** Returns the state's name as the command line writes it. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Reads how a run stands. */
    public static RunStatus of(RunFolder folder) {
        try {
            Optional<Run> run = folder.settings().isPresent() ? Optional.of(Run.in(folder)) : Optional.empty();
            SortedMap<Long, Document> figures = new TreeMap<>();
            run.ifPresent(is -> Run.recordsIn(folder).forEach((step, record) -> figures.put(step, is.figures(record))));
            long measuredStep = figures.isEmpty() ? 0 : figures.lastKey();
            long step = Math.max(
                    measuredStep,
                    folder.latestCheckpoint().map(RunFolder.Checkpoint::step).orElse(0L));
            return new RunStatus(
                    folder,
                    stateOf(folder, run),
                    run,
                    step,
                    Optional.ofNullable(figures.get(measuredStep)).map(last -> new Measured(measuredStep, last)),
                    folder.failure().map(failure -> failure.text("message")));
        } catch (StoreException e) {
            return new RunStatus(
                    folder, State.DAMAGED, Optional.empty(), 0, Optional.empty(), Optional.ofNullable(e.getMessage()));
        }
    }

    private static State stateOf(RunFolder folder, Optional<Run> run) {
        if (folder.isBusy()) {
            return State.RUNNING;
        }
        if (folder.isDone()) {
            return State.DONE;
        }
        if (folder.failure().isPresent()) {
            return State.FAILED;
        }
        return run.isPresent() ? State.STOPPED : State.EMPTY;
    }

    /** Returns this status with its key figures; what is not known is left out. */
    public Document document() {
        Document.Builder status = Document.builder()
                .put("run", folder.path().toString())
                .put("state", state.key())
                .put("step", step);
        run.ifPresent(is -> status.put("steps", is.steps())
                .put("progress", (double) step / Math.max(1, is.steps()))
                .put("architecture", is.architecture()));
        last.ifPresent(measured -> status.put("measuredAt", measured.step).putAll(measured.figures));
        message.ifPresent(text -> status.put("message", text));
        return status.build();
    }
}
