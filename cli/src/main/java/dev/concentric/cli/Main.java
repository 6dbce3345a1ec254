package dev.concentric.cli;

import dev.concentric.experiment.RunsFailedException;
import dev.concentric.store.StoreException;
import dev.concentric.training.DivergedException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** The entry point: {@code concentric VERB}. */
@Command(
        name = "concentric",
        description = "A laboratory for the geometry of adversarial examples.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            ReproduceCommand.class,
            TrainCommand.class,
            EvaluateCommand.class,
            AttackCommand.class,
            BoundCommand.class,
            DoctorCommand.class
        })
public final class Main implements Runnable {
    /** The exit code of work that failed. */
    static final int FAILED = 1;

    /** The exit code of bad usage or bad input. */
    static final int BAD_USAGE = 2;

    @Spec
    private CommandSpec spec;

    private Main() {}

    /** Runs one command and exits with its code. */
    public static void main(String[] arguments) {
        StandardError.restore();
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setParameterExceptionHandler(Main::explain)
                .setExecutionExceptionHandler(Main::explain);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do");
    }

    private static int explain(ParameterException e, String[] arguments) {
        CommandLine command = e.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        command.getErr().println(name + ": " + e.getMessage() + " (see " + name + " --help)");
        return BAD_USAGE;
    }

    private static int explain(Exception e, CommandLine command, ParseResult parsed) throws Exception {
        int code = switch (e) {
            case StoreException store -> BAD_USAGE;
            case IllegalArgumentException wrongValue -> BAD_USAGE;
            case DivergedException diverged -> FAILED;
            case RunsFailedException runs -> FAILED;
            default -> throw e;
        };
        command.getErr().println(command.getCommandSpec().qualifiedName() + ": " + e.getMessage());
        return code;
    }
}
