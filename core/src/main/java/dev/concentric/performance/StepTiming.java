package dev.concentric.performance;

/**
 * How fast one step of training is: drawing the batch, forward and backward pass, Adam.
 *
 * @param network the network's name
 * @param threads the threads that share the step
 * @param medianMillis the median time of a step
 * @param floorMillis the time that the peak of those threads and the memory's bandwidth allow at best
 */
public record StepTiming(String network, int threads, double medianMillis, double floorMillis) {}
