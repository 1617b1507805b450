package com.runthismodel.command;

import com.runthismodel.catalog.content.WantedHeaders;
import com.runthismodel.hub.client.HeaderRefresher;
import com.runthismodel.hub.client.HubClient;
import com.runthismodel.hub.client.Refresher;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What every verb that writes snapshots takes. */
final class HubOptions {
    @Option(names = "--content", paramLabel = "DIR", description = "Content folder (default: ${DEFAULT-VALUE}).")
    private Path content = Path.of("content");

    @Mixin
    private HubAddress hub;

    Path content() {
        return content;
    }

    HubClient client() {
        return hub.client();
    }

    HeaderRefresher headers(HubClient client) {
        return new HeaderRefresher(client, content.resolve("hub"), WantedHeaders::of);
    }

    Refresher refresher(HubClient client) {
        return new Refresher(client, content.resolve("hub"), LocalDate.now(ZoneOffset.UTC));
    }
}
