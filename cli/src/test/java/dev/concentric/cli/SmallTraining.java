package dev.concentric.cli;

import dev.concentric.data.ConcentricSpheres;
import dev.concentric.experiment.MeasurementPlan;
import dev.concentric.experiment.RunSpec;
import dev.concentric.model.Architecture;
import dev.concentric.model.Initialization;
import dev.concentric.training.AdamSettings;
import dev.concentric.training.TrainingPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Training that takes a moment. */
final class SmallTraining {
    private static final Map<String, Object> DEFAULTS = Map.of(
            "--dimension", 10,
            "--width", 16,
            "--steps", 30,
            "--learning-rate", 0.01,
            "--samples", 500,
            "--attack-points", 3);

    private SmallTraining() {}

    /** Returns {@code train} with small settings, of which those given behind the folder take the place. */
    static Object[] command(Object out, Object... settings) {
        List<Object> all = new ArrayList<>(List.of("train", "--out", out, "--json", "--quiet"));
        all.addAll(List.of(settings));
        DEFAULTS.forEach((option, value) -> {
            if (!all.contains(option)) {
                all.addAll(List.of(option, value));
            }
        });
        return all.toArray();
    }

    static RunSpec spec(String name, String learningRate) {
        ConcentricSpheres spheres = ConcentricSpheres.ofDimension(10);
        TrainingPlan plan = new TrainingPlan(
                spheres,
                OptionalLong.empty(),
                new Architecture.Quadratic(10, 16),
                new Initialization.Glorot(),
                AdamSettings.DEFAULT.withLearningRate(Double.parseDouble(learningRate)),
                10,
                20,
                1);
        return new RunSpec(name, plan, new MeasurementPlan(List.of(20L), 10, 10).attacking(1, 1));
    }
}
