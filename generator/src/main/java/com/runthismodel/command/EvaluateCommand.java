package com.runthismodel.command;

import picocli.CommandLine.Command;

/** Verbs that answer a file of questions, one line each, for checks against measured truth. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        description = "Answer a file of questions, one JSON line each.",
        subcommands = {EvaluateMemory.class, EvaluateFileSize.class, EvaluateSpeed.class})
final class EvaluateCommand {}
