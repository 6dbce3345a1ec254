package dev.concentric.cli;

import dev.concentric.experiment.Run;
import java.util.Locale;
import java.util.OptionalInt;

/** How far one run has come since it was begun or taken up again, in words. */
final class RunProgress {
    private static final int BAR = 12;

    /** A line of 80 would end on the edge of a terminal of that width. */
    private static final int WIDTH = 79;

    private final Run run;
    private final long began = System.nanoTime();
    private long firstStep;
    private long step;
    private double loss = Double.NaN;
    private boolean measuring;
    private OptionalInt wrongAlphas = OptionalInt.empty();

    RunProgress(Run run) {
        this.run = run;
    }

    void resumeAt(long checkpoint) {
        firstStep = checkpoint;
        step = checkpoint;
    }

    void advance(long made, double batchLoss) {
        step = made;
        loss = batchLoss;
        measuring = false;
    }

    void measure() {
        measuring = true;
    }

    void note(int alphas) {
        wrongAlphas = OptionalInt.of(alphas);
    }

    /** Returns a line of a terminal, less than 80 characters wide; the bar takes what the words leave of it. */
    String bar() {
        String name = String.format(Locale.ROOT, "%-17.17s ", run.name());
        String words = String.format(
                Locale.ROOT, " %3d%% %5.0f/s  loss %.2g%s  %s", percent(), stepRate(), loss, alphas(), timeLeft());
        int bar = Math.clamp(WIDTH - name.length() - words.length(), 0, BAR);
        int filled = (int) (bar * percent() / 100);
        String line = name + "#".repeat(filled) + "-".repeat(bar - filled) + words;
        return line.substring(0, Math.min(line.length(), WIDTH));
    }

    /** Returns a plain line. */
    String line() {
        return String.format(
                Locale.ROOT,
                "%s %d%% (step %d, %.0f/s, loss %.2g%s, %s)",
                run.name(),
                percent(),
                step,
                stepRate(),
                loss,
                alphas().replaceFirst("^ *(?=.)", ", "),
                timeLeft());
    }

    private String alphas() {
        return wrongAlphas.isPresent() ? "  " + wrongAlphas.getAsInt() + " wrong alphas" : "";
    }

    private long percent() {
        return 100 * step / Math.max(1, run.steps());
    }

    /** Steps per second, the time for measurements included. */
    private double stepRate() {
        return (step - firstStep) * 1e9 / Math.max(System.nanoTime() - began, 1);
    }

    private String timeLeft() {
        if (measuring) {
            return "measuring";
        }
        if (step == firstStep) {
            return "starting";
        }
        long seconds = Math.round((run.steps() - step) / Math.max(stepRate(), 1e-9));
        return seconds < 3600
                ? String.format(Locale.ROOT, "%d:%02d left", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d left", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
}
