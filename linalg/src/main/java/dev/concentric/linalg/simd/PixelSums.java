package dev.concentric.linalg.simd;

import static dev.concentric.linalg.simd.Lanes.COUNT;
import static dev.concentric.linalg.simd.Lanes.FLOATS;

import dev.concentric.linalg.FloatMatrix;
import jdk.incubator.vector.FloatVector;

/** A convolution's gradient by its bias: the sums over the pixels of all images. */
final class PixelSums {

    private PixelSums() {}

    /**
     * Sets the first elements of {@code sums}, one for each filter.
     *
     * @param byResult the gradient by the result {@code [B x pixels * filters]}
     */
    static void set(FloatMatrix byResult, int filters, float[] sums) {
        float[] from = byResult.data();
        int whole = filters - filters % COUNT;
        for (int filter = 0; filter < whole; filter += COUNT) {
            FloatVector sum = FloatVector.zero(FLOATS);
            for (int i = filter; i < byResult.size(); i += filters) {
                sum = sum.add(FloatVector.fromArray(FLOATS, from, i));
            }
            sum.intoArray(sums, filter);
        }
        for (int filter = whole; filter < filters; filter++) {
            float sum = 0;
            for (int i = filter; i < byResult.size(); i += filters) {
                sum += from[i];
            }
            sums[filter] = sum;
        }
    }
}
