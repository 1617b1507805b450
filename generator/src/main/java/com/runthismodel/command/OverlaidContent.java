package com.runthismodel.command;

import com.runthismodel.bake.disk.Folders;
import com.runthismodel.bake.serve.LiveSite;
import com.runthismodel.catalog.Catalog;
import com.runthismodel.catalog.content.CatalogReader;
import com.runthismodel.catalog.content.ContentException;
import com.runthismodel.catalog.content.ContentFiles;
import com.runthismodel.source.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A content folder with a company's own files among it: ours stays as it is, both are read as one, and mistakes are told
 * by the overlay's own names. An overlay adds; only the site's name and prose may stand in for ours.
 */
final class OverlaidContent implements LiveSite.Sources, AutoCloseable {
    private final Path content;
    private final Path folder;
    private final Optional<Path> overlay;

    private OverlaidContent(Path content, Path folder, Optional<Path> overlay) {
        this.content = content;
        this.folder = folder;
        this.overlay = overlay;
    }

    static OverlaidContent of(Path content, Optional<Path> overlay) throws IOException {
        if (overlay.isEmpty()) return new OverlaidContent(content, content, overlay);
        if (!Files.isDirectory(overlay.get())) throw new IOException(overlay.get() + ": is no folder");
        if (!Files.isDirectory(content)) throw new IOException(content + ": is no folder");
        OverlaidContent merged =
                new OverlaidContent(content, Files.createTempDirectory("runthismodel-content"), overlay);
        try {
            merged.gather();
            return merged;
        } catch (IOException failed) {
            merged.close();
            throw failed;
        }
    }

    /** Brings the merged folder up to what both are now: only what differs is touched, so that a bake can tell. */
    @Override
    public void gather() throws IOException {
        if (overlay.isEmpty()) return;
        Map<String, Path> wanted = wanted(overlay.get());
        for (Path file : files(folder)) if (!wanted.containsKey(name(folder, file))) Files.delete(file);
        for (Map.Entry<String, Path> entry : wanted.entrySet()) {
            Path target = folder.resolve(entry.getKey());
            if (same(entry.getValue(), target)) continue;
            Files.createDirectories(target.getParent());
            Files.copy(
                    entry.getValue(),
                    target,
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.COPY_ATTRIBUTES,
                    LinkOption.NOFOLLOW_LINKS);
        }
    }

    private Map<String, Path> wanted(Path own) throws IOException {
        Map<String, Path> wanted = new TreeMap<>();
        for (Path file : files(content)) wanted.put(name(content, file), file);
        List<String> taken = new ArrayList<>();
        for (Path file : files(own)) {
            String name = name(own, file);
            boolean replaces = name.equals("site.yaml") || name.startsWith("pages/");
            if (wanted.put(name, file) != null && !replaces)
                taken.add(file + ":1: is one of ours too, give it another name");
        }
        if (!taken.isEmpty()) throw new IOException(String.join("\n", taken));
        return wanted;
    }

    private static boolean same(Path source, Path target) throws IOException {
        if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) return false;
        BasicFileAttributes is = attributes(source);
        BasicFileAttributes was = attributes(target);
        return is.size() == was.size() && is.lastModifiedTime().equals(was.lastModifiedTime());
    }

    private static BasicFileAttributes attributes(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    private static String name(Path root, Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    Path folder() {
        return folder;
    }

    @Override
    public List<Path> folders() {
        return overlay.map(own -> List.of(content, own)).orElse(List.of(content));
    }

    /** @throws ContentException with the overlay's own names */
    Catalog read() {
        try {
            return CatalogReader.read(folder);
        } catch (ContentException refused) {
            throw named(refused);
        }
    }

    ContentException named(ContentException refused) {
        return new ContentException(refused.problems().stream().map(this::named).toList());
    }

    private Problem named(Problem problem) {
        return new Problem(named(problem.file()), problem.line(), problem.field(), problem.problem(), problem.fix());
    }

    /** A message that begins with a file's name, by the name it has in the overlay when it is one of the overlay's. */
    @Override
    public String named(String message) {
        String file = message.replaceFirst(":.*", "");
        if (overlay.isEmpty() || !file.startsWith("content/")) return message;
        Path own = overlay.get().resolve(file.substring("content/".length()));
        return Files.exists(own) ? own + message.substring(file.length()) : message;
    }

    private static List<Path> files(Path root) throws IOException {
        List<Path> files = new ArrayList<>();
        ContentFiles.walk(root, (file, attributes) -> files.add(file));
        files.sort(null);
        return files;
    }

    @Override
    public void close() throws IOException {
        if (overlay.isPresent()) Folders.delete(folder);
    }
}
