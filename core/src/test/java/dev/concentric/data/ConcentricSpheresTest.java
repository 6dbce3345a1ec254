package dev.concentric.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.concentric.FalseAlarm;
import dev.concentric.random.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConcentricSpheresTest {

    /** Each coordinate is off by up to two roundings of relative size 2^-24, and so is their norm. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5, 100, 500, 2000})
    void putsPointsOnTheirSphere(int dimension) {
        ConcentricSpheres spheres = ConcentricSpheres.ofDimension(dimension);
        for (Sphere sphere : Sphere.values()) {
            for (int i = 0; i < 200; i++) {
                float[] point = point(spheres, sphere, 1, i);
                double square = 0;
                for (float x : point) {
                    square += (double) x * x;
                }
                assertEquals(1, Math.sqrt(square) / spheres.radius(sphere), 2.01 * 0x1p-24);
            }
        }
    }

    @Test
    void givesBothSpheresTheSameDirections() {
        ConcentricSpheres spheres = ConcentricSpheres.ofDimension(50);
        float[] inner = point(spheres, Sphere.INNER, 2, 7);
        float[] outer = point(spheres, Sphere.OUTER, 2, 7);
        for (int j = 0; j < 50; j++) {
            assertEquals(1.3 * inner[j], outer[j], 1e-6);
        }
    }

    /** x_j^2 has mean 1/n and variance 2 (n - 1) / (n^2 (n + 2)); x_j x_k mean 0 and variance 1 / (n (n + 2)). */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 10, 501})
    void spreadsDirectionsEvenly(int dimension) {
        int count = 20_000;
        ConcentricSpheres spheres = ConcentricSpheres.ofDimension(dimension);
        double n = dimension;
        double first = 0;
        double last = 0;
        double product = 0;
        double mean = 0;
        for (int i = 0; i < count; i++) {
            float[] point = point(spheres, Sphere.INNER, 3, i);
            double head = point[0];
            double tail = point[dimension - 1];
            first += head * head - 1 / n;
            last += tail * tail - 1 / n;
            product += head * tail;
            mean += head;
        }
        double bySquare = Math.sqrt(count * 2 * (n - 1) / (n * n * (n + 2)));
        FalseAlarm.unlessNormal("first coordinate's square", first / bySquare);
        FalseAlarm.unlessNormal("last coordinate's square", last / bySquare);
        FalseAlarm.unlessNormal("product", product / Math.sqrt(count / (n * (n + 2))));
        FalseAlarm.unlessNormal("mean", mean / Math.sqrt(count / n));
    }

    /** In three dimensions each coordinate is uniform, in two the angle is. */
    @Test
    void isUniformWhereTheLawIsSimple() {
        long[] heights = new long[100];
        long[] angles = new long[100];
        for (int i = 0; i < 200_000; i++) {
            float[] inSpace = point(ConcentricSpheres.ofDimension(3), Sphere.INNER, 4, i);
            heights[(int) Math.clamp((inSpace[1] + 1) * 50, 0, 99)]++;
            float[] inPlane = point(ConcentricSpheres.ofDimension(2), Sphere.INNER, 5, i);
            double turn = Math.atan2(inPlane[1], inPlane[0]) / (2 * Math.PI) + 0.5;
            angles[(int) Math.clamp(turn * 100, 0, 99)]++;
        }
        FalseAlarm.unlessUniform("heights", heights);
        FalseAlarm.unlessUniform("angles", angles);
    }

    @Test
    void writesNothingButThePoint() {
        ConcentricSpheres spheres = ConcentricSpheres.ofDimension(3);
        float[] out = new float[7];
        spheres.point(RandomStream.root(6), 0, Sphere.INNER, out, 2);
        assertEquals(0, out[1]);
        assertEquals(0, out[5]);
        float[] alone = new float[3];
        spheres.point(RandomStream.root(6), 0, Sphere.INNER, alone, 0);
        assertArrayEquals(alone, new float[] {out[2], out[3], out[4]});
    }

    @Test
    void refusesSpheresThatAreNone() {
        assertThrows(IllegalArgumentException.class, () -> ConcentricSpheres.ofDimension(1));
        assertThrows(IllegalArgumentException.class, () -> new ConcentricSpheres(5, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> new ConcentricSpheres(5, -1, 1));
        assertThrows(IllegalArgumentException.class, () -> new ConcentricSpheres(5, Double.NaN, 1));
        assertThrows(IllegalArgumentException.class, () -> new ConcentricSpheres(5, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new ConcentricSpheres(5, 1, 0.9));
        assertThrows(IllegalArgumentException.class, () -> new ConcentricSpheres(5, 1, Double.POSITIVE_INFINITY));
        assertThrows(IllegalArgumentException.class, () -> new ConcentricSpheres(5, 1, Double.NaN));
    }

    private static float[] point(ConcentricSpheres spheres, Sphere sphere, long seed, long index) {
        float[] point = new float[spheres.dimension()];
        spheres.point(RandomStream.root(seed), index, sphere, point, 0);
        return point;
    }
}
