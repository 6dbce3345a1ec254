package dev.concentric.linalg;

/**
 * The operations that cost time, behind one facade.
 *
 * <p>Every implementation gives the same bits: each element of a product is one chain of fused multiply-adds, started
 * at zero, in the order of the inner index; every other sum follows a tree that its operation states; nothing depends
 * on the width of vectors. Implementations hold no state and serve any number of threads.
 *
 * <p>Most operations compute a range of the result, {@code first} to {@code end - 1}, so that a {@link Team} can share
 * the work: parts computed apart have the bits of the whole. Results overwrite what was there and must not share
 * elements with an operand unless an operation says so. All operations throw {@link IllegalArgumentException} where
 * shapes or ranges do not fit.
 */
public interface Kernels {

    /** Returns a new matrix {@code [rows x columns]} of zeros, in panels that suit these kernels. */
    PackedMatrix packed(int rows, int columns);

    /**
     * Sets the columns {@code first} to {@code end - 1} of {@code c = a b}.
     *
     * @param a {@code [m x k]}
     * @param b {@code [k x n]}
     * @param c {@code [m x n]}
     * @param first the first column, a multiple of b's panel width
     * @param end the column behind the last, n or a multiple of b's panel width
     */
    void multiply(FloatMatrix a, PackedMatrix b, FloatMatrix c, int first, int end);

    /** Sets {@code c = a b}, all columns. */
    default void multiply(FloatMatrix a, PackedMatrix b, FloatMatrix c) {
        multiply(a, b, c, 0, b.columns());
    }

    /**
     * Sets the rows {@code first} to {@code end - 1} of {@code b = a^T}.
     *
     * @param a {@code [m x k]}
     * @param b {@code [k x m]}
     */
    void transpose(FloatMatrix a, PackedMatrix b, int first, int end);

    /**
     * Sets the columns {@code first} to {@code end - 1} of {@code c = (b a)^T}: with {@code a = g^T} from
     * {@link #transpose}, this is {@code c = g b^T}. The inner index runs over the columns of b.
     *
     * @param b {@code [n x k]}
     * @param a {@code [k x m]}
     * @param c {@code [m x n]}
     */
    void multiplyTransposed(PackedMatrix b, PackedMatrix a, FloatMatrix c, int first, int end);

    /**
     * Moves the rows {@code first} to {@code end - 1} of {@code weights} along the gradient {@code a^T b}, which is used
     * up element by element and never kept.
     *
     * @param a {@code [m x k]}
     * @param b {@code [m x n]}
     * @param step how to move
     * @param weights {@code [k x n]}
     * @param moments the averages that belong to the weights
     */
    void adamOfProduct(
            FloatMatrix a, FloatMatrix b, AdamStep step, PackedMatrix weights, Moments moments, int first, int end);

    /**
     * Moves the elements {@code first} to {@code end - 1} of a matrix of one row along a gradient.
     *
     * @param gradient {@code [n]}
     * @param step how to move
     * @param weights {@code [1 x n]}
     * @param moments the averages that belong to the weights
     */
    void adam(float[] gradient, AdamStep step, PackedMatrix weights, Moments moments, int first, int end);

    /**
     * Moves the rows {@code first} to {@code end - 1} of {@code weights} along a gradient.
     *
     * @param gradient {@code [k x n]}
     * @param step how to move
     * @param weights {@code [k x n]}
     * @param moments the averages that belong to the weights
     */
    void adam(PackedMatrix gradient, AdamStep step, PackedMatrix weights, Moments moments, int first, int end);

    /**
     * Brings the columns {@code first} to {@code end - 1} to mean 0 and variance 1, then to a scale and shift (Ioffe and
     * Szegedy, 2015, algorithm 1): with the mean and biased variance of the column,
     * {@code y = scale (x - mean) / sqrt(variance + epsilon) + shift}. Sums are chains in the order of the rows.
     *
     * @param x {@code [m x n]}
     * @param columns scales and shifts; receives means, variances and inverse deviations
     * @param y {@code [m x n]}
     */
    void normalize(FloatMatrix x, ColumnNormalization columns, FloatMatrix y, int first, int end);

    /**
     * The backward pass of {@link #normalize} for the columns {@code first} to {@code end - 1}. Sums are as there.
     *
     * @param x what was normalised {@code [m x n]}
     * @param columns as {@link #normalize} left it; receives the gradients by scales and shifts
     * @param byY the gradient by y {@code [m x n]}, apart from x
     * @param byX receives the gradient by x {@code [m x n]}; may be {@code byY}
     */
    void normalizeBackward(
            FloatMatrix x, ColumnNormalization columns, FloatMatrix byY, FloatMatrix byX, int first, int end);

    /**
     * Sets the columns {@code first} to {@code end - 1} of {@code y = max(x, 0)}; not a number stays what it is.
     *
     * @param x {@code [m x n]}
     * @param y {@code [m x n]}; may be {@code x}
     */
    void rectify(FloatMatrix x, FloatMatrix y, int first, int end);

    /**
     * Sets the columns {@code first} to {@code end - 1} of {@code byX} to {@code byY} where y is not 0, and else to 0.
     *
     * @param y what {@link #rectify} gave {@code [m x n]}
     * @param byY the gradient by y {@code [m x n]}
     * @param byX receives the gradient by x {@code [m x n]}; may be {@code byY}
     */
    void rectifyBackward(FloatMatrix y, FloatMatrix byY, FloatMatrix byX, int first, int end);

    /**
     * Convolves the images {@code first} to {@code end - 1}: each number of the result is the product of a patch and a
     * column of weights, a chain that is started at the filter's bias. The zeros beyond the border are part of it.
     *
     * <p>Where the shape is {@link ConvolutionShape#tiled}, the same numbers up to rounding come of Winograd's minimal
     * filtering (Lavin and Gray, 2016): with the tile d of 6 x 6 pixels that a square y of 2 x 2 results sees and the kernel
     * g, both of one channel, {@code y = A^T (sum over channels of (G g G^T) * (B^T d B)) A}, where {@code *} multiplies
     * element by element: 36 multiplications for each channel instead of 100. Each of the 36 sums is a chain started at
     * zero; the bias is added last; the scalar kernels have the matrices, and the order in the transforms. For normal
     * numbers the error of a result is .7e-6 of its root mean square at 32 channels and .9e-6 at 64. A pixel that is not
     * finite may spoil any result whose tile it is in, and a weight those of its filter.
     *
     * @param images one image a row, {@code [B x pixels * channels]}
     * @param shape what the weights are laid on
     * @param weights {@code [patch x filters]}
     * @param bias {@code [1 x filters]}
     * @param result {@code [B x pixels * filters]}, an image of {@code filters} channels a row
     */
    void convolve(
            FloatMatrix images,
            ConvolutionShape shape,
            PackedMatrix weights,
            PackedMatrix bias,
            FloatMatrix result,
            int first,
            int end);

    /**
     * Sets the images {@code first} to {@code end - 1} of the gradient by the images of {@link #convolve}. Each pixel of
     * the result has a product of its gradient with the transposed weights for every element of its patch; an element of
     * an image is the sum of what it gets so, from 0 on, in the order of the result's pixels, whether the shape is tiled or
     * not.
     *
     * @param byResult the gradient by the result {@code [B x pixels * filters]}
     * @param shape what the weights were laid on
     * @param transposed the transposed weights {@code [filters x patch]}
     * @param byImages {@code [B x pixels * channels]}
     */
    void convolveBackward(
            FloatMatrix byResult,
            ConvolutionShape shape,
            PackedMatrix transposed,
            FloatMatrix byImages,
            int first,
            int end);

    /**
     * Computes the gradients by weights and bias of {@link #convolve}: with all images' patches as the rows of P, {@code
     * byWeights = P^T byResult}, the inner index running over the pixels of one image after the other; the bias has the
     * sum over those pixels, from 0 on. A part is a range of the elements of a strip: it has the rows of the weights that
     * belong to them, in every strip of the patch. The part of element 0 has the bias, too.
     *
     * <p>Where the shape is {@link ConvolutionShape#tiled}, the gradient by a kernel is
     * {@code G^T (sum over tiles of (B^T d B) * (A v A^T)) G}, with the gradient v by a square of results: 36 chains over the
     * tiles of one image after the other. For normal numbers and 50 images of 14 x 14 pixels its error is 4.5e-6 of its root
     * mean square, where that of plain chains is 1.9e-6. A part is a range of channels: it has the rows of the weights that
     * belong to them, and that of channel 0 has the bias, too.
     *
     * @param images {@code [B x pixels * channels]}
     * @param shape what the weights were laid on
     * @param byResult the gradient by the result {@code [B x pixels * filters]}
     * @param byWeights {@code [patch x filters]}
     * @param byBias {@code [filters]}
     * @param first the first part, below {@link ConvolutionShape#gradientParts}
     * @param end the part behind the last
     */
    void convolutionGradients(
            FloatMatrix images,
            ConvolutionShape shape,
            FloatMatrix byResult,
            PackedMatrix byWeights,
            float[] byBias,
            int first,
            int end);

    /**
     * Sets the images {@code first} to {@code end - 1} of {@code result} to the largest numbers of the squares of 2 x 2
     * pixels, in each channel; not a number is larger than any.
     *
     * @param images one image a row, {@code [B x elements]}
     * @param shape the images' shape, of even height and width
     * @param result {@code [B x elements / 4]}
     */
    void pool(FloatMatrix images, ImageShape shape, FloatMatrix result, int first, int end);

    /**
     * The backward pass of {@link #pool} for the images {@code first} to {@code end - 1}: the first pixel of a square that
     * has the result, row by row, gets its gradient, and the others get 0.
     *
     * @param images what was pooled {@code [B x elements]}
     * @param shape the images' shape
     * @param result what {@link #pool} gave {@code [B x elements / 4]}
     * @param byResult the gradient by the result {@code [B x elements / 4]}
     * @param byImages receives the gradient by the images {@code [B x elements]}
     */
    void poolBackward(
            FloatMatrix images,
            ImageShape shape,
            FloatMatrix result,
            FloatMatrix byResult,
            FloatMatrix byImages,
            int first,
            int end);

    /**
     * Fills part of an array with standard normals of the counter-based generator {@link Philox}, by the method of Box
     * and Muller. Normal {@code 64 g + 16 w + c}, with w below 4 and c below 16, belongs to word w of the counter whose
     * low half is {@code 16 g + c} and whose high half is {@code counter}. Words 0 and 1 make a pair, and words 2 and 3.
     * So the first values do not depend on how many are asked for.
     *
     * @param key the generator's key
     * @param counter the high half of all counters
     * @param out receives {@code length} values from {@code offset} on
     */
    void gaussians(long key, long counter, float[] out, int offset, int length);

    /**
     * Makes multiply-adds as fast as these kernels can where no memory is in the way, to find what they are to be held
     * against.
     *
     * @param rounds how long to go on, in rounds of about a hundred
     * @return the number of multiply-adds made, each of two operations
     */
    long multiplyAdds(int rounds);

    /** Returns the kernels that suit this machine and JVM best. */
    static Kernels best() {
        return KernelSelection.current().kernels();
    }
}
