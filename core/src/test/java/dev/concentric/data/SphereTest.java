package dev.concentric.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SphereTest {

    @Test
    void isRightOnItsSideOfZeroOnly() {
        assertFalse(Sphere.INNER.isError(-1e-30));
        assertTrue(Sphere.INNER.isError(1e-30));
        assertFalse(Sphere.OUTER.isError(1e-30));
        assertTrue(Sphere.OUTER.isError(-1e-30));
        for (Sphere sphere : Sphere.values()) {
            assertTrue(sphere.isError(0));
            assertTrue(sphere.isError(-0.0));
            assertTrue(sphere.isError(Double.NaN));
            assertTrue(sphere.isError(sphere.errorDirection()));
        }
    }

    @Test
    void labelsTheInnerSphereZero() {
        assertEquals(0, Sphere.INNER.label());
        assertEquals(1, Sphere.OUTER.label());
    }
}
