package dev.concentric.experiment;

import dev.concentric.store.Document;
import dev.concentric.store.RunFolder;
import dev.concentric.store.StoreException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How a run stands, as its folder tells without disturbing who works on it.
 *
 * @param folder where it is
 * @param state whether it goes on
 * @param spec what it is; empty where it has not been begun or cannot be read
 * @param step the number of training steps made when it was last kept
 * @param last the last measurement, if there is one
 * @param message why it failed or what cannot be read, if so
 */
public record RunStatus(
        RunFolder folder,
        State state,
        Optional<RunSpec> spec,
        long step,
        Optional<Measurement> last,
        Optional<String> message) {

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
            Optional<RunSpec> spec =
                    folder.settings().isPresent() ? Optional.of(TrainedRun.specOf(folder)) : Optional.empty();
            Map<Long, Measurement> measured = TrainedRun.measurementsIn(folder);
            long measuredStep =
                    measured.keySet().stream().mapToLong(step -> step).max().orElse(0);
            long step = Math.max(
                    measuredStep,
                    folder.latestCheckpoint().map(RunFolder.Checkpoint::step).orElse(0L));
            return new RunStatus(
                    folder,
                    stateOf(folder, spec),
                    spec,
                    step,
                    Optional.ofNullable(measured.get(measuredStep)),
                    folder.failure().map(failure -> failure.text("message")));
        } catch (StoreException e) {
            return new RunStatus(
                    folder, State.DAMAGED, Optional.empty(), 0, Optional.empty(), Optional.ofNullable(e.getMessage()));
        }
    }

    private static State stateOf(RunFolder folder, Optional<RunSpec> spec) {
        if (folder.isBusy()) {
            return State.RUNNING;
        }
        if (folder.isDone()) {
            return State.DONE;
        }
        if (folder.failure().isPresent()) {
            return State.FAILED;
        }
        return spec.isPresent() ? State.STOPPED : State.EMPTY;
    }

    /** Returns this status with its key figures; what is not known is left out. */
    public Document document() {
        Document.Builder status = Document.builder()
                .put("run", folder.path().toString())
                .put("state", state.key())
                .put("step", step);
        spec.ifPresent(run -> status.put("steps", run.plan().steps())
                .put("progress", (double) step / Math.max(1, run.plan().steps()))
                .put("architecture", run.plan().architecture().name()));
        last.ifPresent(measurement -> putFigures(measurement, status));
        message.ifPresent(text -> status.put("message", text));
        return status.build();
    }

    private static void putFigures(Measurement last, Document.Builder status) {
        status.put("measuredAt", last.step())
                .put("meanLoss", last.meanLoss())
                .put("innerErrors", last.inner().errors())
                .put("outerErrors", last.outer().errors())
                .put("samples", last.inner().samples())
                .put("meanChord", last.coarse().meanChord().orElse(Double.NaN));
        last.ellipsoid().ifPresent(ellipsoid -> status.put("wrongAlphas", ellipsoid.wrongAlphas()));
    }
}
