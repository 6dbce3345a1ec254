package dev.concentric.report;

import dev.concentric.experiment.ErrorsCompared;
import dev.concentric.store.DataTable;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/** The table of what the choices that the paper leaves open change, and which of them matter. */
final class SensitivityPart {
    private final DataTable table;
    private final Html html;

    SensitivityPart(DataTable table, Html html) {
        this.table = table;
        this.html = html;
    }

    /** Adds the table: a row for each choice. */
    void add() {
        long[] steps = Arrays.stream(table.integers("step")).distinct().sorted().toArray();
        List<String> choices = Columns.distinct(table, "choice");
        long[] usual = errors(choices.getFirst(), steps[steps.length - 1]);
        html.markup("<div class=\"wide\"><table>\n<thead><tr>").element("th", "Choice");
        for (long step : steps) {
            html.element("th", String.format(Locale.ROOT, "Errors at step %,d", step));
        }
        html.element("th", "Loss at the end")
                .element("th", "d(E) at the end")
                .element("th", "Against the first row, at the end")
                .markup("</tr></thead>\n<tbody>\n");
        for (String choice : choices) {
            html.markup("<tr>").element("td", choice);
            for (long step : steps) {
                html.element("td", "number", words(errors(choice, step)));
            }
            DataTable end = rows(choice, steps[steps.length - 1]);
            ErrorsCompared compared = ErrorsCompared.of(errors(choice, steps[steps.length - 1]), usual);
            html.element("td", "number", words("%.1e", end.numbers("meanLoss")))
                    .element("td", "number", words("%.3f", end.numbers("distance")))
                    .element("td", choice.equals(choices.getFirst()) ? "" : compared.words())
                    .markup("</tr>\n");
        }
        html.markup("</tbody></table></div>\n")
                .element(
                        "p",
                        "small",
                        "A number for each seed, of the points of both spheres together. " + ErrorsCompared.RULE);
    }

    private DataTable rows(String choice, long step) {
        return table.where("choice", choice).where("step", (double) step);
    }

    private long[] errors(String choice, long step) {
        return rows(choice, step).integers("errors");
    }

    private static String words(long[] numbers) {
        return LongStream.of(numbers)
                .mapToObj(number -> String.format(Locale.ROOT, "%,d", number))
                .collect(Collectors.joining(", "));
    }

    private static String words(String format, double[] numbers) {
        return DoubleStream.of(numbers)
                .mapToObj(number -> Double.isFinite(number) ? String.format(Locale.ROOT, format, number) : "none")
                .collect(Collectors.joining(", "));
    }
}
