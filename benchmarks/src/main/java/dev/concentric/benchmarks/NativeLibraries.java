package dev.concentric.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.bytedeco.javacpp.Loader;

/** The peers' native libraries, which come in jars. */
final class NativeLibraries {
    private NativeLibraries() {}

    /**
     * Unpacks what is not yet unpacked. The libraries' own loader would unpack them one by one as it loads them, and the
     * first process that does so crashes in libtorch.
     */
    static void unpack() {
        for (String library : List.of("openblas", "pytorch")) {
            String folder = "/org/bytedeco/" + library + "/" + Loader.getPlatform() + "/";
            try {
                if (Loader.cacheResource(folder) == null) {
                    throw new IllegalStateException("no " + library + " for " + Loader.getPlatform()
                            + " on the class path: build with -Dnative.platform=" + Loader.getPlatform());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
