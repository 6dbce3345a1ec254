package dev.concentric.benchmarks;

import dev.concentric.model.ConvolutionalArchitecture;
import dev.concentric.model.ConvolutionalNetwork;
import dev.concentric.model.Parameter;
import dev.concentric.training.ImageTrainingPlan;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * The training steps of a convolutional network in libtorch: the same work as Concentric's, from the same start, on
 * images drawn from a set by libtorch.
 */
final class LibtorchConvolutions {
    static {
        NativeLibraries.unpack();
    }

    private static final long[] ONCE = {1, 1};
    private static final long[] TWICE = {2, 2};
    private static final long[] NONE = {0, 0};

    private final ImageTrainingPlan plan;
    private final Tensor images;
    private final Tensor labels;
    private final List<Tensor> parameters = new ArrayList<>();
    private final FusedAdam adam;

    /**
     * Makes a training that stands before its first step.
     *
     * @param pixels the images to draw from, one after the other
     * @param classes the class of each
     */
    LibtorchConvolutions(ImageTrainingPlan plan, float[] pixels, long[] classes) {
        this.plan = plan;
        ConvolutionalArchitecture shape = plan.architecture();
        images = Tensor.create(pixels, classes.length, 1, shape.height(), shape.width());
        labels = Tensor.create(classes, classes.length);
        ConvolutionalNetwork network = shape.initialize(plan.initialization(), plan.stream("initialization"));
        List<Parameter> learned = network.parameters();
        int channels = 1;
        long height = shape.height();
        long width = shape.width();
        for (int l = 0; l < shape.filters().size(); l++) {
            int filters = shape.filters().get(l);
            add(rows(learned.get(2 * l))
                    .view(shape.kernel(), shape.kernel(), channels, filters)
                    .permute(3, 2, 0, 1));
            add(rows(learned.get(2 * l + 1)).view(filters));
            channels = filters;
            height /= 2;
            width /= 2;
        }
        for (int l = shape.filters().size(); 2 * l < learned.size(); l++) {
            Parameter weights = learned.get(2 * l);
            int outputs = weights.value().columns();
            // libtorch flattens channel by channel, Concentric pixel by pixel.
            add(
                    l == shape.filters().size()
                            ? rows(weights)
                                    .view(height, width, channels, outputs)
                                    .permute(2, 0, 1, 3)
                                    .reshape(height * width * channels, outputs)
                            : rows(weights));
            add(rows(learned.get(2 * l + 1)).view(outputs));
        }
        adam = new FusedAdam(parameters, plan.adam());
        torch.manual_seed(plan.seed());
    }

    private void add(Tensor start) {
        parameters.add(start.contiguous().detach().clone().requires_grad_(true));
    }

    private static Tensor rows(Parameter parameter) {
        return Tensor.create(
                parameter.value().toRows(),
                parameter.value().rows(),
                parameter.value().columns());
    }

    /** Makes one step on images that libtorch draws, and returns the loss before it. */
    double advance() {
        try (PointerScope _ = new PointerScope()) {
            Tensor drawn = torch.randint(labels.numel(), new long[] {plan.batchSize()});
            return advance(images.index_select(0, drawn), labels.index_select(0, drawn));
        }
    }

    /** Makes one step on images {@code [B x 1 x H x W]} of classes {@code [B]}, and returns the loss before it. */
    double advance(Tensor batch, Tensor classes) {
        try (PointerScope _ = new PointerScope()) {
            Tensor loss = torch.cross_entropy_loss(logits(batch), classes);
            loss.backward();
            adam.step();
            return loss.item_float();
        }
    }

    private Tensor logits(Tensor batch) {
        int convolutions = plan.architecture().filters().size();
        long reach = plan.architecture().kernel() / 2;
        Tensor activations = batch;
        for (int l = 0; l < convolutions; l++) {
            Tensor convolved = torch.conv2d(
                    activations,
                    parameters.get(2 * l),
                    new TensorOptional(parameters.get(2 * l + 1)),
                    ONCE,
                    new long[] {reach, reach},
                    ONCE,
                    1);
            activations = torch.relu(torch.max_pool2d(convolved, TWICE, TWICE, NONE, ONCE, false));
        }
        activations = activations.flatten(1, -1);
        for (int l = convolutions; 2 * l < parameters.size(); l++) {
            Tensor outputs = torch.addmm(parameters.get(2 * l + 1), activations, parameters.get(2 * l));
            activations = 2 * l + 2 < parameters.size() ? torch.relu(outputs) : outputs;
        }
        return activations;
    }
}
