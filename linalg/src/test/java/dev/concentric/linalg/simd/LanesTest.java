package dev.concentric.linalg.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jdk.incubator.vector.FloatVector;
import org.junit.jupiter.api.Test;

class LanesTest {

    /** The build runs this, and the kernels' contract, once more for each number of lanes that it forces. */
    @Test
    void areThePreferredOnesOrThoseAskedFor() {
        int preferred = FloatVector.SPECIES_PREFERRED.length();
        assertEquals(Integer.getInteger("concentric.lanes", preferred), new SimdKernels().lanes());
        assertEquals(Lanes.COUNT, Lanes.INTS.length());
        assertEquals(Lanes.COUNT, 2 * Lanes.LONGS.length());
    }
}
