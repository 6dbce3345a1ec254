package dev.concentric.figure;

import java.awt.RenderingHints;

/**
 * The part of a text that keeps its place when a viewer has another font than the one that we measured with. Travels to
 * the canvas as a rendering hint, since that is the one road through JFreeChart.
 */
enum Anchor {
    START(0),
    MIDDLE(0.5),
    END(1);

    private final double share;

    Anchor(double share) {
        this.share = share;
    }

    /** Returns the part of a text's width that lies before its anchor. */
    double share() {
        return share;
    }

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
