package dev.concentric.data;

/**
 * Where a training run takes its labelled points from: endless, so that no point comes twice, or a finite set.
 *
 * <p>Draw t is a pure function of the supply and t, and batch k holds the draws kB to kB + B - 1: batch size, threads
 * and what else was drawn change nothing.
 */
public sealed interface SampleSupply extends BatchSupply permits EndlessSupply, FiniteSupply {

    /** Returns the spheres that the points lie on. */
    ConcentricSpheres spheres();

    /**
     * Writes one draw.
     *
     * @param draw the draw's number, from 0
     * @param batch receives the point and its label
     * @param row the row of the batch to write
     */
    void draw(long draw, Batch batch, int row);

    /**
     * Writes the rows {@code first} to {@code end - 1} of batch {@code number}; row i of a batch of B points is draw
     * {@code number * B + i}.
     *
     * @throws IllegalArgumentException if the batch's points are of another dimension
     */
    @Override
    default void fill(long number, Batch batch, int first, int end) {
        if (batch.points().columns() != spheres().dimension()) {
            throw new IllegalArgumentException(
                    "a batch of dimension " + batch.points().columns() + " for points of dimension "
                            + spheres().dimension());
        }
        for (int row = first; row < end; row++) {
            draw(number * batch.size() + row, batch, row);
        }
    }

    /** Returns a new batch that holds the first {@code count} draws. */
    default Batch first(int count) {
        Batch batch = Batch.zeros(count, spheres().dimension());
        fill(0, batch);
        return batch;
    }
}
