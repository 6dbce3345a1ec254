package dev.concentric.figure;

/** The colours of Okabe and Ito, which readers with any common colour vision can tell apart, and a grey. */
public enum Tone {
    /** Black. */
    BLACK(0x000000),
    /** Blue. */
    BLUE(0x0072B2),
    /** Vermillion. */
    VERMILLION(0xD55E00),
    /** Bluish green. */
    GREEN(0x009E73),
    /** Reddish purple. */
    PURPLE(0xCC79A7),
    /** Orange. */
    ORANGE(0xE69F00),
    /** Sky blue. */
    SKY(0x56B4E9),
    /** Yellow; too pale for thin lines on white. */
    YELLOW(0xF0E442),
    /** A middle grey, for what is only context. */
    GREY(0x7F7F7F);

    private final int rgb;

    Tone(int rgb) {
        this.rgb = rgb;
    }

    int rgb() {
        return rgb;
    }
}
