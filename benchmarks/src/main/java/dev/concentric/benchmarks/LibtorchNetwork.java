package dev.concentric.benchmarks;

import dev.concentric.model.Architecture;
import dev.concentric.model.Network;
import dev.concentric.model.Normalization;
import dev.concentric.model.Parameter;
import java.util.List;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** A network of Concentric's, made of libtorch's operations. */
sealed interface LibtorchNetwork {

    /** Returns the learned tensors, in the order of the network that this one was made from. */
    List<Tensor> parameters();

    /** Returns the logits {@code [B x 1]} of points {@code [B x n]}. */
    Tensor logits(Tensor points);

    /** Returns the same network, with its own copy of the learned numbers. */
    static LibtorchNetwork of(Network network) {
        List<Tensor> parameters =
                network.parameters().stream().map(LibtorchNetwork::tensor).toList();
        return switch (network.architecture()) {
            case Architecture.Relu relu -> new Relu(relu.normalization(), parameters);
            case Architecture.Quadratic _ -> new Quadratic(parameters);
        };
    }

    private static Tensor tensor(Parameter parameter) {
        int rows = parameter.value().rows();
        int columns = parameter.value().columns();
        float[] elements = parameter.value().toRows();
        Tensor tensor = rows == 1 ? Tensor.create(elements, columns) : Tensor.create(elements, rows, columns);
        return tensor.requires_grad_(true);
    }

    /**
     * Dense layers with batch normalisation before each ReLU.
     *
     * @param normalization the settings; the batch's own mean and variance are used
     * @param parameters for each hidden layer weights, scale and shift, then weights and bias of the read-out
     */
    record Relu(Normalization normalization, List<Tensor> parameters) implements LibtorchNetwork {
        private static final int PER_LAYER = 3;
        private static final TensorOptional NONE = new TensorOptional();

        /** Checks the placement. */
        public Relu {
            if (normalization.placement() != Normalization.Placement.BEFORE_RELU) {
                throw new IllegalArgumentException("the normalisation must stand before the ReLU");
            }
        }

        @Override
        public Tensor logits(Tensor points) {
            int readout = parameters.size() - 2;
            Tensor activations = points;
            for (int i = 0; i < readout; i += PER_LAYER) {
                Tensor units = torch.mm(activations, parameters.get(i));
                activations = torch.relu(normalize(units, parameters.get(i + 1), parameters.get(i + 2)));
            }
            return torch.addmm(parameters.get(readout + 1), activations, parameters.get(readout));
        }

        /** Keeps no running averages: Concentric's default needs none either. */
        private Tensor normalize(Tensor units, Tensor scale, Tensor shift) {
            return torch.batch_norm(
                    units,
                    new TensorOptional(scale),
                    new TensorOptional(shift),
                    NONE,
                    NONE,
                    true,
                    0,
                    normalization.epsilon(),
                    false);
        }
    }

    /**
     * The quadratic network, {@code logit = w |x W|^2 + b}.
     *
     * @param parameters W, w and b
     */
    record Quadratic(List<Tensor> parameters) implements LibtorchNetwork {

        @Override
        public Tensor logits(Tensor points) {
            Tensor squares = torch.square(torch.mm(points, parameters.get(0)));
            Tensor sums = torch.sum(squares, new long[] {1}, true, new ScalarTypeOptional());
            return sums.mul(parameters.get(1)).add(parameters.get(2));
        }
    }
}
