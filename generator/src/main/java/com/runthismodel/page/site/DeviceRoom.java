package com.runthismodel.page.site;

import com.runthismodel.catalog.Device;
import com.runthismodel.estimate.Fit;
import com.runthismodel.estimate.Rig;
import com.runthismodel.page.model.Speedometer;
import com.runthismodel.page.site.Holdings.Held;
import com.runthismodel.unit.Bytes;
import com.runthismodel.unit.Decimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

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

    /** What a size holds, a larger one holds. */
    static List<DeviceRoom> all(Device device, Holdings holdings) {
        List<DeviceRoom> rooms = new ArrayList<>();
        BitSet left = new BitSet();
        left.set(0, holdings.lines().size());
        for (double gib : device.memoryGib()) {
            Size size = new Size(device, gib, new Rig(device.kind(), Bytes.ofGib(gib), 1));
            Held held = holdings.in(size.rig());
            BitSet named = both(left, held.whole());
            left.andNot(named);
            rooms.add(size.room(holdings.lines(), held, named, left));
        }
        return rooms;
    }

    private static BitSet both(BitSet some, BitSet others) {
        BitSet both = (BitSet) some.clone();
        both.and(others);
        return both;
    }

    private record Size(Device device, double gib, Rig rig) {
        /**
         * @param named what a smaller size does not hold
         * @param left what this one does not hold either
         */
        DeviceRoom room(List<ModelLine> lines, Held held, BitSet named, BitSet left) {
            BitSet large = both(named, held.large());
            BitSet small = both(named, named);
            small.andNot(large);
            List<Group> groups = new ArrayList<>();
            group(groups, "Uses more than half of it", lines, large);
            group(groups, "Leaves more than half of it free", lines, small);
            int offload = both(left, held.offload()).cardinality();
            return new DeviceRoom(
                    DevicesPage.plain(gib),
                    held.usable().gib(),
                    Decimal.grouped(lines.size() - left.cardinality()),
                    offload > 0 ? Optional.of(Decimal.grouped(offload)) : Optional.empty(),
                    groups);
        }

        private void group(List<Group> groups, String title, List<ModelLine> lines, BitSet some) {
            List<Row> rows = some.stream()
                    .limit(MOST)
                    .mapToObj(place -> row(lines.get(place)))
                    .toList();
            if (!rows.isEmpty()) groups.add(new Group(title, rows));
        }

        private Row row(ModelLine line) {
            return new Row(
                    line.slug(),
                    line.name(),
                    line.figures().quantization().orElseThrow(),
                    Fit.needed(rig, line.figures().needs().orElseThrow()).gib(),
                    line.figures()
                            .work()
                            .flatMap(work -> Speedometer.whole(work, device, gib))
                            .map(Speedometer::range));
        }
    }
}
