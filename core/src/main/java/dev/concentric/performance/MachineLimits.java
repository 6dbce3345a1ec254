package dev.concentric.performance;

import dev.concentric.linalg.Kernels;
import dev.concentric.linalg.Team;
import java.util.Arrays;

/**
 * What a machine can do at best, measured here and now.
 *
 * @param corePeakGflops float operations of one core, in 10^9 a second, a multiply-add being two
 * @param peakGflops the same of all threads together
 * @param bandwidthGBs bytes that all threads together read from and write to main memory, in 10^9 a second
 */
public record MachineLimits(double corePeakGflops, double peakGflops, double bandwidthGBs) {
    static final Stopwatch STOPWATCH = new Stopwatch(0.3, 0.5);
    private static final int ROUNDS = 100_000;
    private static final int COPIED_FLOATS = 1 << 25;

    /** Measures the limits of a team's threads. */
    public static MachineLimits measure(Team team) {
        return measure(team, STOPWATCH);
    }

    static MachineLimits measure(Team team, Stopwatch stopwatch) {
        return new MachineLimits(gflops(Team.single(), stopwatch), gflops(team, stopwatch), gigabytes(team, stopwatch));
    }

    private static double gflops(Team team, Stopwatch stopwatch) {
        long[] done = new long[team.size()];
        Team.Part part = (first, end) -> done[first] = Kernels.best().multiplyAdds(ROUNDS);
        double seconds = stopwatch.medianSeconds(() -> team.split(team.size(), 1, part));
        return 2 * Arrays.stream(done).sum() / seconds / 1e9;
    }

    /** Copies an array that no cache holds. */
    private static double gigabytes(Team team, Stopwatch stopwatch) {
        float[] from = new float[COPIED_FLOATS];
        float[] to = new float[COPIED_FLOATS];
        Team.Part part = (first, end) -> System.arraycopy(from, first, to, first, end - first);
        double seconds = stopwatch.medianSeconds(() -> team.split(COPIED_FLOATS, 1, part));
        return 2.0 * Float.BYTES * COPIED_FLOATS / seconds / 1e9;
    }
}
