package dev.concentric.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.concentric.performance.Benchmark;
import dev.concentric.performance.MachineLimits;
import dev.concentric.performance.OperationTiming;
import dev.concentric.performance.StepTiming;
import dev.concentric.store.Document;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenchCommandTest {

    @Test
    void writesTheKeysThatToolsRead() {
        Document document = BenchCommand.document(new Benchmark(
                2,
                new MachineLimits(100, 190, 20),
                List.of(new OperationTiming("product 50x1000x1000", 1.25, 1, 80)),
                List.of(),
                List.of(new StepTiming("relu-1000x2", 2, 4, 2)),
                40_000));
        assertEquals(190, document.number("peakGflops"));
        assertEquals(20, document.number("bandwidthGBs"));
        assertEquals(40_000, document.number("samplesPerSecond"));
        Document product = document.documents("products").getFirst();
        assertEquals("product 50x1000x1000", product.text("operation"));
        assertEquals(0.8, product.number("shareOfFloor"));
        Document step = document.documents("steps").getFirst();
        assertEquals("relu-1000x2", step.text("network"));
        assertEquals(4, step.number("medianMillis"));
        assertFalse(document.text("kernels").isBlank());
    }

    @Test
    void refusesATeamOfNobody() {
        Call.of("bench", "--threads", "0").refused("concentric bench: ", "at least 1 thread");
    }
}
