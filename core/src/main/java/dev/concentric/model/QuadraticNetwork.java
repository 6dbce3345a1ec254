package dev.concentric.model;

import dev.concentric.data.Batch;
import dev.concentric.data.SampleSupply;
import dev.concentric.linalg.FloatMatrix;
import dev.concentric.linalg.Kernels;
import dev.concentric.linalg.SquaredNorm;
import dev.concentric.linalg.Team;
import dev.concentric.random.RandomStream;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The trainable quadratic network: {@code logit = w |x W|^2 + b} (paper, eq. 1). */
final class QuadraticNetwork implements Network {

    /** Rows of the weights that a part keeps together: those of one tile of the kernels. */
    private static final int ROWS_TOGETHER = 4;

    private final Kernels kernels = Kernels.best();
    private final Architecture.Quadratic architecture;
    private final Parameter weights;
    private final Parameter outputWeight;
    private final Parameter outputBias;
    private final float[] byOutputWeight = new float[1];
    private final float[] byOutputBias = new float[1];
    private final Buffer hidden = new Buffer();
    private double[] squares = new double[0];
    private float[] factors = new float[0];

    private final Team.Part forwardPart = this::forward;
    private final Team.Part squarePart = this::square;
    private final Team.Part scalePart = this::scale;
    private final Team.Part movePart = this::move;

    /** What the parts of the present step work on. */
    private FloatMatrix points = FloatMatrix.zeros(0, 0);

    private FloatMatrix units = points;
    private @Nullable Optimizer optimizer;

    QuadraticNetwork(Architecture.Quadratic architecture, Initialization initialization, RandomStream stream) {
        this.architecture = architecture;
        weights = Parameter.zeros("hidden.weights", architecture.dimension(), architecture.hiddenWidth());
        switch (initialization) {
            case Initialization.Independent independent -> {
                independent.fill(weights.value(), stream.split(weights.name()));
                outputWeight = Parameter.row("readout.weight", 1, 1f);
                outputBias = Parameter.row("readout.bias", 1, -1f);
            }
            case Initialization.Perfect perfect -> {
                FloatMatrix start = FloatMatrix.zeros(architecture.dimension(), architecture.hiddenWidth());
                RandomIsometry.fill(start, perfect.scale(), stream.split(weights.name()));
                weights.value().setRows(start.data());
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
    public double step(Batch batch, Optimizer moving, Team team) {
        points = batch.points();
        units = hidden.shaped(batch.size(), architecture.hiddenWidth());
        optimizer = moving;
        if (squares.length != batch.size()) {
            squares = new double[batch.size()];
            factors = new float[batch.size()];
        }
        team.split(units.columns(), weights.value().panelWidth(), forwardPart);
        team.split(batch.size(), 1, squarePart);
        double loss = loss(batch);
        if (!Double.isFinite(loss)) {
            return loss;
        }
        moving.begin();
        team.split(batch.size(), 1, scalePart);
        team.split(weights.value().rows(), ROWS_TOGETHER, movePart);
        moving.move(outputWeight, byOutputWeight, 0, 1);
        moving.move(outputBias, byOutputBias, 0, 1);
        return loss;
    }

    private void forward(int first, int end) {
        kernels.multiply(points, weights.value(), units, first, end);
    }

    private void square(int first, int end) {
        int width = units.columns();
        for (int i = first; i < end; i++) {
            squares[i] = SquaredNorm.of(units.data(), i * width, width);
        }
    }

    /** Returns the mean loss and keeps its derivatives, by each point's hidden units as a factor of them. */
    private double loss(Batch batch) {
        float w = outputWeight.value().get(0, 0);
        float b = outputBias.value().get(0, 0);
        double loss = 0;
        double byWeight = 0;
        double byBias = 0;
        for (int i = 0; i < batch.size(); i++) {
            int label = (int) batch.labels()[i];
            double logit = w * squares[i] + b;
            loss += SigmoidCrossEntropy.loss(logit, label);
            double byLogit = SigmoidCrossEntropy.derivative(logit, label) / batch.size();
            byWeight += byLogit * squares[i];
            byBias += byLogit;
            factors[i] = (float) (2 * w * byLogit);
        }
        byOutputWeight[0] = (float) byWeight;
        byOutputBias[0] = (float) byBias;
        return loss / batch.size();
    }

    private void scale(int first, int end) {
        int width = units.columns();
        for (int i = first; i < end; i++) {
            QuadraticClassifier.scale(units.data(), i * width, width, factors[i]);
        }
    }

    private void move(int first, int end) {
        Objects.requireNonNull(optimizer).moveAlongProduct(weights, points, units, first, end);
    }

    @Override
    public List<LayerStatistics> statistics(SampleSupply supply) {
        return List.of();
    }

    @Override
    public Classifier freeze(List<LayerStatistics> statistics) {
        int h = architecture.hiddenWidth();
        FloatMatrix rows = FloatMatrix.over(weights.value().toRows(), architecture.dimension(), h);
        return new QuadraticClassifier(
                rows, outputWeight.value().get(0, 0), outputBias.value().get(0, 0));
    }
}
