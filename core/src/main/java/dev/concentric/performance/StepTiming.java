package dev.concentric.performance;

/**
 * How fast one step of training is: drawing the batch, forward and backward pass, Adam.
 *
 * @param network the network's name
 * @param threads the threads that share the step
 * @param medianMillis the median time of a step
 * @param floorMillis the time of the products at the peak of those threads; convolutions count as products with patches,
 *     so that tiled ones, which multiply less, may come below it
 */
public record StepTiming(String network, int threads, double medianMillis, double floorMillis) {}
