package dev.concentric.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.Locale;
import java.util.stream.Stream;

/** The visual language that all figures share. */
final class Look {

    /** What an SVG viewer is asked for. */
    static final String FONT_FAMILY = "Helvetica, Arial, sans-serif";

    /** One of three families of equal widths, else Java's own logical font, which always exists. */
    private static final String INSTALLED_FAMILY = installedFamily();

    static final Color PAGE = Color.WHITE;
    static final Color TEXT = new Color(0x222222);
    static final Color FRAME = new Color(0x666666);
    static final Color GRID = new Color(0xE4E4E4);
    static final BasicStroke HAIRLINE = Ink.thin(0.6f);
    static final BasicStroke GRIDLINE = Ink.thin(0.5f);

    /** For characters that the family above lacks. */
    static final Font FALLBACK = new Font(Font.SANS_SERIF, Font.PLAIN, 1);

    static final Font NOTE = font(Font.PLAIN, 8);
    static final Font TICK = font(Font.PLAIN, 9);
    static final Font LABEL = font(Font.PLAIN, 10);
    static final Font LEGEND = font(Font.PLAIN, 9.5f);
    static final Font PANEL_TITLE = font(Font.BOLD, 10.5f);
    static final Font FIGURE_TITLE = font(Font.BOLD, 12.5f);

    private Look() {}

    private static Font font(int style, float size) {
        return new Font(INSTALLED_FAMILY, style, 1).deriveFont(size);
    }

    private static String installedFamily() {
        return Stream.of("Helvetica", "Arial", "Liberation Sans")
                .filter(family ->
                        new Font(family, Font.PLAIN, 1).getFamily(Locale.ROOT).equals(family))
                .findFirst()
                .orElse(Font.SANS_SERIF);
    }
}
