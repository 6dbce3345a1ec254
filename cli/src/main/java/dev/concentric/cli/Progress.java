package dev.concentric.cli;

import dev.concentric.experiment.RunObserver;
import dev.concentric.experiment.RunSpec;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Shows how runs go on: on a terminal a line that is written over, elsewhere a plain line for each run every 30 seconds.
 */
final class Progress implements RunObserver, AutoCloseable {
    private static final long TERMINAL_NANOS = Duration.ofMillis(250).toNanos();
    private static final long PLAIN_NANOS = Duration.ofSeconds(30).toNanos();
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintWriter err;
    private final boolean terminal;
    private final boolean quiet;
    private final Map<String, State> active = new LinkedHashMap<>();
    private final int runs;
    private int ended;
    private long lastShown = System.nanoTime();

    /** One run on its way. */
    private static final class State {
        private final RunSpec run;
        private final long began = System.nanoTime();
        private long step;
        private double loss = Double.NaN;
        private boolean measuring;

        State(RunSpec run) {
            this.run = run;
        }

        /** Returns the state in a few words, so that two runs fit a terminal's line. */
        String brief() {
            return String.format(
                    Locale.ROOT,
                    "%s %d%% %.0f/s %s",
                    run.name(),
                    percent(),
                    stepRate(),
                    measuring ? "measuring" : timeLeft());
        }

        /** Returns the state in full. */
        String full() {
            return String.format(
                    Locale.ROOT,
                    "%s %d%% (step %d, %.0f/s, loss %.2g, %s)",
                    run.name(),
                    percent(),
                    step,
                    stepRate(),
                    loss,
                    measuring ? "measuring" : timeLeft());
        }

        private long percent() {
            return 100 * step / Math.max(1, run.plan().steps());
        }

        /** Steps per second, the time for measurements included. */
        private double stepRate() {
            return step * 1e9 / Math.max(System.nanoTime() - began, 1);
        }

        private String timeLeft() {
            long seconds = Math.round((run.plan().steps() - step) / Math.max(stepRate(), 1e-9));
            return String.format(Locale.ROOT, "%d:%02d left", seconds / 60, seconds % 60);
        }
    }

    Progress(List<RunSpec> runs, PrintWriter err, boolean terminal, boolean quiet) {
        this.runs = runs.size();
        this.err = err;
        this.terminal = terminal;
        this.quiet = quiet;
    }

    @Override
    public synchronized void advanced(RunSpec run, long step, double batchLoss) {
        State state = active.computeIfAbsent(run.name(), name -> new State(run));
        state.step = step;
        state.loss = batchLoss;
        state.measuring = false;
        show();
    }

    @Override
    public synchronized void measuring(RunSpec run, long step) {
        State state = active.computeIfAbsent(run.name(), name -> new State(run));
        state.measuring = true;
        show();
    }

    @Override
    public synchronized void finished(RunSpec run) {
        end(run, "done");
    }

    @Override
    public synchronized void reused(RunSpec run) {
        end(run, "done before");
    }

    @Override
    public synchronized void failed(RunSpec run, RuntimeException cause) {
        end(run, "failed: " + cause.getMessage());
    }

    private void end(RunSpec run, String how) {
        active.remove(run.name());
        ended++;
        say(run.name() + " " + how + " (" + ended + " of " + runs + ")");
    }

    private void show() {
        long now = System.nanoTime();
        if (quiet || now - lastShown < (terminal ? TERMINAL_NANOS : PLAIN_NANOS)) {
            return;
        }
        lastShown = now;
        if (terminal) {
            err.print(CLEAR_LINE + active.values().stream().map(State::brief).collect(Collectors.joining(" | ")));
            err.flush();
        } else {
            active.values().forEach(state -> say(state.full()));
        }
    }

    private void say(String line) {
        if (!quiet) {
            err.println((terminal ? CLEAR_LINE : "") + line);
            err.flush();
        }
    }

    @Override
    public synchronized void close() {
        if (terminal && !quiet) {
            err.print(CLEAR_LINE);
            err.flush();
        }
    }
}
