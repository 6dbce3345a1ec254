package dev.concentric.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A run gives the same bits whatever kernels the JVM offers and however it compiles them. */
class ReproducibilityTest {

    @Test
    void scalarAndSimdKernelsGiveTheSameBits() throws Exception {
        List<String> scalar = run("-Dconcentric.kernels=scalar");
        assertEquals("scalar: asked for by -Dconcentric.kernels", scalar.getFirst());
        List<String> simd = run("--add-modules", "jdk.incubator.vector", "-Dconcentric.kernels=simd");
        assertTrue(simd.getFirst().startsWith("SIMD"), simd.toString());
        assertEquals(scalar.getLast(), simd.getLast());
        assertEquals(scalar.getLast(), Long.toString(TrainingBits.digest()));
    }

    /** Runs {@link TrainingBits} in a JVM of its own, all on the class path, and returns its lines. */
    private static List<String> run(String... options) throws IOException, InterruptedException, URISyntaxException {
        Path tests = Path.of(Objects.requireNonNull(TrainingBits.class.getResource("TrainingBits.class"))
                .toURI());
        for (int i = TrainingBits.class.getName().split("\\.").length; i > 0; i--) {
            tests = Objects.requireNonNull(tests.getParent());
        }
        String classPath = String.join(
                File.pathSeparator,
                System.getProperty("jdk.module.path", ""),
                System.getProperty("java.class.path", ""),
                tests.toString());
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(Arrays.asList(options));
        command.addAll(List.of("-cp", classPath, TrainingBits.class.getName()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        return output.lines().filter(line -> !line.startsWith("WARNING")).toList();
    }
}
