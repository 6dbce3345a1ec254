package dev.concentric.model;

import dev.concentric.linalg.FloatMatrix;
import dev.concentric.linalg.Team;
import java.util.List;

/**
 * One stage of a trainable network. Forward keeps what backward needs; both write into buffers of the layer's own,
 * valid until the next call, and share their work among a team.
 */
sealed interface Layer permits BatchNormalization, RowwiseLayer {

    List<Parameter> parameters();

    /** Maps a batch {@code [B x in]} to {@code [B x out]}. */
    FloatMatrix forward(FloatMatrix input, Team team);

    /**
     * Moves the parameters and returns the loss's gradient by the input {@code [B x in]}, at the parameters as they were.
     *
     * @param gradient the gradient by the output {@code [B x out]}
     */
    FloatMatrix backward(FloatMatrix gradient, Optimizer optimizer, Team team);
}
