package dev.concentric.data;

import dev.concentric.random.RandomStream;

/** A supply whose every draw is a fresh point: the paper's online setting, N infinite. */
public final class EndlessSupply implements SampleSupply {
    private final ConcentricSpheres spheres;
    private final RandomStream directions;
    private final RandomStream labels;
    private final Batching batching;

    /** Makes a supply of independent draws, whose points and labels come from streams below {@code stream}. */
    public EndlessSupply(ConcentricSpheres spheres, RandomStream stream) {
        this(spheres, stream, Batching.INDEPENDENT);
    }

    /** Makes the supply whose points, and labels if they are random, come from streams below {@code stream}. */
    public EndlessSupply(ConcentricSpheres spheres, RandomStream stream, Batching batching) {
        this.spheres = spheres;
        this.batching = batching;
        this.directions = stream.split("directions");
        this.labels = stream.split("labels");
    }

    @Override
    public ConcentricSpheres spheres() {
        return spheres;
    }

    /** Writes point {@code draw}; its direction is the same whichever way its sphere is chosen. */
    @Override
    public void draw(long draw, Batch batch, int row) {
        boolean outer = switch (batching) {
            case INDEPENDENT -> labels.coin(draw);
            case BALANCED -> draw % 2 == 1;
        };
        Sphere sphere = outer ? Sphere.OUTER : Sphere.INNER;
        spheres.point(directions, draw, sphere, batch.points().data(), row * spheres.dimension());
        batch.labels()[row] = sphere.label();
    }
}
