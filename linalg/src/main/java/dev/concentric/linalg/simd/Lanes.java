package dev.concentric.linalg.simd;

import dev.concentric.linalg.KernelSelection;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * The vectors that all kernels work with: the machine's preferred ones up to 16 float lanes, or as many lanes as
 * {@link KernelSelection#LANES_PROPERTY} asks for. They are constants, since the compiler makes machine code only of
 * vectors of a known shape.
 */
final class Lanes {

    /** Wider vectors than these would not divide a group of counters. */
    private static final int MOST = 16;

    private static final VectorShape SHAPE = shape();

    static final VectorSpecies<Float> FLOATS = VectorSpecies.of(float.class, SHAPE);
    static final VectorSpecies<Integer> INTS = VectorSpecies.of(int.class, SHAPE);
    static final VectorSpecies<Long> LONGS = VectorSpecies.of(long.class, SHAPE);

    /** The number of floats in a vector. */
    static final int COUNT = FLOATS.length();

    private Lanes() {}

    private static VectorShape shape() {
        int preferred = FloatVector.SPECIES_PREFERRED.length();
        int lanes = Integer.getInteger(KernelSelection.LANES_PROPERTY, Math.min(preferred, MOST));
        return VectorShape.forBitSize(lanes * Float.SIZE);
    }
}
