package dev.concentric.cli;

import dev.concentric.linalg.KernelSelection;
import dev.concentric.performance.Benchmark;
import dev.concentric.performance.OperationTiming;
import dev.concentric.performance.StepTiming;
import dev.concentric.store.Document;
import dev.concentric.store.Json;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code concentric bench}: how fast the kernels are here, beside what the machine allows. */
@Command(
        name = "bench",
        description = "Measure this machine's limits and how close to them the kernels come; takes most of a minute.",
        mixinStandardHelpOptions = true)
final class BenchCommand implements Runnable {
    @Spec
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--threads",
            paramLabel = "T",
            description = "Threads of steps and samples (default: all processors).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--json", description = "Print one JSON document and nothing else.")
    private boolean json;

    @Override
    public void run() {
        Benchmark benchmark = Benchmark.run(threads);
        PrintWriter out = command.commandLine().getOut();
        if (json) {
            out.print(Json.pretty(document(benchmark)));
        } else {
            print(benchmark, out);
        }
        out.flush();
    }

    static Document document(Benchmark benchmark) {
        return Document.builder()
                .put("kernels", KernelSelection.current().description())
                .put("threads", benchmark.threads())
                .put("corePeakGflops", benchmark.limits().corePeakGflops())
                .put("peakGflops", benchmark.limits().peakGflops())
                .put("bandwidthGBs", benchmark.limits().bandwidthGBs())
                .putDocuments("products", operations(benchmark.products()))
                .putDocuments("operations", operations(benchmark.operations()))
                .put("samplesPerSecond", benchmark.samplesPerSecond())
                .putDocuments(
                        "steps",
                        benchmark.steps().stream().map(BenchCommand::step).toList())
                .build();
    }

    private static List<Document> operations(List<OperationTiming> timings) {
        return timings.stream()
                .map(timing -> Document.builder()
                        .put("operation", timing.name())
                        .put("medianMillis", timing.medianMillis())
                        .put("floorMillis", timing.floorMillis())
                        .put("shareOfFloor", timing.shareOfFloor())
                        .put("gflops", timing.gflops())
                        .build())
                .toList();
    }

    private static Document step(StepTiming timing) {
        return Document.builder()
                .put("network", timing.network())
                .put("threads", timing.threads())
                .put("medianMillis", timing.medianMillis())
                .put("floorMillis", timing.floorMillis())
                .build();
    }

    private static void print(Benchmark benchmark, PrintWriter out) {
        out.printf("kernels   %s%n", KernelSelection.current().description());
        out.printf(
                "peak      %.1f GFLOP/s on one core, %.1f on %d threads%n",
                benchmark.limits().corePeakGflops(), benchmark.limits().peakGflops(), benchmark.threads());
        out.printf("memory    %.1f GB/s%n%n", benchmark.limits().bandwidthGBs());
        out.printf("%-40s %10s %10s %10s %9s%n", "one core", "ms", "floor ms", "of floor", "GFLOP/s");
        benchmark.products().forEach(timing -> print(timing, out));
        benchmark.operations().forEach(timing -> print(timing, out));
        out.printf(
                "%n%-40s %10s %10s %10s%n", "step, " + benchmark.threads() + " threads", "ms", "floor ms", "of floor");
        for (StepTiming step : benchmark.steps()) {
            out.printf(
                    "%-40s %10.3f %10.3f %9.0f%%%n",
                    step.network(),
                    step.medianMillis(),
                    step.floorMillis(),
                    100 * step.floorMillis() / step.medianMillis());
        }
        out.printf("%nfresh points classified by relu-1000x2   %.0f a second%n", benchmark.samplesPerSecond());
    }

    private static void print(OperationTiming timing, PrintWriter out) {
        out.printf(
                "%-40s %10.3f %10.3f %9.0f%% %9.1f%n",
                timing.name(),
                timing.medianMillis(),
                timing.floorMillis(),
                100 * timing.shareOfFloor(),
                timing.gflops());
    }
}
