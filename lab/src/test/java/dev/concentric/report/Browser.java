package dev.concentric.report;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A Chromium or Chrome without a window.
 *
 * @param program its file
 * @param folder where it may write
 */
record Browser(Path program, Path folder) {
    private static final String VARIABLE = "CONCENTRIC_CHROMIUM";
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");

    /** What a test without a browser says of itself. */
    static final String MISSING =
            "no Chromium or Chrome on the PATH; install one, or set " + VARIABLE + " to where it is";

    /** Returns the program named by the variable, else the first one on the path. */
    static Optional<Path> find() {
        String named = System.getenv(VARIABLE);
        if (named != null && !named.isBlank()) {
            assertTrue(Files.isExecutable(Path.of(named)), VARIABLE + " names no program: " + named);
            return Optional.of(Path.of(named));
        }
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Arrays.stream(path.split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Opens a page and returns what became of it, as markup. */
    String dom(Path page, String... options) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.add("--dump-dom");
        return Files.readString(run(page, arguments));
    }

    /** Opens a page and returns a picture of it as PNG. */
    Path picture(Path page, int width, int height, String... options) throws IOException, InterruptedException {
        Path picture = folder.resolve("picture.png");
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.add("--screenshot=" + picture);
        arguments.add("--window-size=" + width + "," + height);
        Path output = run(page, arguments);
        assertTrue(Files.exists(picture), () -> "no picture; " + readable(output));
        return picture;
    }

    private Path run(Path page, List<String> arguments) throws IOException, InterruptedException {
        Path output = folder.resolve("stdout");
        Path errors = folder.resolve("stderr");
        // A sandbox cannot be had everywhere, and the page is our own.
        List<String> command = Stream.of(
                        Stream.of(
                                program.toString(),
                                "--headless",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--hide-scrollbars",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync",
                                "--user-data-dir=" + folder.resolve("profile"),
                                "--virtual-time-budget=20000"),
                        arguments.stream(),
                        Stream.of(page.toUri().toString()))
                .flatMap(part -> part)
                .toList();
        Process process = new ProcessBuilder(command)
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
        boolean ended = process.waitFor(3, TimeUnit.MINUTES);
        process.destroyForcibly();
        assertTrue(ended && process.exitValue() == 0, () -> program + " failed: " + readable(errors));
        return output;
    }

    private static String readable(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
