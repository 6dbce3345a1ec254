package dev.concentric.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * What one workload took by the peer and by Concentric, in rounds that took turns.
 *
 * @param workload the workload
 * @param threads how many threads each may use
 * @param kernels one line on Concentric's code
 * @param peerRounds what each repetition took the peer, in milliseconds, round by round
 * @param concentricRounds the same of Concentric
 * @param othersProcessors how many processors other processes kept busy meanwhile, on average
 */
record Comparison(
        Workload workload,
        int threads,
        String kernels,
        List<double[]> peerRounds,
        List<double[]> concentricRounds,
        double othersProcessors) {

    /** The head of the table that {@link #row} gives a row of. */
    static final String HEAD = String.format(
            Locale.ROOT,
            "%-24s%8s  %-9s%10s%10s%15s%10s%8s%8s",
            "",
            "threads",
            "peer",
            "peer ms",
            "GFLOP/s",
            "Concentric ms",
            "GFLOP/s",
            "ratio",
            "others");

    /** Returns the peer's median time in milliseconds. */
    double peerMedian() {
        return median(pooled(peerRounds));
    }

    /** Returns Concentric's median time in milliseconds. */
    double concentricMedian() {
        return median(pooled(concentricRounds));
    }

    /**
     * Returns how many times as long as Concentric the peer takes. It is the median over the rounds of the ratio of
     * both medians in that round: what disturbs the machine for a while then disturbs both.
     */
    double ratio() {
        return median(IntStream.range(0, peerRounds.size())
                .mapToDouble(i -> median(peerRounds.get(i)) / median(concentricRounds.get(i)))
                .toArray());
    }

    /** Returns a row of the table. */
    String row() {
        return String.format(
                Locale.ROOT,
                "%-24s%8d  %-9s%10.3f%10.1f%15.3f%10.1f%8.2f%8.2f",
                workload.name(),
                threads,
                workload.peer(),
                peerMedian(),
                gigaflops(peerMedian()),
                concentricMedian(),
                gigaflops(concentricMedian()),
                ratio(),
                othersProcessors);
    }

    /** Returns the comparison as a JSON object. */
    String json() {
        return String.format(
                Locale.ROOT,
                """
                {"workload": "%s", "threads": %d, "peer": "%s", "kernels": "%s", "gigaflop": %.6f,\
                 "peerMilliseconds": %.6f, "concentricMilliseconds": %.6f, "ratio": %.6f,\
                 "othersProcessors": %.6f}\
                """,
                workload.name(),
                threads,
                workload.peer(),
                kernels,
                workload.operations() / 1e9,
                peerMedian(),
                concentricMedian(),
                ratio(),
                othersProcessors);
    }

    private double gigaflops(double milliseconds) {
        return workload.operations() / milliseconds / 1e6;
    }

    private static double[] pooled(List<double[]> rounds) {
        return rounds.stream().flatMapToDouble(Arrays::stream).toArray();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
