package dev.concentric.figure;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gives each name of a figure its look, in order of appearance. */
final class Palette {

    /** Neighbours differ in lightness too; yellow is too pale and grey is context. */
    private static final List<Tone> TONES =
            List.of(Tone.BLUE, Tone.VERMILLION, Tone.GREEN, Tone.PURPLE, Tone.ORANGE, Tone.SKY, Tone.BLACK);

    private final Map<String, Ink> inks = new LinkedHashMap<>();

    Palette(Figure figure) {
        Map<String, List<Layer>> named = new LinkedHashMap<>();
        Set<Tone> taken = EnumSet.noneOf(Tone.class);
        for (Panel panel : figure.panels()) {
            for (Layer layer : panel.layers()) {
                named.computeIfAbsent(layer.name(), name -> new ArrayList<>()).add(layer);
                Tone tone = layer.style().tone();
                if (tone != null) {
                    taken.add(tone);
                }
            }
        }
        List<Tone> free = TONES.stream().filter(tone -> !taken.contains(tone)).toList();
        assign(named, free.isEmpty() ? TONES : free);
    }

    /** Each kind of mark counts its own names, so that a region or a rule does not use up a pattern for lines. */
    private void assign(Map<String, List<Layer>> named, List<Tone> tones) {
        int tone = 0;
        int dash = 0;
        int marker = 0;
        for (Map.Entry<String, List<Layer>> entry : named.entrySet()) {
            List<Layer> layers = entry.getValue();
            Style style = merged(layers);
            boolean line = layers.stream().anyMatch(layer -> layer instanceof Layer.Line);
            boolean points = layers.stream().anyMatch(layer -> layer instanceof Layer.Points);
            inks.put(
                    entry.getKey(),
                    new Ink(
                            orElse(style.tone(), tones.get(tone % tones.size())),
                            orElse(style.dash(), line ? Dash.values()[dash % Dash.values().length] : Dash.SOLID),
                            orElse(style.marker(), Marker.values()[marker % Marker.values().length])));
            tone += style.tone() == null ? 1 : 0;
            dash += line && style.dash() == null ? 1 : 0;
            marker += points && style.marker() == null ? 1 : 0;
        }
    }

    /** Returns the first of each choice that layers of one name make. */
    private static Style merged(List<Layer> layers) {
        Style merged = Style.AUTOMATIC;
        for (Layer layer : layers) {
            merged = over(merged, layer.style());
        }
        return merged;
    }

    private static Style over(Style first, Style second) {
        return new Style(
                first.tone() == null ? second.tone() : first.tone(),
                first.dash() == null ? second.dash() : first.dash(),
                first.marker() == null ? second.marker() : first.marker());
    }

    private static <T> T orElse(@Nullable T chosen, T otherwise) {
        return chosen == null ? otherwise : chosen;
    }

    /** Returns the look of a layer: its own choices, else its name's. */
    Ink ink(Layer layer) {
        Ink ofName = inks.getOrDefault(layer.name(), new Ink(Tone.BLACK, Dash.SOLID, Marker.CIRCLE));
        Style own = layer.style();
        return new Ink(
                orElse(own.tone(), ofName.tone()),
                orElse(own.dash(), ofName.dash()),
                orElse(own.marker(), ofName.marker()));
    }
}
