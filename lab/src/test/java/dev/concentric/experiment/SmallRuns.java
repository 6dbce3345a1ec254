package dev.concentric.experiment;

import dev.concentric.data.Batching;
import dev.concentric.data.ConcentricSpheres;
import dev.concentric.model.Architecture;
import dev.concentric.model.Initialization;
import dev.concentric.model.Normalization;
import dev.concentric.model.Normalization.Placement;
import dev.concentric.model.Normalization.PopulationStatistics;
import dev.concentric.model.Normalization.RunningStatistics;
import dev.concentric.store.Provenance;
import dev.concentric.training.AdamSettings;
import dev.concentric.training.TrainingPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Runs that are trained in a moment: 10 dimensions, 16 hidden units, a few steps. */
final class SmallRuns {
    static final ConcentricSpheres SPHERES = ConcentricSpheres.ofDimension(10);
    static final Normalization BEFORE_RELU = Normalization.DEFAULT.with(new PopulationStatistics(200));
    static final Architecture QUADRATIC = new Architecture.Quadratic(10, 16);
    static final Initialization GLOROT = new Initialization.Glorot();
    static final int STEPS = 20;

    private SmallRuns() {}

    static Architecture relu(Normalization normalization) {
        return new Architecture.Relu(10, List.of(16, 12), normalization);
    }

    static TrainingPlan plan(Architecture architecture, Initialization initialization) {
        AdamSettings adam = new AdamSettings(0.003, 0.8, 0.99, 1e-7);
        return new TrainingPlan(SPHERES, OptionalLong.empty(), architecture, initialization, adam, 25, STEPS, -7);
    }

    static TrainingPlan reluPlan() {
        return plan(relu(BEFORE_RELU), GLOROT);
    }

    static TrainingPlan quadraticPlan() {
        return plan(QUADRATIC, GLOROT);
    }

    /** A plan of each kind that there is. */
    static Stream<TrainingPlan> plansOfAllKinds() {
        RunningStatistics running = new RunningStatistics(0.95);
        return Stream.of(
                reluPlan(),
                plan(relu(BEFORE_RELU.with(running)), GLOROT),
                plan(relu(BEFORE_RELU.at(Placement.AFTER_RELU)), GLOROT),
                plan(relu(BEFORE_RELU.at(Placement.AFTER_RELU).with(running)), GLOROT),
                plan(relu(BEFORE_RELU.at(Placement.NONE)), GLOROT),
                plan(relu(BEFORE_RELU.at(Placement.NONE).with(running)), GLOROT).onSetOf(3_000_000_000L),
                reluPlan().onSetOf(40),
                quadraticPlan(),
                quadraticPlan().onSetOf(1),
                plan(relu(BEFORE_RELU), new Initialization.He())
                        .with(reluPlan().adam().in(AdamSettings.Form.EPSILON_HAT)),
                reluPlan().with(Batching.BALANCED),
                plan(QUADRATIC, new Initialization.FanIn()).onSetOf(41).with(Batching.BALANCED),
                reluPlan().averagedBy(0.9),
                plan(relu(BEFORE_RELU.at(Placement.AFTER_RELU).with(running)), GLOROT)
                        .averagedBy(0.7),
                plan(QUADRATIC, new Initialization.Perfect(SPHERES, 0.5, 0.01, 0.9))
                        .averagedBy(0.9),
                plan(QUADRATIC, new Initialization.Perfect(SPHERES, 0.5, 0.01, 0.9)));
    }

    static RunSpec spec(String name, TrainingPlan plan, long... snapshots) {
        return new RunSpec(name, plan, measurement(600, 800, 3, snapshots));
    }

    static MeasurementPlan measurement(long samples, long finalSamples, int attackPoints, long... snapshots) {
        return new MeasurementPlan(Arrays.stream(snapshots).boxed().toList(), samples, finalSamples)
                .attacking(attackPoints, attackPoints);
    }

    static RunTrainer trainer(int threads, RunObserver observer) {
        return trainer(threads, CheckpointPolicy.USUAL, observer);
    }

    static RunTrainer trainer(int threads, CheckpointPolicy checkpoints, RunObserver observer) {
        return trainer(threads, checkpoints, observer, new Interruption());
    }

    static RunTrainer trainer(
            int threads, CheckpointPolicy checkpoints, RunObserver observer, Interruption interruption) {
        Provenance provenance = Provenance.capture("1", "none", "any", threads, 7, "test");
        return new RunTrainer(provenance, threads, threads, checkpoints, observer, interruption);
    }

    /** Returns what the files of a folder hold, byte for byte, by their names. */
    static Map<String, String> contents(Path folder) {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(folder.relativize(file).toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return contents;
    }
}
