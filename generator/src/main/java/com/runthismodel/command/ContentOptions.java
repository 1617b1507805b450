package com.runthismodel.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which content: ours, and what a company adds to it. */
final class ContentOptions {
    @Option(names = "--content", paramLabel = "DIR", description = "Content folder (default: ${DEFAULT-VALUE}).")
    private Path content = Path.of("content");

    @Option(
            names = "--overlay",
            paramLabel = "DIR",
            description = "Folder of the same form whose files are added; its site.yaml and pages stand in for ours.")
    private Optional<Path> overlay = Optional.empty();

    Path content() {
        return content;
    }

    OverlaidContent open() throws IOException {
        return OverlaidContent.of(content, overlay);
    }
}
