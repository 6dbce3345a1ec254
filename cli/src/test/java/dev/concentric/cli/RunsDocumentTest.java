package dev.concentric.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.concentric.store.Document;
import dev.concentric.store.RunFolder;
import dev.concentric.store.Settings;
import dev.concentric.store.Tensor;
import dev.concentric.store.TensorFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code docs/runs.md} says of a run's folder is so. */
class RunsDocumentTest {
    private static final Pattern PYTHON = Pattern.compile("(?s)```python\\n(.*?)```");

    private static final List<String> KINDS = List.of(
            "--network relu",
            "--normalization none --training-set 100",
            "--normalization after-relu --running-decay 0.9",
            "--network quadratic --start perfect --set measurement.nearestPoints=2");

    @TempDir
    private static Path folder;

    private static String page = "";

    @BeforeAll
    static void trainARunOfEachKind() throws IOException {
        page = Files.readString(Path.of(System.getProperty("basedir", "."), "../docs/runs.md"));
        for (int i = 0; i < KINDS.size(); i++) {
            Call.of(SmallTraining.command(
                            folder.resolve("run" + i), (Object[]) (KINDS.get(i) + " --keep-snapshots").split(" ")))
                    .json();
        }
        Call.of(
                        "train",
                        "--data",
                        SmallImageSet.write(folder.resolve("images")),
                        "--out",
                        folder.resolve("images-run"),
                        "--steps",
                        10,
                        "--batch-size",
                        10,
                        "--keep-snapshots",
                        "--quiet",
                        "--adversary",
                        0.1,
                        "--adversary-steps",
                        2,
                        "--test-images",
                        50,
                        "--attack-images",
                        2,
                        "--json")
                .json();
    }

    private static List<RunFolder> runs() {
        return RunFolder.below(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"run0", "run1", "run2", "run3"})
    void pythonReadsWhatJavaReads(String name) throws IOException, InterruptedException {
        assumeTrue(python("import tomllib").waitFor() == 0, "there is no python3 of version 3.11 or newer");
        RunFolder run = RunFolder.open(folder.resolve(name));
        String program =
                PYTHON.matcher(page).results().map(block -> block.group(1)).collect(Collectors.joining());
        Process process = python(program, run.path().toString());
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), printed);
        List<String> words = List.of(printed.strip().split("\\s+"));

        Settings settings = run.settings().orElseThrow();
        Document last = run.metrics().getLast();
        TensorFile file = run.latestCheckpoint().orElseThrow().read();
        assertEquals(settings.integer("data.dimension"), Long.parseLong(words.get(0)));
        assertEquals(settings.number("training.learningRate"), Double.parseDouble(words.get(1)));
        assertEquals(last.integer("step"), Long.parseLong(words.get(2)));
        assertEquals(last.document("inner").integer("errors"), Long.parseLong(words.get(3)));
        assertEquals(last.document("inner").number("meanLoss"), Double.parseDouble(words.get(4)));
        assertEquals("[1, 1]", words.get(5) + " " + words.get(6));
        assertEquals(file.floats("readout.bias", 1, 1)[0], Double.parseDouble(words.get(7)));
        assertEquals(file.floats("readout.bias.adam2", 1, 1)[0], Double.parseDouble(words.get(8)));
        assertEquals(List.of("True"), words.subList(9, words.size()));
    }

    private static Process python(String program, String... arguments) throws IOException {
        try {
            return new ProcessBuilder(Stream.concat(Stream.of("python3", "-c", program), Stream.of(arguments))
                            .toList())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            assumeTrue(false, "there is no python3");
            throw e;
        }
    }

    @Test
    void namesEverySettingAndEveryKey() throws IOException {
        Set<String> keys = new TreeSet<>();
        for (RunFolder run : runs()) {
            for (String line : Files.readAllLines(run.path().resolve("config.toml"))) {
                String key = line.substring(0, line.indexOf(' '));
                keys.add(key.substring(key.indexOf('.') + 1));
            }
            run.metrics().forEach(record -> addKeys(record, keys));
            addKeys(run.provenance().orElseThrow().document(), keys);
            addKeys(run.result().orElseThrow(), keys);
            addKeys(run.progress().orElseThrow(), keys);
            keys.addAll(run.latestCheckpoint().orElseThrow().read().metadata().keySet());
        }
        Set<String> missing = new TreeSet<>(keys);
        missing.removeIf(
                key -> Pattern.compile("`[^`]*\\b" + key + "`").matcher(page).find());
        assertEquals(Set.of(), missing);
        assertTrue(keys.size() > 50, keys::toString);
    }

    private static void addKeys(Document document, Set<String> keys) {
        for (String key : document.keys()) {
            keys.add(key);
            if (document.holdsDocument(key)) {
                addKeys(document.document(key), keys);
            }
        }
    }

    @Test
    void namesEveryFile() throws IOException {
        for (RunFolder run : runs()) {
            try (Stream<Path> files = Files.walk(run.path())) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    String name = run.path().relativize(file).toString().replaceFirst("\\d{9}", "NNNNNNNNN");
                    assertTrue(page.contains("| `" + name + "` |"), name);
                }
            }
        }
    }

    @Test
    void namesEveryTensorWithTypeAndPlace() {
        Set<String> seen = new HashSet<>();
        for (RunFolder run : runs()) {
            for (RunFolder.Checkpoint kept : Stream.concat(run.checkpoints().stream(), run.snapshots().stream())
                    .toList()) {
                kept.read().tensors().forEach((name, tensor) -> {
                    String plain = name.replaceFirst("\\.adam[12]$", "")
                            .replaceFirst("^(?<kind>hidden|convolution)2\\.", "${kind}1.");
                    String first = plain.replace("normalized2.", "normalized1.");
                    assertEquals(tensor.type().name(), row(first)[2].strip(), name);
                    assertEquals(tensor.shape().size(), row(first)[3].split(" x ").length, name);
                    seen.add(first);
                });
            }
        }
        assertTrue(
                seen.containsAll(List.of("hidden1.bias", "normalized1.mean", "hidden1.runningMissing")),
                seen::toString);
        assertEquals(Tensor.Type.F32.name(), row("hidden1.weights")[2].strip());
    }

    private static String[] row(String tensor) {
        return Arrays.stream(page.split("\\n"))
                .filter(line -> line.startsWith("| `") && line.split("\\|")[1].contains("`" + tensor + "`"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(tensor + " is not described"))
                .split("\\|");
    }
}
