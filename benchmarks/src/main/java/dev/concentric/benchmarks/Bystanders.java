package dev.concentric.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;

/**
 * The machine's other processes. One that keeps a single processor busy makes threads that wait for each other several
 * times slower, so that what was measured beside it says nothing.
 */
final class Bystanders {
    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final List<WorkerProcess> workers;
    private final Duration workersBefore;
    private final long began = System.nanoTime();

    /** Watches from now on everything but the workers. */
    Bystanders(List<WorkerProcess> workers) {
        this.workers = workers;
        workersBefore = ofWorkers();
        // Each call tells of the time since the one before.
        system.getCpuLoad();
    }

    /** Returns how many processors the others kept busy until now, on average; to be asked once. */
    double processors() {
        double elapsed = System.nanoTime() - began;
        double all = system.getCpuLoad() * system.getAvailableProcessors();
        double own = ofWorkers().minus(workersBefore).toNanos() / elapsed;
        return Math.max(0, all - own);
    }

    private Duration ofWorkers() {
        return workers.stream().map(WorkerProcess::processorTime).reduce(Duration.ZERO, Duration::plus);
    }
}
