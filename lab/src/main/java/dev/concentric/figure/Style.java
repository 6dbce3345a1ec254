package dev.concentric.figure;

import org.jspecify.annotations.Nullable;

/**
 * How a layer looks. What is left open follows from the layer's name: layers of one name look alike in all panels of a
 * figure, other names get the next colour, dash pattern and marker.
 *
 * @param tone the colour, null to leave it open
 * @param dash the line's pattern, null to leave it open
 * @param marker the points' shape, null to leave it open
 */
public record Style(
        @Nullable Tone tone, @Nullable Dash dash, @Nullable Marker marker) {

    /** Leaves everything open. */
    public static final Style AUTOMATIC = new Style(null, null, null);

    /** Returns a style of a colour. */
    public static Style of(Tone tone) {
        return new Style(tone, null, null);
    }

    /** Returns this style with a line pattern. */
    public Style with(Dash dash) {
        return new Style(tone, dash, marker);
    }

    /** Returns this style with a marker. */
    public Style with(Marker marker) {
        return new Style(tone, dash, marker);
    }
}
