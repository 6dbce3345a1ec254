package dev.concentric.report;

import dev.concentric.experiment.Claim;
import dev.concentric.experiment.Verdict;
import dev.concentric.store.Document;
import dev.concentric.store.Json;
import dev.concentric.store.Provenance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a reproduction leaves in its folder, made up and small: one claim of each verdict, all figures' data. */
final class FabricatedReproduction {
    /** A text that would break a page that does not escape it. */
    static final String NASTY = "a <b> & \"c\" </td><script>alert(1)</script>";

    private FabricatedReproduction() {}

    /** Fills a folder. */
    static void in(Path folder) throws IOException {
        writeClaims(folder, List.of(Verdict.values()));
        Path figures = Files.createDirectories(folder.resolve("figures"));
        StringBuilder slices = new StringBuilder("# a comment\npanel,x,y,logit\n");
        for (String panel : List.of("random and random", "two adversarial")) {
            for (double y : new double[] {-2, 0, 2}) {
                for (double x : new double[] {-2, 0, 2}) {
                    slices.append("%s,%s,%s,%s\n".formatted(panel, x, y, x * x + y * y - 1.3));
                }
            }
        }
        Files.writeString(figures.resolve("fig1.csv"), slices);
        Files.writeString(figures.resolve("fig2-alphas.csv"), """
            run,seed,alpha,lowest,highest
            "endless, <&>",1,0.5,0.5917,1.0
            "endless, <&>",1,0.8,0.5917,1.0
            "endless, <&>",2,0.9,0.5917,1.0
            finite,1,1.2,0.5917,1.0
            """);
        Files.writeString(figures.resolve("fig2-training.csv"), """
            seed,step,averageLoss,averageLow,averageHigh,worstLoss,wrongAlphas
            1,0,0.01,0.009,0.011,0.02,0
            1,100,0.001,0.0009,0.0011,0.2,3
            2,0,0.01,0.009,0.011,0.02,0
            2,100,0.004,0.0035,0.0045,0.3,5
            """);
        Files.writeString(figures.resolve("fig3.csv"), """
            dimension,measure,height,meanChord
            2,0.01,0.9995,1.2532
            500,0.01,0.1039,0.1042
            """);
        Files.writeString(figures.resolve("fig4.csv"), """
            series,trainingSet,seed,step,rate,rateLow,rateHigh,distance,distanceLow,distanceHigh,rawDistance
            ReLU-h1000-d2,1000,1,10,0.1,0.09,0.11,0.05,0.04,0.06,0.051
            ReLU-h1000-d2,endless,1,1000,0.01,0.009,0.011,0.1,0.09,0.11,0.101
            Quad-h1000,endless,2,1000,0.02,0.019,0.021,0.1,0.09,0.11,0.101
            exact optimum,,,,0.1,,,0.06,,,
            exact optimum,,,,0.01,,,0.104,,,
            paper's black line,,,,0.1,,,0.057,,,
            """);
        Files.writeString(figures.resolve("fig4-tail.csv"), """
            series,dimension,step,method,log10Rate,log10Low,log10High,distance,distanceLow,distanceHigh,optimum
            "ReLU network, endless data",500,10,splitting,-21.5,-21.7,-21.4,0.25,0.24,0.26,0.37
            ReLU network in n dimensions,100,10,splitting,-12.3,-12.4,-12.2,0.5,0.48,0.52,0.68
            exact optimum,500,,theorem,-25,,,0.4,,,0.4
            exact optimum,500,,theorem,-0.1,,,0.06,,,0.06
            """);
        Files.writeString(figures.resolve("figB3.csv"), """
            run,seed,step,loss,lossLow,lossHigh,distance,distanceLow,distanceHigh,found,points
            as it is,1,10,0.7,0.69,0.71,,,,0,100
            as it is,1,100,0.1,0.09,0.11,0.15,0.14,0.16,100,100
            as it is,2,10,0.6,0.59,0.61,,,,0,100
            as it is,2,100,0.2,0.19,0.21,0.17,0.16,0.18,100,100
            averaged,1,10,0.2,-0.01,0.41,,,,0,100
            averaged,1,100,0.1,0.09,0.11,0.17,0.16,0.18,100,100
            """);
        Files.writeString(figures.resolve("figE4.csv"), """
            errorRate,method,dimension,seen,share
            1.0E-6,exact,100,89,0.89
            1.0E-6,exact,1000,398,0.398
            1.0E-6,CLT,100,93,0.93
            1.0E-6,CLT,1000,418,0.418
            """);
        Files.writeString(figures.resolve("too-small.csv"), """
            run,seed,step,wrongAlphas,log10Inner,log10Outer,log10CltInner,log10CltOuter
            "<&>, n = 2000",1,10,1500,-0.5,-0.4,-0.5,-0.4
            "<&>, n = 2000",1,1000,1010,-20.5,-8.7,-21.9,-9.4
            """);
        Files.writeString(figures.resolve("depth.csv"), """
            network,origin,exact,points,depth,depthLow,depthHigh,deepest,distance,distanceLow,distanceHigh
            "<&>, error rate 0.001",SPLITTING,false,100,0.006,0.005,0.007,0.03,0.14,0.13,0.15
            "Quad-h1000, error rate 10⁻⁵",REJECTION,true,100,0.007,0.006,0.008,0.02,0.13,0.12,0.14
            """);
        Files.writeString(figures.resolve("figF5.csv"), """
            dimension,x,exact,normal,largestDifference
            500,-0.1,0.733,0.732,0.0003
            500,0,8.907,8.921,0.0003
            500,0.1,0.733,0.732,0.0003
            """);
        Files.writeString(figures.resolve("figG6.csv"), """
            part,series,number,x,y,value
            variance,images,1,1,0.7,
            variance,images,2,2,0.3,
            variance,sphere,1,1,0.5,
            variance,sphere,2,2,0.5,
            plane,test images,0,-6.1,-0.1,
            plane,test images,1,0.2,-0.2,
            picture,images in E,0,0,0,1
            picture,images in E,0,1,0,0.5
            picture,"normal, leading",0,0,0,1
            picture,"normal, leading",0,1,0,-0.5
            """);
        Files.writeString(figures.resolve("figG6-sets.csv"), """
            series,name,rate,rateLow,rateHigh,distance,distanceLow,distanceHigh,distanceAtMeasure,boxDistance,threshold,exact
            "half-space, principal direction","direction 1, +",0.0118,0.01,0.014,6.23,6.2,6.26,6.3,6.4,5.1,true
            "vanilla network, gradient attack",step 10,0.02,0.018,0.022,1.4,1.3,1.5,,,,false
            in the paper,"<&> network",0.007,,,1.3,,,,,,
            """);
        Files.writeString(figures.resolve("figG6-errors.csv"), """
            network,number,label,given,distance,x,y,image,error
            vanilla network,1,7,2,1.25,0,0,0,0.2
            vanilla network,1,7,2,1.25,1,0,1,0.9
            vanilla network,2,1,4,1.5,0,0,0.5,0.5
            vanilla network,2,1,4,1.5,1,0,0,0
            """);
        Files.writeString(figures.resolve("figA1.csv"), """
            network,distance,meanDistance
            "relu, endless",0.1,0.15
            "relu, endless",0.2,0.15
            quadratic,0.3,0.3
            quadratic,,0.3
            """);
        Files.writeString(figures.resolve("figA1-survival.csv"), """
            network,distance,share,shareLow,shareHigh,optimum
            "relu, endless",0,0.99,0.9,1,0.99
            "relu, endless",0.2,0,0,0.1,0.5
            quadratic,0,1,0.9,1,
            quadratic,0.3,0.5,0.4,0.6,
            """);
        Files.writeString(figures.resolve("figB2.csv"), """
            dimension,seed,step,distance,distanceLow,distanceHigh,found,points
            20,1,10,0.3,0.29,0.31,100,100
            20,1,100,0.4,0.39,0.41,100,100
            20,2,100,0.5,0.49,0.51,100,100
            500,1,10,0.03,0.02,0.04,70,100
            500,1,100,,,,0,100
            """);
        Files.writeString(figures.resolve("fig2-counts.csv"), """
            run,seed,step,wrongAlphas,log10Inner,log10Outer,log10CltInner,log10CltOuter
            endless,1,10,400,-1.0,-2.0,-1.1,-2.1
            endless,1,100,0,,,-30.0,-40.0
            endless,2,10,420,-1.2,-2.2,-1.3,-2.3
            finite,1,10,410,-1.5,-2.5,-1.6,-2.6
            """);
        Files.writeString(figures.resolve("sensitivity.csv"), """
            choice,seed,step,errors,samples,meanLoss,distance
            as the paper says,1,300,100,1000,0.1,0.1
            as the paper says,1,5000,10,1000,0.01,0.15
            as the paper says,2,5000,0,1000,0.02,0.16
            "other <init>",1,5000,400,1000,0.4,
            """);
        Files.writeString(figures.resolve("attacks.csv"), """
            network,attack,stepSize,points,found,meanGap,worstGap,leastGap,gapOfMean,shareWithin1Percent,\
            gradientEvaluations,logitEvaluations
            trained,projected steps (paper),0.01,100,100,0.04,0.3,0.01,0.03,0.2,50.5,2.0
            trained,projected steps (paper),0.001,100,0,,,,,0.0,1001.0,2.0
            trained,refined,0.05,100,100,-1.0E-12,1.0E-9,-1.0E-11,0.0,1.0,20.0,40.0
            by hand,projected steps (paper),0.01,90,45,0.04,0.3,0.01,0.03,0.2,700.0,2.0
            perfect,no error left,,0,0,,,,,,0.0,0.0
            """);
    }

    static void writeClaims(Path folder, List<Verdict> verdicts) {
        Provenance provenance =
                Provenance.capture("1.2.3", "none", "kernels <x>", 2, -3, "concentric reproduce --out 'a & b'");
        Json.write(
                folder.resolve("reproduction.json"),
                Document.builder()
                        .put("scale", "quick")
                        .put("seed", -3)
                        .putDocuments(
                                "claims",
                                verdicts.stream()
                                        .map(verdict -> new Claim(
                                                        "claim-" + verdict.ordinal(),
                                                        "sect. <3>",
                                                        NASTY,
                                                        "value > 3",
                                                        "measured for " + verdict,
                                                        verdict,
                                                        "explained for " + verdict)
                                                .document())
                                        .toList())
                        .putDocuments(
                                "runs",
                                List.of(Document.builder()
                                        .put("name", "relu-online")
                                        .put("title", "ReLU & more")
                                        .put("steps", 5000)
                                        .put("finalSamples", 30000)
                                        .put("seconds", 12.3)
                                        .put("started", "2026-01-02T03:04:05Z")
                                        .put("commit", "0123456789abcdef")
                                        .build()))
                        .put("provenance", provenance.document())
                        .build());
    }
}
