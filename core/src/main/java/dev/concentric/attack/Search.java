package dev.concentric.attack;

/**
 * How a search moves a point: the part of an attack that is worth inventing anew. A search is a value without state,
 * so that points can be searched from in any order and company.
 */
public interface Search {

    /** Returns how many steps are made at most, at least 1. */
    int maxSteps();

    /**
     * Moves a point by one step and keeps it to the constraint.
     *
     * @param point the point {@code [n]}, in float32
     * @param gradient the logit's gradient there {@code [n]}
     * @param direction 1 to raise the logit, -1 to lower it
     * @param constraint where the point may go
     * @return false, with the point unmoved, where the gradient shows no direction to go
     */
    boolean step(float[] point, float[] gradient, int direction, Constraint constraint);
}
