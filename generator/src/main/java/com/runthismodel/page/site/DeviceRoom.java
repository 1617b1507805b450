package com.runthismodel.page.site;

import com.runthismodel.catalog.Device;
import com.runthismodel.estimate.Fit;
import com.runthismodel.estimate.Rig;
import com.runthismodel.estimate.Verdict;
import com.runthismodel.page.model.Speedometer;
import com.runthismodel.unit.Bytes;
import com.runthismodel.unit.Decimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One memory size of a device and the models it holds at the headline setting. A device that is sold with several sizes
 * names a model at the smallest that holds it.
 *
 * @param whole how many models it holds whole
 * @param offload how many more with layers in RAM, where RAM is another memory; absent where none
 * @param groups of the most downloaded
 */
public record DeviceRoom(String gib, String usable, String whole, Optional<String> offload, List<Group> groups) {
    private static final int MOST = 8;

    public record Group(String title, List<Row> rows) {}

    /** @param speed "41 to 58" tokens a second of one user, where the device's bandwidth is known */
    public record Row(String slug, String name, String quantization, String memoryGib, Optional<String> speed) {}

    static List<DeviceRoom> all(Device device, List<ModelLine> lines) {
        List<DeviceRoom> rooms = new ArrayList<>();
        Predicate<ModelLine> before = line -> false;
        for (double gib : device.memoryGib()) {
            Rig rig = new Rig(device.kind(), Bytes.ofGib(gib), 1);
            rooms.add(of(device, gib, rig, lines, before));
            before = line -> whole(rig, line);
        }
        return rooms;
    }

    private static DeviceRoom of(
            Device device, double gib, Rig rig, List<ModelLine> lines, Predicate<ModelLine> before) {
        List<ModelLine> held = lines.stream().filter(line -> whole(rig, line)).toList();
        long offload = lines.stream()
                .filter(line -> verdict(rig, line) == Verdict.OFFLOAD)
                .count();
        List<ModelLine> named = held.stream().filter(before.negate()).toList();
        long half = Fit.usable(rig).count() / 2;
        Predicate<ModelLine> large = line -> needed(rig, line) > half;
        List<Group> groups = new ArrayList<>();
        group(groups, "Uses more than half of it", device, gib, named, large);
        group(groups, "Leaves more than half of it free", device, gib, named, large.negate());
        return new DeviceRoom(
                DevicesPage.plain(gib),
                Fit.usable(rig).gib(),
                Decimal.grouped(held.size()),
                offload > 0 ? Optional.of(Decimal.grouped(offload)) : Optional.empty(),
                groups);
    }

    private static void group(
            List<Group> groups,
            String title,
            Device device,
            double gib,
            List<ModelLine> lines,
            Predicate<ModelLine> kind) {
        List<Row> rows = lines.stream()
                .filter(kind)
                .limit(MOST)
                .map(line -> row(device, gib, line))
                .toList();
        if (!rows.isEmpty()) groups.add(new Group(title, rows));
    }

    private static Row row(Device device, double gib, ModelLine line) {
        Rig rig = new Rig(device.kind(), Bytes.ofGib(gib), 1);
        return new Row(
                line.slug(),
                line.name(),
                line.figures().quantization().orElseThrow(),
                new Bytes(needed(rig, line)).gib(),
                line.figures()
                        .work()
                        .flatMap(work -> Speedometer.whole(work, device, gib))
                        .map(Speedometer::range));
    }

    private static boolean whole(Rig rig, ModelLine line) {
        Verdict verdict = verdict(rig, line);
        return verdict == Verdict.FITS || verdict == Verdict.TIGHT;
    }

    private static Verdict verdict(Rig rig, ModelLine line) {
        return Fit.of(rig, line.figures().needs().orElseThrow());
    }

    private static long needed(Rig rig, ModelLine line) {
        return Fit.needed(rig, line.figures().needs().orElseThrow()).count();
    }
}
