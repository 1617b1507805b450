package com.runthismodel.command;

import com.runthismodel.bake.SiteServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code serve}: the baked site on this machine, under the header rules of the real host. */
@Command(name = "serve", mixinStandardHelpOptions = true, description = "Serve a baked site on this machine.")
final class ServeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--port",
            defaultValue = "8080",
            description = "Port, 0 for any free one (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(names = "--site", defaultValue = "target/site", description = "Site folder (default: ${DEFAULT-VALUE}).")
    private Path site;

    @Override
    public Integer call() throws InterruptedException {
        if (!Files.isRegularFile(site.resolve("index.html"))) {
            spec.commandLine().getErr().println(site + ": no site here; run bake first");
            return 1;
        }
        try (SiteServer server = SiteServer.start(site, port)) {
            spec.commandLine().getOut().println("http://localhost:" + server.port() + "/ (Ctrl-C ends)");
            Thread.currentThread().join();
            return 0;
        } catch (IOException e) {
            spec.commandLine().getErr().println("port " + port + ": " + e.getMessage());
            return 1;
        }
    }
}
