package dev.concentric.cli;

import dev.concentric.linalg.FloatMatrix;
import dev.concentric.linalg.KernelSelection;
import dev.concentric.linalg.Kernels;
import dev.concentric.linalg.PackedMatrix;
import dev.concentric.store.Document;
import dev.concentric.store.Provenance;
import java.util.Arrays;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code concentric doctor}: what this machine and JVM offer. */
@Command(name = "doctor", description = "Tell what this machine and this JVM offer.", mixinStandardHelpOptions = true)
final class DoctorCommand implements Runnable {
    private static final int ROWS = 50;
    private static final int WIDTH = 1000;
    private static final int WARM_UPS = 200;
    private static final int REPETITIONS = 200;

    @Mixin
    private Output output = new Output();

    @Override
    public void run() {
        KernelSelection selection = KernelSelection.current();
        Provenance here = Provenance.capture(
                Version.current(), Version.commit(), selection.description(), 1, 0, "concentric doctor");
        Runtime runtime = Runtime.getRuntime();
        output.print(Document.builder()
                .put("version", here.version())
                .put("commit", here.commit())
                .put("java", here.java())
                .put("system", here.system())
                .put("processor", here.processor())
                .put("processors", here.processors())
                .put("maxHeapGiB", runtime.maxMemory() / (double) (1L << 30))
                .put("kernels", here.kernels())
                .put("productGflops", productGflops(selection.kernels()))
                .build());
    }

    /** Returns the median speed of the product that a training step spends most of its time in, on one thread. */
    private static double productGflops(Kernels kernels) {
        FloatMatrix a = FloatMatrix.zeros(ROWS, WIDTH);
        PackedMatrix b = kernels.packed(WIDTH, WIDTH);
        FloatMatrix c = FloatMatrix.zeros(ROWS, WIDTH);
        double[] seconds = new double[REPETITIONS];
        for (int i = -WARM_UPS; i < REPETITIONS; i++) {
            long began = System.nanoTime();
            kernels.multiply(a, b, c);
            if (i >= 0) {
                seconds[i] = (System.nanoTime() - began) / 1e9;
            }
        }
        Arrays.sort(seconds);
        return 2.0 * ROWS * WIDTH * WIDTH / seconds[REPETITIONS / 2] / 1e9;
    }
}
