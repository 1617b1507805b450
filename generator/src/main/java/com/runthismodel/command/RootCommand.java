package com.runthismodel.command;

import com.runthismodel.bake.DiskTrouble;
import com.runthismodel.command.contribute.AddBenchmarkCommand;
import com.runthismodel.command.contribute.AddRecordingCommand;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/** The verbs. Exit code 0: done; 1: the input was refused; 2: the command line was wrong. */
@Command(
        name = "runthismodel",
        mixinStandardHelpOptions = true,
        description = "Which open AI models your hardware can run.",
        subcommands = {
            AddCommand.class,
            AddBenchmarkCommand.class,
            AddRecordingCommand.class,
            BakeCommand.class,
            CalibrateCommand.class,
            CheckCommand.class,
            EvaluateCommand.class,
            ExplainCommand.class,
            MirrorCommand.class,
            RefreshCommand.class,
            ServeCommand.class
        })
public final class RootCommand {
    public static int run(String... arguments) {
        return verbs().execute(arguments);
    }

    static CommandLine verbs() {
        return new CommandLine(new RootCommand()).setExecutionExceptionHandler(RootCommand::trouble);
    }

    /** A file that is not there or not what it should be is told in one line; anything else is a fault of ours, told in full. */
    private static int trouble(Exception trouble, CommandLine verb, ParseResult parsed) throws Exception {
        if (!(trouble instanceof IOException disk)) throw trouble;
        verb.getErr().println(DiskTrouble.explain(disk));
        return 1;
    }
}
