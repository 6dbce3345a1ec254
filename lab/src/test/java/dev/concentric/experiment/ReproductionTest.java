package dev.concentric.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.store.Document;
import dev.concentric.store.Json;
import dev.concentric.store.Provenance;
import dev.concentric.store.RunStore;
import dev.concentric.store.RunWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReproductionTest {
    private static final Provenance PROVENANCE = Provenance.capture("1", "none", "any", 1, 1, "test");

    @TempDir
    private Path folder;

    @Test
    void runsAreChosenByTheirNames() {
        Reproduction all = new Reproduction(Scale.PAPER, PaperFigure.named(List.of("fig4", "sensitivity")), 1);
        assertEquals(all.runs(), all.runs(List.of()));
        assertEquals(20, all.runs(List.of("networks-quadratic-*")).size());
        assertEquals(
                5,
                all.runs(List.of("*2000x8*-s1", "networks-relu-2000x8-n1000-s1"))
                        .size());
        assertEquals(
                List.of("relu-online"),
                all.runs(List.of("relu-online")).stream().map(Run::name).toList());
        for (String name : List.of("relu", "", "networks-.*", "networks-quadratic-*,")) {
            Refusal.of(IllegalArgumentException.class, () -> all.runs(List.of(name)), "'" + name + "'", "--dry-run");
        }
    }

    @Test
    void whatIsThereIsDrawnWithoutTraining() {
        RunStore store = RunStore.create(folder.resolve("reproduction"));
        Reproduction all = new Reproduction(Scale.QUICK, PaperFigure.named(List.of()), 1);
        List<String> told = new ArrayList<>();
        RunObserver observer = new RunObserver() {
            @Override
            public void making(String what) {
                told.add(what);
            }
        };
        List<String> missing = all.drawIn(store, 1, PROVENANCE, observer);
        assertEquals(List.of("fig3", "figE4", "figF5", "claims"), told);
        assertEquals(all.runs().stream().map(Run::name).toList(), missing);
        Document made = Json.read(store.path().resolve(Reproduction.FILE));
        assertEquals(missing.size(), made.integer(Reproduction.MISSING_RUNS));
        assertEquals(List.of("black-line-two-forms", "ignored-input", "coordinates-normal"), claimsIn(store));
        assertEquals(Set.of("fig3.csv", "figE4.csv", "figF5.csv"), figuresIn(store));
    }

    /** Of two experiments only the one whose runs speak for themselves is drawn in part. */
    @Test
    void experimentsOfSeparateRunsAreDrawnInPart() {
        RunStore store = RunStore.create(folder.resolve("reproduction"));
        Reproduction some =
                new Reproduction(Scale.PAPER, PaperFigure.named(List.of("sensitivity", "fig2-training")), 1);
        PaperPlan plan = new PaperPlan(Scale.PAPER, 1);
        complete(store, plan.runs(Experiment.SENSITIVITY).getFirst(), Optional.empty());
        complete(
                store,
                plan.runs(Experiment.QUADRATIC_PERFECT).getFirst(),
                Fabricated.quadratic(0, Fabricated.NO_ERRORS, 0, 0.8, 0.5).ellipsoid());
        List<String> missing = some.drawIn(store, 1, PROVENANCE, RunObserver.SILENT);
        assertEquals(some.runs().size() - 2, missing.size());
        assertEquals(Set.of("sensitivity.csv"), figuresIn(store));
        List<String> claims = claimsIn(store);
        assertTrue(claims.contains("sensitivity-accuracy"), claims::toString);
        assertTrue(claims.stream().noneMatch(claim -> claim.startsWith("perfect-start")), claims::toString);
    }

    private static void complete(RunStore store, RunSpec spec, Optional<Measurement.Ellipsoid> ellipsoid) {
        MeasurementPlan plan = spec.measurement();
        try (RunWriter writer = store.create(spec.name()).write()) {
            writer.settings(spec.settings());
            writer.provenance(PROVENANCE);
            for (long step : plan.snapshots()) {
                var count = Fabricated.errors(1, plan.samplesAt(step, spec.plan()));
                writer.metrics(MeasurementDocument.of(new Measurement(
                        step,
                        count,
                        count,
                        plan.attackPoints() == 0 ? Measurement.Distances.NOT_SEARCHED : Fabricated.distance(0.1),
                        Measurement.Distances.NOT_SEARCHED,
                        ellipsoid,
                        Optional.empty())));
            }
            writer.result(Document.builder().put("seconds", 1.0).build());
            writer.markDone();
        }
    }

    private static Set<String> figuresIn(RunStore store) {
        return Set.of(Objects.requireNonNull(
                store.path().resolve(Reproduction.FIGURES).toFile().list()));
    }

    private static List<String> claimsIn(RunStore store) {
        return Json.read(store.path().resolve(Reproduction.FILE)).documents("claims").stream()
                .map(claim -> Claim.of(claim).id())
                .toList();
    }

    @Test
    void aFigureBringsTheRunsOfItsClaims() {
        List<String> names = new Reproduction(Scale.QUICK, PaperFigure.named(List.of("figB2")), 1)
                .runs().stream().map(Run::name).toList();
        assertTrue(names.contains("plane") && names.contains("relu-online"), names::toString);
        assertFalse(PaperFigure.DIMENSIONS.experiments().contains(Experiment.PLANE));
    }
}
