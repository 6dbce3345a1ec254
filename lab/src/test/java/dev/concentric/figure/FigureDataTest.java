package dev.concentric.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FigureDataTest {

    private static JsonNode data(Panel panel) {
        return JsonMapper.shared()
                .readTree(FigureRenderer.json(Figure.of(panel)))
                .get("panels")
                .get(0);
    }

    @Test
    void holdsNumbersOfSixDigitsAndNullForWhatIsNone() {
        double[] x = {1 / 3.0, Double.NaN, Double.POSITIVE_INFINITY};
        JsonNode layer = data(new Panel("", Axis.log("x"), Axis.linear("y"), List.of(new Layer.Line("curve", x, x))))
                .get("layers")
                .get(0);
        assertEquals("[0.333333,null,null]", layer.get("x").toString());
        assertEquals("line", layer.get("kind").asString());
        assertEquals("var(--tone-blue)", layer.get("color").asString());
    }

    @Test
    void axesEndWhereTheFiguresDo() {
        Layer line = new Layer.Line("", new double[] {1, 1000}, new double[] {0, 1});
        Panel panel = new Panel("", Axis.log("x"), Axis.linear("y").from(0), List.of(line));
        JsonNode data = data(panel);
        assertTrue(data.get("x").get("log").asBoolean());
        assertEquals(Extent.ofX(panel)[0], data.get("x").get("ends").get(0).asDouble());
        assertEquals(0, data.get("y").get("ends").get(0).asDouble());
    }

    @Test
    void pointsHaveBarsNotesAndTheirMarker() {
        double[] one = {1};
        Layer points = new Layer.Points("", one, one, Style.of(Tone.GREEN).with(Marker.SQUARE))
                .withXBars(new double[] {0.5}, new double[] {2})
                .withNotes(List.of("a \"note\""));
        JsonNode layer = data(new Panel("", Axis.linear(""), Axis.linear(""), List.of(points)))
                .get("layers")
                .get(0);
        assertEquals("[[0.5],[2.0]]", layer.get("xBars").toString());
        assertEquals("[]", layer.get("yBars").toString());
        assertEquals("a \"note\"", layer.get("notes").get(0).asString());
        assertTrue(layer.get("marker").asString().matches("M-\\S+ -\\S+h.*"), layer::toString);
    }

    @Test
    void everyKindOfLayerHasItsData() {
        double[] two = {0, 1};
        List<Layer> layers = List.of(
                new Layer.Bars("", two, new double[] {3}),
                new Layer.Band("", two, two, two),
                Layer.Rule.vertical("", 0.5, Style.AUTOMATIC),
                new Layer.Circle("", 1, Style.AUTOMATIC),
                new Layer.Region("", two, two, new double[][] {two, two}, "logit", Style.AUTOMATIC),
                new Layer.Labels(two, two, List.of("a", ""), Layer.Labels.Side.ABOVE, Style.AUTOMATIC));
        JsonNode data =
                data(new Panel("", Axis.linear(""), Axis.linear(""), layers)).get("layers");
        assertEquals("[3.0]", data.get(0).get("counts").toString());
        assertEquals("[0.0,1.0]", data.get(1).get("low").toString());
        assertEquals(0.5, data.get(2).get("at").asDouble());
        assertEquals(1, data.get(3).get("radius").asDouble());
        assertEquals("logit", data.get(4).get("quantity").asString());
        assertEquals("[\"a\",\"\"]", data.get(5).get("texts").toString());
        assertFalse(data.toString().contains("NaN"));
    }
}
