package dev.concentric.figure;

import java.awt.RenderingHints;

/**
 * The part of a text that keeps its place when a viewer has another font than the one that we measured with. Travels to
 * the SVG file as a rendering hint, since that is the one road through JFreeChart.
 */
enum Anchor {
    START,
    MIDDLE,
    END;

    /** The hint's key; other canvases ignore it. */
    static final RenderingHints.Key HINT = new Key();

    private static final class Key extends RenderingHints.Key {

        private static final int NUMBER = 7001;

        Key() {
            super(NUMBER);
        }

        @Override
        public boolean isCompatibleValue(Object value) {
            return value instanceof Anchor;
        }
    }
}
