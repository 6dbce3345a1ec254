package dev.concentric.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.attack.RefinedAttack;
import dev.concentric.estimation.AttackCalibration;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttackClaimsTest {
    @TempDir
    private Path folder;

    @Test
    void thePapersAttackIsRightWithinTenPerCentFromEveryPoint() {
        assertEquals(Verdict.REPRODUCED, claim(network(0.099, 100)).verdict());
        assertEquals(Verdict.DIFFERS, claim(network(0.101, 100)).verdict());
        assertEquals(Verdict.DIFFERS, claim(network(0.01, 99)).verdict());
        assertEquals(
                Verdict.DIFFERS, claim(network(0.01, 100), network(0.2, 100)).verdict());
    }

    @Test
    void whatIsExactIsCalledSo() {
        assertTrue(claim(network(0.009, 100))
                .explanation()
                .endsWith(".01 are within 1 %, steps of .001 (section 5)" + " within 1 %."));
        assertTrue(claim(network(0.05, 100)).explanation().contains("within 10 %, not within 1 %"));
        assertTrue(claim(network(0.05, 100))
                .measured()
                .startsWith("net: 5.00 % too long at steps of 0.01, 5.00 % too long at steps of 0.001, "));
        assertTrue(claim(network(0.05, 7)).measured().contains("too long from 7 of 100 points"));
        assertTrue(claim(network(Double.NaN, 0)).measured().contains("nothing found at steps of 0.01"));
    }

    @Test
    void networksMadeByHandAreNotThePapers() {
        var byHand = new AttackComparison.OnNetwork(
                "by hand", false, network(0.5, 100).results());
        Claim claim = claim(network(0.05, 100), byHand);
        assertEquals(Verdict.REPRODUCED, claim.verdict());
        assertTrue(!claim.measured().contains("by hand"));
    }

    @Test
    void theErrorsOfASmallNetworkLieNearRightPoints() {
        Measurement measurement = Fabricated.quadratic(10, Fabricated.NO_ERRORS, 1, 0.8, 0.5);
        PaperResults results = Fabricated.results(
                Map.of(Experiment.QUADRATIC_FINITE, Fabricated.run(folder, Experiment.QUADRATIC_FINITE, measurement)));
        List<Claim> claims = new DepthClaims(results).all();
        assertEquals(1, claims.size());
        assertTrue(claims.getFirst().measured().contains(": mean depth 0."), claims.getFirst()::measured);
        assertTrue(claims.getFirst().explanation().contains("among uniform points; all distances are exact"));
        // Errors outnumber right points at a random start, so that they are the deeper ones.
        assertEquals(Verdict.DIFFERS, claims.getFirst().verdict());
    }

    @Test
    void aNetworkWithoutErrorsHasNoDepth() {
        PaperResults results = Fabricated.results(Map.of(Experiment.QUADRATIC_FINITE, perfect()));
        Claim claim = new DepthClaims(results).all().getFirst();
        assertEquals(Verdict.NOT_REACHED, claim.verdict());
        assertEquals("no network that is there has an error of the inner sphere to start from", claim.measured());
    }

    /** A run whose network is the perfect start. */
    private TrainedRun perfect() {
        return Fabricated.run(
                folder, Experiment.QUADRATIC_PERFECT, Fabricated.quadratic(10, Fabricated.NO_ERRORS, 0, 0.8, 0.5));
    }

    private static Claim claim(AttackComparison.OnNetwork... networks) {
        return new AttackClaims(new AttackComparison(List.of(networks))).all().getFirst();
    }

    private static AttackComparison.OnNetwork network(double gap, int found) {
        AttackCalibration.Row row = new AttackCalibration.Row("", 100, found, gap, gap, gap, gap, 0, 10, 2);
        return new AttackComparison.OnNetwork(
                "net",
                true,
                List.of(
                        new AttackComparison.Result(AttackComparison.PROJECTED, 0.01, row),
                        new AttackComparison.Result(AttackComparison.PROJECTED, 0.001, row),
                        new AttackComparison.Result(AttackComparison.REFINED, RefinedAttack.DEFAULT_STEP, row)));
    }
}
