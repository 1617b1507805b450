package com.runthismodel.bake.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is baked from where to where. {@code templates} and {@code assets} replace the built-in ones. */
public record Order(Path content, Path out, Optional<Path> templates, Optional<Path> assets) {
    public Order {
        out = out.toAbsolutePath().normalize();
    }

    /**
     * Refuses folders that cannot be meant: a site in one of those it is made from, or around one, for putting the new site
     * in place of the old would take them away, and the next bake would read its own pages as content.
     *
     * @param more folders whose files were brought together in {@code content}
     */
    public void apart(List<Path> more) throws IOException {
        List<Path> sources = new ArrayList<>(more);
        sources.add(content);
        for (Optional<Path> named : List.of(templates, assets)) {
            if (named.isEmpty()) continue;
            if (!Files.isDirectory(named.get())) throw new IOException(named.get() + ": is no folder");
            if (SourceTree.files(named.get()).isEmpty()) throw new IOException(named.get() + ": holds no files");
            sources.add(named.get());
        }
        Path site = real(out);
        for (Path source : sources) {
            Path from = real(source);
            if (!from.startsWith(site) && !site.startsWith(from)) continue;
            String where = site.startsWith(from) ? " lies in " : " holds ";
            throw new IOException(out + ":" + where + source + ", which it is made from; name a folder beside it");
        }
    }

    /** Without links, as far as it is there. */
    private static Path real(Path path) throws IOException {
        Path whole = path.toAbsolutePath().normalize();
        if (Files.exists(whole)) return whole.toRealPath();
        if (Files.isSymbolicLink(whole)) throw new IOException(whole + ": is a link that leads nowhere");
        return whole.getParent() == null ? whole : real(whole.getParent()).resolve(whole.getFileName());
    }

    /** A folder or file beside the site, on the same disk and never in it: {@code .site.baking}. */
    public Path beside(String what) {
        return out.resolveSibling("." + out.getFileName() + "." + what);
    }

    /** What the next bake must know: see {@code bake.state}. */
    public Path state() {
        return beside("state").resolve("site");
    }
}
