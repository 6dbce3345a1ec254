package dev.concentric.model;

import dev.concentric.linalg.FloatMatrix;
import dev.concentric.linalg.Team;

/** A layer that maps each row by itself, so that the gradient by a row is that row's own. */
sealed interface RowwiseLayer extends Layer permits DenseLayer, ReluLayer, ConvolutionLayer, PoolingLayer {

    /**
     * Returns the loss's gradient by the last input {@code [B x in]} and moves nothing.
     *
     * @param gradient the gradient by the output {@code [B x out]}
     */
    FloatMatrix backwardToInput(FloatMatrix gradient, Team team);

    /** Returns the layer as it is now, as a map that no training changes. */
    FrozenLayer frozen();
}
