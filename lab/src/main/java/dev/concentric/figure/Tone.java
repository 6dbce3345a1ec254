package dev.concentric.figure;

import java.util.List;

/**
 * The colours of Okabe and Ito, which readers with any common colour vision can tell apart, and a grey. On a dark page
 * each has a lighter twin of the same hue.
 */
public enum Tone {
    /** Black; white on a dark page. */
    BLACK(0x000000, 0xF1F3F5),
    /** Blue. */
    BLUE(0x0072B2, 0x3C9CE0),
    /** Vermillion. */
    VERMILLION(0xD55E00, 0xF2743B),
    /** Bluish green. */
    GREEN(0x009E73, 0x1FBF92),
    /** Reddish purple. */
    PURPLE(0xCC79A7, 0xE08FBC),
    /** Orange. */
    ORANGE(0xE69F00, 0xF0B429),
    /** Sky blue. */
    SKY(0x56B4E9, 0x9AD6FA),
    /** Yellow; too pale for thin lines on white. */
    YELLOW(0xF0E442, 0xF5EC6B),
    /** A middle grey, for what is only context. */
    GREY(0x7F7F7F, 0x9AA3AD);

    /** In this order neighbours differ in lightness too; yellow is too pale and grey is context. */
    static final List<Tone> SERIES = List.of(BLUE, VERMILLION, GREEN, PURPLE, ORANGE, SKY, BLACK);

    private final int rgb;
    private final int onDark;

    Tone(int rgb, int onDark) {
        this.rgb = rgb;
        this.onDark = onDark;
    }

    /** Returns the colour of a series, counted from 0, where a figure chooses the colours of its series itself. */
    public static Tone ofSeries(int index) {
        return SERIES.get(index % SERIES.size());
    }

    int rgb() {
        return rgb;
    }

    /** Returns the colour that stands for this one on a dark page. */
    int onDark() {
        return onDark;
    }
}
