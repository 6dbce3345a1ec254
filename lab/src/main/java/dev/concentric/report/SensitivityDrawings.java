package dev.concentric.report;

import dev.concentric.figure.Axis;
import dev.concentric.figure.Figure;
import dev.concentric.figure.Layer;
import dev.concentric.figure.Marker;
import dev.concentric.figure.Panel;
import dev.concentric.figure.Style;
import dev.concentric.figure.Tone;
import dev.concentric.store.DataTable;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** How it is drawn what the choices that the paper leaves open change, from its table alone. */
final class SensitivityDrawings {
    private static final double PANEL_WIDTH = 250;
    private static final double ROW_HEIGHT = 17;
    private static final double AXIS_HEIGHT = 70;

    private SensitivityDrawings() {}

    /** Draws a row of dots for each choice, the first one on top; each dot is a seed at the last step. */
    static Figure sensitivity(DataTable all) {
        DataTable table =
                all.where("step", Arrays.stream(all.numbers("step")).max().orElseThrow());
        List<String> choices = Columns.distinct(table, "choice").reversed();
        double[] row = Arrays.stream(table.strings("choice"))
                .mapToDouble(choices::indexOf)
                .toArray();
        List<String> notes = Columns.notes(table);
        Axis named = Axis.categories("", choices);
        Axis unnamed = Axis.categories("", Collections.nCopies(choices.size(), ""));
        return new Figure(
                "",
                List.of(
                        panel("error rate", named, rates(table), row, notes),
                        panel("loss on fresh data (nats)", unnamed, table.numbers("meanLoss"), row, notes),
                        panel("mean distance to an error", unnamed, table.numbers("distance"), row, notes)),
                3,
                PANEL_WIDTH,
                AXIS_HEIGHT + ROW_HEIGHT * choices.size());
    }

    private static Panel panel(String quantity, Axis rows, double[] values, double[] row, List<String> notes) {
        boolean log = Arrays.stream(values).noneMatch(value -> value <= 0) && spread(values) > 10;
        Style style = Style.of(Tone.BLUE).with(Marker.CIRCLE);
        return new Panel(
                "",
                log ? Axis.log(quantity) : Axis.linear(quantity),
                rows,
                List.of(new Layer.Points("", values, row, style).withNotes(notes)));
    }

    private static double spread(double[] values) {
        double[] known = Arrays.stream(values).filter(Double::isFinite).toArray();
        return Arrays.stream(known).max().orElse(1) / Arrays.stream(known).min().orElse(1);
    }

    /** Returns the error rates; where no sample was an error, half of one stands, as a logarithm has no place for 0. */
    private static double[] rates(DataTable table) {
        double[] errors = table.numbers("errors");
        double[] samples = table.numbers("samples");
        return IntStream.range(0, errors.length)
                .mapToDouble(i -> Math.max(errors[i], 0.5) / samples[i])
                .toArray();
    }
}
