package com.runthismodel.command;

import com.runthismodel.bake.disk.DiskTrouble;
import com.runthismodel.command.contribute.AddBenchmarkCommand;
import com.runthismodel.command.contribute.AddRecordingCommand;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/** The verbs. Exit code 0: done; 1: the input was refused; 2: the command line was wrong. */
@Command(
        name = "runthismodel",
        mixinStandardHelpOptions = true,
        description = "Which open AI models your hardware can run.")
public final class RootCommand {
    private static final List<String> VERBS = List.of(
            "add",
            "add-benchmark",
            "add-recording",
            "bake",
            "calibrate",
            "check",
            "evaluate",
            "explain",
            "mirror",
            "refresh",
            "serve");

    public static int run(String... arguments) {
        return verbs(arguments).execute(arguments);
    }

    /** The verb that is asked for alone: to look through the classes of all of them took a third of a bake of one change. */
    static CommandLine verbs(String... arguments) {
        boolean known = arguments.length > 0 && VERBS.contains(arguments[0]);
        CommandLine line = new CommandLine(new RootCommand());
        for (String name : known ? List.of(arguments[0]) : VERBS) line.addSubcommand(name, verb(name));
        return line.setExecutionExceptionHandler(RootCommand::trouble);
    }

    private static Object verb(String name) {
        return switch (name) {
            case "add" -> new AddCommand();
            case "add-benchmark" -> new AddBenchmarkCommand();
            case "add-recording" -> new AddRecordingCommand();
            case "bake" -> new BakeCommand();
            case "calibrate" -> new CalibrateCommand();
            case "check" -> new CheckCommand();
            case "evaluate" -> new EvaluateCommand();
            case "explain" -> new ExplainCommand();
            case "mirror" -> new MirrorCommand();
            case "refresh" -> new RefreshCommand();
            case "serve" -> new ServeCommand();
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** A file that is not there or not what it should be is told in one line; anything else is a fault of ours, told in full. */
    private static int trouble(Exception trouble, CommandLine verb, ParseResult parsed) throws Exception {
        if (!(trouble instanceof IOException disk)) throw trouble;
        verb.getErr().println(DiskTrouble.explain(disk));
        return 1;
    }
}
