package dev.concentric.experiment;

/** The paper's experiments: each trains one network or several, for its figures and claims. */
public enum Experiment {
    /** The ReLU network on endless data (section 3). */
    RELU_ONLINE("relu-online", "ReLU network, endless data"),
    /** The same with averaged parameters, a choice that the paper leaves open; at its scale alone. */
    RELU_AVERAGED("relu-averaged", "ReLU network, parameters averaged"),
    /** The same network in other dimensions (section 3, appendix B). */
    DIMENSIONS("dimensions", "ReLU network in n dimensions"),
    /** The same network on 100 points of the plane (section 3). */
    PLANE("plane", "ReLU network, n = 2, N = 100"),
    /** The quadratic network on endless data (section 4). */
    QUADRATIC_ONLINE("quadratic-online", "quadratic network, endless data"),
    /** The quadratic network on a finite training set (section 4, Figure 2 left). */
    QUADRATIC_FINITE("quadratic-finite", "quadratic network, N = 10\u2076"),
    /** The same as it was where its estimated error rate is that of Figure A.1; at the paper's scale alone. */
    QUADRATIC_STOPPED("quadratic-stopped", "quadratic network, N = 10\u2076, stopped"),
    /** The quadratic network from the perfect start (section 4, Figure 2 right). */
    QUADRATIC_PERFECT("quadratic-perfect", "quadratic network, perfect start"),
    /** The same, where read-out and hidden weights share their scale in other ways (not in the paper). */
    PERFECT_SHARES("perfect-shares", "quadratic network, perfect start, other w"),
    /** A quadratic network with half as many hidden units as it needs, in 2000 dimensions (appendix E). */
    TOO_SMALL("quadratic-too-small", "quadratic network, n = 2000, h = 1000"),
    /** Three architectures on five sizes of training set (section 5, Figure 4). */
    NETWORKS("networks", "networks of Figure 4"),
    /** The ReLU network with the choices that the paper leaves open, one at a time changed. */
    SENSITIVITY("sensitivity", "ReLU network, one choice changed");

    private final String key;
    private final String title;

    Experiment(String key, String title) {
        this.key = key;
        this.title = title;
    }

    /** Returns whether each of the experiment's runs says something without the others. */
    boolean isOfSeparateRuns() {
        return this == DIMENSIONS || this == NETWORKS || this == SENSITIVITY;
    }

    /** Returns the experiment's name, with which the names of its runs begin. */
    public String key() {
        return key;
    }

    /** Returns the experiment's name for people. */
    public String title() {
        return title;
    }
}
