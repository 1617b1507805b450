package com.runthismodel.bake.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A few changes of a site that is there, all or none: the new files are written beside it, then a list of what goes
 * where, and with the list's last rename it is decided. Whoever finds a list finishes what it says, however often.
 */
public final class Journal {
    private static final String LIST = "list";

    private final Order order;
    private final Disk disk;
    private final Path folder;
    private final List<String> steps = new ArrayList<>();
    private int files;

    private Journal(Order order, Disk disk) {
        this.order = order;
        this.disk = disk;
        this.folder = order.beside("changes");
    }

    /** Starts a list of changes; the site is not touched before {@link #apply()}. */
    public static Journal open(Order order, Disk disk) throws IOException {
        Journal journal = new Journal(order, disk);
        disk.delete(journal.folder);
        disk.makeFolder(journal.folder);
        return journal;
    }

    /** Finishes what an earlier bake had decided, or forgets what it had not. */
    public static void repair(Order order, Disk disk) throws IOException {
        Journal journal = new Journal(order, disk);
        Path list = journal.folder.resolve(LIST);
        if (Files.exists(list)) {
            journal.steps.addAll(Files.readAllLines(list));
            journal.carryOut();
        }
        disk.delete(journal.folder);
    }

    /** @return the file as it will be: its time stays when it gets its name */
    public Path put(String path, byte[] bytes) throws IOException {
        return put("put", path, ByteBuffer.wrap(bytes));
    }

    public void remove(String path) {
        steps.add("remove - " + path);
    }

    public void state(ByteBuffer... parts) throws IOException {
        put("state", "", parts);
    }

    public void apply() throws IOException {
        Path unfinished = folder.resolve("unfinished");
        disk.write(unfinished, StandardCharsets.UTF_8.encode(String.join("\n", steps)));
        disk.move(unfinished, folder.resolve(LIST));
        carryOut();
        disk.delete(folder);
    }

    public void forget() throws IOException {
        disk.delete(folder);
    }

    private Path put(String verb, String path, ByteBuffer... parts) throws IOException {
        Path file = folder.resolve(Integer.toString(files++));
        disk.write(file, parts);
        steps.add(verb + " " + file.getFileName() + " " + path);
        return file;
    }

    private void carryOut() throws IOException {
        for (String step : steps) {
            String[] words = step.split(" ", 3);
            Path file = folder.resolve(words[1]);
            switch (words[0]) {
                case "remove" -> removeWithFolders(order.out().resolve(words[2]));
                case "put" -> rename(file, order.out().resolve(words[2]));
                case "state" -> rename(file, order.state());
                default -> throw new IOException(folder + ": unknown step \"" + step + "\"");
            }
        }
    }

    /** A file that is gone has been renamed before the bake ended early. */
    private void rename(Path file, Path target) throws IOException {
        if (!Files.exists(file)) return;
        try {
            disk.makeFolder(target.getParent());
        } catch (FileAlreadyExistsException e) {
            throw new IOException(target.getParent() + ": is a file where a folder should be", e);
        }
        disk.move(file, target);
    }

    private void removeWithFolders(Path file) throws IOException {
        disk.remove(file);
        Path parent = file.getParent();
        while (!parent.equals(order.out()) && disk.removeIfEmpty(parent)) parent = parent.getParent();
    }
}
