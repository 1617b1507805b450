package com.runthismodel.bake.template;

import com.runthismodel.bake.disk.Manifest;
import com.runthismodel.bake.disk.SourceTree;
import com.runthismodel.bake.disk.StagedSite;
import com.runthismodel.page.TextFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Style sheets, scripts and pictures under names that carry a hash of their content, so that a host may let browsers
 * keep them for ever. Templates ask for {@code css/site.css} and get where it went.
 */
public final class Assets {
    /** Changes with every build and is named by every page: a plain name, beside {@code assets/}, keeps pages as they are. */
    private static final String STATUS = "js/status.js";

    private static final Pattern COMMENT =
            Pattern.compile("^[ \\t]*(//.*|/\\*\\*[\\s\\S]*?\\*/[ \\t]*)\\R", Pattern.MULTILINE);

    private static final Pattern PART = Pattern.compile("^(js/[^/]+)/[^/]+\\.js$");

    private final Path folder;
    private final Map<String, byte[]> sources = new TreeMap<>();
    private final Map<String, String> paths = new ConcurrentHashMap<>();

    private Assets(Path folder) {
        this.folder = folder;
    }

    /** Puts everything below {@code source}, and the files made by the program, into {@code folder}/assets. */
    public static Assets prepare(Path source, List<TextFile> made, Path folder) throws IOException {
        Assets assets = new Assets(folder);
        assets.read(source);
        for (TextFile file : made) assets.add(file);
        StyleSheets styles = new StyleSheets(assets.sources);
        for (String name : assets.sources.keySet()) {
            if (!name.endsWith(".css") && !name.equals(STATUS)) assets.publish(name, assets.sources.get(name));
        }
        for (String name : styles.entries()) {
            assets.publish(name, styles.flatten(name, assets::path).getBytes(StandardCharsets.UTF_8));
        }
        assets.paths.put(STATUS, StagedSite.MARK);
        return assets;
    }

    /** Those of an earlier bake, where they went; a bundle that was not put together then cannot be now. */
    public static Assets known(Map<String, String> paths) {
        Assets assets = new Assets(null);
        assets.paths.putAll(paths);
        return assets;
    }

    /** Where each asset and bundle went, by name. */
    public Map<String, String> paths() {
        return new TreeMap<>(paths);
    }

    /** How a bundle of several is called in {@link #paths}. */
    static String bundleName(List<String> names) {
        return String.join("+", names);
    }

    private void read(Path source) throws IOException {
        for (Map.Entry<String, Path> entry : SourceTree.files(source).entrySet()) {
            String name = entry.getKey();
            Path file = entry.getValue();
            byte[] content = name.endsWith(".js") ? bare(SourceTree.text(file)) : Files.readAllBytes(file);
            sources.merge(whole(name), content, (before, part) -> join(List.of(before, part)));
        }
    }

    /** Comments on lines of their own are for us, not for the wire; all else is served as written. */
    private static byte[] bare(String script) {
        return COMMENT.matcher(script).replaceAll("").getBytes(StandardCharsets.UTF_8);
    }

    /** The files of a folder of scripts are one script of the folder's name, in the order of their names. */
    private static String whole(String name) {
        return PART.matcher(name).replaceFirst("$1.js");
    }

    /** A made script goes before the file of the same name: data first, then the lines that use it. */
    private void add(TextFile file) {
        byte[] text = file.text().getBytes(StandardCharsets.UTF_8);
        sources.merge(file.path(), text, (written, made) -> join(List.of(made, written)));
    }

    /** The script that shows the build status; the build is not known before everything is written. */
    public String status() {
        return text(sources.get(STATUS));
    }

    /** {@code assets/css/site.0f3a9c1b5e.css} for {@code css/site.css}. */
    String path(String name) {
        String path = paths.get(name);
        if (path == null) throw new IllegalArgumentException("no asset \"" + name + "\"");
        return path;
    }

    /** One file of several scripts, in this order, so that a page asks for one. */
    String bundle(List<String> names) {
        if (names.size() == 1) return path(names.get(0));
        return paths.computeIfAbsent(bundleName(names), key -> publishBundle(names));
    }

    private String publishBundle(List<String> names) {
        if (folder == null) throw new IllegalStateException("a bundle that no page had: " + names);
        List<byte[]> parts = new ArrayList<>();
        for (String name : names) {
            path(name);
            parts.add(sources.get(name));
        }
        String stem = names.get(names.size() - 1).replaceFirst("\\.js$", "-bundle.js");
        try {
            return write(stem, join(parts));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void publish(String name, byte[] content) throws IOException {
        paths.put(name, write(name, content));
    }

    private String write(String name, byte[] content) throws IOException {
        String path = "assets/" + hashed(name, content);
        Path target = folder.resolve(path);
        Files.createDirectories(target.getParent());
        Files.write(target, content);
        return path;
    }

    private static String hashed(String name, byte[] content) {
        int dot = name.indexOf('.', name.lastIndexOf('/') + 1) < 0 ? name.length() : name.lastIndexOf('.');
        return name.substring(0, dot) + "." + hash(content) + name.substring(dot);
    }

    /** Ten hex digits: two of a thousand files meet with a chance of one in two million. */
    static String hash(byte[] content) {
        return Manifest.sha256(content, content.length).substring(0, 10);
    }

    private static byte[] join(List<byte[]> parts) {
        StringBuilder text = new StringBuilder();
        for (byte[] part : parts) {
            text.append(text(part));
            if (text.length() > 0 && text.charAt(text.length() - 1) != '\n') text.append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.UTF_8);
    }
}
