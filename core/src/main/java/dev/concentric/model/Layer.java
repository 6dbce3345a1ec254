package dev.concentric.model;

import dev.concentric.linalg.FloatMatrix;
import java.util.List;

/**
 * One stage of a trainable network. Forward keeps what backward needs; both write into buffers of the layer's own,
 * valid until the next call.
 */
sealed interface Layer permits DenseLayer, BatchNormalization, ReluLayer {

    List<Parameter> parameters();

    /** Maps a batch {@code [B x in]} to {@code [B x out]}. */
    FloatMatrix forward(FloatMatrix input);

    /**
     * Overwrites the gradients of the parameters and returns the gradient by the input {@code [B x in]}.
     *
     * @param gradient the gradient by the output {@code [B x out]}
     */
    FloatMatrix backward(FloatMatrix gradient);
}
