package dev.concentric.cli;

/** Error rates as numbers, where numbers can hold them. */
final class Rates {
    /** Below this a double loses digits on its way to zero: such a rate is given by its logarithm alone. */
    static final double SMALLEST = 1e-300;

    private Rates() {}
}
