package dev.concentric.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.concentric.data.Sphere;
import dev.concentric.estimation.FreshPoints;
import dev.concentric.linalg.FloatMatrix;
import dev.concentric.model.Classifier;
import dev.concentric.model.Network;
import dev.concentric.random.RandomStream;
import dev.concentric.store.RunFolder;
import dev.concentric.store.Safetensors;
import dev.concentric.store.Tensor;
import dev.concentric.training.Snapshot;
import dev.concentric.training.TrainingLoop;
import dev.concentric.training.TrainingPlan;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkCheckpointTest {
    private Path file;

    @BeforeEach
    void name(@TempDir Path folder) {
        file = folder.resolve("step-000000009.safetensors");
    }

    @ParameterizedTest
    @MethodSource("dev.concentric.experiment.SmallRuns#plansOfAllKinds")
    void aNetworkReadBackDecidesTheSameToTheBit(TrainingPlan plan) {
        var loop = new TrainingLoop<>(plan);
        loop.advanceTo(9);
        Snapshot snapshot = loop.snapshot();
        for (Map<String, Tensor> tensors : List.of(ofNetwork(loop, snapshot), NetworkCheckpoint.ofTraining(loop))) {
            write(tensors);
            Snapshot read = read(plan);
            assertEquals(9, read.step());
            assertEquals(plan, read.plan());
            assertArrayEquals(logits(snapshot.classifier()), logits(read.classifier()));
            double[] point = new double[10];
            point[3] = 1.1;
            assertEquals(snapshot.classifier().logit(point), read.classifier().logit(point));
        }
    }

    @ParameterizedTest
    @MethodSource("dev.concentric.experiment.SmallRuns#plansOfAllKinds")
    void aTrainingTakenUpGoesOnToTheSameBits(TrainingPlan plan) {
        var loop = new TrainingLoop<>(plan);
        loop.advanceTo(9);
        write(NetworkCheckpoint.ofTraining(loop));
        var resumed = new TrainingLoop<>(plan);
        NetworkCheckpoint.restore(new RunFolder.Checkpoint(9, file), resumed);
        assertEquals(9, resumed.step());
        loop.advanceTo(20);
        resumed.advanceTo(20);
        assertEquals(loop.batchLoss(), resumed.batchLoss());
        write(NetworkCheckpoint.ofTraining(loop));
        String whole = Safetensors.read(file).sha256();
        write(NetworkCheckpoint.ofTraining(resumed));
        assertEquals(whole, Safetensors.read(file).sha256());
    }

    /** A snapshot holds the averaged numbers under the parameters' own names, a checkpoint both. */
    @Test
    void anAveragedNetworkIsWhatIsMeasured() {
        TrainingPlan plan = SmallRuns.reluPlan().averagedBy(0.9);
        var loop = new TrainingLoop<>(plan);
        loop.advanceTo(9);
        Map<String, Tensor> checkpoint = NetworkCheckpoint.ofTraining(loop);
        Map<String, Tensor> snapshot = ofNetwork(loop, loop.snapshot());
        double filled = 1 - ((Tensor.Doubles) checkpoint.get("averageMissing")).data()[0];
        assertEquals(1 - Math.pow(0.9, 9), filled, 1e-15);
        double[] average = ((Tensor.Doubles) checkpoint.get("hidden1.weights.average")).data();
        float[] measured = ((Tensor.Floats) snapshot.get("hidden1.weights")).data();
        for (int i = 0; i < average.length; i++) {
            assertEquals((float) (average[i] / filled), measured[i]);
        }
        write(checkpoint);
        Refusal.ofFile(() -> read(SmallRuns.quadraticPlan().averagedBy(0.9)), "has no tensor 'hidden.weights'");
        checkpoint.remove("readout.bias.average");
        write(checkpoint);
        Refusal.ofFile(() -> read(plan), "has no tensor 'readout.bias.average'");
    }

    @Test
    void aTrainingIsLeftAsItIsWhereTheCheckpointIsOfAnotherOrOfAnotherStep() {
        var loop = new TrainingLoop<>(SmallRuns.reluPlan());
        loop.advanceTo(2);
        Map<String, Tensor> before = NetworkCheckpoint.ofTraining(loop);
        write(NetworkCheckpoint.ofTraining(new TrainingLoop<>(SmallRuns.quadraticPlan())));
        Refusal.ofFile(
                () -> NetworkCheckpoint.restore(new RunFolder.Checkpoint(9, file), loop),
                file + ": has no tensor 'hidden1.weights'");
        write(reluTensors());
        Refusal.ofFile(
                () -> NetworkCheckpoint.restore(new RunFolder.Checkpoint(8, file), loop), "was written at step 9");
        Refusal.ofFile(
                () -> NetworkCheckpoint.restore(new RunFolder.Checkpoint(9, file), loop),
                "has no tensor 'hidden1.weights.adam1'");
        assertEquals(2, loop.step());
        write(before);
        String sum = Safetensors.read(file).sha256();
        write(NetworkCheckpoint.ofTraining(loop));
        assertEquals(sum, Safetensors.read(file).sha256());
    }

    @Test
    void namesItsTensors() {
        assertEquals(
                List.of(
                        "hidden1.scale",
                        "hidden1.shift",
                        "hidden1.weights",
                        "hidden2.scale",
                        "hidden2.shift",
                        "hidden2.weights",
                        "normalized1.mean",
                        "normalized1.variance",
                        "normalized2.mean",
                        "normalized2.variance",
                        "readout.bias",
                        "readout.weights"),
                List.copyOf(reluTensors().keySet()));
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void refusesAWeightThatIsNoNumber(float value) {
        Map<String, Tensor> tensors = reluTensors();
        float[] weights =
                ((Tensor.Floats) tensors.get("hidden2.weights")).data().clone();
        weights[17] = value;
        tensors.put("hidden2.weights", Tensor.of(weights, 16, 12));
        refuses(tensors, "'hidden2.weights' holds the value " + value, "finite");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
    void refusesStatisticsThatAreNoNumbers(double value) {
        for (String name : List.of("normalized1.mean", "normalized1.variance")) {
            Map<String, Tensor> tensors = reluTensors();
            double[] statistics = new double[16];
            statistics[15] = value;
            tensors.put(name, Tensor.of(statistics, 16));
            refuses(tensors, "'" + name + "' holds the value " + value);
        }
    }

    @Test
    void refusesANegativeVariance() {
        Map<String, Tensor> tensors = reluTensors();
        double[] variances = new double[12];
        variances[0] = -1e-9;
        tensors.put("normalized2.variance", Tensor.of(variances, 12));
        refuses(tensors, "'normalized2.variance' holds the value -1.0E-9", "at least 0");
    }

    @Test
    void refusesACheckpointThatLacksATensor() {
        for (String name : reluTensors().keySet()) {
            if (name.equals("normalized1.mean")) {
                continue; // without the first of them, the statistics are taken again
            }
            Map<String, Tensor> tensors = reluTensors();
            tensors.remove(name);
            refuses(tensors, "has no tensor '" + name + "'");
        }
    }

    @Test
    void refusesTensorsOfAnotherShapeOrType() {
        Map<String, Tensor> tensors = reluTensors();
        tensors.put("hidden1.weights", Tensor.of(new float[160], 16, 10));
        refuses(tensors, "'hidden1.weights' has the shape [16, 10]", "expected [10, 16]");
        tensors = reluTensors();
        tensors.put("hidden1.weights", Tensor.of(new double[160], 10, 16));
        refuses(tensors, "'hidden1.weights' holds F64 numbers", "expected F32");
        tensors = reluTensors();
        tensors.put("normalized1.mean", Tensor.of(new double[17], 17));
        refuses(tensors, "'normalized1.mean' has the shape [17]", "expected [16]");
    }

    @Test
    void refusesTheCheckpointOfAnotherNetwork() {
        write(reluTensors());
        Refusal.ofFile(() -> read(SmallRuns.quadraticPlan()), file + ": has no tensor 'hidden.weights'");
    }

    private void refuses(Map<String, Tensor> tensors, String... words) {
        write(tensors);
        Refusal.ofFile(() -> read(SmallRuns.reluPlan()), words);
        Refusal.ofFile(() -> read(SmallRuns.reluPlan()), file.toString());
    }

    private void write(Map<String, Tensor> tensors) {
        Safetensors.write(
                file, tensors, Map.of("architecture", "any", "step", "9", "draws", "225", "batchLoss", "0.5"));
    }

    private Snapshot read(TrainingPlan plan) {
        return NetworkCheckpoint.snapshot(work(plan), new RunFolder.Checkpoint(9, file));
    }

    private static Map<String, Tensor> reluTensors() {
        var loop = new TrainingLoop<>(SmallRuns.reluPlan());
        return new TreeMap<>(ofNetwork(loop, loop.snapshot()));
    }

    private static float[] logits(Classifier classifier) {
        FloatMatrix points = new FreshPoints(SmallRuns.SPHERES, RandomStream.root(3)).points(Sphere.OUTER, 0, 64);
        float[] logits = new float[64];
        classifier.logits(points, logits);
        return logits;
    }

    private static Map<String, Tensor> ofNetwork(TrainingLoop<Network, Snapshot> loop, Snapshot snapshot) {
        return NetworkCheckpoint.ofNetwork(loop.measuredNetwork(), FrozenStatistics.tensors(snapshot.statistics()));
    }

    private static SphereWork work(TrainingPlan plan) {
        return new SphereWork(SmallRuns.spec("run", plan), 1);
    }
}
