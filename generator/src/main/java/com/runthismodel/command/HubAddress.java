package com.runthismodel.command;

import com.runthismodel.hub.client.HubClient;
import com.runthismodel.hub.client.Pace;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Which Hub is asked. The token comes from HF_TOKEN alone, so that no shell remembers it. */
final class HubAddress {
    @Option(
            names = "--hub",
            paramLabel = "URL",
            converter = Web.class,
            description = "The Hub or a mirror of it (default: ${DEFAULT-VALUE}).")
    private URI hub = URI.create("https://huggingface.co");

    HubClient client() {
        return new HubClient(hub, Optional.ofNullable(System.getenv("HF_TOKEN")), Pace.REAL);
    }

    /** Scheme and host alone: the Hub's own paths start at the root. */
    static final class Web implements ITypeConverter<URI> {
        @Override
        public URI convert(String text) {
            try {
                URI address = new URI(text);
                boolean root =
                        List.of("", "/").contains(address.getRawPath() + Objects.toString(address.getRawQuery(), ""));
                boolean web = "https".equals(address.getScheme()) || "http".equals(address.getScheme());
                if (web && root && address.getHost() != null && address.getRawUserInfo() == null) return address;
            } catch (URISyntaxException noAddress) {
                // told below, like an address of something else
            }
            throw new TypeConversionException(
                    "\"" + text + "\" is no address of a host, such as https://huggingface.co");
        }
    }
}
