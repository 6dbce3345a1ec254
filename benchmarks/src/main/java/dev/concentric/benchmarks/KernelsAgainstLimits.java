package dev.concentric.benchmarks;

import dev.concentric.linalg.Team;
import dev.concentric.performance.MachineLimits;
import dev.concentric.performance.Operation;
import dev.concentric.performance.Operations;
import java.util.Collection;
import java.util.Locale;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs {@link KernelsBenchmark} by JMH and sets each operation beside its floor: the time that the peak and the memory's
 * bandwidth allow, both measured just before.
 */
public final class KernelsAgainstLimits {

    private KernelsAgainstLimits() {}

    /**
     * Runs the benchmarks.
     *
     * @param arguments JMH's own options; without a pattern, all benchmarks run
     */
    public static void main(String[] arguments) throws RunnerException, CommandLineOptionException {
        MachineLimits limits = MachineLimits.measure(Team.single());
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .parent(new CommandLineOptions(arguments))
                        .build())
                .run();
        System.out.printf(
                Locale.ROOT,
                "%npeak of one core %.1f GFLOP/s, memory %.1f GB/s%n%n%-34s %10s %10s %10s%n",
                limits.corePeakGflops(),
                limits.bandwidthGBs(),
                "operation",
                "us",
                "floor us",
                "of floor");
        for (RunResult result : results) {
            Operation operation = Operations.named(result.getParams().getParam("operation"));
            double micros = result.getPrimaryResult().getScore();
            double floor = operation.floorSeconds(limits) * 1e6;
            System.out.printf(
                    Locale.ROOT,
                    "%-34s %10.1f %10.1f %9.0f%%%n",
                    operation.name(),
                    micros,
                    floor,
                    100 * floor / micros);
        }
    }
}
