package dev.concentric.data;

/**
 * Where a training takes its batches from. Each batch is a pure function of the supply, the batch's number and its size:
 * threads and what else was drawn change nothing.
 */
public interface BatchSupply {

    /**
     * Writes the rows {@code first} to {@code end - 1} of batch {@code number}.
     *
     * @throws IllegalArgumentException if the batch's points are of another dimension
     */
    void fill(long number, Batch batch, int first, int end);

    /** Writes all rows of batch {@code number}. */
    default void fill(long number, Batch batch) {
        fill(number, batch, 0, batch.size());
    }
}
