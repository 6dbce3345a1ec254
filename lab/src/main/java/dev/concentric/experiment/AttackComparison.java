package dev.concentric.experiment;

import dev.concentric.attack.Attack;
import dev.concentric.attack.GeodesicAscent;
import dev.concentric.attack.GradientAscent;
import dev.concentric.attack.ManifoldAttack;
import dev.concentric.attack.RefinedAttack;
import dev.concentric.attack.Restarts;
import dev.concentric.attack.Search;
import dev.concentric.attack.StoppingRule;
import dev.concentric.data.ConcentricSpheres;
import dev.concentric.data.Sphere;
import dev.concentric.estimation.AttackCalibration;
import dev.concentric.estimation.FreshPoints;
import dev.concentric.linalg.Team;
import dev.concentric.model.DecisionEllipsoid;
import dev.concentric.model.QuadraticClassifier;
import dev.concentric.random.RandomStream;
import dev.concentric.store.DataTable;
import dev.concentric.training.TrainingPlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What attacks on the inner sphere are worth: their distances held against the exact nearest errors of quadratic
 * networks, trained ones and some made by hand, from the same start points.
 *
 * @param networks each network with what the attacks came to
 */
record AttackComparison(List<OnNetwork> networks) {
    private static final int POINTS = 100;
    private static final double[] PROJECTED_STEPS = {0.1, 0.03, 0.01, 0.003, 0.001};
    private static final double[] GEODESIC_STEPS = {0.1, 0.03, 0.01};
    private static final int MAX_STEPS = 1000;
    private static final int RESTARTS = 2;

    /** An attack's steps as in the paper: straight on, then back to the sphere. */
    static final String PROJECTED = "projected steps (paper)";

    /** The name of steps along geodesics. */
    static final String GEODESIC = "geodesic steps";

    /** The name of the refined attack. */
    static final String REFINED = "refined";

    /** The name of the refined attack with restarts. */
    static final String RESTARTED = "refined, " + RESTARTS + " restarts";

    /** The name that stands for no attack, where the sphere has no error. */
    static final String NO_ERROR = "no error left";

    /**
     * One attack.
     *
     * @param name its kind
     * @param stepSize the length of the steps towards the first error
     * @param attack the attack
     */
    private record Contender(String name, double stepSize, Attack attack) {

        static Contender of(String name, double stepSize, Search search) {
            return new Contender(name, stepSize, new ManifoldAttack(search, StoppingRule.FIRST_ERROR));
        }

        String key() {
            return name + " " + stepSize;
        }
    }

    /**
     * One attack on one network.
     *
     * @param attack the kind of attack
     * @param stepSize the length of its steps towards the first error
     * @param row what it came to
     */
    record Result(String attack, double stepSize, AttackCalibration.Row row) {}

    /**
     * One network.
     *
     * @param name its name for people
     * @param trained whether it was trained, not made by hand
     * @param results what each attack came to; empty where the sphere has no error
     */
    record OnNetwork(String name, boolean trained, List<Result> results) {

        /** Returns what the attack of a kind and step came to. */
        Result result(String attack, double stepSize) {
            return results.stream()
                    .filter(result -> result.attack.equals(attack) && result.stepSize == stepSize)
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no " + attack + " of " + stepSize));
        }
    }

    /**
     * Attacks the quadratic networks of the paper at their last step, and those made by hand, in as many dimensions;
     * what was made before is read.
     */
    static AttackComparison of(PaperResults results) {
        List<OnNetwork> networks = new ArrayList<>();
        attacked(results)
                .forEach((title, run) -> networks.addAll(read(
                        true,
                        run.folder()
                                .finding("attacks", () -> table(List.of(onTrained(title, run, results.threads())))))));
        TrainedRun first = results.run(PaperFigure.ATTACKS.experiments().getFirst());
        networks.addAll(read(
                false,
                first.folder()
                        .finding(
                                "attacks-by-hand",
                                () -> table(onNetworksByHand(first.spec().plan(), results.threads())))));
        return new AttackComparison(List.copyOf(networks));
    }

    /** Returns the first run of each experiment of section 4 and, where none of these errs, of each size in Figure 4. */
    private static Map<String, TrainedRun> attacked(PaperResults results) {
        Map<String, TrainedRun> attacked = new LinkedHashMap<>();
        PaperFigure.ATTACKS.experiments().forEach(of -> attacked.put(of.title(), results.run(of)));
        List<TrainedRun> erring = results.erringQuadratics();
        if (erring.stream().noneMatch(attacked::containsValue)) {
            erring.stream()
                    .filter(results.runs(Experiment.NETWORKS)::contains)
                    .forEach(run ->
                            attacked.putIfAbsent(VisibleNetwork.title(run.spec().plan()), run));
        }
        return attacked;
    }

    private static OnNetwork onTrained(String title, TrainedRun run, int threads) {
        return calibrated(title, true, PaperResults.quadratic(run), run.spec().plan(), threads);
    }

    private static List<OnNetwork> onNetworksByHand(TrainingPlan plan, int threads) {
        List<OnNetwork> networks = new ArrayList<>();
        byHand(plan.spheres().dimension())
                .forEach((name, alphas) ->
                        networks.add(calibrated(name, false, QuadraticClassifier.ofAlphas(alphas), plan, threads)));
        return networks;
    }

    /** Returns alphas whose errors lie far off in a few directions, and near by in many. */
    private static Map<String, double[]> byHand(int dimension) {
        double[] few = new double[dimension];
        Arrays.setAll(few, i -> i < 5 ? 3 - 0.375 * i : 0.79);
        double[] many = new double[dimension];
        Arrays.setAll(many, i -> 0.9 + 0.18 * i / (dimension - 1));
        Map<String, double[]> networks = new LinkedHashMap<>();
        networks.put("by hand: few alphas, strongly wrong", few);
        networks.put("by hand: many alphas, slightly wrong", many);
        return networks;
    }

    private static OnNetwork calibrated(
            String name, boolean trained, QuadraticClassifier network, TrainingPlan plan, int threads) {
        ConcentricSpheres spheres = plan.spheres();
        RandomStream stream = plan.stream("attack");
        DecisionEllipsoid ellipsoid = network.decisionEllipsoid();
        if (ellipsoid.wrongAlphas(Sphere.INNER, spheres.innerRadius()) == 0) {
            return new OnNetwork(name, trained, List.of());
        }
        List<Contender> contenders = contenders(stream);
        Map<String, Attack> attacks = new LinkedHashMap<>();
        contenders.forEach(contender -> attacks.put(contender.key(), contender.attack));
        FreshPoints points = new FreshPoints(spheres, stream);
        try (Team team = Team.of(threads)) {
            var rows = new AttackCalibration(network, ellipsoid, Sphere.INNER, points, POINTS).onSphere(attacks, team);
            return new OnNetwork(
                    name,
                    trained,
                    IntStream.range(0, rows.size())
                            .mapToObj(i -> new Result(contenders.get(i).name, contenders.get(i).stepSize, rows.get(i)))
                            .toList());
        }
    }

    private static List<Contender> contenders(RandomStream stream) {
        List<Contender> contenders = new ArrayList<>();
        for (double step : PROJECTED_STEPS) {
            contenders.add(Contender.of(PROJECTED, step, new GradientAscent(step, MAX_STEPS)));
        }
        for (double step : GEODESIC_STEPS) {
            contenders.add(Contender.of(GEODESIC, step, new GeodesicAscent(step, MAX_STEPS)));
        }
        RefinedAttack refined = RefinedAttack.DEFAULT;
        double step = RefinedAttack.DEFAULT_STEP;
        contenders.add(new Contender(REFINED, step, refined));
        contenders.add(new Contender(RESTARTED, step, refined.with(Restarts.of(RESTARTS, stream.split("restarts")))));
        return contenders;
    }

    /** Returns a row for each attack on each network, and one without an attack for a network without errors. */
    DataTable table() {
        return table(networks);
    }

    private static DataTable table(List<OnNetwork> networks) {
        DataTable.Builder table = DataTable.withColumns(
                        "network",
                        "attack",
                        "stepSize",
                        "points",
                        "found",
                        "meanGap",
                        "worstGap",
                        "leastGap",
                        "gapOfMean",
                        "shareWithin1Percent",
                        "gradientEvaluations",
                        "logitEvaluations")
                .comment("attacks from right points of the inner sphere; a gap is the distance found over the exact"
                        + " one, minus 1, and evaluations are those of a point; without points: no error left to"
                        + " find");
        for (OnNetwork network : networks) {
            for (Result result : network.results) {
                AttackCalibration.Row row = result.row;
                table.row(
                        network.name,
                        result.attack,
                        result.stepSize,
                        row.points(),
                        row.found(),
                        row.meanGap(),
                        row.worstGap(),
                        row.leastGap(),
                        row.gapOfMean(),
                        row.shareWithin1Percent(),
                        row.gradientEvaluations(),
                        row.logitEvaluations());
            }
            if (network.results.isEmpty()) {
                double none = Double.NaN;
                table.row(network.name, NO_ERROR, none, 0, 0, none, none, none, none, none, 0.0, 0.0);
            }
        }
        return table.build();
    }

    private static List<OnNetwork> read(boolean trained, DataTable table) {
        return Arrays.stream(table.strings("network"))
                .distinct()
                .map(name -> read(name, trained, table.where("network", name)))
                .toList();
    }

    private static OnNetwork read(String name, boolean trained, DataTable rows) {
        String[] attacks = rows.strings("attack");
        if (attacks[0].equals(NO_ERROR)) {
            return new OnNetwork(name, trained, List.of());
        }
        double[] steps = rows.numbers("stepSize");
        return new OnNetwork(
                name,
                trained,
                IntStream.range(0, attacks.length)
                        .mapToObj(i -> new Result(attacks[i], steps[i], readRow(rows, i)))
                        .toList());
    }

    private static AttackCalibration.Row readRow(DataTable rows, int i) {
        return new AttackCalibration.Row(
                rows.strings("attack")[i],
                (int) rows.integers("points")[i],
                (int) rows.integers("found")[i],
                rows.numbers("meanGap")[i],
                rows.numbers("worstGap")[i],
                rows.numbers("leastGap")[i],
                rows.numbers("gapOfMean")[i],
                rows.numbers("shareWithin1Percent")[i],
                rows.numbers("gradientEvaluations")[i],
                rows.numbers("logitEvaluations")[i]);
    }
}
