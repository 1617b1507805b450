package com.runthismodel.command;

import com.runthismodel.bake.disk.Folders;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The content that a change starts from: a folder, or what git has of the content folder at a revision. */
final class BaseContent implements AutoCloseable {
    private final Path folder;
    private final boolean borrowed;

    private BaseContent(Path folder, boolean borrowed) {
        this.folder = folder;
        this.borrowed = borrowed;
    }

    /** @param base a content folder, or a revision; of a branch the commit that both have in common */
    static BaseContent of(String base, Path content) throws IOException, InterruptedException {
        if (Files.isDirectory(Path.of(base))) return new BaseContent(Path.of(base), true);
        String commit = commit(base, content);
        Path folder = Files.createTempDirectory("runthismodel-base");
        BaseContent fetched = new BaseContent(folder, false);
        try {
            Path zip = folder.resolve("base.zip");
            git(content, "archive", "--format=zip", "--output=" + zip.toAbsolutePath(), commit, ".");
            fetched.unpack(zip);
            Files.delete(zip);
            return fetched;
        } catch (IOException | InterruptedException failed) {
            fetched.close();
            throw failed;
        }
    }

    private static String commit(String base, Path content) throws IOException, InterruptedException {
        if (base.startsWith("-")) throw unreadable(base, "it begins with a dash");
        try {
            return git(content, "merge-base", base, "HEAD").strip();
        } catch (IOException unknown) {
            throw unreadable(base, unknown.getMessage());
        }
    }

    /** A shallow clone has no commit in common with it: git then says nothing. */
    private static IOException unreadable(String base, String why) {
        return new IOException("--base: \"" + base
                + "\" is no folder and no revision that has a commit in common with HEAD ("
                + why + "): name a content folder, or a revision that is here; git fetch brings a branch, git fetch"
                + " --unshallow the commits that a shallow clone lacks");
    }

    Path folder() {
        return folder;
    }

    private void unpack(Path zip) throws IOException {
        try (ZipFile file = new ZipFile(zip.toFile(), StandardCharsets.UTF_8)) {
            Enumeration<? extends ZipEntry> entries = file.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                Path target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)) throw new IOException(entry.getName() + " lies outside of the archive");
                if (entry.isDirectory()) continue;
                Files.createDirectories(target.getParent());
                try (InputStream in = file.getInputStream(entry)) {
                    Files.copy(in, target);
                }
            }
        }
    }

    /** git, started in the content folder, so that paths are relative to it. */
    private static String git(Path content, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git", "-C", content.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0)
            throw new IOException("git " + arguments[0] + (said.isBlank() ? " found none" : ": " + said.strip()));
        return said;
    }

    @Override
    public void close() throws IOException {
        if (borrowed) return;
        Folders.delete(folder);
    }
}
