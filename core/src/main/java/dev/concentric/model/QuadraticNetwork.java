package dev.concentric.model;

import dev.concentric.data.Batch;
import dev.concentric.data.SampleSupply;
import dev.concentric.linalg.FloatMatrix;
import dev.concentric.linalg.Kernels;
import dev.concentric.random.RandomStream;
import java.util.List;

/** The trainable quadratic network: {@code logit = w |x W|^2 + b} (paper, eq. 1). */
final class QuadraticNetwork implements Network {
    private final Kernels kernels = Kernels.best();
    private final Architecture.Quadratic architecture;
    private final Parameter weights;
    private final Parameter outputWeight;
    private final Parameter outputBias;
    private final Buffer hidden = new Buffer();

    QuadraticNetwork(Architecture.Quadratic architecture, Initialization initialization, RandomStream stream) {
        this.architecture = architecture;
        weights = Parameter.zeros("hidden.weights", architecture.dimension(), architecture.hiddenWidth());
        switch (initialization) {
            case Initialization.Glorot glorot -> {
                Initialization.Glorot.fill(weights.value(), stream.split(weights.name()));
                outputWeight = Parameter.row("readout.weight", 1, 1f);
                outputBias = Parameter.row("readout.bias", 1, -1f);
            }
            case Initialization.Perfect perfect -> {
                RandomIsometry.fill(weights.value(), perfect.scale(), stream.split(weights.name()));
                outputWeight = Parameter.row("readout.weight", 1, (float) perfect.outputWeight());
                outputBias = Parameter.row("readout.bias", 1, (float) perfect.outputBias());
            }
        }
    }

    @Override
    public Architecture architecture() {
        return architecture;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(weights, outputWeight, outputBias);
    }

    @Override
    public double lossAndGradient(Batch batch) {
        int width = architecture.hiddenWidth();
        float w = outputWeight.value().get(0, 0);
        float b = outputBias.value().get(0, 0);
        FloatMatrix units = hidden.shaped(batch.size(), width);
        kernels.multiply(batch.points(), weights.value(), units);
        double loss = 0;
        double byWeight = 0;
        double byBias = 0;
        for (int i = 0; i < batch.size(); i++) {
            int label = (int) batch.labels()[i];
            double squares = QuadraticClassifier.sumOfSquares(units.data(), i * width, width);
            double logit = w * squares + b;
            loss += SigmoidCrossEntropy.loss(logit, label);
            double byLogit = SigmoidCrossEntropy.derivative(logit, label) / batch.size();
            byWeight += byLogit * squares;
            byBias += byLogit;
            QuadraticClassifier.scale(units.data(), i * width, width, (float) (2 * w * byLogit));
        }
        kernels.multiplyTransposedLeft(batch.points(), units, weights.gradient());
        outputWeight.gradient().set(0, 0, (float) byWeight);
        outputBias.gradient().set(0, 0, (float) byBias);
        return loss / batch.size();
    }

    @Override
    public List<LayerStatistics> statistics(SampleSupply supply) {
        return List.of();
    }

    @Override
    public Classifier freeze(List<LayerStatistics> statistics) {
        return new QuadraticClassifier(
                weights.value(),
                outputWeight.value().get(0, 0),
                outputBias.value().get(0, 0));
    }
}
