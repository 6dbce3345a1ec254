import org.jspecify.annotations.NullMarked;

/** Dense float matrices and the few operations on them that cost time. */
@NullMarked
module dev.concentric.linalg {
    requires static org.jspecify;
    requires jdk.incubator.vector;

    exports dev.concentric.linalg;
}
