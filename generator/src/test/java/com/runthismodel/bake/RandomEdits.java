package com.runthismodel.bake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A folder of content, templates and assets that people edit: well, badly, and back. */
public final class RandomEdits {
    private final Random random;
    private final Path root;
    private final Map<Path, byte[]> originals = new TreeMap<>();
    private int made;

    RandomEdits(Path root, long seed) throws IOException {
        this.root = root;
        this.random = new Random(seed);
        for (Path file : files(root)) originals.put(file, Files.readAllBytes(file));
    }

    /** @return what was done, for the message of a failure */
    String next() throws IOException {
        int dice = random.nextInt(100);
        if (dice < 26) return word(any("content/models"));
        if (dice < 38) return number(any("content/hub"));
        if (dice < 44) return number(any("content/"));
        if (dice < 50) return line(any("content/"));
        if (dice < 54) return word(any("content/pages"));
        if (dice < 60) return copyModel();
        if (dice < 65) return delete(any(random.nextBoolean() ? "content/models" : "content/hub"));
        if (dice < 69) return rename(any("content/models"));
        if (dice < 72) return former(any("content/models"));
        if (dice < 75) return touch(any(""));
        if (dice < 78) return append(any("templates"), "<!-- " + made++ + " -->\n");
        if (dice < 81) return append(any("assets/css"), "\n.x" + made++ + " { color: red; }\n");
        if (dice < 83) return append(any("assets/js"), "\n// " + made++ + "\n");
        if (dice < 85) return append(any("content/site.yaml"), "colour: red\n");
        if (dice < 87) return append(any("templates"), "${page.nothing}\n");
        if (dice < 88) return write(root.resolve("content/notes/stray.txt"), "x");
        return mend();
    }

    /** Everything as it was. */
    String mend() throws IOException {
        for (Path file : files(root)) if (!originals.containsKey(file)) Files.delete(file);
        for (Map.Entry<Path, byte[]> file : originals.entrySet()) {
            boolean same = Files.exists(file.getKey())
                    && java.util.Arrays.equals(Files.readAllBytes(file.getKey()), file.getValue());
            if (!same) Files.write(file.getKey(), file.getValue());
        }
        return "mend";
    }

    static List<Path> files(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    public static void copy(Path from, Path to) throws IOException {
        for (Path file : files(from)) {
            Path target = to.resolve(from.relativize(file).toString());
            Files.createDirectories(target.getParent());
            Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private List<Path> files(String below) throws IOException {
        return files(root).stream()
                .filter(file -> root.relativize(file).toString().startsWith(below))
                .toList();
    }

    private Path any(String below) throws IOException {
        List<Path> files = files(below);
        return files.isEmpty() ? any("") : files.get(random.nextInt(files.size()));
    }

    /** A letter more in some word: often a new value, sometimes an unknown key. */
    private String word(Path file) throws IOException {
        return change(file, text -> {
            int at = text.indexOf(' ', random.nextInt(Math.max(1, text.length())));
            return at < 0 ? text + "x\n" : text.substring(0, at) + "x" + text.substring(at);
        });
    }

    private String number(Path file) throws IOException {
        return change(file, text -> {
            List<Integer> digits = new ArrayList<>();
            for (int i = 0; i < text.length(); i++) if (Character.isDigit(text.charAt(i))) digits.add(i);
            if (digits.isEmpty()) return text;
            int at = digits.get(random.nextInt(digits.size()));
            return text.substring(0, at) + random.nextInt(10) + text.substring(at + 1);
        });
    }

    private String line(Path file) throws IOException {
        return change(file, text -> {
            List<String> lines = new ArrayList<>(text.lines().toList());
            int at = random.nextInt(Math.max(1, lines.size()));
            if (random.nextBoolean()) lines.remove(at);
            else lines.add(at, lines.get(random.nextInt(lines.size())));
            return String.join("\n", lines) + "\n";
        });
    }

    private String copyModel() throws IOException {
        Path card = any("content/models");
        String text = Files.readString(card);
        String tag = "k" + made++;
        String hub = text.replaceAll("(?s).*\\nhub: (\\S+).*", "$1");
        Path snapshot = root.resolve("content/hub/" + hub + ".json");
        if (!hub.contains("/") || hub.length() > 90 || !Files.exists(snapshot)) return touch(card);
        write(
                root.resolve("content/hub/" + hub + "-" + tag + ".json"),
                Files.readString(snapshot).replace("\"" + hub + "\"", "\"" + hub + "-" + tag + "\""));
        String copy = text.replace("hub: " + hub, "hub: " + hub + "-" + tag).replaceAll("formerly: .*\\n", "");
        return write(card.resolveSibling(stem(card) + "-" + tag + ".yaml"), copy);
    }

    private String delete(Path file) throws IOException {
        Files.delete(file);
        return "delete " + name(file);
    }

    private String rename(Path card) throws IOException {
        Path to = card.resolveSibling(stem(card) + "-r" + made++ + ".yaml");
        Files.move(card, to);
        return "rename " + name(card) + " to " + name(to);
    }

    private String former(Path card) throws IOException {
        return append(
                card, "formerly: [" + (random.nextInt(4) == 0 ? stem(any("content/models")) : "old-" + made++) + "]\n");
    }

    private String touch(Path file) throws IOException {
        Files.write(file, Files.readAllBytes(file));
        return "touch " + name(file);
    }

    private String append(Path file, String text) throws IOException {
        return change(file, before -> before + text);
    }

    private String change(Path file, java.util.function.UnaryOperator<String> how) throws IOException {
        return write(file, how.apply(Files.readString(file)));
    }

    private String write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return "write " + name(file);
    }

    private static String stem(Path file) {
        return file.getFileName().toString().replaceFirst("\\.[a-z]+$", "");
    }

    private String name(Path file) {
        return root.relativize(file).toString();
    }
}
