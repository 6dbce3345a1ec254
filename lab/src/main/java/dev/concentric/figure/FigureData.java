package dev.concentric.figure;

import java.awt.geom.AffineTransform;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A figure as JSON for a script that draws it in a page: what is drawn, and with which ink, is settled here. */
final class FigureData {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** Finer than a screen shows, also after zooming in. */
    private static final MathContext DIGITS = new MathContext(6, RoundingMode.HALF_EVEN);

    /** Charts in a page are drawn larger than figures on paper. */
    private static final AffineTransform ON_SCREEN = AffineTransform.getScaleInstance(1.3, 1.3);

    private final Palette palette;

    private FigureData(Palette palette) {
        this.palette = palette;
    }

    static String json(Figure figure) {
        FigureData data = new FigureData(new Palette(figure));
        Map<String, @Nullable Object> whole = new LinkedHashMap<>();
        whole.put("title", figure.title());
        whole.put("columns", figure.columns());
        whole.put("ratio", figure.panelHeight() / figure.panelWidth());
        whole.put("panels", figure.panels().stream().map(data::panel).toList());
        return MAPPER.writeValueAsString(whole);
    }

    private Map<String, @Nullable Object> panel(Panel panel) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("title", panel.title());
        map.put("equalAspect", panel.equalAspect());
        map.put("x", axis(panel.x(), Extent.ofX(panel)));
        map.put("y", axis(panel.y(), Extent.ofY(panel)));
        map.put("layers", panel.layers().stream().map(this::layer).toList());
        return map;
    }

    private static Map<String, @Nullable Object> axis(Axis axis, double[] ends) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("label", axis.label());
        map.put("log", axis.scale() == Scale.LOG);
        map.put("ends", ends);
        map.put("categories", axis.categories());
        return map;
    }

    private Map<String, @Nullable Object> layer(Layer layer) {
        Ink ink = palette.ink(layer);
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("kind", layer.getClass().getSimpleName().toLowerCase(Locale.ROOT));
        map.put("name", layer.name());
        map.put("color", "var(" + PageColors.variable(ink.tone()) + ")");
        map.put("dash", ink.dash().pattern());
        switch (layer) {
            case Layer.Line line -> {
                map.put("x", numbers(line.x()));
                map.put("y", numbers(line.y()));
            }
            case Layer.Points points -> {
                map.put("marker", SvgPath.of(ink.shape(), ON_SCREEN));
                map.put("fine", ink.fine());
                map.put("x", numbers(points.x()));
                map.put("y", numbers(points.y()));
                map.put("xBars", bars(points.xLow(), points.xHigh()));
                map.put("yBars", bars(points.yLow(), points.yHigh()));
                map.put("notes", points.notes());
            }
            case Layer.Bars bars -> {
                map.put("edges", numbers(bars.edges()));
                map.put("counts", numbers(bars.counts()));
            }
            case Layer.Band band -> {
                map.put("x", numbers(band.x()));
                map.put("low", numbers(band.low()));
                map.put("high", numbers(band.high()));
            }
            case Layer.Rule rule -> {
                map.put("vertical", rule.direction() == Layer.Rule.Direction.VERTICAL);
                map.put("at", number(rule.at()));
            }
            case Layer.Circle circle -> map.put("radius", circle.radius());
            case Layer.Region region -> {
                map.put("xs", numbers(region.xs()));
                map.put("ys", numbers(region.ys()));
                map.put(
                        "values",
                        Arrays.stream(region.values()).map(FigureData::numbers).toList());
                map.put("quantity", region.quantity());
            }
            case Layer.Picture picture -> {
                map.put("place", numbers(new double[] {picture.left(), picture.bottom(), picture.right(), picture.top()
                }));
                map.put("signed", picture.shades() == Layer.Picture.Shades.SIGNED);
                map.put(
                        "values",
                        Arrays.stream(picture.values()).map(FigureData::numbers).toList());
            }
            case Layer.Labels labels -> {
                map.put("x", numbers(labels.x()));
                map.put("y", numbers(labels.y()));
                map.put("texts", labels.texts());
                map.put("above", labels.side() == Layer.Labels.Side.ABOVE);
            }
        }
        return map;
    }

    /** Returns the ends of error bars, nothing if there are none. */
    private static List<List<@Nullable Double>> bars(double[] low, double[] high) {
        boolean none = Arrays.stream(low).allMatch(Double::isNaN);
        return none ? List.of() : List.of(numbers(low), numbers(high));
    }

    /** Returns rounded numbers, null for what JSON cannot say. */
    private static List<@Nullable Double> numbers(double[] values) {
        List<@Nullable Double> numbers = new ArrayList<>(values.length);
        for (double value : values) {
            numbers.add(number(value));
        }
        return numbers;
    }

    private static @Nullable Double number(double value) {
        return Double.isFinite(value) ? new BigDecimal(value).round(DIGITS).doubleValue() : null;
    }
}
