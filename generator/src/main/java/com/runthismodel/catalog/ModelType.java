package com.runthismodel.catalog;

/** What goes in and what comes out. YAML writes the {@link #key()}. */
public enum ModelType {
    TEXT("text", "Text generation"),
    VISION_LANGUAGE("vision-language", "Vision and language"),
    MULTIMODAL("multimodal", "Any to any"),
    EMBEDDING("embedding", "Embedding"),
    RERANKER("reranker", "Reranker");

    private final String key;
    private final String label;

    ModelType(String key, String label) {
        this.key = key;
        this.label = label;
    }

    public String key() {
        return key;
    }

    public String label() {
        return label;
    }
}
