package dev.concentric.benchmarks;

import dev.concentric.performance.Operation;
import dev.concentric.performance.Operations;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The kernels' operations at the paper's sizes, on one core, in microseconds. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 2,
        jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "-XX:+UseParallelGC"})
public class KernelsBenchmark {

    /** The operation's name, as {@link Operations#named} knows it. */
    @Param({
        "product 50x500x1000",
        "product 50x1000x1000",
        "product 50x2000x2000",
        "product 1000x1000x1000",
        "transpose 50x1000",
        "input gradient 50x1000x1000",
        "gradient and Adam 1000x50x1000",
        "Adam 1x1000",
        "batch normalisation 50x1000",
        "batch normalisation backward 50x1000",
        "rectifier 50x1000",
        "rectifier backward 50x1000",
        "normals 50x500"
    })
    public String operation = "";

    private Runnable work = () -> {};

    /** Makes the operands. */
    @Setup
    public void prepare() {
        Operation named = Operations.named(operation);
        work = named.work();
    }

    /** Runs the operation once. */
    @Benchmark
    public void once() {
        work.run();
    }
}
