package dev.concentric.linalg;

import dev.concentric.linalg.scalar.ScalarKernels;
import dev.concentric.linalg.simd.SimdKernels;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/**
 * The implementations of {@link Kernels} that the contract tests run on: all, or the SIMD kernels alone where the build
 * forces a number of lanes and the others have been tested before.
 */
final class Implementations {

    private Implementations() {}

    static Stream<Arguments> all() {
        SimdKernels simd = new SimdKernels();
        Arguments named = Arguments.of("SIMD, " + simd.lanes() + " lanes", simd);
        return System.getProperty("concentric.lanes") == null
                ? Stream.of(Arguments.of("scalar", new ScalarKernels()), named)
                : Stream.of(named);
    }
}
