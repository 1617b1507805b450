package com.runthismodel.command;

import com.runthismodel.command.contribute.AddBenchmarkCommand;
import com.runthismodel.command.contribute.AddRecordingCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

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
        return new CommandLine(new RootCommand()).execute(arguments);
    }
}
