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
        return new HubClient(hub, token(System.getenv("HF_TOKEN")), new Told());
    }

    /**
     * Without the line break that a file ends with. None where it is set to nothing, as a workflow sets it that has no such secret.
     *
     * @throws IllegalArgumentException that does not tell it
     */
    static Optional<String> token(String set) {
        Optional<String> token = Optional.ofNullable(set).map(String::strip).filter(text -> !text.isEmpty());
        if (token.isPresent() && !token.get().matches("[!-~]+"))
            throw new IllegalArgumentException("HF_TOKEN: holds spaces or letters that no token has");
        return token;
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

    /** Says why nothing happens for a while, once for all who wait. */
    private static final class Told implements Pace {
        private static final long WORTH_A_LINE_MILLIS = 10_000;

        private long until = Long.MIN_VALUE / 2;

        @Override
        public long millis() {
            return REAL.millis();
        }

        @Override
        public void sleep(long millis) throws InterruptedException {
            if (millis >= WORTH_A_LINE_MILLIS) tell(millis);
            REAL.sleep(millis);
        }

        private synchronized void tell(long millis) {
            if (millis() + millis < until + WORTH_A_LINE_MILLIS) return;
            until = millis() + millis;
            System.err.println("waiting " + millis / 1000 + " s: the Hub takes no more requests until then");
        }
    }
}
