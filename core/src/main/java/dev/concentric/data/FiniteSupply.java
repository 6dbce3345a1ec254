package dev.concentric.data;

import dev.concentric.random.RandomStream;

/**
 * A fixed training set of N points, drawn from with replacement.
 *
 * <p>The set is the first N points of an endless supply, made again from their index at each draw, so that a set of any
 * size costs no memory.
 */
public final class FiniteSupply implements SampleSupply {
    private final EndlessSupply points;
    private final long trainingSetSize;
    private final RandomStream choices;

    /**
     * Makes the supply of {@code trainingSetSize} points.
     *
     * @throws IllegalArgumentException if the set is empty
     */
    public FiniteSupply(ConcentricSpheres spheres, long trainingSetSize, RandomStream stream) {
        if (trainingSetSize < 1) {
            throw new IllegalArgumentException("trainingSetSize must be at least 1, got " + trainingSetSize);
        }
        this.points = new EndlessSupply(spheres, stream);
        this.trainingSetSize = trainingSetSize;
        this.choices = stream.split("choices");
    }

    /** Returns the number N of points in the set. */
    public long trainingSetSize() {
        return trainingSetSize;
    }

    @Override
    public ConcentricSpheres spheres() {
        return points.spheres();
    }

    /** Writes a point chosen uniformly from the set. */
    @Override
    public void draw(long draw, Batch batch, int row) {
        points.draw(choices.below(trainingSetSize, draw), batch, row);
    }
}
