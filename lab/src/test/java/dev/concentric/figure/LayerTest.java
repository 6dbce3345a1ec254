package dev.concentric.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class LayerTest {

    private static final double[] TWO = {1, 2};
    private static final double[] THREE = {1, 2, 3};

    @Test
    void refusesArraysOfUnequalLengths() {
        String message = refusal(() -> new Layer.Line("loss", TWO, THREE));
        assertEquals("layer 'loss': arrays must have equal lengths, got 2 and 3", message);
        refusal(() -> new Layer.Points("p", TWO, THREE));
        refusal(() -> new Layer.Points("p", TWO, TWO).withXBars(TWO, THREE));
        refusal(() -> new Layer.Points("p", TWO, TWO).withYBars(THREE, TWO));
        refusal(() -> new Layer.Band("b", TWO, TWO, THREE));
        refusal(() -> new Layer.Bars("h", TWO, TWO));
        refusal(() -> new Layer.Region("r", TWO, THREE, new double[2][2]));
        refusal(() -> new Layer.Region("r", TWO, THREE, new double[3][3]));
        refusal(() -> new Layer.Labels(TWO, THREE, List.of("a", "b"), Layer.Labels.Side.ABOVE, Style.AUTOMATIC));
        assertEquals(
                "labels of 2 points need as many texts, got 1",
                refusal(() -> new Layer.Labels(TWO, TWO, List.of("a"), Layer.Labels.Side.BELOW, Style.AUTOMATIC)));
    }

    @Test
    void refusesWhatCannotBeDrawn() {
        refusal(() -> new Layer.Bars("h", new double[] {1, 1}, new double[] {1}));
        refusal(() -> new Layer.Region("r", new double[] {2, 1}, TWO, new double[2][2]));
        refusal(() -> new Layer.Circle("c", 0, Style.AUTOMATIC));
        refusal(() -> new Layer.Circle("c", Double.NaN, Style.AUTOMATIC));
        refusal(() -> Axis.log("x").within(0, 1));
        refusal(() -> Axis.linear("x").within(1, 1));
        refusal(() -> Axis.linear("x").within(0, 1).from(2));
        refusal(() -> Figure.of());
        refusal(() -> Figure.of(new Panel("", Axis.linear("x"), Axis.linear("y"), List.of()))
                .withColumns(0));
        refusal(() -> Figure.of(new Panel("", Axis.linear("x"), Axis.linear("y"), List.of()))
                .withPanelSize(10, 300));
        refusal(() -> new Panel("", Axis.log("x"), Axis.linear("y"), List.of(), true));
        Layer circle = new Layer.Circle("c", 1, Style.AUTOMATIC);
        refusal(() -> new Panel("", Axis.log("x"), Axis.linear("y"), List.of(circle)));
    }

    @Test
    void keepsItsOwnNumbers() {
        double[] x = {1, 2};
        Layer.Line line = new Layer.Line("", x, x);
        x[0] = 7;
        assertEquals(1, line.x()[0]);
    }

    private static String refusal(Executable making) {
        String message = assertThrows(IllegalArgumentException.class, making).getMessage();
        assertTrue(message != null && !message.isBlank());
        return message;
    }
}
