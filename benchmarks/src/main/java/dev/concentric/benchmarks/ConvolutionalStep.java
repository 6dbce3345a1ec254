package dev.concentric.benchmarks;

import dev.concentric.data.ImageSet;
import dev.concentric.linalg.Team;
import dev.concentric.model.ConvolutionalArchitecture;
import dev.concentric.model.Initialization;
import dev.concentric.random.RandomStream;
import dev.concentric.training.AdamSettings;
import dev.concentric.training.ImageTraining;
import dev.concentric.training.ImageTrainingPlan;
import dev.concentric.training.TrainingLoop;
import dev.concentric.training.TrainingPlan;
import java.util.Map;
import java.util.Optional;

/**
 * A whole step of training on images, the drawing of the batch included; the peer is libtorch. What is drawn from are
 * images of noise: no time depends on what they show.
 *
 * @param architecture the network
 */
record ConvolutionalStep(ConvolutionalArchitecture architecture) implements Workload {
    private static final int IMAGES = 2_000;

    @Override
    public String name() {
        return architecture.name();
    }

    /** The gradient by the images is not needed, which saves the first layer one product of three. */
    @Override
    public double operations() {
        long all =
                architecture.multiplyAdds().stream().mapToLong(Long::longValue).sum();
        return TrainingPlan.PAPER_BATCH_SIZE
                * (6.0 * all - 2.0 * architecture.multiplyAdds().getFirst());
    }

    @Override
    public String peer() {
        return "libtorch";
    }

    @Override
    public Map<String, String> peerEnvironment(int threads) {
        return TrainingStep.libtorchEnvironment(threads);
    }

    @Override
    public Runnable ofPeer() {
        ImageSet images = images();
        long[] classes = new long[IMAGES];
        for (int i = 0; i < IMAGES; i++) {
            classes[i] = images.label(i);
        }
        LibtorchConvolutions training =
                new LibtorchConvolutions(plan(), images.images(0, IMAGES).data(), classes);
        return training::advance;
    }

    @Override
    public Runnable ofConcentric(int threads) {
        return new TrainingLoop<>(new ImageTraining(plan(), images()), Team.of(threads))::advance;
    }

    private ImageSet images() {
        RandomStream random = RandomStream.root(1).split("noise");
        byte[] pixels = new byte[IMAGES * architecture.dimension()];
        byte[] labels = new byte[IMAGES];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) random.bits(i);
        }
        for (int i = 0; i < IMAGES; i++) {
            labels[i] = (byte) (i % architecture.classes());
        }
        return new ImageSet(architecture.height(), architecture.width(), pixels, labels);
    }

    private ImageTrainingPlan plan() {
        return new ImageTrainingPlan(
                architecture,
                new Initialization.Glorot(),
                AdamSettings.DEFAULT,
                TrainingPlan.PAPER_BATCH_SIZE,
                Optional.empty(),
                Long.MAX_VALUE,
                1);
    }
}
