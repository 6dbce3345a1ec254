import org.jspecify.annotations.NullMarked;

/** Concentric's science as a library: data, networks, attacks, estimates and exact theory. */
@NullMarked
module dev.concentric.core {
    requires static org.jspecify;
    requires transitive dev.concentric.linalg;
}
