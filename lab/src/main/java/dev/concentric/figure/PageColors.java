package dev.concentric.figure;

import java.awt.Color;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * The colours of figures in a web page, light and dark, as CSS variables: {@code --tone-blue} and so on for the tones,
 * {@code --figure-page}, {@code --figure-text}, {@code --figure-frame} and {@code --figure-grid} for the rest. SVG
 * documents keep their own colours where the page does not say {@link #css}.
 */
public final class PageColors {

    private static final Map<String, Pair> PAIRS = pairs();

    private PageColors() {}

    /** A colour on a light page and on a dark one. */
    record Pair(int light, int dark) {}

    private static Map<String, Pair> pairs() {
        Map<String, Pair> pairs = new LinkedHashMap<>();
        pairs.put("--figure-page", new Pair(rgb(Look.PAGE), 0x14181E));
        pairs.put("--figure-text", new Pair(rgb(Look.TEXT), 0xDDE2E8));
        pairs.put("--figure-frame", new Pair(rgb(Look.FRAME), 0x8B95A1));
        pairs.put("--figure-grid", new Pair(rgb(Look.GRID), 0x2C343E));
        for (Tone tone : Tone.values()) {
            pairs.put(variable(tone), new Pair(tone.rgb(), tone.onDark()));
        }
        return pairs;
    }

    private static int rgb(Color color) {
        return color.getRGB() & 0xffffff;
    }

    static Map<String, Pair> all() {
        return PAIRS;
    }

    /** Returns the variable that holds a tone. */
    static String variable(Tone tone) {
        return "--tone-" + tone.name().toLowerCase(Locale.ROOT);
    }

    /**
     * Returns the style of a page: the variables, dark where the reader prefers that on a screen, and rules that make
     * SVG documents inside elements of a class follow them.
     *
     * @param cssClass the class of the elements that hold SVG documents
     */
    public static String css(String cssClass) {
        StringBuilder css = new StringBuilder(":root { ")
                .append(variables(Pair::light))
                .append(" }\n@media screen and (prefers-color-scheme: dark) { :root { ")
                .append(variables(Pair::dark))
                .append(" } }\n");
        PAIRS.forEach((variable, pair) -> {
            for (String part : new String[] {"fill", "stroke"}) {
                css.append(String.format(
                        Locale.ROOT,
                        ".%s [%s=\"%s\"] { %s: var(%s); }\n",
                        cssClass,
                        part,
                        hex(pair.light),
                        part,
                        variable));
            }
        });
        return css.toString();
    }

    private static String variables(ToIntFunction<Pair> color) {
        return PAIRS.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + hex(color.applyAsInt(entry.getValue())) + ";")
                .collect(Collectors.joining(" "));
    }

    /** Returns a colour as SVG and CSS write it. */
    static String hex(int rgb) {
        return String.format(Locale.ROOT, "#%06x", rgb);
    }
}
