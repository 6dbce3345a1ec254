package dev.concentric.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Measures Concentric beside its peers: training steps beside libtorch, a matrix product beside OpenBLAS. Both work in
 * processes of their own, in rounds that take turns, so that a busy machine slows both alike. It prints medians in
 * milliseconds, the speed of the matrix products in them alone, how many times as long as Concentric the peer takes, and
 * how many processors other processes kept busy meanwhile, which must be nearly none.
 *
 * <p>Arguments: {@code --json} for JSON instead of a table, {@code --threads 1,2} (the default), {@code --rounds 5},
 * {@code --seconds 1} for a round, and the names of workloads; without names, all.
 */
public final class SideBySide {
    private static final long WARM_UP_MILLISECONDS = 3000;

    private final SideBySideOptions options;

    private SideBySide(SideBySideOptions options) {
        this.options = options;
    }

    /** Measures and prints. */
    public static void main(String[] arguments) throws IOException {
        SideBySideOptions options;
        try {
            options = SideBySideOptions.parse(List.of(arguments));
        } catch (IllegalArgumentException e) {
            System.err.println("side-by-side: " + e.getMessage());
            System.exit(2);
            return;
        }
        new SideBySide(options).run();
    }

    private void run() throws IOException {
        List<Comparison> comparisons = new ArrayList<>();
        for (int threads : options.threads()) {
            for (Workload workload : options.workloads()) {
                Comparison comparison = compare(workload, threads);
                if (!options.json()) {
                    printRow(comparison, comparisons.isEmpty());
                }
                comparisons.add(comparison);
            }
        }
        if (options.json()) {
            System.out.println(
                    comparisons.stream().map(Comparison::json).collect(Collectors.joining(",\n ", "[", "]")));
        }
    }

    private static void printRow(Comparison comparison, boolean first) {
        if (first) {
            System.out.println("Java " + Runtime.version() + ", "
                    + Runtime.getRuntime().availableProcessors() + " processors, " + comparison.kernels());
            System.out.println(Comparison.HEAD);
        }
        System.out.println(comparison.row());
    }

    private Comparison compare(Workload workload, int threads) throws IOException {
        try (WorkerProcess peer = new WorkerProcess(workload, Contestant.PEER, threads);
                WorkerProcess concentric = new WorkerProcess(workload, Contestant.CONCENTRIC, threads)) {
            peer.work(WARM_UP_MILLISECONDS);
            concentric.work(WARM_UP_MILLISECONDS);
            Bystanders bystanders = new Bystanders(List.of(peer, concentric));
            List<double[]> peerRounds = new ArrayList<>();
            List<double[]> concentricRounds = new ArrayList<>();
            for (int round = 0; round < options.rounds(); round++) {
                peerRounds.add(peer.work(options.roundMilliseconds()));
                concentricRounds.add(concentric.work(options.roundMilliseconds()));
            }
            return new Comparison(
                    workload, threads, concentric.description(), peerRounds, concentricRounds, bystanders.processors());
        }
    }
}
