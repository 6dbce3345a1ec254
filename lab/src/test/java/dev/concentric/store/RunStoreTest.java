package dev.concentric.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunStoreTest {
    @TempDir
    private Path folder;

    @Test
    void listsItsRuns() throws IOException {
        RunStore store = RunStore.create(folder.resolve("out"));
        store.create("b");
        store.create("a");
        Files.writeString(
                Files.createDirectories(store.path().resolve("figures")).resolve("fig1.csv"), "x");
        Files.writeString(store.path().resolve("report.html"), "");
        RunStore again = RunStore.create(folder.resolve("out"));
        assertEquals(
                List.of("a", "b"), again.runs().stream().map(RunFolder::name).toList());
        assertEquals("a", RunStore.open(store.path()).open("a").name());
        Says.refused(RefusedFolderException.class, () -> store.open("c"), "no such folder");
        Says.refused(RefusedFolderException.class, () -> store.create("figures"), "holds something other");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a/b", "../a", "a\\b", ".hidden", "a\n"})
    void aRunsNameNamesNoOtherFolder(String name) {
        RunStore store = RunStore.create(folder);
        assertThrows(IllegalArgumentException.class, () -> store.create(name));
    }

    @Test
    void refusesAFolderThatHoldsSomethingElse() throws IOException {
        Files.writeString(folder.resolve("config.toml"), "of = 'another program'");
        Says.refused(RefusedFolderException.class, () -> RunStore.create(folder), "holds something other");
        Says.refused(
                RefusedFolderException.class,
                () -> new RunStore(folder),
                "does not hold a reproduction",
                "name the folder of a reproduction");
        assertFalse(Files.exists(folder.resolve("concentric.runs")));
    }
}
