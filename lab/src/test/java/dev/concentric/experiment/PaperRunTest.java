package dev.concentric.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.data.ConcentricSpheres;
import dev.concentric.model.Architecture;
import dev.concentric.model.Initialization;
import dev.concentric.training.TrainingPlan;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PaperRunTest {

    @ParameterizedTest
    @EnumSource(PaperRun.class)
    void isOfThePapersOwnSize(PaperRun run) {
        RunSpec spec = run.spec(Scale.QUICK, 5);
        TrainingPlan plan = spec.plan();
        assertEquals(run.key(), spec.name());
        assertEquals(new ConcentricSpheres(500, 1, 1.3), plan.spheres());
        assertEquals(50, plan.batchSize());
        assertEquals(1e-4, plan.adam().learningRate());
        assertEquals(5, plan.seed());
        switch (plan.architecture()) {
            case Architecture.Relu relu -> assertEquals(List.of(1000, 1000), relu.hiddenWidths());
            case Architecture.Quadratic quadratic -> assertEquals(1000, quadratic.hiddenWidth());
        }
        assertEquals(100, spec.measurement().attackPoints());
    }

    @ParameterizedTest
    @EnumSource(PaperRun.class)
    void isMeasuredOnItsWayAndAtItsEnd(PaperRun run) {
        RunSpec spec = run.spec(Scale.QUICK, 1);
        List<Long> snapshots = spec.measurement().snapshots();
        assertEquals(spec.plan().steps(), snapshots.getLast());
        assertEquals(snapshots.stream().sorted().distinct().toList(), snapshots);
        assertTrue(snapshots.size() >= 4, () -> snapshots.toString());
        assertTrue(spec.measurement().finalSamples() >= spec.measurement().samples());
    }

    @Test
    void theRunsAreThePapers() {
        TrainingPlan relu = plan(PaperRun.RELU_ONLINE);
        assertEquals(OptionalLong.empty(), relu.trainingSetSize());
        assertTrue(relu.architecture() instanceof Architecture.Relu);
        assertEquals(OptionalLong.empty(), plan(PaperRun.QUADRATIC_ONLINE).trainingSetSize());
        assertEquals(OptionalLong.of(1_000_000), plan(PaperRun.QUADRATIC_FINITE).trainingSetSize());
        assertTrue(plan(PaperRun.QUADRATIC_PERFECT).initialization() instanceof Initialization.Perfect);
        assertTrue(plan(PaperRun.QUADRATIC_ONLINE).initialization() instanceof Initialization.Glorot);
    }

    @Test
    void aFigureNeedsItsRunsOnly() {
        List<String> runs = new Reproduction(Scale.QUICK, Set.of(PaperFigure.SLICES, PaperFigure.PERFECT_START), 1)
                .runs().stream().map(RunSpec::name).toList();
        assertEquals(List.of("relu-online", "quadratic-perfect"), runs);
        assertEquals(
                List.of("relu-online", "quadratic-online", "quadratic-finite"),
                new Reproduction(Scale.QUICK, Set.of(PaperFigure.DISTANCE_AND_RATE), 1)
                        .runs().stream().map(RunSpec::name).toList());
        Set<PaperFigure> theory = Set.of(PaperFigure.CAPS, PaperFigure.NEEDED_SHARE, PaperFigure.COORDINATE);
        assertEquals(List.of(), new Reproduction(Scale.QUICK, theory, 1).runs());
    }

    @Test
    void figuresAreNamedAsInThePaper() {
        assertEquals(
                Set.of(PaperFigure.DISTANCE_AND_RATE, PaperFigure.BEYOND_SAMPLING), PaperFigure.named(List.of("fig4")));
        assertEquals(
                Set.of(PaperFigure.ALPHAS, PaperFigure.PERFECT_START, PaperFigure.LOSS_AND_DISTANCE),
                PaperFigure.named(List.of("fig2", " FIGb3 ", "fig2-alphas")));
        assertEquals(Set.of(PaperFigure.values()), PaperFigure.named(List.of()));
        for (String name : List.of("fig", "fig2-", "fig5", "", "fig11")) {
            Refusal.of(
                    IllegalArgumentException.class,
                    () -> PaperFigure.named(List.of("fig1", name)),
                    "no figure '" + name + "'",
                    "fig2 and fig1, fig2-alphas, fig2-training, fig3, fig4, fig4-tail, figB3, figE4, figF5, attacks");
        }
    }

    @Test
    void scalesAreNamedInLowerCase() {
        for (Scale scale : Scale.values()) {
            assertEquals(scale, Scale.of(scale.key()));
            assertTrue(Scale.keys().contains(scale.key()));
        }
        assertThrows(IllegalArgumentException.class, () -> Scale.of("QUICK"));
        Refusal.of(IllegalArgumentException.class, () -> Scale.of("huge"), "no scale 'huge', only quick");
    }

    private static TrainingPlan plan(PaperRun run) {
        return run.spec(Scale.QUICK, 1).plan();
    }
}
