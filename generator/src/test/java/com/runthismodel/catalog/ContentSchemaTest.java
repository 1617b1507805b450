package com.runthismodel.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.runthismodel.catalog.content.SiteOverlay;
import com.runthismodel.hub.HubRepo;
import com.runthismodel.source.Plain;
import com.runthismodel.source.Problems;
import com.runthismodel.source.SourceFile;
import com.runthismodel.source.record.JsonSchema;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An editor that follows our JSON Schemas accepts all real content and underlines what the reader would refuse. */
class ContentSchemaTest {
    private static final String CARD = "models/acme/acme-1b-instruct.yaml";

    @Test
    void realContentIsAccepted() throws IOException {
        assertEquals(List.of(), complaints("content/models", JsonSchema.of(ModelCard.class, "card")));
        assertEquals(List.of(), complaints("content/hub", JsonSchema.of(HubRepo.class, "repository")));
        assertEquals(List.of(), complaints("content/runtimes", JsonSchema.of(Runtime.class, "runtime")));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"unknown-key", "missing-key", "number-for-text", "text-for-list", "unknown-word", "empty-value"})
    void mistakesAreUnderlined(String mistake, @TempDir Path folder) throws IOException {
        Path content = SiteOverlay.apply(
                SiteOverlay.SITES.resolve("invalid").resolve(mistake).resolve("content"), folder.resolve("content"));
        List<String> complaints = new ArrayList<>();
        check(content.resolve(CARD), JsonSchema.of(ModelCard.class, "card"), complaints);
        assertFalse(complaints.isEmpty());
    }

    private static List<String> complaints(String folder, Map<String, Object> schema) throws IOException {
        List<Path> files = SiteOverlay.files(Path.of(folder));
        assertTrue(files.size() > 10, folder);
        List<String> complaints = new ArrayList<>();
        for (Path file : files) check(file, schema, complaints);
        return complaints;
    }

    private static void check(Path file, Map<String, Object> schema, List<String> complaints) {
        Object value = SourceFile.read(file, file.toString(), new Problems())
                .map(Plain::of)
                .orElseThrow();
        new Editor(map(schema.get("$defs")), complaints).check(value, schema, file.toString());
    }

    private static Map<String, Object> map(Object value) {
        Map<String, Object> map = new LinkedHashMap<>();
        ((Map<?, ?>) value).forEach((key, item) -> map.put((String) key, item));
        return map;
    }

    /** The handful of keywords our schemas use. */
    private record Editor(Map<String, Object> definitions, List<String> complaints) {
        void check(Object value, Map<String, Object> schema, String where) {
            if (schema.get("$ref") instanceof String reference)
                check(value, map(definitions.get(reference.substring("#/$defs/".length()))), where);
            Object type = schema.get("type");
            if (type != null && !fits(value, type)) complaints.add(where + " is no " + type);
            else if (schema.get("enum") instanceof List<?> words && !words.contains(value))
                complaints.add(where + " is none of " + words);
            else if (value instanceof Map<?, ?> object && type != null) object(map(object), schema, where);
            else if (value instanceof List<?> list && schema.containsKey("items"))
                for (Object item : list) check(item, map(schema.get("items")), where + "[]");
        }

        private static boolean fits(Object value, Object type) {
            return switch ((String) type) {
                case "string" -> value instanceof String;
                case "integer" -> value instanceof Long;
                case "number" -> value instanceof Long || value instanceof Double || value instanceof BigDecimal;
                case "boolean" -> value instanceof Boolean;
                case "array" -> value instanceof List;
                default -> value instanceof Map;
            };
        }

        private void object(Map<String, Object> object, Map<String, Object> schema, String where) {
            if (schema.get("required") instanceof List<?> required
                    && !object.keySet().containsAll(required)) complaints.add(where + " lacks one of " + required);
            Map<String, Object> properties = map(schema.getOrDefault("properties", Map.of()));
            object.forEach((key, value) -> {
                if (properties.containsKey(key)) check(value, map(properties.get(key)), where + "." + key);
                else if (schema.get("additionalProperties") instanceof Map<?, ?> others)
                    check(value, map(others), where + "." + key);
                else if (Boolean.FALSE.equals(schema.get("additionalProperties")))
                    complaints.add(where + " has " + key);
            });
        }
    }
}
