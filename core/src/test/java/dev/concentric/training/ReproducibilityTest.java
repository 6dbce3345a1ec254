package dev.concentric.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A run gives the same bits whatever kernels the JVM offers, however it compiles them, and by any number of threads. */
class ReproducibilityTest {
    private static final long DIGEST = TrainingBits.digest(1);

    @Test
    void scalarAndSimdKernelsGiveTheSameBits() throws Exception {
        List<String> scalar = run(1, "-Dconcentric.kernels=scalar");
        assertEquals("scalar: asked for by -Dconcentric.kernels", scalar.getFirst());
        assertEquals(Long.toString(DIGEST), scalar.getLast());
    }

    @ParameterizedTest
    @CsvSource({"4, 1", "8, 2", "16, 3"})
    void vectorsOfAnyWidthGiveTheSameBits(int lanes, int threads) throws Exception {
        List<String> simd = run(
                threads,
                "--add-modules",
                "jdk.incubator.vector",
                "-Dconcentric.kernels=simd",
                "-Dconcentric.lanes=" + lanes);
        assertEquals("SIMD, " + lanes + " float lanes", simd.getFirst());
        assertEquals(Long.toString(DIGEST), simd.getLast());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void teamsOfAnySizeGiveTheSameBits(int threads) {
        assertEquals(DIGEST, TrainingBits.digest(threads));
    }

    /** Runs {@link TrainingBits} in a JVM of its own, all on the class path, and returns its lines. */
    private static List<String> run(int threads, String... options)
            throws IOException, InterruptedException, URISyntaxException {
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
        command.addAll(List.of("-cp", classPath, TrainingBits.class.getName(), Integer.toString(threads)));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        return output.lines().filter(line -> !line.startsWith("WARNING")).toList();
    }
}
