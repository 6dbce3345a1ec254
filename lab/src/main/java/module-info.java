import org.jspecify.annotations.NullMarked;

/** Science into a paper: run folders, experiments, figures and the report. */
@NullMarked
module dev.concentric.lab {
    requires static org.jspecify;
    requires transitive dev.concentric.core;
    requires tools.jackson.core;
    requires tools.jackson.databind;
    requires tools.jackson.dataformat.csv;
    requires tools.jackson.dataformat.toml;

    exports dev.concentric.experiment;
    exports dev.concentric.store;
}
