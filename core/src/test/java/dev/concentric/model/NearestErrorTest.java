package dev.concentric.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.ReferenceSpectrum;
import dev.concentric.ReferenceTable;
import dev.concentric.data.Sphere;
import dev.concentric.random.RandomStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class NearestErrorTest {
    private static final double OUTER_RADIUS = 1.3;

    static List<Map<String, String>> references() {
        return Stream.of("nearest-error.csv", "nearest-error-extremes.csv")
                .flatMap(file -> ReferenceTable.read(file).stream())
                .toList();
    }

    static List<Map<String, String>> boundaryReferences() {
        return ReferenceTable.read("nearest-error-extremes.csv");
    }

    @ParameterizedTest
    @MethodSource("references")
    void agreesWithReferenceDigitsOnBothSpheres(Map<String, String> row) {
        double[] alphas = spectrum(row.get("spectrum"));
        double[] start = point(row.get("point"), alphas.length);
        if (row.get("inner_chord").equals("-")) {
            return;
        }
        DecisionEllipsoid ellipsoid = DecisionEllipsoid.ofAlphas(alphas);
        for (Sphere sphere : Sphere.values()) {
            double radius = sphere == Sphere.INNER ? 1 : OUTER_RADIUS;
            Optional<NearestError> found = ellipsoid.nearestError(sphere, radius, start);
            String chord = row.get(sphere.key() + "_chord");
            assertEquals(chord.isEmpty(), found.isEmpty());
            found.ifPresent(error -> {
                assertClose(chord, error.chord());
                assertClose(row.get(sphere.key() + "_geodesic"), error.geodesic());
                assertCertified(alphas, sphere, radius, start, error);
            });
        }
    }

    /**
     * The measured error is below 7e-16 in all rows, those with distances of 1e-12 and with 2000 dimensions among them.
     */
    private static void assertClose(String expected, double value) {
        double exact = Double.parseDouble(expected);
        assertEquals(exact, value, 1e-14 * exact);
    }

    /** The point lies on the sphere, on the boundary, where it is said to be, and nothing is nearer. */
    private static void assertCertified(
            double[] alphas, Sphere sphere, double radius, double[] start, NearestError error) {
        assertTrue(error.lowerBound() <= error.chord());
        assertEquals(error.chord(), error.lowerBound(), 1e-12 * error.chord());
        assertEquals(radius, Vectors.norm(error.point()), 1e-14);
        assertEquals(error.chord(), Vectors.distance(Vectors.scaled(start, radius), error.point()), 1e-14);
        if (error.chord() > 0) {
            assertEquals(0, logit(alphas, error.point()), 1e-14 * size(alphas, error.point()));
        } else {
            assertTrue(sphere.errorDirection() * logit(alphas, error.point()) > -1e-14);
        }
    }

    @ParameterizedTest
    @MethodSource("boundaryReferences")
    void agreesWithReferenceDigitsInTheWholeSpace(Map<String, String> row) {
        double[] alphas = spectrum(row.get("spectrum"));
        double[] start = point(row.get("point"), alphas.length);
        Optional<NearestPoint> found = DecisionEllipsoid.ofAlphas(alphas).nearestBoundaryPoint(start);
        assertEquals(row.get("boundary").isEmpty(), found.isEmpty());
        found.ifPresent(nearest -> {
            assertClose(row.get("boundary"), nearest.distance());
            assertTrue(nearest.lowerBound() <= nearest.distance());
            assertEquals(nearest.distance(), nearest.lowerBound(), 1e-12 * nearest.distance());
            double length = Vectors.norm(start) + Vectors.norm(nearest.point());
            assertEquals(nearest.distance(), Vectors.distance(start, nearest.point()), 1e-15 * length);
            assertEquals(0, logit(alphas, nearest.point()), 1e-14 * size(alphas, nearest.point()));
        });
    }

    /**
     * In the plane the errors are those within an angle of one axis, with (high - 1) cos^2 = (1 - low) sin^2 at the
     * edge.
     */
    @Test
    void agreesWithTheAnglesOfThePlane() {
        RandomStream random = RandomStream.root(1);
        for (int trial = 0; trial < 1000; trial++) {
            double low = 0.1 + 0.89 * random.uniform(4 * trial);
            double high = 1.01 + 2 * random.uniform(4 * trial + 1);
            double edge = Math.atan(Math.sqrt((high - 1) / (1 - low)));
            boolean hard = trial % 10 == 0;
            double angle = hard ? Math.PI / 2 : Math.PI / 2 * random.uniform(4 * trial + 2);
            double length = random.coin(4 * trial + 3) ? 3 : -0.5;
            double[] start = {hard ? 0 : length * Math.cos(angle), Math.abs(length) * Math.sin(angle)};
            NearestError error = DecisionEllipsoid.ofAlphas(new double[] {high, low})
                    .nearestError(Sphere.INNER, 1, start)
                    .orElseThrow();
            double expected = Math.max(0, angle - edge);
            assertEquals(expected, error.geodesic(), 1e-14);
            assertEquals(2 * Math.sin(expected / 2), error.chord(), 1e-14);
        }
    }

    /** Leading eigenvalues that tie give a circle of nearest errors; the start has no component along them. */
    @Test
    void choosesOneOfManyNearestErrors() {
        DecisionEllipsoid ellipsoid = DecisionEllipsoid.ofAlphas(new double[] {2, 0.5, 2, 0.25});
        NearestError error = ellipsoid
                .nearestError(Sphere.INNER, 1, new double[] {0, 7, 0, 0})
                .orElseThrow();
        assertEquals(Math.PI / 2 - Math.atan(Math.sqrt(2)), error.geodesic(), 1e-15);
        assertEquals(2.0 / 3, error.point()[1] * error.point()[1], 1e-15);
        assertEquals(0, error.point()[3]);
        assertCertified(new double[] {2, 0.5, 2, 0.25}, Sphere.INNER, 1, new double[] {0, 7, 0, 0}, error);
    }

    /** With the largest alpha exactly 1 the errors are a great circle of measure 0, here spanned by two axes. */
    @Test
    void findsErrorsThatHaveMeasureZero() {
        DecisionEllipsoid ellipsoid = DecisionEllipsoid.ofAlphas(new double[] {1, 0.8, 1});
        NearestError error =
                ellipsoid.nearestError(Sphere.INNER, 1, new double[] {3, 3, 0}).orElseThrow();
        assertEquals(Math.PI / 4, error.geodesic(), 1e-15);
        assertEquals(error.chord(), error.lowerBound(), 1e-14);
        assertArrayEquals(new double[] {1, 0, 0}, error.point(), 1e-15);
        NearestError far =
                ellipsoid.nearestError(Sphere.INNER, 1, new double[] {0, 3, 0}).orElseThrow();
        assertEquals(Math.PI / 2, far.geodesic(), 1e-15);
        assertEquals(Math.sqrt(2), far.lowerBound(), 1e-14);
        assertEquals(0, logit(new double[] {1, 0.8, 1}, far.point()), 1e-15);
    }

    /** No point of a fine grid that is an error lies nearer, and one lies within the grid's width. */
    @ParameterizedTest
    @EnumSource(Sphere.class)
    void agreesWithAGridInThreeDimensions(Sphere sphere) {
        double[] alphas = {1.4, 0.3, 0.7};
        double radius = sphere == Sphere.INNER ? 1 : OUTER_RADIUS;
        DecisionEllipsoid ellipsoid = DecisionEllipsoid.ofAlphas(alphas);
        for (int trial = 0; trial < 20; trial++) {
            double[] start = Vectors.scaled(Vectors.gaussians(3, 5, 10 + trial), radius);
            double nearest = Double.POSITIVE_INFINITY;
            for (int i = 0; i < 400; i++) {
                for (int j = 0; j < 800; j++) {
                    double polar = Math.PI * (i + 0.5) / 400;
                    double around = Math.PI * j / 400;
                    double[] point = {
                        radius * Math.sin(polar) * Math.cos(around),
                        radius * Math.sin(polar) * Math.sin(around),
                        radius * Math.cos(polar)
                    };
                    if (sphere.isError(logit(alphas, point))) {
                        nearest = Math.min(nearest, Vectors.distance(start, point));
                    }
                }
            }
            double chord =
                    ellipsoid.nearestError(sphere, radius, start).orElseThrow().chord();
            assertTrue(chord <= nearest + 1e-15 && nearest <= chord + 0.02 * radius, chord + " and " + nearest);
        }
    }

    /** Whatever error or boundary point one draws, it is at least as far away as the certificate says. */
    @ParameterizedTest
    @EnumSource(Sphere.class)
    void isNeverBeatenByADrawnError(Sphere sphere) {
        double radius = sphere == Sphere.INNER ? 1 : OUTER_RADIUS;
        for (int trial = 0; trial < 50; trial++) {
            double[] alphas = Vectors.gaussians(8, 5, 100 + trial);
            Arrays.setAll(alphas, i -> 0.8 + 0.3 * alphas[i]);
            DecisionEllipsoid ellipsoid = DecisionEllipsoid.ofAlphas(alphas);
            double[] start = Vectors.scaled(Vectors.gaussians(8, 5, 200 + trial), radius);
            double bound = ellipsoid
                    .nearestError(sphere, radius, start)
                    .map(NearestError::lowerBound)
                    .orElse(Double.POSITIVE_INFINITY);
            double boundaryBound = ellipsoid
                    .nearestBoundaryPoint(start)
                    .map(NearestPoint::lowerBound)
                    .orElse(Double.POSITIVE_INFINITY);
            for (int draw = 0; draw < 1000; draw++) {
                double[] step = Vectors.gaussians(8, 5, 1000 + draw);
                double size = 0.01 * (1 + draw % 100);
                double[] point = start.clone();
                Arrays.setAll(point, i -> start[i] + size * step[i]);
                double[] onSphere = Vectors.scaled(point, radius);
                if (sphere.isError(logit(alphas, onSphere))) {
                    assertTrue(Vectors.distance(start, onSphere) >= bound - 1e-15);
                }
                double square = logit(alphas, point) + 1;
                if (square > 0) {
                    double[] onBoundary = Vectors.scaled(point, Vectors.norm(point) / Math.sqrt(square));
                    assertTrue(Vectors.distance(start, onBoundary) >= boundaryBound - 1e-15);
                }
            }
        }
    }

    @Test
    void scalesWithTheSpheres() {
        double[] alphas = ReferenceSpectrum.named("lin10");
        double[] start = point("cos2", 10);
        DecisionEllipsoid ellipsoid = DecisionEllipsoid.ofAlphas(alphas);
        for (double unit : new double[] {1e-60, 3, 1e80}) {
            DecisionEllipsoid scaled = DecisionEllipsoid.ofAlphas(
                    Arrays.stream(alphas).map(alpha -> alpha / unit / unit).toArray());
            for (Sphere sphere : Sphere.values()) {
                NearestError expected =
                        ellipsoid.nearestError(sphere, 1.1, start).orElseThrow();
                NearestError error =
                        scaled.nearestError(sphere, 1.1 * unit, start).orElseThrow();
                assertEquals(expected.chord() * unit, error.chord(), 1e-13 * unit);
                assertEquals(expected.lowerBound() * unit, error.lowerBound(), 1e-13 * unit);
            }
            double[] far = Arrays.stream(start).map(value -> unit * value).toArray();
            assertEquals(
                    ellipsoid.nearestBoundaryPoint(start).orElseThrow().distance() * unit,
                    scaled.nearestBoundaryPoint(far).orElseThrow().distance(),
                    1e-13 * unit);
        }
    }

    @Test
    void isTheStartWhereThatIsAnError() {
        DecisionEllipsoid allOuter = DecisionEllipsoid.ofAlphas(new double[] {2, 3});
        double[] start = {3, 4};
        NearestError error = allOuter.nearestError(Sphere.INNER, 1, start).orElseThrow();
        assertArrayEquals(new double[] {0.6, 0.8}, error.point(), 1e-15);
        assertEquals(0, error.chord());
        assertEquals(0, error.geodesic());
        assertEquals(0, error.lowerBound());
        assertTrue(allOuter.nearestError(Sphere.OUTER, 1, start).isEmpty());
        // A logit of exactly 0 is an error of either sphere.
        DecisionEllipsoid zero = DecisionEllipsoid.ofAlphas(new double[] {1, 1});
        for (Sphere sphere : Sphere.values()) {
            assertEquals(0, zero.nearestError(sphere, 1, start).orElseThrow().chord());
        }
    }

    @Test
    void refusesStartsThatAreNoPoints() {
        DecisionEllipsoid ellipsoid = DecisionEllipsoid.ofAlphas(new double[] {0.5, 2});
        for (double[] start : new double[][] {{0, 0}, {1}, {1, 2, 3}, {1, Double.NaN}, {Double.POSITIVE_INFINITY, 1}}) {
            assertThrows(IllegalArgumentException.class, () -> ellipsoid.nearestError(Sphere.INNER, 1, start));
        }
        for (double radius : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            double[] start = {1, 1};
            assertThrows(IllegalArgumentException.class, () -> ellipsoid.nearestError(Sphere.INNER, radius, start));
            assertThrows(IllegalArgumentException.class, () -> ellipsoid.worstPoint(Sphere.INNER, radius));
        }
        assertThrows(IllegalArgumentException.class, () -> ellipsoid.nearestBoundaryPoint(new double[3]));
        assertThrows(
                IllegalArgumentException.class, () -> ellipsoid.nearestBoundaryPoint(new double[] {1, Double.NaN}));
    }

    private static double logit(double[] alphas, double[] point) {
        double sum = -1;
        for (int i = 0; i < alphas.length; i++) {
            sum += alphas[i] * point[i] * point[i];
        }
        return sum;
    }

    /** The sizes that the logit adds up, and so the size of its rounding. */
    private static double size(double[] alphas, double[] point) {
        double sum = 1;
        for (int i = 0; i < alphas.length; i++) {
            sum += Math.abs(alphas[i]) * point[i] * point[i];
        }
        return sum;
    }

    private static double[] spectrum(String cell) {
        return switch (cell) {
            case "lin2000" -> {
                double[] alphas = new double[2000];
                Arrays.setAll(alphas, i -> 0.4 + (1.3 - 0.4) * i / 1999);
                yield alphas;
            }
            default -> Character.isLetter(cell.charAt(0)) ? ReferenceSpectrum.named(cell) : numbers(cell);
        };
    }

    private static double[] point(String cell, int n) {
        double[] point = new double[n];
        switch (cell) {
            case "sin" -> Arrays.setAll(point, i -> Math.sin(i + 1));
            case "cos2" -> Arrays.setAll(point, i -> Math.cos(2 * i + 0.3));
            case "ramp" -> Arrays.setAll(point, i -> 1.0 / (i + 1));
            case "alt" -> Arrays.setAll(point, i -> (i % 2 == 0 ? 1 : -1) * (1 + (double) i / n));
            default -> point = numbers(cell);
        }
        return point;
    }

    private static double[] numbers(String cell) {
        return Arrays.stream(cell.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }
}
