package dev.concentric.stats;

import java.util.Objects;
import org.apache.commons.numbers.core.Sum;
import org.jspecify.annotations.Nullable;

/**
 * P(X &gt; 0) of a quadratic form by inversion of its Laplace transform (1/(2 pi i)) integral exp(K(s)) / s ds, taken
 * along a hyperbola through the saddle point c of exp(K(s)) / s between the pole at 0 and the first branch point at
 * 1/2 (Daniels, 1954; for the hyperbola Lopez-Fernandez and Palencia, 2004).
 *
 * <p>The curve is s(t) = c + i width (sinh(t + i tilt) - i sin(tilt)). The width is the peak's. The tilt makes the
 * curve bend as the path of steepest descent does at c; where it turns out that the integrand grows along it, a
 * straight line takes its place, along which it cannot. All singularities are real, and with a width that keeps the
 * hyperbola's centre that far from the nearest ones they all lie where t + i tilt has the imaginary part pi/2 or -pi/2.
 * So the trapezoidal rule converges exponentially; its step is halved until two sums agree.
 *
 * <p>The error bound adds three parts. The difference of the last two sums, of which the last is far closer to the
 * truth. What lies beyond the last node, from where the path may as well go straight up: there |exp(K)| falls at least
 * like y^-reach, with reach = 1/2 sum_i y^2 slope_i^2 / |1 - z slope_i|^2 at that node. And roundings, as
 * {@value #ROUNDINGS} units of 2^-53 for each summand of each logarithm, by its size.
 */
final class ContourInversion {
    private static final double UNIT = 0x1p-53;
    private static final double ROUNDINGS = 8;
    private static final double STEEPEST_TILT = Math.PI / 4;
    private static final double FIRST_STEP = 0.5;
    private static final double LAST_STEP = 0x1p-12;

    /** How closely two sums agree, and how small what is beyond the last node is, relative to the integral. */
    private static final double AGREEMENT = 1e-12;

    private static final double NEGLIGIBLE = 1e-15;

    private final double[] slopes;
    private final double[] counts;
    private final double saddle;
    private final double width;
    private final double tilt;

    private ContourInversion(double[] slopes, double[] counts, double saddle, double width, double tilt) {
        this.slopes = slopes;
        this.counts = counts;
        this.saddle = saddle;
        this.width = width;
        this.tilt = tilt;
    }

    /** One node: its summand and that one's rounding error, ln |exp(K) / s| there, and a bound on all beyond it. */
    private record Node(double summand, double rounding, double logHeight, double beyond) {}

    /** The sum with the first step, its rounding error, the last node's t and a bound on all beyond it. */
    private record Sweep(double sum, double rounding, double end, double beyond) {}

    /** Returns P(X &gt; 0), which is meant to be the smaller side: it may be close to 0, but not to 1. */
    static TailProbability positive(CumulantFunction cumulants) {
        double saddle = cumulants.minimumBesidePole();
        double[] slopes = cumulants.slopes(saddle);
        double curvature = cumulants.derivative(2, slopes) + 1 / (saddle * saddle);
        double bend = cumulants.derivative(3, slopes) - 2 / (saddle * saddle * saddle);
        double width = 1 / Math.sqrt(curvature);
        double tilt = tilt(-bend * width * width * width / 3);
        ContourInversion contour = along(cumulants, slopes, saddle, width, tilt);
        Sweep sweep = contour.sweep();
        if (sweep == null) {
            contour = along(cumulants, slopes, saddle, width, 0);
            sweep = Objects.requireNonNull(contour.sweep());
        }
        return contour.refine(sweep, cumulants.value(saddle), cumulants.size(saddle));
    }

    /** Solves sin(tilt) / cos(tilt)^2 = bend. */
    private static double tilt(double bend) {
        double sine = 2 * bend / (1 + Math.sqrt(1 + 4 * bend * bend));
        return Math.clamp(Math.asin(sine), -STEEPEST_TILT, STEEPEST_TILT);
    }

    private static ContourInversion along(
            CumulantFunction cumulants, double[] slopes, double saddle, double width, double tilt) {
        double sine = Math.sin(tilt);
        double room = Math.min(saddle / (1 - sine), (0.5 - saddle) / (1 + sine));
        return new ContourInversion(slopes, cumulants.counts(), saddle, Math.min(width, room), tilt);
    }

    /** Sums with the first step until the rest is negligible. Null where the integrand grows, on bent curves alone. */
    private @Nullable Sweep sweep() {
        Node node = node(0);
        Sum sum = Sum.create();
        sum.add(node.summand() / 2);
        double rounding = node.rounding() / 2;
        double end = 0;
        do {
            end += FIRST_STEP;
            Node next = node(end);
            if (tilt != 0 && next.logHeight() > node.logHeight()) {
                return null;
            }
            node = next;
            sum.add(node.summand());
            rounding += node.rounding();
        } while (!(node.beyond() <= NEGLIGIBLE * FIRST_STEP * Math.abs(sum.getAsDouble())));
        return new Sweep(sum.getAsDouble(), rounding, end, node.beyond());
    }

    private TailProbability refine(Sweep sweep, double logPeak, double peakSize) {
        Sum sum = Sum.of(sweep.sum());
        double rounding = sweep.rounding();
        double step = FIRST_STEP;
        double integral = step * sum.getAsDouble();
        double difference;
        do {
            for (double t = step / 2; t < sweep.end(); t += step) {
                Node node = node(t);
                sum.add(node.summand());
                rounding += node.rounding();
            }
            step /= 2;
            difference = Math.abs(step * sum.getAsDouble() - integral);
            integral = step * sum.getAsDouble();
        } while (difference > Math.max(AGREEMENT * Math.abs(integral), step * rounding) && step > LAST_STEP);
        double logProbability = Math.min(0, logPeak + Math.log(integral / Math.PI));
        double bound = (difference + sweep.beyond() + step * rounding) / integral
                + ROUNDINGS * UNIT * (1 + peakSize + Math.abs(logProbability));
        return new TailProbability(logProbability, bound);
    }

    private Node node(double t) {
        double sinhHalf = Math.sinh(t / 2);
        double x = -width * Math.sin(tilt) * 2 * sinhHalf * sinhHalf;
        double y = width * Math.cos(tilt) * Math.sinh(t);
        double distance = Math.hypot(x, y);
        Sum logModulus = Sum.create();
        Sum angle = Sum.create();
        double reach = 0;
        double roundings = 1;
        for (int i = 0; i < slopes.length; i++) {
            double slope = slopes[i];
            double spread = distance * slope;
            double change = spread * spread - 2 * x * slope;
            double logSquare = Math.log1p(change);
            double turn = Math.atan2(-y * slope, 1 - x * slope);
            double share = slope * slope / (1 + change);
            logModulus.add(counts[i] * logSquare);
            angle.add(counts[i] * turn);
            reach += counts[i] * y * y * share / 2;
            roundings += counts[i] * (distance * Math.sqrt(share) + Math.abs(logSquare));
        }
        double modulus = Math.exp(-logModulus.getAsDouble() / 4);
        // The rest is exp(i phase) ds/dt / (i s). Only its real part counts: the other half of the curve mirrors it.
        double dx = Math.cosh(t) * Math.cos(tilt);
        double dy = Math.sinh(t) * Math.sin(tilt);
        double fromPole = Math.hypot(saddle + x, y);
        double size = modulus * width * Math.hypot(dx, dy) / fromPole;
        double direction = -angle.getAsDouble() / 2 + Math.atan2(dy, dx) - Math.atan2(y, saddle + x);
        return new Node(
                size * Math.cos(direction),
                size * ROUNDINGS * UNIT * roundings,
                -logModulus.getAsDouble() / 4 - Math.log(fromPole),
                size + modulus / reach);
    }
}
