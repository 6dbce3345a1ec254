package dev.concentric.model;

import dev.concentric.data.Batch;
import dev.concentric.data.ConcentricSpheres;
import dev.concentric.data.EndlessSupply;
import dev.concentric.data.SampleSupply;
import dev.concentric.model.Normalization.Placement;
import dev.concentric.model.Normalization.PopulationStatistics;
import dev.concentric.random.RandomStream;
import java.util.List;
import java.util.stream.Stream;

/** Networks of all kinds that are small enough to check number by number. */
final class SmallNetworks {
    static final int DIMENSION = 7;

    private SmallNetworks() {}

    /** Returns every kind of network: each place of the normalisation at depths 1 to 3, and the quadratic network. */
    static Stream<Architecture> architectures() {
        Stream<Architecture> relu = Stream.of(Placement.values())
                .flatMap(placement -> Stream.of(List.of(13), List.of(9, 5), List.of(11, 17, 6))
                        .map(widths -> relu(placement, widths)));
        return Stream.concat(relu, Stream.of(new Architecture.Quadratic(DIMENSION, 11)));
    }

    static Architecture.Relu relu(Placement placement, List<Integer> widths) {
        return new Architecture.Relu(
                DIMENSION, widths, new Normalization(placement, 1e-3, new PopulationStatistics(200)));
    }

    /** Returns a network whose every number, scales, shifts and biases too, is away from its starting value. */
    static Network network(Architecture architecture, long seed) {
        Network network = architecture.initialize(new Initialization.Glorot(), RandomStream.root(seed));
        RandomStream noise = RandomStream.root(seed).split("noise");
        for (Parameter parameter : network.parameters()) {
            float[] values = parameter.value().toRows();
            float[] moves = new float[values.length];
            noise.split(parameter.name()).gaussians(0, moves, 0, moves.length);
            for (int i = 0; i < values.length; i++) {
                values[i] += 0.2f * moves[i];
            }
            parameter.value().setRows(values);
        }
        return network;
    }

    static SampleSupply supply(long seed) {
        return new EndlessSupply(
                ConcentricSpheres.ofDimension(DIMENSION),
                RandomStream.root(seed).split("supply"));
    }

    static Batch batch(int size, long seed) {
        return supply(seed).first(size);
    }
}
