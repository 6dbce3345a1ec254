package dev.concentric.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SnapshotScheduleTest {

    @Test
    void spacesStepsEvenlyInTheLogarithm() {
        assertArrayEquals(new long[] {1, 10, 100, 1000}, SnapshotSchedule.logSpaced(1, 1000, 1));
        assertArrayEquals(new long[] {100, 215, 464, 1000}, SnapshotSchedule.logSpaced(100, 1000, 3));
        assertArrayEquals(new long[] {10, 32, 100, 200}, SnapshotSchedule.logSpaced(10, 200, 2));
    }

    @Test
    void namesEachStepOnce() {
        assertArrayEquals(new long[] {1, 2, 3, 4}, SnapshotSchedule.logSpaced(1, 4, 100));
        assertArrayEquals(new long[] {7}, SnapshotSchedule.logSpaced(7, 7, 5));
    }

    @Test
    void endsWithTheLastStepAndNotBeyond() {
        for (long last = 5; last < 3000; last += 7) {
            for (int perDecade : new int[] {1, 3, 10}) {
                long[] steps = SnapshotSchedule.logSpaced(5, last, perDecade);
                assertEquals(5, steps[0]);
                assertEquals(last, steps[steps.length - 1]);
                for (int i = 1; i < steps.length; i++) {
                    assertTrue(steps[i] > steps[i - 1]);
                }
            }
        }
    }

    @Test
    void refusesRangesThatAreNone() {
        assertThrows(IllegalArgumentException.class, () -> SnapshotSchedule.logSpaced(0, 10, 1));
        assertThrows(IllegalArgumentException.class, () -> SnapshotSchedule.logSpaced(10, 9, 1));
        assertThrows(IllegalArgumentException.class, () -> SnapshotSchedule.logSpaced(1, 10, 0));
    }
}
