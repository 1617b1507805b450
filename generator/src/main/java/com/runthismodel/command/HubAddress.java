package com.runthismodel.command;

import com.runthismodel.hub.client.HubClient;
import com.runthismodel.hub.client.Pace;
import java.net.URI;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which Hub is asked. The token comes from HF_TOKEN alone, so that no shell remembers it. */
final class HubAddress {
    @Option(names = "--hub", paramLabel = "URL", description = "The Hub or a mirror of it (default: ${DEFAULT-VALUE}).")
    private URI hub = URI.create("https://huggingface.co");

    HubClient client() {
        return new HubClient(hub, Optional.ofNullable(System.getenv("HF_TOKEN")), Pace.REAL);
    }
}
