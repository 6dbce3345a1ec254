import org.jspecify.annotations.NullMarked;

/** Science into a paper: run folders, experiments, figures and the report. */
@NullMarked
module dev.concentric.lab {
    requires static org.jspecify;
    requires transitive dev.concentric.core;

    exports dev.concentric.experiment;
}
