package dev.concentric.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.data.ConcentricSpheres;
import dev.concentric.model.Architecture;
import dev.concentric.model.Initialization;
import dev.concentric.training.TrainingPlan;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PaperPlanTest {
    /** Those of Figure B.2 below the dimension of section 3. */
    private static final Set<Integer> DIMENSIONS = Set.of(10, 20, 30, 40, 50, 60, 70, 80, 90, 100);

    @ParameterizedTest
    @EnumSource(Scale.class)
    void allRunsHaveThePapersOptimiserAndRadii(Scale scale) {
        for (RunSpec spec : new PaperPlan(scale, 5).runs()) {
            TrainingPlan plan = spec.plan();
            assertEquals(1, plan.spheres().innerRadius());
            assertEquals(1.3, plan.spheres().outerRadius());
            assertEquals(50, plan.batchSize());
            assertEquals(1e-4, plan.adam().learningRate());
        }
    }

    @ParameterizedTest
    @EnumSource(Scale.class)
    void everyRunHasANameOfItsOwnThatTellsItsExperiment(Scale scale) {
        PaperPlan plan = new PaperPlan(scale, 1);
        Set<String> names = new TreeSet<>();
        for (Experiment experiment : Experiment.values()) {
            boolean ofPaperScale = Set.of(
                            Experiment.SENSITIVITY, Experiment.RELU_AVERAGED, Experiment.QUADRATIC_STOPPED)
                    .contains(experiment);
            boolean leftOut = ofPaperScale && scale != Scale.PAPER;
            assertEquals(leftOut, plan.runs(experiment).isEmpty(), () -> experiment + " at " + scale);
            for (RunSpec spec : plan.runs(experiment)) {
                assertTrue(spec.name().startsWith(experiment.key()), spec::name);
                assertTrue(names.add(spec.name()), spec::name);
            }
        }
        assertEquals(names, plan.runs().stream().map(Run::name).collect(Collectors.toCollection(TreeSet::new)));
    }

    @ParameterizedTest
    @EnumSource(Scale.class)
    void runsAreMeasuredOnTheirWayAndAtTheirEnd(Scale scale) {
        for (RunSpec spec : new PaperPlan(scale, 1).runs()) {
            List<Long> snapshots = spec.measurement().snapshots();
            assertEquals(spec.plan().steps(), snapshots.getLast(), spec::name);
            assertTrue(spec.measurement().finalSamples() >= spec.measurement().samples(), spec::name);
        }
    }

    @ParameterizedTest
    @EnumSource(Scale.class)
    void theRunsThatCostMostComeFirst(Scale scale) {
        double before = Double.POSITIVE_INFINITY;
        for (RunSpec spec : new PaperPlan(scale, 1).runs()) {
            double operations = RunCost.of(spec).operations();
            assertTrue(operations <= before && operations > 0, spec::name);
            before = operations;
        }
    }

    @Test
    void thePapersScaleIsThePapers() {
        PaperPlan plan = new PaperPlan(Scale.PAPER, 1);
        RunSpec relu = plan.runs(Experiment.RELU_ONLINE).getFirst();
        assertEquals(1_000_000, relu.plan().steps());
        assertEquals(10_000_000, relu.measurement().finalSamples());
        assertEquals(List.of(1000, 1000), ((Architecture.Relu) relu.plan().architecture()).hiddenWidths());
        assertEquals(OptionalLong.empty(), relu.plan().trainingSetSize());
        RunSpec finite = plan.runs(Experiment.QUADRATIC_FINITE).getFirst();
        assertEquals(OptionalLong.of(1_000_000), finite.plan().trainingSetSize());
        assertEquals(10_000_000, finite.measurement().finalSamples());
        for (Experiment experiment : List.of(Experiment.QUADRATIC_ONLINE, Experiment.QUADRATIC_FINITE)) {
            TrainingPlan quadratic = plan.runs(experiment).getFirst().plan();
            assertEquals(new Architecture.Quadratic(500, 1000), quadratic.architecture());
            assertEquals(1_000_000, quadratic.steps());
        }
        assertEquals(
                new Architecture.Quadratic(2000, 1000),
                plan.runs(Experiment.TOO_SMALL).getFirst().plan().architecture());
        TrainingPlan plane = plan.runs(Experiment.PLANE).getFirst().plan();
        assertEquals(ConcentricSpheres.ofDimension(2), plane.spheres());
        assertEquals(OptionalLong.of(100), plane.trainingSetSize());
        assertEquals(DIMENSIONS, dimensions(plan));
    }

    @Test
    void figure4HasSixtyNetworksAtThePapersScale() {
        List<RunSpec> runs = new PaperPlan(Scale.PAPER, 1).runs(Experiment.NETWORKS);
        assertEquals(60, runs.size());
        Map<String, Long> ofEach = runs.stream()
                .collect(Collectors.groupingBy(
                        spec -> VisibleNetwork.architecture(spec.plan().architecture()) + " "
                                + VisibleNetwork.trainingSet(spec.plan()),
                        TreeMap::new,
                        Collectors.mapping(
                                spec -> spec.plan().seed(),
                                Collectors.collectingAndThen(Collectors.toSet(), seeds -> (long) seeds.size()))));
        assertEquals(15, ofEach.size());
        assertEquals(Set.of(4L), Set.copyOf(ofEach.values()));
        for (RunSpec spec : runs) {
            assertEquals(100, spec.measurement().snapshots().getFirst());
            assertTrue(spec.measurement().untilUnseen());
            boolean large = ((spec.plan().architecture() instanceof Architecture.Relu relu)
                    && relu.hiddenWidths().equals(List.of(2000, 2000, 2000, 2000, 2000, 2000, 2000, 2000)));
            assertEquals(large ? 20_000 : 100_000, spec.plan().steps());
            assertEquals(large ? 200_000 : 1_000_000, spec.measurement().samples());
        }
    }

    @Test
    void theStandardScaleHasThreeSeedsWhereOneWouldNotDo() {
        PaperPlan plan = new PaperPlan(Scale.STANDARD, 7);
        for (Experiment experiment : List.of(
                Experiment.RELU_ONLINE,
                Experiment.QUADRATIC_ONLINE,
                Experiment.QUADRATIC_FINITE,
                Experiment.QUADRATIC_PERFECT)) {
            assertEquals(
                    List.of(7L, 8L, 9L),
                    plan.runs(experiment).stream()
                            .map(spec -> spec.plan().seed())
                            .toList());
        }
        assertEquals(10 * 3, plan.runs(Experiment.DIMENSIONS).size());
        assertEquals(DIMENSIONS, dimensions(plan));
        assertEquals(10_000, plan.runs(Experiment.RELU_ONLINE).getFirst().plan().steps());
    }

    private static Set<Integer> dimensions(PaperPlan plan) {
        return plan.runs(Experiment.DIMENSIONS).stream()
                .map(spec -> spec.plan().spheres().dimension())
                .collect(Collectors.toSet());
    }

    @Test
    void thePerfectStartIsMeasuredBeforeItsFirstStepWhateverTheShares() {
        for (Experiment experiment : List.of(Experiment.QUADRATIC_PERFECT, Experiment.PERFECT_SHARES)) {
            for (RunSpec spec : new PaperPlan(Scale.QUICK, 1).runs(experiment)) {
                assertEquals(0, spec.measurement().snapshots().getFirst());
                var perfect = (Initialization.Perfect) spec.plan().initialization();
                // The two probabilities fix the product of w and s^2, which the paper's numbers make 20.08.
                assertEquals(20.08, perfect.outputWeight() * perfect.scale() * perfect.scale(), 0.005);
            }
        }
        assertEquals(
                List.of(1.0, 3.0, 10.0),
                new PaperPlan(Scale.QUICK, 1)
                        .runs(Experiment.PERFECT_SHARES).stream()
                                .map(spec ->
                                        ((Initialization.Perfect) spec.plan().initialization()).outputWeight())
                                .map(weight -> Math.rint(1e9 * weight) / 1e9)
                                .toList());
    }

    @Test
    void thePapersScaleHasTheNetworkWithAveragedParametersToo() {
        PaperPlan plan = new PaperPlan(Scale.PAPER, 5);
        RunSpec online = plan.runs(Experiment.RELU_ONLINE).getFirst();
        RunSpec averaged = plan.runs(Experiment.RELU_AVERAGED).getFirst();
        assertEquals(online.plan().averagedBy(0.9999), averaged.plan());
        assertEquals(online.measurement().finalSamples(), averaged.measurement().finalSamples());
        assertEquals(List.of(), new PaperPlan(Scale.STANDARD, 5).runs(Experiment.RELU_AVERAGED));
    }

    @Test
    void theNetworkOfFigureA1IsThatOfFigure2AtAnEarlierStep() {
        PaperPlan plan = new PaperPlan(Scale.PAPER, 5);
        TrainingPlan finite = plan.runs(Experiment.QUADRATIC_FINITE).getFirst().plan();
        TrainingPlan stopped =
                plan.runs(Experiment.QUADRATIC_STOPPED).getFirst().plan();
        assertEquals(
                new TrainingPlan(
                        finite.spheres(),
                        finite.trainingSetSize(),
                        finite.architecture(),
                        finite.initialization(),
                        finite.adam(),
                        finite.batchSize(),
                        stopped.steps(),
                        finite.seed()),
                stopped);
    }

    @Test
    void theStudyChangesOneChoiceAtATimeFromTheDefault() {
        List<RunSpec> runs = new PaperPlan(Scale.PAPER, 3).runs(Experiment.SENSITIVITY);
        TrainingPlan usual = runs.getFirst().plan();
        assertEquals(
                new PaperPlan(Scale.PAPER, 3)
                        .runs(Experiment.RELU_ONLINE)
                        .getFirst()
                        .plan()
                        .architecture(),
                usual.architecture());
        assertEquals(2 * SensitivityPlan.CHOICES.size(), runs.size());
        assertEquals(
                runs.size(), runs.stream().map(RunSpec::plan).distinct().count(), "each choice changes the training");
        for (RunSpec spec : runs) {
            assertEquals(usual.steps(), spec.plan().steps());
            assertTrue(spec.name().contains(SensitivityPlan.choiceOf(spec).key()));
        }
    }

    @Test
    void aFigureNeedsItsRunsOnly() {
        assertEquals(
                Set.of(
                        "relu-online",
                        "quadratic-perfect",
                        "perfect-shares-w1",
                        "perfect-shares-w3",
                        "perfect-shares-w10"),
                names(PaperFigure.SLICES, PaperFigure.PERFECT_START));
        assertEquals(Set.of("quadratic-online", "quadratic-finite"), names(PaperFigure.ALPHAS));
        assertEquals(Set.of(), names(PaperFigure.CAPS, PaperFigure.NEEDED_SHARE, PaperFigure.COORDINATE));
        assertEquals(
                new PaperPlan(Scale.QUICK, 1).runs().stream().map(Run::name).collect(Collectors.toSet()),
                names(PaperFigure.values()));
    }

    private static Set<String> names(PaperFigure... figures) {
        return new Reproduction(Scale.QUICK, Set.of(figures), 1)
                .runs().stream().map(Run::name).collect(Collectors.toSet());
    }

    @Test
    void figuresAreNamedAsInThePaper() {
        assertEquals(Set.of(PaperFigure.DISTANCE_AND_RATE), PaperFigure.named(List.of("fig4")));
        assertEquals(
                Set.of(
                        PaperFigure.ALPHAS,
                        PaperFigure.WRONG_ALPHAS,
                        PaperFigure.PERFECT_START,
                        PaperFigure.LOSS_AND_DISTANCE),
                PaperFigure.named(List.of("fig2", " FIGb3 ", "fig2-alphas")));
        assertEquals(Set.of(PaperFigure.values()), PaperFigure.named(List.of()));
        for (String name : List.of("fig", "fig2-", "fig5", "", "fig11")) {
            Refusal.of(
                    IllegalArgumentException.class,
                    () -> PaperFigure.named(List.of("fig1", name)),
                    "no figure '" + name + "'",
                    "fig2 and fig1, fig2-alphas, fig2-counts, fig2-training, fig3, fig4, fig4-tail, figA1,"
                            + " figA1-survival, figB2, figB3, figE4, figF5, too-small, depth, attacks, sensitivity");
        }
    }

    @Test
    void scalesAreNamedInLowerCase() {
        for (Scale scale : Scale.values()) {
            assertEquals(scale, Scale.of(scale.key()));
            assertTrue(Scale.keys().contains(scale.key()));
        }
        assertThrows(IllegalArgumentException.class, () -> Scale.of("QUICK"));
        Refusal.of(
                IllegalArgumentException.class, () -> Scale.of("huge"), "no scale 'huge', only quick, standard, paper");
    }
}
