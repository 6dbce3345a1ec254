package dev.concentric.model;

import static dev.concentric.SmallImages.CLASSES;
import static dev.concentric.SmallImages.PIXELS;
import static dev.concentric.SmallImages.images;
import static dev.concentric.SmallImages.network;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.FunctionClassifier;
import dev.concentric.linalg.FloatMatrix;
import org.junit.jupiter.api.Test;

class ClassMarginTest {
    private static final int IMAGES = 30;

    @Test
    void isAheadOfTheRightClassByTheBestWrongOne() {
        assertEquals(-2, ClassMargin.of(new double[] {1, 3, 5}, 2));
        assertEquals(4, ClassMargin.of(new double[] {1, 3, 5}, 0));
        assertTrue(ClassMargin.SIDE.isError(ClassMargin.of(new double[] {3, 3}, 0)));
        assertTrue(ClassMargin.SIDE.isError(ClassMargin.of(new double[] {3, 3}, 1)));
        assertTrue(ClassMargin.SIDE.isError(ClassMargin.of(new double[] {5, 1, Double.NaN}, 0)));
        assertTrue(ClassMargin.SIDE.isError(ClassMargin.of(new double[] {Double.NaN, 1}, 0)));
        assertFalse(ClassMargin.SIDE.isError(ClassMargin.of(new double[] {5, 1, 4.999}, 0)));
        assertEquals(1, ClassMargin.SIDE.errorDirection());
    }

    /** In both precisions, towards all classes and towards one. */
    @Test
    void agreesWithTheLogits() {
        FloatMatrix images = images(IMAGES);
        float[] margins = new float[IMAGES];
        for (int label = 0; label < CLASSES; label++) {
            ClassMargin any = new ClassMargin(network(), label);
            int target = (label + 1) % CLASSES;
            ClassMargin towards = ClassMargin.towards(network(), label, target);
            for (int i = 0; i < IMAGES; i++) {
                double[] x = FunctionClassifier.row(images, i);
                double[] logits = network().logits(x);
                assertEquals(ClassMargin.of(logits, label), any.logit(x));
                assertEquals(logits[target] - logits[label], towards.logit(x));
                any.logits(images, margins);
                assertEquals(any.logit(x), margins[i], 1e-6);
                towards.logits(images, margins);
                assertEquals(towards.logit(x), margins[i], 1e-6);
            }
        }
    }

    @Test
    void hasTheGradientThatDifferencesHave() {
        FloatMatrix images = images(IMAGES);
        float[] margins = new float[IMAGES];
        FloatMatrix gradients = FloatMatrix.zeros(IMAGES, PIXELS);
        for (ClassMargin margin : new ClassMargin[] {
            new ClassMargin(network(), 0), new ClassMargin(network(), 2), ClassMargin.towards(network(), 1, 0)
        }) {
            margin.logitsAndGradients(images, margins, gradients);
            for (int i = 0; i < IMAGES; i++) {
                double[] x = FunctionClassifier.row(images, i);
                assertEquals(margin.logit(x), margins[i], 1e-6);
                for (int j = 0; j < PIXELS; j += 13) {
                    double[] up = x.clone();
                    double[] down = x.clone();
                    up[j] += 1e-5;
                    down[j] -= 1e-5;
                    double difference = (margin.logit(up) - margin.logit(down)) / 2e-5;
                    assertEquals(difference, gradients.get(i, j), 1e-5);
                }
            }
        }
    }

    @Test
    void refusesClassesThatThereAreNot() {
        assertThrows(IllegalArgumentException.class, () -> new ClassMargin(network(), CLASSES));
        assertThrows(IllegalArgumentException.class, () -> new ClassMargin(network(), -1));
        assertThrows(IllegalArgumentException.class, () -> ClassMargin.towards(network(), 1, 1));
        assertThrows(IllegalArgumentException.class, () -> ClassMargin.towards(network(), 1, CLASSES));
    }
}
