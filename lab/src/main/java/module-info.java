import org.jspecify.annotations.NullMarked;

/** Science into a paper: run folders, experiments, figures and the report. */
@NullMarked
module dev.concentric.lab {
    requires static transitive org.jspecify;
    requires transitive dev.concentric.core;
    requires java.desktop;
    requires org.jfree.jfreechart;
    requires tools.jackson.core;
    requires tools.jackson.databind;
    requires tools.jackson.dataformat.csv;
    requires tools.jackson.dataformat.toml;
    requires VectorGraphics2D;

    exports dev.concentric.experiment;
    exports dev.concentric.figure;
    exports dev.concentric.report;
    exports dev.concentric.store;
}
