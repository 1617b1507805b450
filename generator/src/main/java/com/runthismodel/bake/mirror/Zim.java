package com.runthismodel.bake.mirror;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The copy as one file for Kiwix readers, made by zimwriterfs (Debian: zim-tools) where that is installed. Unlike the zips
 * it has other bytes each time: zimwriterfs writes a random id and the day into it.
 */
final class Zim {
    /** Longest that the ZIM specification allows. */
    private static final int TITLE = 30;

    private static final int DESCRIPTION = 80;
    private static final String ICON = "icon-48.png";

    private Zim() {}

    /** Whether it could be made: no if there is no zimwriterfs. */
    static boolean write(Path copy, SiteFacts facts, Path zim) throws IOException {
        Optional<Path> program = program();
        if (program.isEmpty()) return false;
        try (InputStream icon = Zim.class.getResourceAsStream("/mirror/" + ICON)) {
            if (icon == null) throw new IOException(ICON + " is missing in this program");
            Files.copy(icon, copy.resolve(ICON));
        }
        try {
            run(List.of(
                    program.get().toString(),
                    "--welcome=index.html",
                    "--illustration=" + ICON,
                    "--language=eng",
                    "--title=" + cut(facts.name(), TITLE),
                    "--description=" + cut(facts.description(), DESCRIPTION),
                    "--creator=" + cut(facts.name(), TITLE),
                    "--publisher=" + cut(facts.name(), TITLE),
                    "--name=" + Mirror.NAME + "_en_all",
                    copy.toString(),
                    zim.toString()));
        } finally {
            Files.delete(copy.resolve(ICON));
        }
        return true;
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1).strip() + "…";
    }

    private static void run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) throw new IOException("zimwriterfs: " + said.strip());
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static Optional<Path> program() {
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.of(path.split(File.pathSeparator))
                .map(folder -> Path.of(folder, "zimwriterfs"))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
