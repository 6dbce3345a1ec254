package dev.concentric.linalg;

import dev.concentric.linalg.scalar.ScalarKernels;
import dev.concentric.linalg.simd.SimdKernels;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which kernels this JVM runs, and why.
 *
 * @param kernels the kernels chosen
 * @param description one line for people: the kernels' name, the vector width, and the reason where SIMD is off
 */
public record KernelSelection(Kernels kernels, String description) {

    /** The system property that forces a choice: {@code scalar} or {@code simd}. */
    public static final String PROPERTY = "concentric.kernels";

    /** The system property that forces a number of float lanes: {@code 4}, {@code 8} or {@code 16}. */
    public static final String LANES_PROPERTY = "concentric.lanes";

    private static volatile @Nullable KernelSelection current;

    /**
     * Returns the choice that the system property asks for, made at the first call.
     *
     * @throws IllegalArgumentException if a property asks for what is not known
     */
    public static KernelSelection current() {
        KernelSelection chosen = current;
        if (chosen == null) {
            chosen = select(System.getProperty(PROPERTY, "auto"));
            current = chosen;
        }
        return chosen;
    }

    /** Returns whether these are the plain kernels, an order of magnitude slower than those on vectors. */
    public boolean isScalar() {
        return kernels instanceof ScalarKernels;
    }

    static KernelSelection select(String wish) {
        return switch (wish) {
            case "scalar" -> scalar("asked for by -D" + PROPERTY);
            case "auto", "simd" ->
                ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()
                        ? simd(wish.equals("simd"))
                        : scalar("the JVM was started without --add-modules jdk.incubator.vector");
            default ->
                throw new IllegalArgumentException(
                        "-D" + PROPERTY + "=" + wish + ": known kernels are auto, scalar, simd");
        };
    }

    private static KernelSelection simd(boolean forced) {
        String lanes = System.getProperty(LANES_PROPERTY, "8");
        if (!List.of("4", "8", "16").contains(lanes)) {
            throw new IllegalArgumentException("-D" + LANES_PROPERTY + "=" + lanes + ": lanes are 4, 8 or 16");
        }
        SimdKernels kernels = new SimdKernels();
        if (kernels.lanes() < 4 && !forced) {
            return scalar("this processor offers only " + kernels.lanes() + " float lanes");
        }
        return new KernelSelection(kernels, "SIMD, " + kernels.lanes() + " float lanes");
    }

    private static KernelSelection scalar(String reason) {
        return new KernelSelection(new ScalarKernels(), "scalar: " + reason);
    }
}
