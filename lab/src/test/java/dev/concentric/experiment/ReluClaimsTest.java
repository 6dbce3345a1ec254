package dev.concentric.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.estimation.ErrorCount;
import dev.concentric.experiment.Measurement.Distances;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReluClaimsTest {
    private static final long PAPER = PaperPlan.PAPER_STEPS;
    private static final ErrorCount NONE_OF_MANY = Fabricated.errors(0, 10_000_000);
    private static final Distances NEAR = Fabricated.distance(0.175);

    @TempDir
    private Path folder;

    @Test
    void noErrorsIsJudgedAtThePapersLengthAndSampleOnly() {
        assertEquals(Verdict.REPRODUCED, verdict("relu-no-errors", PAPER, NONE_OF_MANY, NEAR));
        assertEquals(Verdict.DIFFERS, verdict("relu-no-errors", PAPER, Fabricated.errors(1, 10_000_000), NEAR));
        assertEquals(Verdict.NOT_REACHED, verdict("relu-no-errors", PAPER - 1, NONE_OF_MANY, NEAR));
        assertEquals(Verdict.NOT_REACHED, verdict("relu-no-errors", PAPER, Fabricated.NO_ERRORS, NEAR));
    }

    @Test
    void errorsAreNearIfTheNetworkIsAccurateAndEveryAttackEndsClose() {
        ErrorCount rare = Fabricated.errors(1000, 1_000_000);
        assertEquals(Verdict.REPRODUCED, verdict("relu-errors-near", 5000, rare, NEAR));
        ErrorCount frequent = Fabricated.errors(2000, 1_000_000);
        assertEquals(Verdict.NOT_REACHED, verdict("relu-errors-near", 5000, frequent, NEAR));
        assertEquals(Verdict.DIFFERS, verdict("relu-errors-near", PAPER, frequent, NEAR));
        assertEquals(Verdict.NOT_REACHED, verdict("relu-errors-near", 5000, Fabricated.errors(0, 1000), NEAR));
        assertEquals(Verdict.DIFFERS, verdict("relu-errors-near", 5000, rare, Fabricated.distance(99, 0.175)));
        assertEquals(Verdict.DIFFERS, verdict("relu-errors-near", 5000, rare, Fabricated.distance(0.203)));
        assertEquals(Verdict.DIFFERS, verdict("relu-errors-near", 5000, rare, Fabricated.NOTHING_FOUND));
    }

    @Test
    void thePlateauIsHeldAgainstWhatThePaperPrints() {
        assertEquals(Verdict.REPRODUCED, verdict("relu-plateau", PAPER, NONE_OF_MANY, NEAR));
        assertEquals(Verdict.DIFFERS, verdict("relu-plateau", PAPER, NONE_OF_MANY, Fabricated.distance(0.16)));
        assertEquals(Verdict.DIFFERS, verdict("relu-plateau", PAPER, NONE_OF_MANY, Fabricated.distance(0.19)));
        assertEquals(Verdict.DIFFERS, verdict("relu-plateau", PAPER, NONE_OF_MANY, Fabricated.NOTHING_FOUND));
        assertEquals(Verdict.NOT_REACHED, verdict("relu-plateau", 5000, NONE_OF_MANY, NEAR));
        assertTrue(claim("relu-plateau", 5000, NONE_OF_MANY, NEAR)
                .explanation()
                .contains("Training ends at step 5,000; the paper's at 1,000,000"));
    }

    @Test
    void theLossIsDueAtThePapersLength() {
        assertEquals(Verdict.REPRODUCED, verdict("relu-loss", PAPER, new ErrorCount(0, 1000, 9e-10, 0), NEAR));
        assertEquals(Verdict.DIFFERS, verdict("relu-loss", PAPER, new ErrorCount(0, 1000, 2e-9, 0), NEAR));
        assertEquals(Verdict.NOT_REACHED, verdict("relu-loss", 5000, new ErrorCount(0, 1000, 2e-9, 0), NEAR));
    }

    @Test
    void seedsThatDisagreeAreToldApart() {
        ErrorCount one = Fabricated.errors(1, 10_000_000);
        TrainedRun first = run(Fabricated.relu(PAPER, NONE_OF_MANY, NONE_OF_MANY, NEAR));
        TrainedRun second = Fabricated.run(
                folder,
                "relu-online-2",
                SmallRuns.reluPlan().withSeed(12),
                Fabricated.relu(PAPER, one, one, Fabricated.distance(0.16)));
        for (Claim claim : new ReluClaims(List.of(first, second)).all()) {
            boolean varies = claim.id().equals("relu-no-errors") || claim.id().equals("relu-plateau");
            assertEquals(varies, claim.verdict() == Verdict.VARIES, claim.id());
            assertTrue(claim.measured().contains("; seed 12: "), claim.measured());
        }
    }

    @Test
    void theClaimsOfTheAveragedNetworkBearItsName() {
        TrainedRun run = run(Fabricated.relu(PAPER, NONE_OF_MANY, NONE_OF_MANY, NEAR));
        List<Claim> claims = ReluClaims.averaged(List.of(run)).all();
        assertEquals(
                List.of(
                        "relu-averaged-no-errors",
                        "relu-averaged-errors-near",
                        "relu-averaged-plateau",
                        "relu-averaged-loss"),
                claims.stream().map(Claim::id).toList());
        assertTrue(claims.stream().allMatch(claim -> claim.statement().startsWith("With averaged parameters: ")));
    }

    private Verdict verdict(String id, long step, ErrorCount both, Distances distances) {
        return claim(id, step, both, distances).verdict();
    }

    private Claim claim(String id, long step, ErrorCount both, Distances distances) {
        return new ReluClaims(List.of(run(Fabricated.relu(step, both, both, distances))))
                .all().stream()
                        .filter(claim -> claim.id().equals(id))
                        .findFirst()
                        .orElseThrow();
    }

    private TrainedRun run(Measurement measurement) {
        return Fabricated.run(folder, Experiment.RELU_ONLINE, measurement);
    }
}
