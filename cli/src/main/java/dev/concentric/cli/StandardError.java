package dev.concentric.cli;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * Gives this process the standard error that the launcher set aside.
 *
 * <p>While the JVM starts, the launcher holds its standard error on a pipe, to drop the one line in which the JVM says
 * that it uses an incubator module. No JVM option does that. From {@code main} on nothing should stand between the
 * program and the terminal.
 */
final class StandardError {
    /** The system property in which the launcher names the descriptor of the true standard error. */
    static final String PROPERTY = "concentric.stderr";

    private static final int STANDARD_ERROR = 2;

    private StandardError() {}

    @SuppressWarnings("restricted") // the launcher grants native access to this module
    static void restore() {
        Integer descriptor = Integer.getInteger(PROPERTY);
        if (descriptor == null) {
            return;
        }
        try {
            Linker linker = Linker.nativeLinker();
            MethodHandle dup2 = linker.downcallHandle(
                    linker.defaultLookup().findOrThrow("dup2"),
                    FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
            int unused = (int) dup2.invokeExact((int) descriptor, STANDARD_ERROR);
        } catch (Throwable e) {
            System.err.println("concentric: standard error stays on the launcher's pipe: " + e);
        }
    }
}
