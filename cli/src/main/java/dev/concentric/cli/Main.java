package dev.concentric.cli;

import dev.concentric.data.BadDataException;
import dev.concentric.experiment.RunDivergedException;
import dev.concentric.experiment.RunStoppedException;
import dev.concentric.experiment.RunsFailedException;
import dev.concentric.store.FileAccessException;
import dev.concentric.store.StoreException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The entry point: {@code concentric VERB}. */
@Command(
        name = "concentric",
        description = "A laboratory for the geometry of adversarial examples.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        scope = ScopeType.INHERIT,
        subcommands = {
            ReproduceCommand.class,
            TrainCommand.class,
            ResumeCommand.class,
            ReportCommand.class,
            RunsCommand.class,
            EvaluateCommand.class,
            AttackCommand.class,
            BoundCommand.class,
            EllipsoidCommand.class,
            HalfspaceCommand.class,
            DoctorCommand.class,
            BenchCommand.class
        })
public final class Main implements Runnable {
    /** The exit code of work that failed. */
    static final int FAILED = 1;

    /** The exit code of bad usage or bad input. */
    static final int BAD_USAGE = 2;

    /** The exit code of work that was stopped by SIGINT. */
    static final int INTERRUPTED = 130;

    @Spec
    private CommandSpec spec;

    private Main() {}

    /** Runs one command and exits with its code. */
    public static void main(String[] arguments) {
        StandardError.restore();
        CommandLine line = commandLine();
        int code;
        try {
            code = line.execute(arguments);
        } catch (OutOfMemoryError e) {
            say(line, "not enough memory; set CONCENTRIC_JAVA_OPTS, for example to -Xmx20g, or ask for less");
            code = FAILED;
        }
        System.exit(code);
    }

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Main());
        SettingOption.addTo(
                Objects.requireNonNull(line.getSubcommands().get("train")).getCommandSpec());
        return line.setParameterExceptionHandler(Main::explain).setExecutionExceptionHandler(Main::explain);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do");
    }

    private static int explain(ParameterException e, String[] arguments) {
        CommandLine command = e.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        say(command, e.getMessage() + " (see " + name + " --help)");
        return BAD_USAGE;
    }

    private static int explain(Exception e, CommandLine command, ParseResult parsed) throws Exception {
        if (e instanceof RunStoppedException) {
            return INTERRUPTED; // whoever stopped it has said so
        }
        OptionalInt code = e instanceof RunsFailedException runs ? codeOf(runs.causes()) : codeOf(e);
        if (code.isEmpty()) {
            throw e;
        }
        say(command, e.getMessage());
        return code.getAsInt();
    }

    /** Returns the exit code of a failure that its message explains; none where something is wrong with the program. */
    private static OptionalInt codeOf(Exception e) {
        return switch (e) {
            case FileAccessException file -> OptionalInt.of(file.isMissing() ? BAD_USAGE : FAILED);
            case StoreException store -> OptionalInt.of(BAD_USAGE);
            case BadDataException data -> OptionalInt.of(BAD_USAGE);
            case IllegalArgumentException wrongValue -> OptionalInt.of(BAD_USAGE);
            case RunDivergedException diverged -> OptionalInt.of(FAILED);
            case UncheckedIOException io -> OptionalInt.of(FAILED);
            default -> OptionalInt.empty();
        };
    }

    private static OptionalInt codeOf(List<RuntimeException> causes) {
        List<OptionalInt> codes = causes.stream().map(Main::codeOf).toList();
        return codes.contains(OptionalInt.empty())
                ? OptionalInt.empty()
                : OptionalInt.of(codes.contains(OptionalInt.of(FAILED)) ? FAILED : BAD_USAGE);
    }

    /** Says what is wrong in one line, whatever was typed. */
    private static void say(CommandLine command, @Nullable String message) {
        String line = String.valueOf(message).replaceFirst("^Error: ", "").replaceAll("\\s*\\R\\s*", " ");
        command.getErr().println(command.getCommandSpec().qualifiedName() + ": " + line);
        command.getErr().flush();
    }
}
