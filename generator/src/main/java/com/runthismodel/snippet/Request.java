package com.runthismodel.snippet;

import com.runthismodel.catalog.ModelType;
import com.runthismodel.catalog.Runtime.Protocol;
import java.util.List;
import java.util.Optional;

/** The curl command that tries an API: the body is built from values, then quoted like any other word. */
final class Request {
    private static final String QUESTION = "Explain what a KV cache is in two sentences.";
    private static final String PASSAGE = "A KV cache keeps the keys and values of the tokens read so far.";

    private Request() {}

    static Step step(Offer.Endpoint endpoint, ModelType type, String model) {
        String command = Shell.command(
                List.of(),
                List.of(
                        List.of("curl", endpoint.url()),
                        List.of("-H", "Content-Type: application/json"),
                        List.of("-d", body(type, model))));
        String dialect = endpoint.protocol() == Protocol.OPENAI ? "OpenAI-compatible API" : "API";
        return new Step("Ask its " + dialect + " on port " + endpoint.port(), command, Optional.empty());
    }

    private static String body(ModelType type, String model) {
        String name = "{\"model\":" + Json.string(model);
        return switch (type) {
            case EMBEDDING -> name + ",\"input\":" + Json.string(PASSAGE) + "}";
            case RERANKER ->
                name + ",\"query\":" + Json.string(QUESTION) + ",\"documents\":[" + Json.string(PASSAGE) + "]}";
            case TEXT, VISION_LANGUAGE, MULTIMODAL ->
                name + ",\"messages\":[{\"role\":\"user\",\"content\":" + Json.string(QUESTION) + "}]}";
        };
    }
}
