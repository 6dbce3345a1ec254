package dev.concentric.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    private static final String TOML = """
        seed = 7
        [training]
        steps = 1e6 # whole, though written with an exponent
        batch-size = 50
        rate = 1
        [training.adam]
        beta1 = 0.9
        [architecture]
        kind = "relu"
        hidden = [1000, 1_000]
        radii = [1, 1.3]
        names = ["a", "b"]
        frozen = true
        """;

    @Test
    void findsSettingsByTheirPaths() {
        Settings settings = Settings.parse(TOML, "run.toml");
        assertEquals(7, settings.integer("seed"));
        assertEquals(1_000_000, settings.integer("training.steps"));
        assertEquals(50, settings.count("training.batch-size"));
        assertEquals(1.0, settings.number("training.rate"));
        assertEquals(0.9, settings.number("training.adam.beta1", 0.5));
        assertEquals(0.999, settings.number("training.adam.beta2", 0.999));
        assertEquals("relu", settings.text("architecture.kind"));
        assertEquals("none", settings.text("elsewhere.kind", "none"));
        assertArrayEquals(new long[] {1000, 1000}, settings.integers("architecture.hidden"));
        assertArrayEquals(new double[] {1, 1.3}, settings.numbers("architecture.radii"));
        assertEquals(List.of("a", "b"), settings.texts("architecture.names"));
        assertTrue(settings.flag("architecture.frozen"));
        assertFalse(settings.flag("architecture.thawed", false));
        assertEquals(3, settings.count("architecture.depth", 3));
        assertEquals(4, settings.integer("architecture.width", 4));
        assertFalse(settings.has("architecture.width"));
        settings.refuseUnknown();
    }

    @Test
    void writesInOrderAndReadsBack(@TempDir Path folder) {
        Document document = Document.builder()
                .put("seed", -1)
                .put(
                        "training",
                        Document.builder()
                                .put("steps", Long.MAX_VALUE)
                                .put("rate", 1e-4)
                                .put("limit", Double.POSITIVE_INFINITY)
                                .put("title", "it's \"ü\"\n")
                                .put("online", true)
                                .putAbsent("set-size")
                                .build())
                .put("hidden", new long[] {1000, 1000})
                .put("radii", new double[] {1, 1.3})
                .build();
        Path file = folder.resolve("config.toml");
        Settings.of(document).write(file);

        Settings read = Settings.read(file);
        assertEquals(Settings.of(document).toml(), read.toml());
        assertEquals(
                List.of("seed", "training", "hidden", "radii"),
                List.copyOf(read.document().keys()));
        assertEquals(-1, read.integer("seed"));
        assertEquals(Long.MAX_VALUE, read.integer("training.steps"));
        assertEquals(1e-4, read.number("training.rate"));
        assertEquals(Double.POSITIVE_INFINITY, read.number("training.limit"));
        assertEquals("it's \"ü\"\n", read.text("training.title"));
        assertTrue(read.flag("training.online"));
        assertFalse(read.has("training.set-size"));
        assertArrayEquals(new long[] {1000, 1000}, read.integers("hidden"));
        assertArrayEquals(new double[] {1, 1.3}, read.numbers("radii"));
        read.refuseUnknown();
    }

    @Test
    void namesTheSettingThatIsMissingOrWrong() {
        Settings settings = Settings.parse(TOML, "run.toml");
        Says.bad(() -> settings.integer("training.epochs"), "run.toml: training.epochs is missing");
        Says.bad(() -> settings.text("nowhere.at.all"), "run.toml: nowhere.at.all is missing");
        Says.bad(() -> settings.integer("architecture.kind"), "architecture.kind is relu", "whole number");
        Says.bad(() -> settings.text("seed"), "seed is 7", "a text");
        Says.bad(() -> settings.flag("seed"), "seed is 7", "true or false");
        Says.bad(() -> settings.integers("architecture.radii"), "architecture.radii", "whole number");
        Says.bad(() -> settings.number("training"), "training is a table", "a number");
        Says.bad(() -> settings.number("seed.deeper"), "seed is 7", "a table");
        Says.bad(() -> Settings.parse("a = -1", "x").count("a"), "a is -1", "from 0 to");
        assertEquals(
                "run.toml: training.rate is 1.0; it must be below 1",
                settings.refuse("training.rate", "is 1.0", "it must be below 1").getMessage());
    }

    @Test
    void refusesUnknownSettingsWithTheNearestName() {
        Says.bad(() -> askFor("training.step = 1"), "training.step is unknown; did you mean 'training.steps'?");
        Says.bad(() -> askFor("training.setps = 1"), "did you mean 'training.steps'?");
        Says.bad(() -> askFor("steps = 1"), "steps is unknown; did you mean 'training.steps'?");
        Says.bad(() -> askFor("traning.rate = 1"), "traning is unknown; did you mean 'training'?");
        Says.bad(() -> askFor("colour = 1"), "colour is unknown; known are seed, training.steps, training.rate");
        Says.bad(() -> askFor("\"training.steps\" = 1"), "\"training.steps\" is unknown");
        Says.bad(() -> askFor("seed.x = 1"), "seed is a table");
        Says.bad(() -> askFor("training = 1"), "training is 1; expected a table");
        askFor("seed = 1\ntraining.rate = 0.5");
    }

    private static void askFor(String toml) {
        Settings settings = Settings.parse(toml, "x.toml");
        settings.integer("seed", 0);
        settings.integer("training.steps", 0);
        settings.number("training.rate", 0);
        settings.refuseUnknown();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a = ",
                "a",
                "a = 1\na = 2",
                "= 1",
                "[a",
                "a = [1",
                "a = \"x",
                "a = 1 b = 2",
                "a.b = 1\na = 2",
                "\0"
            })
    void refusesWhatIsNoToml(String toml) {
        Says.bad(() -> Settings.parse(toml, "x.toml"), "x.toml: is not TOML at line");
    }
}
