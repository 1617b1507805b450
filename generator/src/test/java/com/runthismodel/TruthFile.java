package com.runthismodel;

import com.runthismodel.source.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** Buffers that llama.cpp allocated, as recorded: {@code truth/*.json.gz} of the test resources. */
public final class TruthFile {
    private TruthFile() {}

    public static Map<String, Object> read(String name) {
        try (InputStream in = TruthFile.class.getResourceAsStream("/truth/" + name + ".json.gz")) {
            return map(Json.read(new GZIPInputStream(in)));
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @SuppressWarnings("unchecked")
    public static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }
}
