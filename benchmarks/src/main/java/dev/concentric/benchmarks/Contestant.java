package dev.concentric.benchmarks;

import dev.concentric.linalg.KernelSelection;
import java.util.Map;

/** Who does a workload. */
enum Contestant {
    /** The library that the workload names. */
    PEER {
        @Override
        Map<String, String> environment(Workload workload, int threads) {
            return workload.peerEnvironment(threads);
        }

        @Override
        Runnable prepare(Workload workload, int threads) {
            return workload.ofPeer();
        }

        @Override
        String description(Workload workload) {
            return workload.peer();
        }
    },
    /** Concentric. */
    CONCENTRIC {
        @Override
        Map<String, String> environment(Workload workload, int threads) {
            return Map.of();
        }

        @Override
        Runnable prepare(Workload workload, int threads) {
            return workload.ofConcentric(threads);
        }

        @Override
        String description(Workload workload) {
            return KernelSelection.current().description();
        }
    };

    /** Returns the environment variables that its process needs from its start on. */
    abstract Map<String, String> environment(Workload workload, int threads);

    /** Makes the workload ready in this process and returns what does it once. */
    abstract Runnable prepare(Workload workload, int threads);

    /** Returns one line on the code that runs in this process. */
    abstract String description(Workload workload);
}
