package com.runthismodel.catalog;

import com.runthismodel.source.Node;
import com.runthismodel.source.Problems;
import com.runthismodel.source.SourceFile;
import com.runthismodel.source.record.RecordReader;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The devices of the real catalogue without the rest of it: what tests of devices need, in a tenth of the time. */
public record DeviceFiles(List<Device> devices, PciIds pciIds) {
    private static final Path FOLDER = Path.of("content/devices");

    public static DeviceFiles read() throws IOException {
        Problems problems = new Problems();
        List<Device> devices = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(FOLDER, "*.yaml")) {
            for (Path file : files) devices.addAll(devices(file, problems));
        }
        Node ids = SourceFile.read(FOLDER.resolve("pci-ids.json"), "pci-ids.json", problems)
                .orElseThrow();
        PciIds pciIds =
                RecordReader.of(PciIds.class).read(ids, problems).orElseThrow().value();
        if (!problems.isEmpty())
            throw new IllegalStateException(problems.sorted().toString());
        devices.sort(Comparator.comparing(Device::id));
        return new DeviceFiles(List.copyOf(devices), pciIds);
    }

    private static List<Device> devices(Path file, Problems problems) {
        Node.Fields tree = (Node.Fields)
                SourceFile.read(file, file.getFileName().toString(), problems).orElseThrow();
        return RecordReader.of(Device.class).readList(tree.get("devices").orElseThrow(), "devices", problems).stream()
                .map(located -> located.value())
                .toList();
    }
}
