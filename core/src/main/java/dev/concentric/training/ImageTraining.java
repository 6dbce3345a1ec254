package dev.concentric.training;

import dev.concentric.data.Batch;
import dev.concentric.data.BatchSupply;
import dev.concentric.data.ImageSet;
import dev.concentric.data.ImageSupply;
import dev.concentric.linalg.FloatMatrix;
import dev.concentric.linalg.Team;
import dev.concentric.model.ConvolutionalNetwork;
import java.util.OptionalDouble;

/**
 * A plan with the images that it trains on. Where the plan names an adversary, each batch is perturbed against the
 * network as it is before the step, and the loss is that of the perturbed images (Madry et al., 2018).
 *
 * @param plan the plan
 * @param images the training images
 */
public record ImageTraining(ImageTrainingPlan plan, ImageSet images)
        implements Training<ConvolutionalNetwork, ImageSnapshot> {

    /** Checks that the network takes the images. */
    public ImageTraining {
        if (plan.architecture().dimension() != images.dimension()) {
            throw new IllegalArgumentException("the network takes images of "
                    + plan.architecture().dimension() + " pixels, but these have " + images.dimension());
        }
    }

    @Override
    public int dimension() {
        return images.dimension();
    }

    @Override
    public int batchSize() {
        return plan.batchSize();
    }

    @Override
    public long steps() {
        return plan.steps();
    }

    @Override
    public AdamSettings adam() {
        return plan.adam();
    }

    @Override
    public OptionalDouble averagingDecay() {
        return OptionalDouble.empty();
    }

    @Override
    public BatchSupply supply() {
        return new ImageSupply(images, plan.stream("supply"));
    }

    @Override
    public ConvolutionalNetwork newNetwork() {
        return plan.architecture().initialize(plan.initialization(), plan.stream("initialization"));
    }

    @Override
    public void prepare(long step, Batch batch, ConvolutionalNetwork network, Team team) {
        plan.adversary()
                .ifPresent(adversary -> adversary.perturb(
                        batch.points(),
                        (FloatMatrix perturbed, FloatMatrix gradients) ->
                                network.inputGradient(new Batch(perturbed, batch.labels()), gradients, team),
                        plan.stream("adversary"),
                        step * batch.size(),
                        team));
    }

    @Override
    public ImageSnapshot snapshot(ConvolutionalNetwork network, long step) {
        return new ImageSnapshot(step, network.freeze());
    }
}
