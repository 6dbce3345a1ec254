package dev.concentric.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.concentric.store.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainedRunTest {
    private static final RunSpec SPEC = SmallRuns.spec("run", SmallRuns.quadraticPlan(), 5, 20);

    private Path path;

    @BeforeEach
    void train(@TempDir Path folder) {
        path = folder.resolve("run");
        SmallRuns.trainer(1, RunObserver.SILENT).train(SPEC, RunFolder.create(path));
    }

    @Test
    void opensWhatWasTrained() {
        TrainedRun run = open();
        assertEquals(SPEC, run.spec());
        assertEquals(2, run.measurements().size());
        assertEquals(20, run.last().step());
    }

    @Test
    void refusesARunThatIsNotComplete() throws IOException {
        Files.delete(path.resolve("DONE"));
        Refusal.ofFile(this::open, path + ": holds a run that is not complete", "go on with it");
    }

    @Test
    void refusesARunWithoutSettings() throws IOException {
        Files.delete(path.resolve("config.toml"));
        Refusal.ofFile(this::open, path.toString(), "has no config.toml");
    }

    @Test
    void refusesSettingsOutOfRange() throws IOException {
        Path config = path.resolve("config.toml");
        Files.writeString(config, Files.readString(config).replace("training.steps = 20", "training.steps = -1"));
        Refusal.ofFile(this::open, config + ": ", "steps must be at least 0, got -1");
    }

    @Test
    void refusesDamagedMeasurements() throws IOException {
        Path metrics = path.resolve("metrics.jsonl");
        List<String> lines = Files.readAllLines(metrics);
        Files.writeString(metrics, lines.getFirst() + "\n{\n");
        Refusal.ofFile(this::open, metrics + " line 2: is not JSON");
        Files.writeString(metrics, lines.getFirst().replace("\"errors\"", "\"failures\"") + "\n");
        Refusal.ofFile(this::open, metrics + " line 1: inner.errors is missing");
    }

    @Test
    void refusesMeasurementsAtOtherStepsThanItsSettingsSay() throws IOException {
        Path metrics = path.resolve("metrics.jsonl");
        List<String> lines = Files.readAllLines(metrics);
        Files.writeString(metrics, lines.getFirst() + "\n");
        Refusal.ofFile(this::open, path.toString(), "lacks the measurement of step 20");
        Files.delete(metrics);
        Refusal.ofFile(this::open, path.toString(), "lacks the measurement of step 5");
    }

    @Test
    void refusesARunWithoutCheckpoint() throws IOException {
        Files.delete(path.resolve("checkpoints/step-000000020.safetensors"));
        Refusal.ofFile(() -> open().snapshot(), path + ": has no checkpoint of its last step");
    }

    @Test
    void refusesACheckpointThatIsCut() throws IOException {
        Path checkpoint = path.resolve("checkpoints/step-000000020.safetensors");
        byte[] bytes = Files.readAllBytes(checkpoint);
        for (int length : new int[] {0, 7, 100, bytes.length - 1}) {
            Files.write(checkpoint, Arrays.copyOf(bytes, length));
            Refusal.ofFile(() -> open().snapshot(), checkpoint.toString());
        }
    }

    @Test
    void refusesARunWithoutResult() throws IOException {
        Files.delete(path.resolve("result.json"));
        Refusal.ofFile(() -> open().seconds(), path + ": has no result.json");
    }

    @Test
    void aRunWithoutSnapshotsHasNoLastMeasurement(@TempDir Path folder) {
        TrainedRun run = SmallRuns.trainer(1, RunObserver.SILENT)
                .train(SmallRuns.spec("bare", SmallRuns.quadraticPlan()), RunFolder.create(folder.resolve("bare")));
        assertEquals(List.of(), run.measurements());
        Refusal.ofFile(run::last, "has no measurements");
    }

    private TrainedRun open() {
        return TrainedRun.open(RunFolder.open(path));
    }
}
