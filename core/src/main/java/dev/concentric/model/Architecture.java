package dev.concentric.model;

import dev.concentric.random.RandomStream;
import java.util.List;

/** The shape of a network, without its learned numbers. */
public sealed interface Architecture {

    /** Returns the dimension n of the inputs. */
    int dimension();

    /** Returns a short name such as {@code relu-1000x2} or {@code quadratic-1000}. */
    String name();

    /** Returns the number of weights, those of the read-out among them; biases and normalisation left out. */
    long weights();

    /** Returns the width of each normalised layer, from the input on. */
    List<Integer> normalizedWidths();

    /**
     * Checks that a network of this shape can start that way.
     *
     * @throws IllegalArgumentException if it cannot
     */
    void requireStart(Initialization initialization);

    /** Returns a new network of this shape, its numbers drawn from streams below {@code stream}. */
    Network initialize(Initialization initialization, RandomStream stream);

    /**
     * Dense hidden layers with ReLU units and a linear read-out to one logit.
     *
     * @param dimension the dimension n of the inputs
     * @param hiddenWidths the width of each hidden layer, from the input on
     * @param normalization the normalisation of the hidden layers; the read-out has none
     */
    record Relu(int dimension, List<Integer> hiddenWidths, Normalization normalization) implements Architecture {

        /** Checks the sizes. */
        public Relu {
            requirePositive("dimension", dimension);
            hiddenWidths = List.copyOf(hiddenWidths);
            hiddenWidths.forEach(width -> requirePositive("hiddenWidth", width));
            if (hiddenWidths.isEmpty()) {
                throw new IllegalArgumentException("a ReLU network needs at least one hidden layer");
            }
            int inputs = dimension;
            for (int width : hiddenWidths) {
                requireMatrix(inputs, width);
                inputs = width;
            }
        }

        @Override
        public String name() {
            boolean equal = hiddenWidths.stream().distinct().count() == 1;
            return equal
                    ? "relu-" + hiddenWidths.getFirst() + "x" + hiddenWidths.size()
                    : "relu-"
                            + String.join(
                                    "-",
                                    hiddenWidths.stream().map(String::valueOf).toList());
        }

        @Override
        public long weights() {
            long weights = 0;
            long inputs = dimension;
            for (int width : hiddenWidths) {
                weights += inputs * width;
                inputs = width;
            }
            return weights + inputs;
        }

        @Override
        public List<Integer> normalizedWidths() {
            return normalization.placement() == Normalization.Placement.NONE ? List.of() : hiddenWidths;
        }

        @Override
        public void requireStart(Initialization initialization) {
            requireIndependent(initialization);
        }

        private static Initialization.Independent requireIndependent(Initialization initialization) {
            if (initialization instanceof Initialization.Independent independent) {
                return independent;
            }
            throw new IllegalArgumentException("a ReLU network has no perfect start, only a quadratic one has");
        }

        @Override
        public Network initialize(Initialization initialization, RandomStream stream) {
            return new ReluNetwork(this, requireIndependent(initialization), stream);
        }
    }

    /**
     * The quadratic network (paper, eq. 1): one hidden layer of squared units without bias, their sum times a scalar
     * plus a scalar.
     *
     * @param dimension the dimension n of the inputs
     * @param hiddenWidth the number h of hidden units
     */
    record Quadratic(int dimension, int hiddenWidth) implements Architecture {

        /** Checks the sizes. */
        public Quadratic {
            requirePositive("dimension", dimension);
            requirePositive("hiddenWidth", hiddenWidth);
            requireMatrix(dimension, hiddenWidth);
        }

        @Override
        public String name() {
            return "quadratic-" + hiddenWidth;
        }

        @Override
        public long weights() {
            return (long) dimension * hiddenWidth;
        }

        @Override
        public List<Integer> normalizedWidths() {
            return List.of();
        }

        @Override
        public void requireStart(Initialization initialization) {
            if (initialization instanceof Initialization.Perfect && hiddenWidth < dimension) {
                throw new IllegalArgumentException("the perfect start needs hiddenWidth of at least the dimension ("
                        + dimension + "), got " + hiddenWidth);
            }
        }

        @Override
        public Network initialize(Initialization initialization, RandomStream stream) {
            requireStart(initialization);
            return new QuadraticNetwork(this, initialization, stream);
        }
    }

    private static void requirePositive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be at least 1, got " + value);
        }
    }

    private static void requireMatrix(int inputs, int outputs) {
        if ((long) inputs * outputs > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "a layer holds at most 2147483647 weights, got " + inputs + " x " + outputs);
        }
    }
}
