package dev.concentric.figure;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gives each name of a figure its look, in order of appearance. */
final class Palette {

    private final Map<String, Ink> inks = new LinkedHashMap<>();

    Palette(Figure figure) {
        Map<String, List<Layer>> named = new LinkedHashMap<>();
        Set<Tone> taken = EnumSet.noneOf(Tone.class);
        for (Panel panel : figure.panels()) {
            for (Layer layer : panel.layers()) {
                named.computeIfAbsent(layer.name(), name -> new ArrayList<>()).add(layer);
                layer.style().tone().ifPresent(taken::add);
            }
        }
        List<Tone> free =
                Tone.SERIES.stream().filter(tone -> !taken.contains(tone)).toList();
        assign(named, free.isEmpty() ? Tone.SERIES : free);
    }

    /** Each kind of mark counts its own names, so that a region or a rule does not use up a pattern for lines. */
    private void assign(Map<String, List<Layer>> named, List<Tone> tones) {
        int tone = 0;
        int dash = 0;
        int marker = 0;
        for (Map.Entry<String, List<Layer>> entry : named.entrySet()) {
            List<Layer> layers = entry.getValue();
            Style style = layers.stream().map(Layer::style).reduce(Style.AUTOMATIC, Style::or);
            boolean line = layers.stream().anyMatch(layer -> layer instanceof Layer.Line);
            boolean points = layers.stream().anyMatch(layer -> layer instanceof Layer.Points);
            inks.put(
                    entry.getKey(),
                    new Ink(
                            style.tone().orElse(tones.get(tone % tones.size())),
                            style.dash().orElse(line ? Dash.values()[dash % Dash.values().length] : Dash.SOLID),
                            style.marker().orElse(Marker.values()[marker % Marker.values().length]),
                            style.fine()));
            tone += style.tone().isEmpty() ? 1 : 0;
            dash += line && style.dash().isEmpty() ? 1 : 0;
            marker += points && style.marker().isEmpty() ? 1 : 0;
        }
    }

    /** Returns the look of a layer: its own choices, else its name's. */
    Ink ink(Layer layer) {
        Ink ofName = inks.getOrDefault(layer.name(), new Ink(Tone.BLACK, Dash.SOLID, Marker.CIRCLE, false));
        Style own = layer.style();
        return new Ink(
                own.tone().orElse(ofName.tone()),
                own.dash().orElse(ofName.dash()),
                own.marker().orElse(ofName.marker()),
                own.fine() || ofName.fine());
    }
}
