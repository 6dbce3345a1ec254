package dev.concentric.data;

import dev.concentric.random.RandomStream;

/** A supply whose every draw is a fresh point: the paper's online setting, N infinite. */
public final class EndlessSupply implements SampleSupply {
    private final ConcentricSpheres spheres;
    private final RandomStream directions;
    private final RandomStream labels;

    /** Makes the supply whose points and labels come from streams below {@code stream}. */
    public EndlessSupply(ConcentricSpheres spheres, RandomStream stream) {
        this.spheres = spheres;
        this.directions = stream.split("directions");
        this.labels = stream.split("labels");
    }

    @Override
    public ConcentricSpheres spheres() {
        return spheres;
    }

    /** Writes point {@code draw}, on a sphere chosen by a fair coin. */
    @Override
    public void draw(long draw, Batch batch, int row) {
        Sphere sphere = labels.coin(draw) ? Sphere.OUTER : Sphere.INNER;
        spheres.point(directions, draw, sphere, batch.points().data(), row * spheres.dimension());
        batch.labels()[row] = sphere.label();
    }
}
