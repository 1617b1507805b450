package com.runthismodel.command;

import com.runthismodel.catalog.Catalog;
import com.runthismodel.catalog.CatalogReader;
import com.runthismodel.catalog.ContentException;
import com.runthismodel.catalog.ContentFiles;
import com.runthismodel.source.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A content folder with a company's own files among it: ours stays as it is, both are read as one, and mistakes are told
 * by the overlay's own names. An overlay adds; only the site's name and prose may stand in for ours.
 */
final class OverlaidContent implements AutoCloseable {
    private final Path folder;
    private final Optional<Path> overlay;

    private OverlaidContent(Path folder, Optional<Path> overlay) {
        this.folder = folder;
        this.overlay = overlay;
    }

    static OverlaidContent of(Path content, Optional<Path> overlay) throws IOException {
        if (overlay.isEmpty()) return new OverlaidContent(content, overlay);
        if (!Files.isDirectory(overlay.get())) throw new IOException(overlay.get() + ": is no folder");
        if (!Files.isDirectory(content)) throw new IOException(content + ": is no folder");
        OverlaidContent merged = new OverlaidContent(Files.createTempDirectory("runthismodel-content"), overlay);
        try {
            merged.copy(content);
            merged.add(overlay.get());
            return merged;
        } catch (IOException failed) {
            merged.close();
            throw failed;
        }
    }

    Path folder() {
        return folder;
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
    String named(String message) {
        String file = message.replaceFirst(":.*", "");
        if (overlay.isEmpty() || !file.startsWith("content/")) return message;
        Path own = overlay.get().resolve(file.substring("content/".length()));
        return Files.exists(own) ? own + message.substring(file.length()) : message;
    }

    private void copy(Path content) throws IOException {
        for (Path file : files(content)) {
            Path target = folder.resolve(content.relativize(file).toString());
            Files.createDirectories(target.getParent());
            Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
        }
    }

    private void add(Path own) throws IOException {
        List<String> taken = new ArrayList<>();
        for (Path file : files(own)) {
            String name = own.relativize(file).toString().replace('\\', '/');
            Path target = folder.resolve(name);
            boolean replaces = name.equals("site.yaml") || name.startsWith("pages/");
            if (Files.exists(target) && !replaces) taken.add(file + ":1: is one of ours too, give it another name");
            Files.createDirectories(target.getParent());
            Files.copy(
                    file,
                    target,
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.COPY_ATTRIBUTES,
                    LinkOption.NOFOLLOW_LINKS);
        }
        if (!taken.isEmpty()) throw new IOException(String.join("\n", taken));
    }

    private static List<Path> files(Path root) throws IOException {
        List<Path> files = new ArrayList<>();
        ContentFiles.walk(root, (file, attributes) -> files.add(file));
        files.sort(null);
        return files;
    }

    @Override
    public void close() throws IOException {
        if (overlay.isPresent()) TemporaryFolder.delete(folder);
    }
}
