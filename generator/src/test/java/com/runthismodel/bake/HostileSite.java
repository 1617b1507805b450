package com.runthismodel.bake;

import com.runthismodel.catalog.content.SiteOverlay;
import com.runthismodel.source.Problems;
import com.runthismodel.source.SourceFile;
import com.runthismodel.source.write.JsonWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The small site with every optional text filled in, and a way to write another text into any of its fields. */
final class HostileSite {
    private static final String RUN = "benchmarks/nvidia-geforce-rtx-4060-ti-16gb/acme-1b-instruct-q8-0.yaml";

    /** One text of one file: keys and list positions from the root; the key itself where {@code ofKey}. */
    record Field(String file, List<Object> path, boolean ofKey) {
        /** As messages write it, {@code ways[0].steps[1].title}; what a renamed key stands in. */
        String name() {
            StringBuilder name = new StringBuilder();
            for (Object step : ofKey ? path.subList(0, path.size() - 1) : path)
                name.append(step instanceof Integer ? "[" + step + "]" : (name.isEmpty() ? "" : ".") + step);
            return name.toString();
        }

        /** The same field of another entry is no new case. */
        String kind() {
            StringBuilder kind = new StringBuilder(file.replaceFirst("/.*", ""));
            for (Object step : path) kind.append(step instanceof Integer ? "[]" : "." + step);
            return kind + (ofKey ? " (key)" : "");
        }
    }

    private final Map<String, Object> trees = new TreeMap<>();
    private final Map<String, String> prose = new TreeMap<>();

    HostileSite() throws IOException {
        try (Stream<Path> files = Files.walk(SiteOverlay.SMALL)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) take(file);
        }
        fill();
    }

    private void take(Path file) throws IOException {
        String name = SiteOverlay.SMALL.relativize(file).toString();
        if (name.endsWith(".md")) prose.put(name, Files.readString(file));
        else trees.put(name, Tree.of(SourceFile.read(file, name, new Problems()).orElseThrow()));
    }

    /** Texts the small site leaves out, so that they are attacked as well. */
    private void fill() {
        for (String key :
                List.of("baseModel", "hardwareClass", "cpu", "backendAsWritten", "test", "kvType", "suspect", "remark"))
            put(RUN, List.of(), key, "said");
        put("models/acme/acme-1b-instruct.yaml", List.of("runtimes"), "lmstudio", "acme-1b");
        put("hub/acme/Acme-1B-Instruct.json", List.of("parameters"), "notes", "Said.");
        String runtime = "runtimes/llama-server.yaml";
        put(runtime, List.of("ways", 0), "note", "Said.");
        put(runtime, List.of("ways", 0), "wholeFilesOnly", "Not in parts.");
        Map<String, String> gap =
                new TreeMap<>(Map.of("architecture", "mamba", "reason", "It cannot.", "source", "acme/lab:README.md"));
        put(runtime, List.of(), "cannotRun", List.of(gap));
    }

    private void put(String file, List<Object> path, String key, Object value) {
        trees.computeIfPresent(file, (name, tree) -> Tree.change(tree, path, map -> Tree.put(map, key, value)));
    }

    /** Every text and every free key of structured content, one of each kind. */
    List<Field> fields() {
        Map<String, Field> byKind = new LinkedHashMap<>();
        trees.forEach((file, tree) -> collect(file, tree, List.of(), byKind));
        return List.copyOf(byKind.values());
    }

    private static void collect(String file, Object tree, List<Object> path, Map<String, Field> fields) {
        if (tree instanceof Map<?, ?>) {
            boolean free = !path.isEmpty() && path.get(path.size() - 1).equals("sources");
            ((Map<?, ?>) tree).forEach((key, value) -> {
                collect(file, value, with(path, key), fields);
                if (free) add(new Field(file, with(path, key), true), fields);
            });
        } else if (tree instanceof List<?>) {
            List<?> list = (List<?>) tree;
            for (int i = 0; i < list.size(); i++) collect(file, list.get(i), with(path, i), fields);
        } else if (tree instanceof String) add(new Field(file, path, false), fields);
    }

    private static void add(Field field, Map<String, Field> fields) {
        fields.putIfAbsent(field.kind(), field);
    }

    private static List<Object> with(List<Object> path, Object step) {
        List<Object> longer = new ArrayList<>(path);
        longer.add(step);
        return List.copyOf(longer);
    }

    /** Writes the site with the text in all these fields, numbered so that ids stay distinct. */
    Path write(Path folder, List<Field> fields, String text) throws IOException {
        Map<Field, String> texts = new LinkedHashMap<>();
        for (Field field : fields) texts.put(field, text + (fields.size() == 1 ? "" : " " + texts.size()));
        return write(folder, texts);
    }

    /** Writes the site with each field's own text. */
    Path write(Path folder, Map<Field, String> texts) throws IOException {
        Map<String, Object> written = new TreeMap<>(trees);
        texts.forEach(
                (field, text) -> written.computeIfPresent(field.file(), (name, tree) -> replaced(tree, field, text)));
        for (Map.Entry<String, Object> file : written.entrySet())
            write(folder.resolve(file.getKey()), JsonWriter.pretty(file.getValue()));
        for (Map.Entry<String, String> file : prose.entrySet()) write(folder.resolve(file.getKey()), file.getValue());
        return folder;
    }

    /** Prose has a title, a description and a body, each on lines of its own. */
    void writeProse(Path folder, String name, String text) throws IOException {
        String line = text.replace('\n', ' ');
        String body = "\n~~~~~~\n\nIt says: " + text + "\n\n" + text + "\n";
        write(folder.resolve("pages/" + name + ".md"), "title=" + line + "\ndescription=" + line + body);
    }

    private static Object replaced(Object tree, Field field, String text) {
        if (!field.ofKey()) return Tree.change(tree, field.path(), old -> text);
        int last = field.path().size() - 1;
        Object key = field.path().get(last);
        return Tree.change(tree, field.path().subList(0, last), map -> Tree.rename(map, key, text));
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
