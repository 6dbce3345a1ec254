package dev.concentric.linalg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.linalg.scalar.ScalarKernels;
import dev.concentric.linalg.simd.SimdKernels;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class KernelSelectionTest {

    @Test
    void choosesScalarKernelsWhereAsked() {
        KernelSelection selection = KernelSelection.select("scalar");
        assertInstanceOf(ScalarKernels.class, selection.kernels());
        assertEquals("scalar: asked for by -Dconcentric.kernels", selection.description());
    }

    @Test
    void choosesSimdKernelsWhereAsked() {
        KernelSelection selection = KernelSelection.select("simd");
        int lanes = assertInstanceOf(SimdKernels.class, selection.kernels()).lanes();
        assertEquals("SIMD, " + lanes + " float lanes", selection.description());
    }

    @Test
    void givesItsReasonWhateverItChooses() {
        String description = KernelSelection.select("auto").description();
        assertTrue(description.startsWith("SIMD, ") || description.startsWith("scalar: this processor"), description);
        assertSame(KernelSelection.current().kernels(), Kernels.best());
    }

    @Test
    void refusesKernelsThatItDoesNotKnow() {
        var e = assertThrows(IllegalArgumentException.class, () -> KernelSelection.select("gpu"));
        assertEquals("-Dconcentric.kernels=gpu: known kernels are auto, scalar, simd", e.getMessage());
    }

    /** On the class path the incubating module is missing unless it is asked for; the kernels then do without it. */
    @Test
    void saysWhyItFallsBackOnAJvmWithoutTheVectorApi() throws Exception {
        String reason = "scalar: the JVM was started without --add-modules jdk.incubator.vector";
        assertEquals(reason, report());
        assertEquals(reason, report("-Dconcentric.kernels=simd"));
        assertTrue(report("--add-modules", "jdk.incubator.vector", "-Dconcentric.kernels=simd")
                .endsWith("float lanes"));
    }

    @Test
    void refusesLanesThatNoVectorHas() throws Exception {
        for (String lanes : new String[] {"3", "32", "abc", ""}) {
            assertEquals(
                    "refused twice: -Dconcentric.lanes=" + lanes + ": lanes are 4, 8 or 16",
                    report("--add-modules", "jdk.incubator.vector", "-Dconcentric.lanes=" + lanes));
        }
    }

    @Test
    void refusesAnUnknownPropertyValueEachTime() throws Exception {
        assertEquals(
                "refused twice: -Dconcentric.kernels=gpu: known kernels are auto, scalar, simd",
                report("-Dconcentric.kernels=gpu"));
    }

    /** Runs {@link KernelReport} in a JVM of its own, all on the class path, and returns its last line. */
    private static String report(String... options) throws IOException, InterruptedException, URISyntaxException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(options));
        String classPath = root(KernelSelection.class) + File.pathSeparator + root(KernelReport.class);
        command.addAll(List.of("-cp", classPath, KernelReport.class.getName()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output.lines()
                .filter(line -> !line.startsWith("WARNING"))
                .reduce((first, second) -> second)
                .orElseThrow(() -> new AssertionError("no line in: " + output));
    }

    /** Returns the folder that a class was read from. */
    private static Path root(Class<?> type) throws URISyntaxException {
        URI file = Objects.requireNonNull(type.getResource(type.getSimpleName() + ".class"))
                .toURI();
        Path root = Path.of(file);
        for (int i = type.getName().split("\\.").length; i > 0; i--) {
            root = Objects.requireNonNull(root.getParent());
        }
        return root;
    }
}
