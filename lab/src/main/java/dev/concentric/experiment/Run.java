package dev.concentric.experiment;

import dev.concentric.store.BadFileException;
import dev.concentric.store.Document;
import dev.concentric.store.RunFolder;
import dev.concentric.store.Settings;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** One run, as those see it who train it, keep it, and show how it goes on: whatever is trained and measured. */
public sealed interface Run permits RunSpec, ImageRunSpec {

    /** Returns the run's name, which is also its folder's. */
    String name();

    /** Returns how many steps are trained. */
    long steps();

    /** Returns the root of all the run's randomness. */
    long seed();

    /** Returns the dimension n of the inputs. */
    int dimension();

    /** Returns the name of the network's shape. */
    String architecture();

    /** Returns the steps at which the network is measured, ascending. */
    List<Long> snapshots();

    /** Returns all settings but the name. */
    Settings settings();

    /** Returns whether another run trains the same, to the bit, whatever is measured on the way. */
    boolean trainsLike(Run other);

    /** Returns whether another run measures the same. */
    boolean measuresLike(Run other);

    /**
     * Returns the key figures of a record of its measurements, under the names by which verbs print them.
     *
     * @throws BadFileException if the record is damaged
     */
    Document figures(Document record);

    /** Returns an estimate, on the high side, of the bytes of memory that the run takes. */
    long memory();

    /**
     * Reads settings, of whatever kind of run; what they leave out has a default.
     *
     * @param name the run's name
     * @throws BadFileException if a setting is unknown, of a wrong type or out of its range
     * @throws dev.concentric.data.BadDataException if images are needed, and missing or damaged
     */
    static Run of(String name, Settings settings) {
        return ImageConfiguration.isIn(settings)
                ? ImageConfiguration.read(name, settings)
                : RunConfiguration.read(name, settings);
    }

    /**
     * Reads what a folder's run is, complete or not.
     *
     * @throws BadFileException if its settings are missing or damaged
     */
    static Run in(RunFolder folder) {
        Settings settings = folder.settings()
                .orElseThrow(() -> new BadFileException(folder.path(), "has no config.toml", "restore it"));
        return ImageConfiguration.isIn(settings)
                ? ImageConfiguration.readComplete(folder.name(), settings)
                : RunConfiguration.readComplete(folder.name(), settings);
    }

    /** Reads what has been measured of a folder's run so far, by step; of two records of a step the later one counts. */
    static SortedMap<Long, Document> recordsIn(RunFolder folder) {
        SortedMap<Long, Document> records = new TreeMap<>();
        folder.metrics().forEach(record -> records.put(record.integer("step"), record));
        return records;
    }
}
