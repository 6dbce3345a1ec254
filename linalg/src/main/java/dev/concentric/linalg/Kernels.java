package dev.concentric.linalg;

/**
 * The operations on matrices that cost time, behind one facade.
 *
 * <p>Every implementation gives the same bits: each element of a product is one chain of fused multiply-adds, started
 * at zero, in the order of the inner index. Implementations hold no state and serve any number of threads.
 *
 * <p>All operations overwrite {@code c}, which must not share elements with an operand, and throw
 * {@link IllegalArgumentException} where shapes do not fit.
 */
public interface Kernels {

    /** Sets {@code c = a b} with a {@code [m x k]}, b {@code [k x n]}, c {@code [m x n]}. */
    void multiply(FloatMatrix a, FloatMatrix b, FloatMatrix c);

    /** Sets {@code c = a^T b} with a {@code [k x m]}, b {@code [k x n]}, c {@code [m x n]}. */
    void multiplyTransposedLeft(FloatMatrix a, FloatMatrix b, FloatMatrix c);

    /** Sets {@code c = a b^T} with a {@code [m x k]}, b {@code [n x k]}, c {@code [m x n]}. */
    void multiplyTransposedRight(FloatMatrix a, FloatMatrix b, FloatMatrix c);

    /** Returns the kernels that suit this machine and JVM best. */
    static Kernels best() {
        return KernelSelection.current().kernels();
    }
}
