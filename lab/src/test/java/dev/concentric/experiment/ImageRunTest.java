package dev.concentric.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.attack.LInfinityAscent;
import dev.concentric.data.BadDataException;
import dev.concentric.data.ImageData;
import dev.concentric.store.BadFileException;
import dev.concentric.store.RefusedFolderException;
import dev.concentric.store.RunFolder;
import dev.concentric.store.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ImageRunTest {
    @TempDir
    private Path folder;

    private Path images = Path.of("");

    static Stream<Optional<LInfinityAscent>> adversaries() {
        return Stream.of(Optional.empty(), Optional.of(new LInfinityAscent(0.1, 0.05, 3)));
    }

    @BeforeEach
    void writeImages() {
        images = SmallImages.write(folder.resolve("images"), 1);
    }

    private TrainedImageRun train(ImageRunSpec spec, int threads) {
        RunFolder run = RunFolder.create(folder.resolve(spec.name()));
        SmallRuns.trainer(threads, RunObserver.SILENT).complete(spec, run);
        return TrainedImageRun.open(run);
    }

    @ParameterizedTest
    @MethodSource("adversaries")
    void noBitDependsOnThreadsOrOnAStop(Optional<LInfinityAscent> adversary) {
        TrainedImageRun whole = train(SmallImages.spec("whole", images, adversary, 6L, 12L), 1);
        ImageRunSpec stopped = SmallImages.spec("stopped", images, adversary, 6L, 12L);
        Interruption interruption = new Interruption();
        RunObserver stopper = new RunObserver() {
            @Override
            public void advanced(Run run, long step, double batchLoss) {
                if (step == 7) {
                    interruption.request();
                }
            }
        };
        RunFolder run = RunFolder.create(folder.resolve("stopped"));
        assertThrows(
                RunStoppedException.class,
                () -> SmallRuns.trainer(2, CheckpointPolicy.USUAL, stopper, interruption)
                        .complete(stopped, run));
        assertFalse(run.isDone());
        assertEquals(7, RunStatus.of(run).step());
        TrainedImageRun resumed = train(stopped, 3);
        assertEquals(whole.measurements(), resumed.measurements());
        assertArrayEquals(checkpoint(whole), checkpoint(resumed));
    }

    private static float[] checkpoint(TrainedImageRun run) {
        return run.folder().latestCheckpoint().orElseThrow().read().floats("readout.weights", 8, 2);
    }

    @Test
    void learnsAndIsAttacked() {
        TrainedImageRun run = train(SmallImages.spec("run", images, Optional.empty(), 1L, 12L), 1);
        ImageMeasurement first = run.measurements().getFirst();
        ImageMeasurement last = run.last();
        assertTrue(last.test().meanLoss() < first.test().meanLoss());
        assertEquals(40, last.test().samples());
        assertEquals(6, last.gradient().points());
        assertTrue(last.gradient().found() > 0 && last.minimumNorm().found() > 0);
        ImageData data = run.spec().source().read();
        assertEquals(
                last.test(),
                new ImageMeasurer(data.test(), run.spec().plan().stream("attack"), 2)
                        .errors(run.snapshot(data).classifier(), 40));
    }

    @ParameterizedTest
    @MethodSource("adversaries")
    void settingsSayAllThatMakesTheRunAgain(Optional<LInfinityAscent> adversary) {
        ImageRunSpec spec = SmallImages.spec("run", images, adversary, 6L, 12L);
        assertEquals(
                spec,
                ImageConfiguration.readComplete(
                        "run", Settings.parse(spec.settings().toml(), "settings")));
    }

    @Test
    void whatSettingsLeaveOutIsReadFromTheImages() {
        ImageRunSpec spec = ImageConfiguration.read(
                "run",
                Settings.parse("", "settings").with("data.images=" + images).with("network.filters=[3]"));
        assertEquals(100, spec.measurement().testImages());
        assertEquals(2, spec.plan().architecture().classes());
        assertEquals(SmallImages.SIZE, spec.source().height());
        assertEquals(spec.source().checksum(), ImageSource.of(images).checksum());
    }

    @Test
    void refusesSettingsThatFitNoImages() {
        for (String wrong : List.of(
                "network.kind=relu",
                "network.filters=[]",
                "network.filters=[4, 4, 4, 4]",
                "training.batchSize=0",
                "training.adversaryEpsilon=-1",
                "training.adversarySteps=3",
                "measurement.testImages=101",
                "measurement.attackImages=101",
                "measurement.snapshots=[2000]",
                "data.dimension=5")) {
            assertThrows(
                    BadFileException.class,
                    () -> ImageConfiguration.read(
                            "run",
                            Settings.parse("", "settings")
                                    .with("data.images=" + images)
                                    .with(wrong)),
                    wrong);
        }
    }

    @Test
    void goesOnWithTheSameImagesOnly() {
        ImageRunSpec spec = SmallImages.spec("run", images, Optional.empty(), 12L);
        train(spec, 1);
        Path others = SmallImages.write(folder.resolve("others"), 2);
        assertThrows(
                RefusedFolderException.class, () -> train(SmallImages.spec("run", others, Optional.empty(), 12L), 1));
        Path moved = SmallImages.write(folder.resolve("moved"), 1);
        assertEquals(
                train(spec, 1).measurements(),
                train(SmallImages.spec("run", moved, Optional.empty(), 12L), 1).measurements());
        SmallImages.write(images, 3);
        assertThrows(BadDataException.class, () -> train(spec.source().checksum(), spec));
    }

    private void train(String checksum, ImageRunSpec spec) {
        assertEquals(checksum, spec.source().checksum());
        train(new ImageRunSpec("again", spec.source(), spec.plan(), spec.measurement()), 1);
    }

    @Test
    void aRunOnImagesIsNoneOnSpheres() {
        TrainedImageRun run = train(SmallImages.spec("run", images, Optional.empty(), 12L), 1);
        assertThrows(BadFileException.class, () -> TrainedRun.open(run.folder()));
        assertEquals(
                Map.of("testImages", 40L, "attacked", 6L),
                Map.of(
                        "testImages",
                        RunStatus.of(run.folder())
                                .last()
                                .orElseThrow()
                                .figures()
                                .integer("testImages"),
                        "attacked",
                        run.last().document().document("gradient").integer("points")));
    }
}
