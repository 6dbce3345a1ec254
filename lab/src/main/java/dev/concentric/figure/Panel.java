package dev.concentric.figure;

import java.util.List;

/**
 * One plot of a figure.
 *
 * @param title the text above the plot, empty for none
 * @param x the horizontal axis
 * @param y the vertical axis
 * @param layers what is drawn, from the bottom to the top
 * @param equalAspect whether a unit is as long on either axis; the plot's height then follows from its width
 */
public record Panel(String title, Axis x, Axis y, List<Layer> layers, boolean equalAspect) {

    /** Checks the axes. */
    public Panel {
        layers = List.copyOf(layers);
        boolean linear = x.scale() == Scale.LINEAR && y.scale() == Scale.LINEAR;
        if (equalAspect && !linear) {
            throw new IllegalArgumentException("panel '" + title + "': an equal aspect needs linear axes");
        }
        if (!linear && layers.stream().anyMatch(layer -> layer instanceof Layer.Circle)) {
            throw new IllegalArgumentException("panel '" + title + "': a circle needs linear axes");
        }
    }

    /** Makes a plot that fills its room. */
    public Panel(String title, Axis x, Axis y, List<Layer> layers) {
        this(title, x, y, layers, false);
    }

    /** Returns this panel with units of equal length on both axes. */
    public Panel withEqualAspect() {
        return new Panel(title, x, y, layers, true);
    }
}
