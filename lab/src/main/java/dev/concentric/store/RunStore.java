package dev.concentric.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder of runs, each in a folder of its name, beside whatever is made of them.
 *
 * @param path where the folder is; the file {@code concentric.runs} in it marks it as ours
 */
public record RunStore(Path path) {
    private static final String MARK = "concentric.runs";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    /** Refuses a folder without that file. */
    public RunStore {
        MarkedFolder.require(path, MARK, "a reproduction");
    }

    /**
     * Makes a folder for runs where there is none or an empty one; one that is there already is left as it is.
     *
     * @throws RefusedFolderException if the folder holds something else, which is then left as it is
     */
    public static RunStore create(Path path) {
        MarkedFolder.create(path, MARK, "a reproduction");
        return new RunStore(path);
    }

    /**
     * Opens a folder of runs.
     *
     * @throws RefusedFolderException if there is none
     */
    public static RunStore open(Path path) {
        return new RunStore(path);
    }

    /** Opens a folder of runs, if the folder is one; touches nothing. */
    public static Optional<RunStore> openIfThere(Path path) {
        return Files.isRegularFile(path.resolve(MARK)) ? Optional.of(new RunStore(path)) : Optional.empty();
    }

    /** Returns the run of a name, made where it is missing. */
    public RunFolder create(String name) {
        return RunFolder.create(folder(name));
    }

    /**
     * Returns the run of a name.
     *
     * @throws RefusedFolderException if there is none
     */
    public RunFolder open(String name) {
        return RunFolder.open(folder(name));
    }

    /** Returns the runs, by name. */
    public List<RunFolder> runs() {
        try (Stream<Path> entries = Files.list(path)) {
            return entries.filter(RunFolder::isRun)
                    .map(RunFolder::new)
                    .sorted(Comparator.comparing(RunFolder::name))
                    .toList();
        } catch (IOException e) {
            throw new FileAccessException("read", path, e);
        }
    }

    private Path folder(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a run's name is made of letters, digits, '.', '_' and '-', got " + name);
        }
        return path.resolve(name);
    }
}
