package com.runthismodel.catalog.content;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes a site from the small one and the few files in which another differs; sites/README.md says how. */
public final class SiteOverlay {
    public static final Path SITES = Path.of("generator/src/test/resources/sites");
    public static final Path SMALL = SITES.resolve("small/content");

    private SiteOverlay() {}

    /** Copies the small site to {@code target} and applies {@code overlay} to it. */
    public static Path apply(Path overlay, Path target) throws IOException {
        for (Path file : files(SMALL))
            copy(file, target.resolve(SMALL.relativize(file).toString()));
        List<Path> changes = files(overlay);
        if (changes.isEmpty()) throw new IOException(overlay + " changes nothing");
        for (Path file : changes)
            change(file, target.resolve(overlay.relativize(file).toString()));
        return target;
    }

    private static void change(Path file, Path target) throws IOException {
        String name = target.getFileName().toString();
        if (name.endsWith(".gone")) Files.delete(target.resolveSibling(name.replaceFirst("\\.gone$", "")));
        else if (name.endsWith(".edit")) edit(file, target.resolveSibling(name.replaceFirst("\\.edit$", "")));
        else copy(file, target);
    }

    private static void copy(Path file, Path target) throws IOException {
        Files.createDirectories(target.getParent());
        Files.write(target, Files.readAllBytes(file));
    }

    /** Groups of lines that go (-) and lines that come (+), an empty line between groups. */
    private static void edit(Path script, Path target) throws IOException {
        String text = Files.readString(target);
        for (String group : Files.readString(script).split("\n\n")) {
            text = replaceOnce(text, lines(group, '-'), lines(group, '+'), script);
        }
        Files.writeString(target, text);
    }

    private static String lines(String group, char sign) {
        return group.lines()
                .filter(line -> line.charAt(0) == sign)
                .map(line -> line.substring(1) + "\n")
                .collect(Collectors.joining());
    }

    /** Lines that go must be there in a row and only once: an overlay must not miss its aim unnoticed. */
    private static String replaceOnce(String text, String gone, String come, Path script) throws IOException {
        int at = ("\n" + text).indexOf("\n" + gone);
        if (gone.isEmpty() || at < 0 || ("\n" + text).indexOf("\n" + gone, at + 1) >= 0)
            throw new IOException(script + ": not there exactly once:\n" + gone);
        return text.substring(0, at) + come + text.substring(at + gone.length());
    }

    public static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
