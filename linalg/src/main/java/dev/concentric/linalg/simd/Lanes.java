package dev.concentric.linalg.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * The vectors that all kernels work with: the machine's preferred ones, or as many float lanes as the system property
 * {@link #PROPERTY} asks for. They are constants, since the compiler makes machine code of vectors of a known shape only.
 */
final class Lanes {

    /** The system property that forces a number of float lanes: 2, 4, 8 or 16. */
    static final String PROPERTY = "concentric.lanes";

    private static final VectorShape SHAPE = shape();

    static final VectorSpecies<Float> FLOATS = VectorSpecies.of(float.class, SHAPE);
    static final VectorSpecies<Integer> INTS = VectorSpecies.of(int.class, SHAPE);
    static final VectorSpecies<Long> LONGS = VectorSpecies.of(long.class, SHAPE);

    /** The number of floats in a vector. */
    static final int COUNT = FLOATS.length();

    private Lanes() {}

    private static VectorShape shape() {
        Integer lanes = Integer.getInteger(PROPERTY);
        return lanes == null ? FloatVector.SPECIES_PREFERRED.vectorShape() : VectorShape.forBitSize(lanes * Float.SIZE);
    }
}
