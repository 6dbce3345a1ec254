package dev.concentric.cli;

import dev.concentric.experiment.Run;
import dev.concentric.experiment.RunObserver;
import dev.concentric.experiment.RunStoppedException;
import dev.concentric.store.Document;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Shows how runs go on: on a terminal a bar for each run under way, drawn over and over; elsewhere a plain line for
 * each every 30 seconds. What is made of them then has a line, which on a terminal gives way to the next.
 */
final class Progress implements RunObserver, AutoCloseable {
    private static final long TERMINAL_NANOS = Duration.ofMillis(250).toNanos();
    private static final long PLAIN_NANOS = Duration.ofSeconds(30).toNanos();
    private static final String CLEAR_LINE = "\r\u001b[K";
    private static final String LINE_UP = "\u001b[1A";

    private final PrintWriter err;
    private final boolean terminal;
    private final boolean quiet;
    private final Map<String, RunProgress> active = new LinkedHashMap<>();
    private final int runs;
    private int ended;
    private int linesDrawn;
    private long lastShown = System.nanoTime();

    Progress(List<? extends Run> runs, PrintWriter err, boolean terminal, boolean quiet) {
        this.runs = runs.size();
        this.err = err;
        this.terminal = terminal;
        this.quiet = quiet;
    }

    @Override
    public synchronized void resumed(Run run, long step) {
        of(run).resumeAt(step);
        say(run.name() + " goes on from step " + step);
    }

    @Override
    public synchronized void warned(Run run, String what) {
        err.println(eraseDrawn() + run.name() + ": " + what);
        err.flush();
    }

    @Override
    public synchronized void advanced(Run run, long step, double batchLoss) {
        of(run).advance(step, batchLoss);
        show();
    }

    @Override
    public synchronized void measuring(Run run, long step) {
        of(run).measure();
        show();
    }

    @Override
    public synchronized void measured(Run run, Document figures) {
        if (figures.has("wrongAlphas")) {
            of(run).note(figures.count("wrongAlphas"));
        }
    }

    @Override
    public synchronized void finished(Run run) {
        end(run, "done");
    }

    @Override
    public synchronized void reused(Run run) {
        end(run, "done before");
    }

    @Override
    public synchronized void failed(Run run, RuntimeException cause) {
        if (!(cause instanceof RunStoppedException)) {
            end(run, "failed: " + cause.getMessage());
        }
    }

    @Override
    public synchronized void making(String what) {
        say("making " + what);
        linesDrawn = terminal && !quiet ? 1 : 0;
    }

    /** Says that all runs were stopped, even where progress is not shown. */
    synchronized void interrupted(String how) {
        err.println(eraseDrawn() + "concentric: " + how);
        err.flush();
    }

    private RunProgress of(Run run) {
        return active.computeIfAbsent(run.name(), name -> new RunProgress(run));
    }

    private void end(Run run, String how) {
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
        StringBuilder shown = new StringBuilder(eraseDrawn());
        for (RunProgress run : active.values()) {
            shown.append(terminal ? run.bar() : run.line()).append(System.lineSeparator());
        }
        linesDrawn = terminal ? active.size() : 0;
        err.print(shown);
        err.flush();
    }

    private void say(String line) {
        if (!quiet) {
            err.println(eraseDrawn() + line);
            err.flush();
        }
    }

    private String eraseDrawn() {
        String erase = (LINE_UP + CLEAR_LINE).repeat(linesDrawn);
        linesDrawn = 0;
        return erase;
    }

    @Override
    public synchronized void close() {
        err.print(eraseDrawn());
        err.flush();
    }
}
