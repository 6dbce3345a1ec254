package dev.concentric.figure;

import java.util.Optional;

/**
 * How a layer looks. What is left open follows from the layer's name: layers of one name look alike in all panels of a
 * figure, other names get the next colour, dash pattern and marker.
 *
 * @param tone the colour
 * @param dash the line's pattern
 * @param marker the points' shape
 */
public record Style(Optional<Tone> tone, Optional<Dash> dash, Optional<Marker> marker) {

    /** Leaves everything open. */
    public static final Style AUTOMATIC = new Style(Optional.empty(), Optional.empty(), Optional.empty());

    /** Returns a style of a colour. */
    public static Style of(Tone tone) {
        return new Style(Optional.of(tone), Optional.empty(), Optional.empty());
    }

    /** Returns this style with a line pattern. */
    public Style with(Dash dash) {
        return new Style(tone, Optional.of(dash), marker);
    }

    /** Returns this style with a marker. */
    public Style with(Marker marker) {
        return new Style(tone, dash, Optional.of(marker));
    }

    /** Returns this style with what it leaves open taken from another one. */
    Style or(Style other) {
        return new Style(tone.or(other::tone), dash.or(other::dash), marker.or(other::marker));
    }
}
