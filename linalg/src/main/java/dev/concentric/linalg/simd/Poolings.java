package dev.concentric.linalg.simd;

import static dev.concentric.linalg.simd.Lanes.COUNT;
import static dev.concentric.linalg.simd.Lanes.FLOATS;

import dev.concentric.linalg.FloatMatrix;
import dev.concentric.linalg.ImageShape;
import dev.concentric.linalg.scalar.PoolingLoops;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/** Pooling on vectors of channels; channels that do not fill a vector are left to the scalar code. */
final class Poolings {

    private Poolings() {}

    static void forward(FloatMatrix images, ImageShape shape, FloatMatrix result, int first, int end) {
        float[] x = images.data();
        float[] y = result.data();
        int next = shape.channels();
        int below = shape.width() * next;
        int whole = next - next % COUNT;
        int pixels = shape.pixels() / 4;
        for (int pixel = first * pixels; pixel < end * pixels; pixel++) {
            int at = PoolingLoops.corner(shape, pixel);
            for (int c = 0; c < whole; c += COUNT) {
                int i = at + c;
                FloatVector upper = FloatVector.fromArray(FLOATS, x, i).max(FloatVector.fromArray(FLOATS, x, i + next));
                i += below;
                FloatVector lower = FloatVector.fromArray(FLOATS, x, i).max(FloatVector.fromArray(FLOATS, x, i + next));
                upper.max(lower).intoArray(y, pixel * next + c);
            }
        }
        // Without channels left, the loops would still go over all pixels.
        if (whole < next) {
            PoolingLoops.forward(images, shape, result, first, end, whole);
        }
    }

    static void backward(
            FloatMatrix images,
            ImageShape shape,
            FloatMatrix result,
            FloatMatrix byResult,
            FloatMatrix byImages,
            int first,
            int end) {
        float[] x = images.data();
        float[] byX = byImages.data();
        int next = shape.channels();
        int below = shape.width() * next;
        int whole = next - next % COUNT;
        int pixels = shape.pixels() / 4;
        for (int pixel = first * pixels; pixel < end * pixels; pixel++) {
            int at = PoolingLoops.corner(shape, pixel);
            for (int c = 0; c < whole; c += COUNT) {
                FloatVector largest = FloatVector.fromArray(FLOATS, result.data(), pixel * next + c);
                FloatVector left = FloatVector.fromArray(FLOATS, byResult.data(), pixel * next + c);
                int i = at + c;
                left = hand(left, largest, x, i, byX);
                left = hand(left, largest, x, i + next, byX);
                left = hand(left, largest, x, i + below, byX);
                hand(left, largest, x, i + below + next, byX);
            }
        }
        if (whole < next) {
            PoolingLoops.backward(images, shape, result, byResult, byImages, first, end, whole);
        }
    }

    /** Hands what is left of the gradient to a pixel where it has the largest number, and returns what is left then. */
    private static FloatVector hand(FloatVector left, FloatVector largest, float[] x, int at, float[] byX) {
        VectorMask<Float> takes = FloatVector.fromArray(FLOATS, x, at).compare(VectorOperators.EQ, largest);
        FloatVector.zero(FLOATS).blend(left, takes).intoArray(byX, at);
        return left.blend(0f, takes);
    }
}
