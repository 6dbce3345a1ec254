package dev.concentric.training;

import dev.concentric.model.Classifier;
import dev.concentric.model.LayerStatistics;
import java.util.List;

/**
 * A network at a moment of its training, as measurements see it.
 *
 * @param plan the plan it is trained by
 * @param step how many steps were made
 * @param statistics what its hidden layers are normalised with
 * @param classifier the frozen network
 */
public record Snapshot(TrainingPlan plan, long step, List<LayerStatistics> statistics, Classifier classifier) {}
