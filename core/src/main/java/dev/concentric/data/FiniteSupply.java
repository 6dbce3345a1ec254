package dev.concentric.data;

import dev.concentric.random.RandomStream;

/**
 * A fixed training set of N points, drawn from with replacement.
 *
 * <p>The set is the first N points of an endless supply, made again from their index at each draw, so that a set of any
 * size costs no memory. Where batches are balanced, so is the set: its even points lie on the inner sphere and its odd
 * ones on the outer, and a draw picks one of those of its own sphere.
 */
public final class FiniteSupply implements SampleSupply {
    private final EndlessSupply points;
    private final long trainingSetSize;
    private final RandomStream choices;
    private final Batching batching;

    /**
     * Makes the supply of {@code trainingSetSize} points, drawn independently.
     *
     * @throws IllegalArgumentException if the set is empty
     */
    public FiniteSupply(ConcentricSpheres spheres, long trainingSetSize, RandomStream stream) {
        this(spheres, trainingSetSize, stream, Batching.INDEPENDENT);
    }

    /**
     * Makes the supply of {@code trainingSetSize} points.
     *
     * @throws IllegalArgumentException if the set is empty, or has no point of the outer sphere to take turns with
     */
    public FiniteSupply(ConcentricSpheres spheres, long trainingSetSize, RandomStream stream, Batching batching) {
        requireSize(trainingSetSize, batching);
        this.points = new EndlessSupply(spheres, stream, batching);
        this.batching = batching;
        this.trainingSetSize = trainingSetSize;
        this.choices = stream.split("choices");
    }

    /**
     * Checks that a set is large enough to be drawn from.
     *
     * @throws IllegalArgumentException if it is not
     */
    public static void requireSize(long trainingSetSize, Batching batching) {
        if (trainingSetSize < 1) {
            throw new IllegalArgumentException("trainingSetSize must be at least 1, got " + trainingSetSize);
        }
        if (batching == Batching.BALANCED && trainingSetSize < 2) {
            throw new IllegalArgumentException("balanced batches need a trainingSetSize of at least 2, got 1");
        }
    }

    /** Returns the number N of points in the set. */
    public long trainingSetSize() {
        return trainingSetSize;
    }

    @Override
    public ConcentricSpheres spheres() {
        return points.spheres();
    }

    /** Writes a point chosen uniformly from the set, or from those of the sphere whose turn it is. */
    @Override
    public void draw(long draw, Batch batch, int row) {
        points.draw(choice(draw), batch, row);
    }

    private long choice(long draw) {
        return switch (batching) {
            case INDEPENDENT -> choices.below(trainingSetSize, draw);
            case BALANCED -> {
                long label = draw % 2;
                long ofItsSphere = label == 0 ? trainingSetSize - trainingSetSize / 2 : trainingSetSize / 2;
                yield 2 * choices.below(ofItsSphere, draw) + label;
            }
        };
    }
}
