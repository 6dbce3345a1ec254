package dev.concentric.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class PaletteTest {

    private static final double[] NONE = {};
    private static final Layer LOSS = new Layer.Line("loss", NONE, NONE);
    private static final Layer RATE = new Layer.Line("rate", NONE, NONE);
    private static final Layer RATE_POINTS = new Layer.Points("rate", NONE, NONE);
    private static final Layer EXACT = new Layer.Line("exact", NONE, NONE, Style.of(Tone.BLUE));

    private final Palette palette = new Palette(Figure.of(panel(LOSS, EXACT), panel(RATE_POINTS, RATE)));

    @Test
    void givesOneNameOneLookInAllPanels() {
        assertEquals(palette.ink(RATE), palette.ink(RATE_POINTS));
    }

    @Test
    void tellsNamesApartWithAndWithoutColour() {
        assertNotEquals(palette.ink(LOSS).tone(), palette.ink(RATE).tone());
        assertNotEquals(palette.ink(LOSS).dash(), palette.ink(RATE).dash());
    }

    @Test
    void keepsChosenColoursForThoseWhoChoseThem() {
        assertEquals(Tone.BLUE, palette.ink(EXACT).tone());
        assertEquals(Tone.VERMILLION, palette.ink(LOSS).tone());
    }

    private static Panel panel(Layer... layers) {
        return new Panel("", Axis.linear(""), Axis.linear(""), List.of(layers));
    }
}
