import org.jspecify.annotations.NullMarked;

/** The command line. */
@NullMarked
module dev.concentric.cli {
    requires static org.jspecify;
    requires dev.concentric.lab;
    requires info.picocli;

    opens dev.concentric.cli to
            info.picocli;
}
