import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Checks or applies the formatting of every Java file below a folder.
 *
 * <p>The formatter reads source with the compiler of the JVM it runs in, and Maven may run in one that is too old for
 * this source. So the build starts this file with the JDK it compiles with, instead of a formatter plugin.
 */
final class Format {
    private Format() {}

    public static void main(String[] arguments) throws IOException {
        boolean apply = arguments[0].equals("apply");
        if (!apply && !arguments[0].equals("check")) {
            System.err.println("-Dformat=" + arguments[0] + ": say check or apply");
            System.exit(2);
        }
        Path root = Path.of(arguments[1]);
        Formatter formatter = Formatter.createFormatter(JavaFormatterOptions.builder()
                .style(JavaFormatterOptions.Style.PALANTIR)
                .build());
        List<Path> unformatted = sources(root).parallelStream()
                .filter(file -> !format(formatter, file, apply))
                .map(root::relativize)
                .toList();
        unformatted.forEach(file -> System.err.println((apply ? "formatted " : "not formatted: ") + file));
        if (!apply && !unformatted.isEmpty()) {
            System.err.println("to format: mvn -N validate -Dformat=apply");
            System.exit(1);
        }
    }

    private static boolean format(Formatter formatter, Path file, boolean apply) {
        try {
            String source = Files.readString(file);
            String formatted = formatter.formatSourceAndFixImports(source);
            boolean equal = formatted.equals(source);
            if (apply && !equal) {
                Files.writeString(file, formatted);
            }
            return equal;
        } catch (IOException | FormatterException e) {
            throw new IllegalStateException(file + ": " + e.getMessage(), e);
        }
    }

    private static List<Path> sources(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !root.relativize(file).startsWith("target")
                            && !root.relativize(file).toString().contains("/target/"))
                    .sorted()
                    .toList();
        }
    }
}
