package com.runthismodel.snippet;

import com.runthismodel.catalog.Runtime;
import java.util.List;
import java.util.Optional;

/** What a runtime has to say about some weights: steps to type, or why there are none. */
public sealed interface Offer {
    Runtime runtime();

    /**
     * @param loads the quantization that runs in the end: that of the weights, or what the steps make of them
     * @param start what brings these weights and runs them, as short as it gets
     */
    record Offered(
            Runtime runtime,
            Weights weights,
            String loads,
            String start,
            List<Step> steps,
            Optional<Endpoint> endpoint,
            Optional<String> note)
            implements Offer {
        public Offered {
            steps = List.copyOf(steps);
        }

        /** Taken in place of weights that are recommended and that this runtime refuses for a reason. */
        Offered because(String reason) {
            String why = "Takes " + weights.quantization() + " here. " + reason;
            return new Offered(
                    runtime,
                    weights,
                    loads,
                    start,
                    steps,
                    endpoint,
                    Optional.of(note.map(own -> own + " " + why).orElse(why)));
        }
    }

    record Refused(Runtime runtime, String reason) implements Offer {}

    /** The API the steps open. */
    record Endpoint(Runtime.Protocol protocol, int port, String path) {
        public String url() {
            return "http://localhost:" + port + path;
        }
    }
}
