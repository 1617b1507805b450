package com.runthismodel.command;

import com.runthismodel.bake.Baked;
import com.runthismodel.bake.Bakery;
import com.runthismodel.bake.disk.DiskTrouble;
import com.runthismodel.bake.disk.Order;
import com.runthismodel.bake.serve.LiveSite;
import com.runthismodel.bake.serve.SiteServer;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code serve}: the site on this machine under the header rules of the real host, as baked or as it changes. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Serve a site on this machine; with --content, follow its sources.")
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

    @Option(names = "--content", description = "Bake from this content folder, and again whenever a file is saved.")
    private Optional<Path> content = Optional.empty();

    @Option(
            names = "--overlay",
            paramLabel = "DIR",
            description = "Follow a folder of your own too, whose files are added (--content: content unless named).")
    private Optional<Path> overlay = Optional.empty();

    @Option(names = "--templates", description = "With --content: follow these templates instead of the built-in ones.")
    private Optional<Path> templates = Optional.empty();

    @Option(names = "--assets", description = "With --content: follow these assets instead of the built-in ones.")
    private Optional<Path> assets = Optional.empty();

    @Override
    public Integer call() throws InterruptedException {
        if (port < 0 || port > 65_535)
            throw new ParameterException(spec.commandLine(), "--port: 0 to 65535, not " + port);
        try {
            if (content.isEmpty() && overlay.isEmpty()) return serve();
            try (OverlaidContent opened = OverlaidContent.of(content.orElse(Path.of("content")), overlay)) {
                return follow(opened);
            }
        } catch (IOException e) {
            String where = e instanceof BindException ? "port " + port + ": " : "";
            spec.commandLine().getErr().println(where + DiskTrouble.explain(e));
            return 1;
        }
    }

    private int serve() throws IOException, InterruptedException {
        Bakery.mend(site);
        if (!Files.isRegularFile(site.resolve("index.html"))) {
            spec.commandLine().getErr().println(site + ": no site here; run bake first, or name its --content");
            return 1;
        }
        try (SiteServer server = SiteServer.start(site, port)) {
            announce(server.port());
            Thread.currentThread().join();
            return 0;
        }
    }

    private int follow(OverlaidContent opened) throws IOException, InterruptedException {
        Order order = new Order(opened.folder(), site, templates, assets);
        order.apart(opened.folders());
        try (LiveSite live = LiveSite.start(order, opened, port, new Printed())) {
            announce(live.port());
            live.follow();
            return 0;
        }
    }

    private void announce(int openPort) {
        spec.commandLine().getOut().println("http://localhost:" + openPort + "/ (Ctrl-C ends)");
    }

    private final class Printed implements LiveSite.Report {
        @Override
        public void baked(Baked baked, long nanos) {
            spec.commandLine().getOut().println(BakeCommand.report(baked, nanos));
        }

        @Override
        public void refused(List<String> mistakes) {
            mistakes.forEach(spec.commandLine().getErr()::println);
        }
    }
}
