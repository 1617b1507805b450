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
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

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

    /** @param lines most downloaded first; what a size holds, a larger one holds */
    static List<DeviceRoom> all(Device device, List<ModelLine> lines) {
        List<DeviceRoom> rooms = new ArrayList<>();
        List<ModelLine> left = lines;
        for (double gib : device.memoryGib()) {
            Rig rig = new Rig(device.kind(), Bytes.ofGib(gib), 1);
            Size size = new Size(device, gib, rig, Fit.usable(rig));
            Map<Boolean, List<ModelLine>> held = left.stream()
                    .collect(
                            Collectors.partitioningBy(line -> size.verdict(line).whole()));
            left = held.get(false);
            rooms.add(size.room(lines.size() - left.size(), held.get(true), left));
        }
        return rooms;
    }

    /** @param usable what it leaves to a model: the same for each of ten thousand */
    private record Size(Device device, double gib, Rig rig, Bytes usable) {
        /** @param named what a smaller size does not hold */
        DeviceRoom room(int whole, List<ModelLine> named, List<ModelLine> left) {
            Predicate<ModelLine> large = line -> needed(line).count() > usable.count() / 2;
            List<Group> groups = new ArrayList<>();
            group(groups, "Uses more than half of it", named, large);
            group(groups, "Leaves more than half of it free", named, large.negate());
            long offload = left.stream()
                    .filter(line -> verdict(line) == Verdict.OFFLOAD)
                    .count();
            return new DeviceRoom(
                    DevicesPage.plain(gib),
                    usable.gib(),
                    Decimal.grouped(whole),
                    offload > 0 ? Optional.of(Decimal.grouped(offload)) : Optional.empty(),
                    groups);
        }

        private void group(List<Group> groups, String title, List<ModelLine> lines, Predicate<ModelLine> kind) {
            List<Row> rows =
                    lines.stream().filter(kind).limit(MOST).map(this::row).toList();
            if (!rows.isEmpty()) groups.add(new Group(title, rows));
        }

        private Row row(ModelLine line) {
            return new Row(
                    line.slug(),
                    line.name(),
                    line.figures().quantization().orElseThrow(),
                    needed(line).gib(),
                    line.figures()
                            .work()
                            .flatMap(work -> Speedometer.whole(work, device, gib))
                            .map(Speedometer::range));
        }

        Verdict verdict(ModelLine line) {
            return Fit.of(rig, usable, line.figures().needs().orElseThrow());
        }

        private Bytes needed(ModelLine line) {
            return Fit.needed(rig, line.figures().needs().orElseThrow());
        }
    }
}
