package dev.concentric.linalg;

/**
 * The averages that Adam keeps for one tensor, of its shape and not corrected for their start at 0.
 *
 * @param first the average of the gradient, m
 * @param second the average of its square, v
 */
public record Moments(PackedMatrix first, PackedMatrix second) {}
