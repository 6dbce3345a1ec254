package dev.concentric.attack;

import dev.concentric.data.ErrorSide;
import dev.concentric.linalg.FloatMatrix;
import dev.concentric.linalg.Team;
import dev.concentric.model.Classifier;
import java.util.List;

/**
 * A minimum-norm attack: the fast minimum-norm attack of Pintor, Roli, Brendel and Biggio ("Fast Minimum-norm
 * Adversarial Attacks through Adaptive Norm Constraints", NeurIPS 2021), in l2.
 *
 * <p>Each step goes a length alpha along the unit gradient of the logit, and back into the ball about the start whose
 * radius follows the search: as long as there is no error, to where the logit would be 0 if it were linear; then
 * smaller by the share gamma at an error, larger by it at a right point, and at an error never larger than the nearest
 * one is far. Alpha and gamma fall along half a cosine. With the margin of a
 * {@link dev.concentric.model.ClassMargin} the logit is the paper's loss up to its sign. It differs from the paper in
 * three points: the first radius is longer by the share gamma, so that a linear boundary is passed and not only met;
 * the gradient is what the constraint leaves of it at the start; and the way back into the ball is the constraint's
 * geodesic, in a {@link PixelBox} the nearest image in ball and box together instead of one after the other.
 *
 * <p>Steps are made in float32 on all start points together. An error counts only if the float64 logit of the point
 * returned, kept to the constraint, says so. Float64 logits are dear, so an error nearer by less than a hundredth than
 * the last one settled waits until the end. {@link AttackOutcome#rawChord()} is what the search comes to; then the
 * boundary's crossing on the geodesic from the start is located, and the distance lowered from there.
 *
 * <p>The search swings about the boundary, so that {@link AttackWarning#BEST_NOT_LAST} would say nothing of it and is
 * never given. It ends early where the gradient vanishes.
 *
 * @param steps how many steps are made, at least 1
 * @param stepSize alpha at first, positive
 * @param lastStepSize alpha in the end, positive
 * @param share gamma at first, in (0, 1)
 * @param lastShare gamma in the end, in (0, 1)
 * @param descent how the distance is lowered from what the search comes to
 */
public record FastMinimumNorm(
        int steps, double stepSize, double lastStepSize, double share, double lastShare, LocalDescent descent)
        implements Attack {

    /** The constants of its authors' code, 100 steps, no descent. */
    public static final FastMinimumNorm DEFAULT = new FastMinimumNorm(100, 1, 0.01, 0.05, 0.001, LocalDescent.NONE);

    /** Checks the settings. */
    public FastMinimumNorm {
        GradientAscent.requireSettings(stepSize, steps);
        GradientAscent.requireSettings(lastStepSize, steps);
        for (double value : new double[] {share, lastShare}) {
            if (!(value > 0 && value < 1)) {
                throw new IllegalArgumentException("shares must lie between 0 and 1, got " + value);
            }
        }
    }

    /** Returns this attack with another number of steps. */
    public FastMinimumNorm withSteps(int other) {
        return new FastMinimumNorm(other, stepSize, lastStepSize, share, lastShare, descent);
    }

    /** Returns this attack with another descent. */
    public FastMinimumNorm with(LocalDescent other) {
        return new FastMinimumNorm(steps, stepSize, lastStepSize, share, lastShare, other);
    }

    @Override
    public List<AttackOutcome> attack(
            Classifier classifier, ErrorSide side, Constraint constraint, FloatMatrix starts, Team team) {
        AttackOutcome[] outcomes = new AttackOutcome[starts.rows()];
        team.split(starts.rows(), 1, (first, end) -> {
            var found = new MinimumNormSearch(this, classifier, side, constraint, starts, first, end).run();
            for (int i = first; i < end; i++) {
                outcomes[i] = found.get(i - first);
            }
        });
        return List.of(outcomes);
    }

    /** Returns alpha at a step, from 0 to {@code steps - 1}. */
    double stepSizeAt(int step) {
        return annealed(stepSize, lastStepSize, step);
    }

    /** Returns gamma at a step. */
    double shareAt(int step) {
        return annealed(share, lastShare, step);
    }

    private double annealed(double first, double last, int step) {
        return last + (first - last) * (1 + StrictMath.cos(Math.PI * step / steps)) / 2;
    }
}
