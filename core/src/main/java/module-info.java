import org.jspecify.annotations.NullMarked;

/** Concentric's science as a library: data, networks, attacks, estimates and exact theory. */
@NullMarked
module dev.concentric.core {
    requires static org.jspecify;
    requires transitive dev.concentric.linalg;
    requires org.apache.commons.numbers.core;
    requires org.apache.commons.numbers.gamma;
    requires org.apache.commons.statistics.distribution;
    requires ejml.core;
    requires ejml.ddense;

    exports dev.concentric.attack;
    exports dev.concentric.concentration;
    exports dev.concentric.data;
    exports dev.concentric.estimation;
    exports dev.concentric.model;
    exports dev.concentric.performance;
    exports dev.concentric.random;
    exports dev.concentric.stats;
    exports dev.concentric.theory;
    exports dev.concentric.training;
}
