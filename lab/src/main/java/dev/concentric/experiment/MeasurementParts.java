package dev.concentric.experiment;

import dev.concentric.estimation.ErrorCount;
import dev.concentric.estimation.PartialCount;
import dev.concentric.store.BadFileException;
import dev.concentric.store.Document;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The parts of one measurement that are done, so that a run that is killed while it measures need not make them again.
 * A part's name tells all that it depends on beside the network, such as the number of points.
 */
final class MeasurementParts {
    private static final String STEP = "step";
    private static final String PARTS = "parts";

    private final long step;
    private final Map<String, Document> parts = new LinkedHashMap<>();
    private final Consumer<Document> keeper;

    /**
     * Begins without any.
     *
     * @param step the step whose network is measured
     * @param keeper is given all parts whenever there is one more
     */
    MeasurementParts(long step, Consumer<Document> keeper) {
        this.step = step;
        this.keeper = keeper;
    }

    /**
     * Takes over the parts that were kept, if they are of the same step.
     *
     * @throws BadFileException if they are damaged
     */
    void takeOver(Document kept) {
        if (kept.integer(STEP) == step) {
            Document there = kept.document(PARTS);
            there.keys().forEach(name -> parts.put(name, there.document(name)));
        }
    }

    /** Returns a part, which is made if it is not there. */
    Document part(String name, Supplier<Document> made) {
        Document there = parts.get(name);
        if (there == null) {
            there = made.get();
            keep(name, there);
        }
        return there;
    }

    /** A count that can be gone on with. */
    interface Counting {
        /** Counts to the end, from where it had come to; the listener is told how far it has come. */
        ErrorCount count(PartialCount from, Consumer<PartialCount> listener);
    }

    /** Returns a count, which is made from where it was left if it is not there. */
    ErrorCount count(String name, Counting counting) {
        String partial = name + ", so far";
        Document whole = part(
                name,
                () -> MeasurementDocument.of(counting.count(
                        Optional.ofNullable(parts.get(partial))
                                .map(MeasurementParts::readPartial)
                                .orElse(PartialCount.NONE),
                        count -> keep(partial, document(count)))));
        parts.remove(partial);
        return MeasurementDocument.readCount(whole);
    }

    private void keep(String name, Document part) {
        parts.put(name, part);
        Document.Builder all = Document.builder();
        parts.forEach(all::put);
        keeper.accept(Document.builder().put(STEP, step).put(PARTS, all.build()).build());
    }

    private static Document document(PartialCount count) {
        return Document.builder()
                .put("points", count.points())
                .put("errors", count.errors())
                .put("loss", count.loss())
                .put("squaredLoss", count.squaredLoss())
                .build();
    }

    private static PartialCount readPartial(Document document) {
        try {
            return new PartialCount(
                    document.integer("points"),
                    document.integer("errors"),
                    document.number("loss"),
                    document.number("squaredLoss"));
        } catch (IllegalArgumentException e) {
            throw document.refuse("errors", "do not fit: " + e.getMessage(), "expected a count that was kept");
        }
    }
}
