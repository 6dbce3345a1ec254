package dev.concentric.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PageColorsTest {

    /** Returns a colour's relative luminance as the WCAG defines it. */
    private static double luminance(int rgb) {
        double[] parts = Arrays.stream(new int[] {rgb >> 16, rgb >> 8, rgb})
                .mapToDouble(part -> (part & 255) / 255.0)
                .map(part -> part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4))
                .toArray();
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
    }

    private static double contrast(int first, int second) {
        double one = luminance(first) + 0.05;
        double other = luminance(second) + 0.05;
        return Math.max(one, other) / Math.min(one, other);
    }

    private static PageColors.Pair pair(String variable) {
        return Objects.requireNonNull(PageColors.all().get(variable));
    }

    @Test
    void marksStandOutOnADarkPageAndSoDoesText() {
        int page = pair("--figure-page").dark();
        for (Tone tone : Tone.values()) {
            assertTrue(contrast(tone.onDark(), page) >= 4.5, tone + ": " + contrast(tone.onDark(), page));
        }
        assertTrue(contrast(pair("--figure-text").dark(), page) >= 7);
        assertTrue(contrast(pair("--figure-text").light(), pair("--figure-page").light()) >= 7);
    }

    @Test
    void noTwoColoursAreTheSameSoThatRulesKnowThemApart() {
        Set<Integer> light = new HashSet<>();
        Set<Integer> dark = new HashSet<>();
        PageColors.all().values().forEach(pair -> {
            light.add(pair.light());
            dark.add(pair.dark());
        });
        assertEquals(PageColors.all().size(), light.size());
        assertEquals(PageColors.all().size(), dark.size());
    }

    @Test
    void everyColourOfADrawingFollowsThePage() {
        double[] two = {0, 1};
        List<Layer> layers = Arrays.stream(Tone.values())
                .<Layer>map(tone -> new Layer.Line(tone.name(), two, two, Style.of(tone)))
                .toList();
        String svg = FigureRenderer.svg(Figure.of(new Panel("title", Axis.linear("x"), Axis.linear("y"), layers)));
        String css = PageColors.css("drawing");
        List<String> colors = Pattern.compile("(?:fill|stroke)=\"#[0-9a-f]{6}\"")
                .matcher(svg)
                .results()
                .map(MatchResult::group)
                .distinct()
                .toList();
        assertTrue(colors.size() >= Tone.values().length + 4, colors::toString);
        for (String color : colors) {
            assertTrue(css.contains(".drawing [" + color + "] { "), color);
        }
    }
}
