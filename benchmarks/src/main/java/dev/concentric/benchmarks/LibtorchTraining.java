package dev.concentric.benchmarks;

import dev.concentric.training.TrainingPlan;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** The steps of a plan on an endless supply, in libtorch: the same work as Concentric's, on other random numbers. */
final class LibtorchTraining {
    static {
        NativeLibraries.unpack();
    }

    private final TrainingPlan plan;
    private final LibtorchNetwork network;
    private final FusedAdam adam;

    /** Makes a training that stands before the plan's first step. */
    LibtorchTraining(TrainingPlan plan) {
        this.plan = plan;
        network = LibtorchNetwork.of(plan.newNetwork());
        adam = new FusedAdam(network.parameters(), plan.adam());
        torch.manual_seed(plan.seed());
    }

    /** Returns the network, whose numbers change with each step. */
    LibtorchNetwork network() {
        return network;
    }

    /** Makes one step on points that libtorch draws. */
    void advance() {
        try (PointerScope _ = new PointerScope()) {
            Tensor labels = torch.empty(plan.batchSize(), 1).bernoulli_();
            advance(points(labels), labels);
        }
    }

    /** Makes one step on points {@code [B x n]} with labels {@code [B x 1]}, and returns the loss before it. */
    double advance(Tensor points, Tensor labels) {
        try (PointerScope _ = new PointerScope()) {
            Tensor loss = torch.binary_cross_entropy_with_logits(network.logits(points), labels);
            loss.backward();
            adam.step();
            return loss.item_float();
        }
    }

    /** Returns new points {@code [B x n]} on the spheres that labels {@code [B x 1]} ask for. */
    Tensor points(Tensor labels) {
        double inner = plan.spheres().innerRadius();
        double outer = plan.spheres().outerRadius();
        Tensor radii = labels.mul(new Scalar(outer - inner)).add_(new Scalar(inner));
        Tensor normals = torch.randn(labels.numel(), plan.spheres().dimension());
        Tensor norms =
                torch.linalg_vector_norm(normals, new Scalar(2.0), new long[] {1}, true, new ScalarTypeOptional());
        return normals.mul_(radii.div_(norms));
    }
}
