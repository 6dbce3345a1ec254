package dev.concentric.linalg;

import java.util.ArrayList;
import java.util.List;

/**
 * Scratch memory, one workspace per thread: arrays are handed out between {@link #open} and {@link #close} and used
 * again by the next who opens it, so that steady loops allocate nothing.
 *
 * <p>Scopes nest like the calls that open them. What is handed out holds arbitrary values and must not be kept after
 * the scope closes.
 *
 * <pre>{@code
 * try (Workspace scratch = Workspace.open()) {
 *     FloatMatrix hidden = scratch.matrix(rows, width);
 *     ...
 * }
 * }</pre>
 */
public final class Workspace implements AutoCloseable {
    private static final ThreadLocal<Workspace> OF_THREAD = ThreadLocal.withInitial(Workspace::new);

    private final List<float[]> arrays = new ArrayList<>();
    private final List<Integer> scopes = new ArrayList<>();
    private int used;

    private Workspace() {}

    /** Opens a scope of the calling thread's workspace. */
    public static Workspace open() {
        Workspace workspace = OF_THREAD.get();
        workspace.scopes.add(workspace.used);
        return workspace;
    }

    /** Returns an array of at least {@code length} floats with arbitrary values. */
    public float[] floats(int length) {
        if (used == arrays.size()) {
            arrays.add(new float[length]);
        } else if (arrays.get(used).length < length) {
            arrays.set(used, new float[length]);
        }
        return arrays.get(used++);
    }

    /** Returns a matrix {@code [rows x columns]} of arbitrary values. */
    public FloatMatrix matrix(int rows, int columns) {
        return FloatMatrix.over(floats(Math.multiplyExact(rows, columns)), rows, columns);
    }

    /** Closes the innermost scope; its arrays are free again. */
    @Override
    public void close() {
        used = scopes.removeLast();
    }
}
