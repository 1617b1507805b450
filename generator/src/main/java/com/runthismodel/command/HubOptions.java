package com.runthismodel.command;

import com.runthismodel.hub.client.HubClient;
import com.runthismodel.hub.client.Pace;
import com.runthismodel.hub.client.Refresher;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What every verb that asks the Hub takes. The token comes from HF_TOKEN alone, so that no shell remembers it. */
final class HubOptions {
    @Option(names = "--content", paramLabel = "DIR", description = "Content folder (default: ${DEFAULT-VALUE}).")
    private Path content = Path.of("content");

    @Option(names = "--hub", paramLabel = "URL", description = "The Hub or a mirror of it (default: ${DEFAULT-VALUE}).")
    private URI hub = URI.create("https://huggingface.co");

    Path content() {
        return content;
    }

    HubClient client() {
        return new HubClient(hub, Optional.ofNullable(System.getenv("HF_TOKEN")), Pace.REAL);
    }

    Refresher refresher(HubClient client) {
        return new Refresher(client, content.resolve("hub"), LocalDate.now(ZoneOffset.UTC));
    }
}
