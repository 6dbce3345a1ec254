package dev.concentric.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.experiment.Measurement.Distances;
import dev.concentric.store.DataTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The verdicts on MNIST, of made-up results. */
class ImageClaimsTest {
    private static final int TEST_IMAGES = 10_000;

    private String images = "MNIST";
    private double firstShare = 0.95;
    private double farther = 6.24;
    private double lowDistance = 0.079;
    private double lowRate = 1e-4;
    private double best = 7.2;
    private ImageMeasurement vanilla = measured(79, Fabricated.distance(1.3), Fabricated.distance(1.2));
    private ImageMeasurement adversarial = measured(140, Fabricated.distance(5.0), Fabricated.distance(4.0));

    private static ImageMeasurement measured(long errors, Distances gradient, Distances minimumNorm) {
        return new ImageMeasurement(12_000, Fabricated.errors(errors, TEST_IMAGES), gradient, minimumNorm);
    }

    private DataTable spread() {
        DataTable.Builder table = DataTable.withColumns("part", "series", "number", "x", "y", "value")
                .row(ImageSeries.VARIANCE, images, 1, 1, firstShare, "")
                .row(ImageSeries.VARIANCE, images, 101, 101, 1 - firstShare, "")
                .row(ImageSeries.VARIANCE, "sphere of the same dimension", 1, 1, 1.0 / 784, "");
        return table.build();
    }

    private DataTable sets() {
        DataTable.Builder table = ImageErrorSets.columns();
        set(ImageSeries.LEADING, "direction 1, +", 0.0118, farther, table);
        set(ImageSeries.LEADING, "direction 1, -", 0.0111, 3.93, table);
        set(ImageSeries.LEADING, "direction 10, -", 0.0111, 9, table);
        set(ImageSeries.LOW_VARIANCE, "direction 667, -", lowRate, lowDistance, table);
        set(ImageSeries.BEST, "best direction", 0.01, best, table);
        set(ImageSeries.UNION, "1 ball", 0.01, best - 1, table);
        return table.build();
    }

    private static void set(String series, String name, double rate, double distance, DataTable.Builder table) {
        table.row(
                series,
                name,
                rate,
                rate / 1.2,
                rate * 1.2,
                distance,
                distance - 0.05,
                distance + 0.05,
                distance,
                distance + 1,
                5.0,
                "true");
    }

    private Claim claim(String id) {
        return new ImageClaims(spread(), sets(), vanilla, adversarial)
                .all().stream()
                        .filter(claim -> claim.id().equals(ImageClaims.PREFIX + id))
                        .findFirst()
                        .orElseThrow();
    }

    private Verdict verdict(String id) {
        return claim(id).verdict();
    }

    @Test
    void ofOtherImagesThePaperSaysNothing() {
        images = "fashion-mnist";
        for (Claim claim : new ImageClaims(spread(), sets(), vanilla, adversarial).all()) {
            assertEquals(Verdict.NOT_REACHED, claim.verdict(), claim.id());
            assertTrue(claim.explanation().contains("other images"), claim.explanation());
        }
    }

    @ParameterizedTest
    @CsvSource({".95, REPRODUCED", ".85, DIFFERS"})
    void aHundredDirectionsDominateFromNineTenthsOn(double share, Verdict verdict) {
        firstShare = share;
        Claim claim = claim("variance-dominated");
        assertEquals(verdict, claim.verdict());
        assertTrue(claim.explanation().contains("99.0 %"), claim.explanation()); // 100 of 101 directions
    }

    @ParameterizedTest
    @CsvSource({"6.24, REPRODUCED", "6.1, DIFFERS", "6.7, DIFFERS"})
    void theLeadingHalfSpaceIsJudgedByTheFartherSign(double distance, Verdict verdict) {
        farther = distance;
        assertEquals(verdict, verdict("halfspace-leading"));
        assertFalse(claim("halfspace-leading").measured().contains("direction 10"));
    }

    @ParameterizedTest
    @CsvSource({".0001, .079, REPRODUCED", ".0001, .13, DIFFERS", ".0001, .05, DIFFERS", ".0003, .079, DIFFERS"})
    void theLowVarianceOneIsJudgedByBothNumbers(double rate, double distance, Verdict verdict) {
        lowRate = rate;
        lowDistance = distance;
        assertEquals(verdict, verdict("halfspace-low-variance"));
    }

    @ParameterizedTest
    @CsvSource({"79, 1.3, REPRODUCED", "79, .9, DIFFERS", "79, 1.9, DIFFERS", "100, 1.3, NOT_REACHED"})
    void theVanillaNetworkIsJudgedOnceItIsAccurate(long errors, double distance, Verdict verdict) {
        vanilla = measured(errors, Fabricated.distance(distance), Fabricated.distance(distance));
        assertEquals(verdict, verdict("vanilla-network"));
    }

    @ParameterizedTest
    @CsvSource({"140, 5, REPRODUCED", "140, 3.9, DIFFERS", "140, 6.1, DIFFERS", "300, 5, NOT_REACHED"})
    void theAdversariallyTrainedOneLikewise(long errors, double distance, Verdict verdict) {
        adversarial = measured(errors, Fabricated.distance(distance), Fabricated.distance(0.8 * distance));
        Claim claim = claim("adversarial-network");
        assertEquals(verdict, claim.verdict());
        assertTrue(claim.explanation().contains("leaves 80 %"), claim.explanation());
    }

    @Test
    void aMeanOverSomeOfTheImagesIsNoVerdict() {
        adversarial = measured(140, Fabricated.distance(5.0), Fabricated.distance(99, 4.0));
        assertEquals(Verdict.REPRODUCED, verdict("adversarial-network"));
        assertFalse(claim("adversarial-network").explanation().contains("leaves"));
        adversarial = measured(140, Fabricated.distance(5, 5.0), Fabricated.distance(4.0));
        Claim claim = claim("adversarial-network");
        assertEquals(Verdict.NOT_REACHED, claim.verdict());
        assertTrue(claim.measured().contains("(5 of 100)"), claim.measured());
        assertTrue(claim.explanation().contains("not found from all images"), claim.explanation());
        assertFalse(claim.explanation().contains("leaves"), claim.explanation());
    }

    @Test
    void roomIsJudgedByTheFarthestOfAccurateNetworks() {
        assertEquals(Verdict.REPRODUCED, verdict("room-for-robustness"));
        best = 4.9; // not a quarter farther than the 4.0 of the adversarially trained network
        assertEquals(Verdict.DIFFERS, verdict("room-for-robustness"));
        adversarial = measured(1_330, Fabricated.distance(5), Fabricated.distance(4));
        assertEquals(Verdict.REPRODUCED, verdict("room-for-robustness"));
        vanilla = measured(200, Fabricated.distance(1.3), Fabricated.distance(1.2));
        assertEquals(Verdict.NOT_REACHED, verdict("room-for-robustness"));
    }
}
