package dev.concentric.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FindingsTest {
    @TempDir
    private Path folder;

    @Test
    void areMadeOnceAndGoWhenTheRunBeginsAgain() {
        RunFolder run = RunFolder.create(folder.resolve("run"));
        assertEquals(1, found(run, 1));
        assertEquals(1, found(run, 2));
        try (RunWriter writer = run.write()) {
            writer.restart();
        }
        assertEquals(2, found(run, 2));
    }

    private static long found(RunFolder run, int value) {
        return run.finding("alphas", () -> DataTable.withColumns("x").row(value).build())
                .integers("x")[0];
    }
}
