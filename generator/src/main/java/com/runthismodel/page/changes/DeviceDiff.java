package com.runthismodel.page.changes;

import com.runthismodel.catalog.Catalog;
import com.runthismodel.catalog.Changes.Entry;
import com.runthismodel.catalog.Changes.Kind;
import com.runthismodel.catalog.Device;
import com.runthismodel.page.model.RunsByDevice;
import com.runthismodel.page.model.RunsByDevice.Group;
import com.runthismodel.page.site.DevicePage;
import com.runthismodel.page.site.Lists;
import com.runthismodel.source.write.JsonWriter;
import com.runthismodel.source.write.RecordFields;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Devices that came, went, or have another figure or other measured runs: lines of the pages that list them, and their own
 * pages. Which models a device holds follows from the models' pages and is not told again here.
 */
final class DeviceDiff {
    /** Said by the title of the page. */
    private static final Set<String> TITLE = Set.of("id", "name");

    private final RunsByDevice oldRuns;
    private final RunsByDevice newRuns;
    private final List<String> listed = new ArrayList<>();
    private final List<String> measured = new ArrayList<>();
    private final List<Entry> own = new ArrayList<>();

    private DeviceDiff(Catalog before, Catalog after) {
        this.oldRuns = RunsByDevice.of(before, Lists.RUNS);
        this.newRuns = RunsByDevice.of(after, Lists.RUNS);
    }

    /** Lists first, then the devices by id. */
    static List<Entry> of(Catalog before, Catalog after) {
        DeviceDiff diff = new DeviceDiff(before, after);
        TreeMap<String, Device> old = new TreeMap<>();
        for (Device device : before.devices()) old.put(device.id(), device);
        TreeMap<String, Device> now = new TreeMap<>();
        for (Device device : after.devices()) now.put(device.id(), device);
        now.forEach((id, device) -> diff.there(Optional.ofNullable(old.remove(id)), device));
        old.values().forEach(diff::gone);
        return diff.entries();
    }

    private List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        if (!listed.isEmpty()) entries.add(new Entry("devices.html", "Hardware", Kind.CHANGED, listed));
        entries.addAll(own);
        if (!measured.isEmpty())
            entries.add(new Entry("measured.html", "Measured speed by device", Kind.CHANGED, measured));
        return entries;
    }

    private void there(Optional<Device> old, Device now) {
        List<String> lines = old.map(earlier -> fields(earlier, now)).orElseGet(() -> facts(now));
        if (old.isEmpty()) listed.add(now.name() + ": new");
        else lines.forEach(line -> listed.add(now.name() + ": " + line));
        List<String> what = new ArrayList<>(lines);
        runs(old.orElse(now), now).ifPresent(line -> {
            what.add(line);
            measured.add(now.name() + ": " + line);
        });
        Kind kind = old.isEmpty() ? Kind.ADDED : Kind.CHANGED;
        if (!what.isEmpty()) own.add(new Entry(DevicePage.path(now), now.name(), kind, what));
    }

    private void gone(Device old) {
        listed.add(old.name() + ": gone");
        own.add(new Entry(DevicePage.path(old), old.name(), Kind.REMOVED, List.of()));
    }

    /** What stands under "measured on it": how many, or which. */
    private Optional<String> runs(Device old, Device now) {
        Optional<Group> was = oldRuns.of(old);
        Optional<Group> is = newRuns.of(now);
        if (was.map(Group::rows).equals(is.map(Group::rows)) && count(was).equals(count(is))) return Optional.empty();
        return Optional.of(count(was).equals(count(is)) ? "other measured runs" : count(was) + " → " + count(is));
    }

    private static String count(Optional<Group> runs) {
        return runs.map(Group::count).orElse("no measured run");
    }

    private static List<String> fields(Device old, Device now) {
        RecordFields fields = RecordFields.of(Device.class);
        List<String> lines = new ArrayList<>();
        for (RecordComponent component : Device.class.getRecordComponents()) {
            int place = fields.place(component.getName());
            String was = said(fields.value(old, place));
            String is = said(fields.value(now, place));
            if (!was.equals(is)) lines.add(component.getName() + " " + was + " → " + is);
        }
        return lines;
    }

    private static List<String> facts(Device device) {
        RecordFields fields = RecordFields.of(Device.class);
        List<String> lines = new ArrayList<>();
        for (RecordComponent component : Device.class.getRecordComponents()) {
            Object value = fields.value(device, fields.place(component.getName()));
            boolean empty = value.equals(Optional.empty()) || value.equals(List.of());
            if (!empty && !TITLE.contains(component.getName()))
                lines.add(component.getName() + ": " + JsonWriter.compact(value));
        }
        return lines;
    }

    private static String said(Object value) {
        return value.equals(Optional.empty()) ? "not said" : JsonWriter.compact(value);
    }
}
