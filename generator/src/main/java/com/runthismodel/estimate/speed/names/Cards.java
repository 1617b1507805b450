package com.runthismodel.estimate.speed.names;

import com.runthismodel.catalog.Device;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Cards without a page of their own whose published bandwidth is known: old ones, those of one maker's computers. */
final class Cards {
    private Cards() {}

    static List<Device> all() {
        return Tables.rows("/speed/cards.csv").stream().map(Cards::device).toList();
    }

    private static Device device(String[] cells) {
        return new Device(
                cells[0],
                cells[1],
                Device.Kind.valueOf(cells[2].toUpperCase(Locale.ROOT)),
                Optional.of(cells[3]).filter(known -> !known.isEmpty()),
                Optional.empty(),
                Optional.of(cells[4]).filter(known -> !known.isEmpty()).map(Integer::valueOf),
                cells[5].isEmpty() ? List.of() : List.of(Double.valueOf(cells[5])),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Double.valueOf(cells[6])),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of());
    }
}
