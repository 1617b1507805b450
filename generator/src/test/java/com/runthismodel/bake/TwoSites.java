package com.runthismodel.bake;

import com.runthismodel.bake.disk.Disk;
import com.runthismodel.bake.disk.Order;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One site in two versions of its content, and what must be true of it wherever a bake from one to the other ended: every
 * file that is there is whole, and after the next start the site is the one or the other.
 */
final class TwoSites {
    private static final String CARD = "models/acme/acme-moe-7b-a1b.yaml";
    private static final String GONE = "models/acme/acme-strange-2b.yaml";

    final Order order;
    private final Map<String, String> old;
    private final Map<String, String> renewed;

    TwoSites(Path folder) throws Exception {
        order = new Order(folder.resolve("content"), folder.resolve("site"), Optional.empty(), Optional.empty());
        Files.createDirectories(folder.resolve("content"));
        useNew();
        bake();
        renewed = files();
        useOld();
        bake();
        old = files();
    }

    void useOld() throws IOException {
        RandomEdits.copy(SmallSite.CONTENT, order.content());
    }

    void useNew() throws IOException {
        useOld();
        Path card = order.content().resolve(CARD);
        Files.writeString(card, Files.readString(card).replace("tagline: ", "tagline: Renewed, "));
        Files.delete(order.content().resolve(GONE));
    }

    void bake() throws Exception {
        bake(new Disk());
    }

    void bake(Disk disk) throws Exception {
        SmallSite.bakery(order, disk).bake();
    }

    List<String> broken() throws IOException {
        List<String> broken = new ArrayList<>();
        files().forEach((path, text) -> {
            if (!text.equals(old.get(path)) && !text.equals(renewed.get(path))) broken.add(path);
        });
        return broken;
    }

    boolean isOld() throws IOException {
        return files().equals(old);
    }

    boolean isNew() throws IOException {
        return files().equals(renewed);
    }

    private Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        if (!Files.exists(order.out())) return files;
        for (String file : SmallSite.files(order.out()))
            files.put(file, Files.readString(order.out().resolve(file)));
        return files;
    }
}
