package dev.concentric.figure;

import java.util.Optional;

/**
 * How a layer looks. What is left open follows from the layer's name: layers of one name look alike in all panels of a
 * figure, other names get the next colour, dash pattern and marker.
 *
 * @param tone the colour
 * @param dash the line's pattern
 * @param marker the points' shape
 * @param fine whether markers are small and their bars pale, for where there are hundreds
 */
public record Style(Optional<Tone> tone, Optional<Dash> dash, Optional<Marker> marker, boolean fine) {

    /** Leaves everything open. */
    public static final Style AUTOMATIC = new Style(Optional.empty(), Optional.empty(), Optional.empty(), false);

    /** Returns a style of a colour. */
    public static Style of(Tone tone) {
        return new Style(Optional.of(tone), Optional.empty(), Optional.empty(), false);
    }

    /** Returns this style with a line pattern. */
    public Style with(Dash dash) {
        return new Style(tone, Optional.of(dash), marker, fine);
    }

    /** Returns this style with a marker. */
    public Style with(Marker marker) {
        return new Style(tone, dash, Optional.of(marker), fine);
    }

    /** Returns this style with small markers and pale bars. */
    public Style finely() {
        return new Style(tone, dash, marker, true);
    }

    /** Returns this style with what it leaves open taken from another one. */
    Style or(Style other) {
        return new Style(tone.or(other::tone), dash.or(other::dash), marker.or(other::marker), fine || other.fine);
    }
}
