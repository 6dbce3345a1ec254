package dev.concentric.benchmarks;

import dev.concentric.model.Architecture;
import dev.concentric.model.ConvolutionalArchitecture;
import dev.concentric.model.Normalization;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Something that Concentric and a peer both can do again and again. */
sealed interface Workload permits TrainingStep, ConvolutionalStep, DenseProduct {

    /** Returns all that is measured side by side. */
    static List<Workload> all() {
        return List.of(
                new TrainingStep(new Architecture.Relu(500, List.of(1000, 1000), Normalization.DEFAULT)),
                new TrainingStep(new Architecture.Quadratic(500, 1000)),
                new TrainingStep(new Architecture.Relu(500, Collections.nCopies(8, 2000), Normalization.DEFAULT)),
                new ConvolutionalStep(ConvolutionalArchitecture.ofMadry()),
                new DenseProduct(50, 1000, 1000));
    }

    /**
     * Returns the workload of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    static Workload named(String name) {
        List<Workload> all = all();
        return all.stream()
                .filter(workload -> workload.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no workload is called " + name + "; there are "
                        + String.join(", ", all.stream().map(Workload::name).toList())));
    }

    /** Returns a short name. */
    String name();

    /** Returns the number of floating-point operations in its matrix products. */
    double operations();

    /** Returns the name of the library to compare with. */
    String peer();

    /** Returns the environment variables with which the peer is quickest on that many threads. */
    Map<String, String> peerEnvironment(int threads);

    /** Makes the peer ready and returns what does the work once. */
    Runnable ofPeer();

    /** Makes Concentric ready and returns what does the work once. */
    Runnable ofConcentric(int threads);
}
