package com.runthismodel.page.changes;

import com.runthismodel.catalog.Changes.Entry;
import com.runthismodel.catalog.Changes.Kind;
import com.runthismodel.catalog.Device;
import com.runthismodel.source.write.JsonWriter;
import com.runthismodel.source.write.RecordFields;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Devices that came, went, or have another figure: lines of the page that lists them. */
final class DeviceDiff {
    private DeviceDiff() {}

    static Optional<Entry> of(List<Device> before, List<Device> after) {
        if (before.equals(after)) return Optional.empty();
        Map<String, Device> old = byId(before);
        List<String> lines = new ArrayList<>();
        for (Device device : after) {
            Device earlier = old.remove(device.id());
            if (earlier == null) lines.add(device.name() + ": new");
            else fields(earlier, device, lines);
        }
        for (Device gone : old.values()) lines.add(gone.name() + ": gone");
        return Optional.of(new Entry("devices.html", "Hardware", Kind.CHANGED, lines));
    }

    private static Map<String, Device> byId(List<Device> devices) {
        Map<String, Device> byId = new LinkedHashMap<>();
        for (Device device : devices) byId.put(device.id(), device);
        return byId;
    }

    private static void fields(Device old, Device now, List<String> lines) {
        RecordFields fields = RecordFields.of(Device.class);
        for (RecordComponent component : Device.class.getRecordComponents()) {
            int place = fields.place(component.getName());
            String was = said(fields.value(old, place));
            String is = said(fields.value(now, place));
            if (!was.equals(is)) lines.add(now.name() + ": " + component.getName() + " " + was + " → " + is);
        }
    }

    private static String said(Object value) {
        return value.equals(Optional.empty()) ? "not said" : JsonWriter.compact(value);
    }
}
