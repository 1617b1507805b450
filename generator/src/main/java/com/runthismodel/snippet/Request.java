package com.runthismodel.snippet;

import com.runthismodel.catalog.ModelType;
import com.runthismodel.catalog.Runtime.Protocol;
import com.runthismodel.source.write.JsonWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The curl command that tries an API: the body is built from values, then quoted like any other word. */
final class Request {
    private static final String QUESTION = "Explain in two sentences what a KV cache is.";
    private static final String PASSAGE = "A KV cache keeps the keys and values of the tokens read so far.";

    private Request() {}

    static Step step(Offer.Endpoint endpoint, ModelType type, String model) {
        String command = Shell.command(
                List.of(),
                List.of(
                        List.of("curl", endpoint.url()),
                        List.of("-H", "Content-Type: application/json"),
                        List.of("-d", JsonWriter.compact(body(type, model)))));
        String dialect = endpoint.protocol() == Protocol.OPENAI ? "OpenAI-compatible API" : "API";
        return new Step("Ask its " + dialect + " on port " + endpoint.port(), command, Optional.empty());
    }

    private static Map<String, Object> body(ModelType type, String model) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("model", model);
        switch (type) {
            case EMBEDDING -> body.put("input", PASSAGE);
            case RERANKER -> {
                body.put("query", QUESTION);
                body.put("documents", List.of(PASSAGE));
            }
            case TEXT, VISION_LANGUAGE, MULTIMODAL -> body.put("messages", List.of(message()));
        }
        return body;
    }

    private static Map<String, Object> message() {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("role", "user");
        message.put("content", QUESTION);
        return message;
    }
}
