package dev.concentric.cli;

import dev.concentric.store.Document;
import java.util.Locale;

/** The key figures of a measurement ({@link dev.concentric.experiment.Run#figures}) in words. */
final class KeyFigures {

    private KeyFigures() {}

    static String words(Document figures) {
        return figures.has("testErrors") ? ofImages(figures) : ofSpheres(figures);
    }

    private static String ofSpheres(Document figures) {
        String words = String.format(
                Locale.ROOT,
                "loss %.2g, errors %d and %d of %d",
                figures.number("meanLoss"),
                figures.integer("innerErrors"),
                figures.integer("outerErrors"),
                figures.integer("samples"));
        return figures.has("wrongAlphas") ? words + ", " + figures.integer("wrongAlphas") + " wrong alphas" : words;
    }

    private static String ofImages(Document figures) {
        String words = String.format(
                Locale.ROOT,
                "loss %.2g, errors %d of %d",
                figures.number("meanLoss"),
                figures.integer("testErrors"),
                figures.integer("testImages"));
        double distance = figures.number("minimumNormDistance");
        return Double.isNaN(distance) ? words : words + String.format(Locale.ROOT, ", mean distance %.3g", distance);
    }
}
