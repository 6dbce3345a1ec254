package dev.concentric.experiment;

import java.util.ArrayList;
import java.util.List;

/** The paper's claims, held against the runs that were made; those whose runs are missing are left out. */
final class PaperClaims {
    private final PaperResults results;

    PaperClaims(PaperResults results) {
        this.results = results;
    }

    /** Returns the claims in the order of the paper. */
    List<Claim> all() {
        List<Claim> claims = new ArrayList<>();
        if (results.has(PaperRun.RELU_ONLINE)) {
            claims.addAll(new ReluClaims(results.run(PaperRun.RELU_ONLINE), results.slices()).all());
        }
        if (results.has(PaperRun.QUADRATIC_ONLINE) && results.has(PaperRun.QUADRATIC_FINITE)) {
            claims.addAll(new QuadraticClaims(results).all());
        }
        if (results.has(PaperRun.QUADRATIC_PERFECT)) {
            claims.addAll(new PerfectStartClaims(results.run(PaperRun.QUADRATIC_PERFECT)).all());
        }
        if (PaperFigure.DISTANCE_AND_RATE.runs().stream().allMatch(results::has)) {
            claims.addAll(new BoundClaims(results).all());
            claims.add(BeyondSampling.claim(results));
        }
        if (PaperFigure.ATTACKS.runs().stream().allMatch(results::has)) {
            claims.addAll(new AttackClaims(results.attacks()).all());
        }
        claims.addAll(new DepthClaims(results).all());
        return claims;
    }
}
