package dev.concentric.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote into the jar. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"concentric " + current()};
    }

    /** Returns the version. */
    static String current() {
        return property("version");
    }

    /** Returns the commit that was built, {@code unknown} where the build was not told. */
    static String commit() {
        return property("commit");
    }

    private static String property(String key) {
        Properties properties = new Properties();
        try (InputStream in = Objects.requireNonNull(Version.class.getResourceAsStream("version.properties"))) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Objects.requireNonNull(properties.getProperty(key));
    }
}
