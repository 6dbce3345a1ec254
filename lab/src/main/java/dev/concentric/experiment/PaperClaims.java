package dev.concentric.experiment;

import java.util.ArrayList;
import java.util.List;

/** The paper's claims, held against the experiments that were made; those whose experiments are missing are left out. */
final class PaperClaims {
    private final PaperResults results;

    PaperClaims(PaperResults results) {
        this.results = results;
    }

    /** Returns the claims in the order of the paper. */
    List<Claim> all() {
        List<Claim> claims = new ArrayList<>();
        if (results.has(Experiment.RELU_ONLINE)) {
            TrainedRun run = results.run(Experiment.RELU_ONLINE);
            claims.addAll(new ReluClaims(results.runs(Experiment.RELU_ONLINE)).all());
            claims.addAll(new SliceClaims(run, SliceFindings.of(run)).all());
            claims.add(NearestPairClaim.of(run, results.threads()));
        }
        if (results.has(Experiment.RELU_AVERAGED)) {
            claims.addAll(
                    ReluClaims.averaged(results.runs(Experiment.RELU_AVERAGED)).all());
        }
        claims.addAll(new DimensionClaims(results).all());
        if (results.has(Experiment.QUADRATIC_ONLINE, Experiment.QUADRATIC_FINITE)) {
            claims.addAll(new QuadraticClaims(results).all());
            claims.add(ChernoffClaim.of(results));
        }
        if (results.has(Experiment.QUADRATIC_PERFECT, Experiment.PERFECT_SHARES)) {
            claims.addAll(new PerfectStartClaims(
                            results.runs(Experiment.QUADRATIC_PERFECT), results.runs(Experiment.PERFECT_SHARES))
                    .all());
        }
        if (results.has(PaperFigure.DISTANCE_AND_RATE.experiments())) {
            claims.addAll(new BoundClaims(results).all());
            claims.add(ReachClaim.of(results.runs(Experiment.NETWORKS)));
        }
        if (results.has(PaperFigure.BEYOND_SAMPLING.experiments())) {
            claims.add(BeyondSampling.claim(results));
        }
        if (results.has(PaperFigure.ATTACKS.experiments())) {
            claims.addAll(new AttackClaims(AttackComparison.of(results)).all());
        }
        claims.addAll(new DepthClaims(results).all());
        if (results.has(PaperFigure.DISTANCES.experiments())) {
            claims.add(ConcentrationClaim.of(results));
        }
        if (results.has(Experiment.TOO_SMALL)) {
            claims.add(TooSmallClaim.of(results.runs(Experiment.TOO_SMALL)));
        }
        if (results.has(Experiment.RELU_ONLINE) || results.has(Experiment.SENSITIVITY)) {
            claims.addAll(SensitivityClaims.of(results.runs(Experiment.SENSITIVITY)));
        }
        results.images()
                .ifPresent(images -> claims.addAll(ImageClaims.of(images).all()));
        claims.addAll(TheoryClaims.all());
        return claims;
    }
}
