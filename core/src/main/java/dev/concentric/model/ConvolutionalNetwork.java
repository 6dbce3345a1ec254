package dev.concentric.model;

import dev.concentric.data.Batch;
import dev.concentric.linalg.ConvolutionShape;
import dev.concentric.linalg.FloatMatrix;
import dev.concentric.linalg.Team;
import dev.concentric.random.RandomStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The trainable convolutional network, with one logit for each class and the softmax cross-entropy as its loss. Labels
 * are numbers of classes, from 0 on.
 *
 * <p>Images are pooled before they are rectified, which gives the same numbers and gradients as the other way round for a
 * quarter of the work: the largest of four numbers is rectified to the largest of the rectified.
 */
public final class ConvolutionalNetwork implements TrainableNetwork {
    private final ConvolutionalArchitecture architecture;
    private final ConvolutionLayer first;

    /** The layers behind the first. */
    private final List<RowwiseLayer> behind = new ArrayList<>();

    private final Buffer logitGradient = new Buffer();

    ConvolutionalNetwork(
            ConvolutionalArchitecture architecture, Initialization.Independent start, RandomStream stream) {
        this.architecture = architecture;
        List<ConvolutionLayer> convolutions = new ArrayList<>();
        List<ConvolutionShape> shapes = architecture.convolutions();
        for (int l = 0; l < shapes.size(); l++) {
            int filters = architecture.filters().get(l);
            ConvolutionLayer convolution =
                    new ConvolutionLayer("convolution" + (l + 1), shapes.get(l), filters, start, stream);
            convolutions.add(convolution);
            behind.add(convolution);
            behind.add(new PoolingLayer(shapes.get(l).image().withChannels(filters)));
            behind.add(new ReluLayer());
        }
        first = convolutions.getFirst();
        behind.removeFirst();
        List<Integer> sizes = architecture.denseSizes();
        int readout = sizes.size() - 2;
        for (int l = 0; l < readout; l++) {
            behind.add(new DenseLayer("dense" + (l + 1), sizes.get(l), sizes.get(l + 1), true, start, stream));
            behind.add(new ReluLayer());
        }
        behind.add(new DenseLayer("readout", sizes.get(readout), architecture.classes(), true, start, stream));
    }

    /** Returns the network's shape. */
    public ConvolutionalArchitecture architecture() {
        return architecture;
    }

    private Stream<RowwiseLayer> layers() {
        return Stream.concat(Stream.of(first), behind.stream());
    }

    @Override
    public List<Parameter> parameters() {
        return layers().flatMap(layer -> layer.parameters().stream()).toList();
    }

    @Override
    public double step(Batch batch, Optimizer optimizer, Team team) {
        FloatMatrix logits = forward(batch.points(), team);
        FloatMatrix gradient = logitGradient.shaped(logits.rows(), logits.columns());
        double loss = SoftmaxCrossEntropy.meanLoss(logits, batch.labels(), gradient);
        if (!Double.isFinite(loss)) {
            return loss;
        }
        optimizer.begin();
        for (int l = behind.size() - 1; l >= 0; l--) {
            gradient = behind.get(l).backward(gradient, optimizer, team);
        }
        first.backwardToParameters(gradient, optimizer, team);
        return loss;
    }

    /**
     * Computes the gradient of each image's own loss by its pixels, at the present numbers, and moves nothing. A row does
     * not depend on the other rows.
     *
     * @param batch images {@code [B x n]} with labels
     * @param gradients receives the gradients {@code [B x n]}
     * @param team shares the work; no result depends on its size
     * @throws IllegalArgumentException if the gradients have another shape than the images
     */
    public void inputGradient(Batch batch, FloatMatrix gradients, Team team) {
        FloatMatrix points = batch.points();
        if (gradients.rows() != points.rows() || gradients.columns() != points.columns()) {
            throw new IllegalArgumentException(gradients + " for the gradients of " + points);
        }
        FloatMatrix logits = forward(points, team);
        FloatMatrix gradient = logitGradient.shaped(logits.rows(), logits.columns());
        SoftmaxCrossEntropy.derivatives(logits, batch.labels(), gradient);
        for (int l = behind.size() - 1; l >= 0; l--) {
            gradient = behind.get(l).backwardToInput(gradient, team);
        }
        gradient = first.backwardToInput(gradient, team);
        System.arraycopy(gradient.data(), 0, gradients.data(), 0, gradients.size());
    }

    private FloatMatrix forward(FloatMatrix points, Team team) {
        FloatMatrix activations = first.forward(points, team);
        for (int l = 0; l < behind.size(); l++) {
            activations = behind.get(l).forward(activations, team);
        }
        return activations;
    }

    /** Returns the present network as a classifier that no later training step changes. */
    public ConvolutionalClassifier freeze() {
        return new ConvolutionalClassifier(
                architecture, layers().map(RowwiseLayer::frozen).toList());
    }
}
