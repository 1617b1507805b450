package com.runthismodel.estimate.speed.names;

import com.runthismodel.catalog.Catalog;
import com.runthismodel.catalog.Device;
import com.runthismodel.catalog.Model;
import com.runthismodel.hub.HubRepo;
import com.runthismodel.source.Located;
import com.runthismodel.source.Node;
import com.runthismodel.source.Problems;
import com.runthismodel.source.SourceFile;
import com.runthismodel.source.record.RecordReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Models and devices by which names are resolved: from a content folder, or from the copy of it in the jar. */
public final class ContentFacts {
    private static final Comparator<HubRepo> MOST_DOWNLOADED =
            Comparator.comparing((HubRepo repo) -> -repo.downloads().orElse(0L)).thenComparing(HubRepo::id);

    private ContentFacts() {}

    /** From the jar this class came in (or the folder, when it was started from classes). */
    public static Reader shipped() {
        try {
            URI home = ContentFacts.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI();
            Path path = Path.of(home);
            if (Files.isDirectory(path)) return reader(path.resolve("content"));
            try (FileSystem jar = FileSystems.newFileSystem(path)) {
                return reader(jar.getPath("content"));
            }
        } catch (URISyntaxException | IOException e) {
            throw new IllegalStateException("the jar cannot be read", e);
        }
    }

    /** From a catalogue that is read already. */
    public static Reader reader(Catalog catalog) {
        List<ModelShape> shapes = catalog.models().stream()
                .map(Model::repo)
                .sorted(MOST_DOWNLOADED)
                .flatMap(repo -> HubShapes.of(repo).stream())
                .toList();
        return new Reader(new ShapeBook(shapes), new HardwareBook(catalog.devices()));
    }

    public static Reader reader(Path content) {
        Problems problems = new Problems();
        ShapeBook models = new ShapeBook(shapes(content.resolve("hub"), problems));
        HardwareBook hardware = new HardwareBook(devices(content.resolve("devices"), problems));
        return new Reader(models, hardware);
    }

    /** Files that do not read are not our concern: {@code check} tells of them. */
    private static List<ModelShape> shapes(Path hub, Problems problems) {
        RecordReader<HubRepo> reader = RecordReader.of(HubRepo.class).ignoringUnknownKeys();
        return files(hub, ".json").stream()
                .flatMap(file -> SourceFile.read(file, file.toString(), problems).stream())
                .flatMap(tree -> reader.read(tree, problems).stream())
                .map(Located::value)
                .sorted(MOST_DOWNLOADED)
                .flatMap(repo -> HubShapes.of(repo).stream())
                .toList();
    }

    static List<Device> devices(Path content) {
        return devices(content.resolve("devices"), new Problems());
    }

    private static List<Device> devices(Path folder, Problems problems) {
        RecordReader<Device> reader = RecordReader.of(Device.class).ignoringUnknownKeys();
        List<Device> devices = new ArrayList<>();
        for (Path file : files(folder, ".yaml")) {
            Optional<Node> list = SourceFile.read(file, file.toString(), problems)
                    .filter(Node.Fields.class::isInstance)
                    .flatMap(tree -> ((Node.Fields) tree).get("devices"));
            list.ifPresent(
                    node -> reader.readList(node, "devices", problems).forEach(device -> devices.add(device.value())));
        }
        return devices;
    }

    /** In order of their paths, so that equal names resolve alike on every machine. */
    public static List<Path> files(Path folder, String ending) {
        if (!Files.isDirectory(folder)) return List.of();
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(file -> file.toString().endsWith(ending))
                    .sorted(Comparator.comparing(Path::toString))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
