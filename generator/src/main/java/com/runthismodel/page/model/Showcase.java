package com.runthismodel.page.model;

import com.runthismodel.catalog.Catalog;
import com.runthismodel.catalog.Device;
import com.runthismodel.estimate.Fit;
import com.runthismodel.estimate.Rig;
import com.runthismodel.estimate.speed.Machine;
import com.runthismodel.unit.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What pages of all models show alike, looked up once: the devices that stand for all others, from phone to server, and the
 * quality measured on the reference model.
 *
 * @param servers the devices that serve many people
 */
record Showcase(List<Entry> devices, List<Entry> servers, Quality borrowed) {
    /** An id of content/devices, the memory size meant, how many of them. */
    private record Wanted(String id, int gib, int cards) {}

    /**
     * A device of the catalogue as one machine.
     *
     * @param usable what it leaves to a model
     * @param machine the same as speed is estimated for; absent where its bandwidth is not known
     */
    record Entry(String name, Device device, Rig rig, Bytes usable, Optional<Machine> machine) {}

    private static final List<Wanted> DEVICES = List.of(
            new Wanted("qualcomm-snapdragon-8-gen-3", 12, 1),
            new Wanted("raspberry-pi-5", 8, 1),
            new Wanted("apple-m2", 16, 1),
            new Wanted("apple-m4-max-40-core", 64, 1),
            new Wanted("nvidia-geforce-gtx-1650", 4, 1),
            new Wanted("nvidia-geforce-rtx-4060", 8, 1),
            new Wanted("nvidia-geforce-rtx-3060-12gb", 12, 1),
            new Wanted("amd-radeon-rx-9070-xt", 16, 1),
            new Wanted("nvidia-geforce-rtx-4090", 24, 1),
            new Wanted("nvidia-geforce-rtx-5090", 32, 1),
            new Wanted("amd-radeon-8060s", 128, 1),
            new Wanted("nvidia-rtx-pro-6000-blackwell", 96, 1),
            new Wanted("nvidia-h100-sxm-80gb", 80, 1),
            new Wanted("nvidia-h100-sxm-80gb", 80, 8));

    private static final List<Wanted> SERVERS = List.of(
            new Wanted("nvidia-geforce-rtx-4090", 24, 1),
            new Wanted("nvidia-geforce-rtx-5090", 32, 1),
            new Wanted("nvidia-rtx-pro-6000-blackwell", 96, 1),
            new Wanted("nvidia-a100-sxm-80gb", 80, 1),
            new Wanted("nvidia-h100-sxm-80gb", 80, 1),
            new Wanted("amd-instinct-mi300x-192gb", 192, 1),
            new Wanted("nvidia-h100-sxm-80gb", 80, 8));

    static Showcase of(Catalog catalog) {
        return new Showcase(entries(catalog, DEVICES), entries(catalog, SERVERS), Quality.borrowed(catalog));
    }

    private static List<Entry> entries(Catalog catalog, List<Wanted> wanted) {
        List<Entry> entries = new ArrayList<>();
        for (Wanted want : wanted) entry(catalog, want).ifPresent(entries::add);
        return entries;
    }

    private static Optional<Entry> entry(Catalog catalog, Wanted want) {
        return catalog.device(want.id()).map(device -> {
            String name = (want.cards() == 1 ? "" : want.cards() + " × ") + brief(device.name());
            Rig rig = new Rig(device.kind(), Bytes.ofGib(want.gib()), want.cards());
            return new Entry(name, device, rig, Fit.usable(rig), Machine.of(device, want.gib()));
        });
    }

    /** Without what the memory beside it says, and without editions: the column is narrow. */
    private static String brief(String name) {
        return name.replaceAll(" \\(.*\\)| \\d+ ?GB$| Workstation Edition", "");
    }
}
