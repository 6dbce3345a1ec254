package dev.concentric.estimation;

import static dev.concentric.estimation.SmallSplitting.SMALL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.estimation.SplittingReplicate.End;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a result says of replicates that do not agree. */
class SplittingResultTest {
    private static SplittingReplicate ended(End end, double logErrorRate) {
        return new SplittingReplicate(end, logErrorRate, -40, List.of(), 1, end == End.ERRORS ? 20 : 0, 1000);
    }

    private static SplittingResult together(int count, SplittingReplicate first, SplittingReplicate others) {
        return SplittingResult.of(
                SMALL,
                ended(End.ERRORS, -50),
                Stream.concat(Stream.of(first), Collections.nCopies(count - 1, others).stream())
                        .toList());
    }

    @Test
    void saysThatOneReplicateMakesUpTheMean() {
        SplittingResult result = together(10, ended(End.ERRORS, -44), ended(End.ERRORS, -50));
        assertEquals(2, result.notes().size());
        assertTrue(result.notes().get(0).contains("one replicate makes up 98 % of the mean"));
        assertTrue(result.notes().get(1).contains("take more moves"));
        assertTrue(result.log10Interval().contains(result.log10ErrorRate()));
    }

    @Test
    void replicatesWithoutErrorsLeaveTheLowEndOpen() {
        SplittingReplicate none = ended(End.NO_ERROR, Double.NEGATIVE_INFINITY);
        SplittingResult result = together(10, ended(End.ERRORS, -50), none);
        assertFalse(result.below());
        assertEquals((-50 + Math.log(0.1)) / Math.log(10), result.log10ErrorRate(), 1e-12);
        assertEquals(Double.NEGATIVE_INFINITY, result.log10Interval().low());
        assertEquals("9 of 10 replicates found no error", result.notes().getFirst());
        assertEquals(0, result.estimate().interval().orElseThrow().low());
    }
}
