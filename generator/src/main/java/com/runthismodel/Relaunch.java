package com.runthismodel;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Runs the short verbs in a second JVM with the flags that suit them. {@code java -jar} has no place for flags, and without
 * them more than half of a bake's processor time goes into compiling, for an hour's work, what runs for two seconds. A
 * command line with flags of its own is left as it is.
 */
final class Relaunch {
    private static final Set<String> VERBS = Set.of("bake", "check", "explain");

    /** From here on the optimizing compiler pays in a bake of everything; at 10,000 models it takes an eighth longer. */
    static final int MANY_MODELS = 20_000;

    /** Tells the second JVM that the first one holds the other end of its input. */
    private static final String CHILD = "runthismodel.child";

    private Relaunch() {}

    /** The exit code of the second JVM; nothing where this one should do the work. */
    static Optional<Integer> run(String... arguments) {
        if (System.getProperty(CHILD) != null) endWithTheFirst();
        Optional<List<String>> command = command(ProcessHandle.current().info(), arguments);
        return command.flatMap(Relaunch::run);
    }

    static Optional<List<String>> command(ProcessHandle.Info self, String... arguments) {
        String[] words = self.arguments().orElse(new String[0]);
        boolean plain =
                words.length > 2 && words[0].equals("-jar") && self.command().isPresent();
        if (!plain || !VERBS.contains(words[2])) return Optional.empty();
        String jar = Path.of(words[1]).toAbsolutePath().toString();
        List<String> command = new ArrayList<>(List.of(self.command().get(), "-D" + CHILD + "=true"));
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:-UsePerfData", "-Xshare:auto"));
        // Without these the heap grows with the machine's memory, and all of it is collected while classes are loaded.
        boolean many = models(arguments) >= MANY_MODELS;
        command.addAll(List.of(many ? "-Xmn64m" : "-Xmn128m", "-XX:MetaspaceSize=64m"));
        if (!many || baked(arguments)) command.add("-XX:TieredStopAtLevel=1");
        // Written by the build; a JVM that finds it stale, or made by another JVM, goes on without it in silence.
        String archive = jar.replaceFirst("\\.jar$", ".jsa");
        if (Files.isReadable(Path.of(archive)))
            command.addAll(List.of("-XX:SharedArchiveFile=" + archive, "-Xlog:disable"));
        command.addAll(List.of("-jar", jar));
        command.addAll(List.of(arguments));
        return Optional.of(command);
    }

    private static int models(String... arguments) {
        File[] makers = new File(option("--content", "content", arguments), "models").listFiles();
        int models = 0;
        for (File maker : makers == null ? new File[0] : makers) {
            String[] cards = maker.list();
            if (cards != null) models += cards.length;
        }
        return models;
    }

    /** Whether a site is there with what its next bake must know: that is going to make a few pages anew. */
    private static boolean baked(String... arguments) {
        File site = new File(option("--out", "target/site", arguments)).getAbsoluteFile();
        return new File(site.getParentFile(), "." + site.getName() + ".state/site").exists();
    }

    private static String option(String name, String otherwise, String... arguments) {
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].startsWith(name + "=")) return arguments[i].substring(name.length() + 1);
            if (arguments[i].equals(name) && i + 1 < arguments.length) return arguments[i + 1];
        }
        return otherwise;
    }

    private static Optional<Integer> run(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.redirectOutput(ProcessBuilder.Redirect.INHERIT).redirectError(ProcessBuilder.Redirect.INHERIT);
        Process child;
        try {
            child = builder.start();
        } catch (IOException notHere) {
            return Optional.empty();
        }
        Runtime.getRuntime().addShutdownHook(new Thread(child::destroy));
        while (true) { // however often it is interrupted
            try {
                return Optional.of(child.waitFor());
            } catch (InterruptedException e) {
                child.destroy();
            }
        }
    }

    /** However the first JVM ends, its end of the pipe closes: nobody is to find a site changing after a bake was stopped. */
    private static void endWithTheFirst() {
        Thread watch = new Thread(() -> {
            try {
                while (System.in.read() >= 0) continue;
            } catch (IOException closed) {
                // The same as its end.
            }
            Runtime.getRuntime().halt(1);
        });
        watch.setDaemon(true);
        watch.start();
    }
}
