package com.runthismodel.page.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.runthismodel.RealCatalog;
import com.runthismodel.catalog.Catalog;
import com.runthismodel.catalog.Device;
import com.runthismodel.catalog.Model;
import com.runthismodel.estimate.Fit;
import com.runthismodel.page.model.Brief;
import com.runthismodel.page.model.ModelPage;
import com.runthismodel.page.model.ModelPages;
import com.runthismodel.page.model.RunsByDevice;
import com.runthismodel.page.sheet.Speeds;
import com.runthismodel.unit.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A device's page says of a model what the model's page says of the device. */
class DevicePageTest {
    private static final Catalog CATALOG = RealCatalog.get();
    private static final String CARD = "nvidia-geforce-rtx-4060-ti-16gb";

    @Test
    void speedsAreThoseOfTheModelsPage() {
        ModelPages pages = new ModelPages(CATALOG);
        int compared = 0;
        for (int i = 0; i < CATALOG.models().size(); i += 20) {
            Model model = CATALOG.models().get(i);
            ModelPages.Made made = pages.make(model);
            ModelLine line = ModelLine.of(model, made.brief());
            if (!line.generates() || line.figures().needs().isEmpty()) continue;
            ModelPage page = (ModelPage) made.files().stream()
                    .filter(file -> file instanceof ModelPage)
                    .findFirst()
                    .orElseThrow();
            compared += compare(line, page, "nvidia-geforce-rtx-4090", "GeForce RTX 4090");
            compared += compare(line, page, "raspberry-pi-5", "Raspberry Pi 5");
            compared += compare(line, page, "apple-m2", "Apple M2");
        }
        assertTrue(compared > 30, compared + " compared");
    }

    private static int compare(ModelLine line, ModelPage page, String id, String name) {
        Device device = CATALOG.device(id).orElseThrow();
        List<String> there = page.sheet().speed().stream()
                .flatMap(speeds -> speeds.rows().stream())
                .filter(row -> row.device().equals(name))
                .map(Speeds.Row::estimate)
                .toList();
        List<String> here = rows(DeviceRoom.all(device, new Holdings(List.of(line)))).stream()
                .flatMap(row -> row.speed().stream())
                .toList();
        if (!there.isEmpty() && !here.isEmpty()) assertEquals(there, here, line.slug() + " on " + name);
        return Math.min(there.size(), here.size());
    }

    @Test
    void aModelIsNamedAtTheSmallestSizeThatHoldsIt() {
        Device card = CATALOG.device(CARD).orElseThrow();
        Device two = CATALOG.device("nvidia-geforce-rtx-5060-ti").orElseThrow();
        assertEquals(List.of(8.0, 16.0), two.memoryGib());
        List<ModelLine> lines = List.of(line("small", 2), line("half", 6), line("large", 12), line("giant", 20));
        List<DeviceRoom> rooms = DeviceRoom.all(two, new Holdings(lines));
        assertEquals(List.of("half", "small"), slugs(rooms.subList(0, 1)));
        assertEquals(List.of("large"), slugs(rooms.subList(1, 2)));
        assertEquals(List.of("2", "3"), rooms.stream().map(DeviceRoom::whole).toList());
        assertEquals(
                List.of(Optional.of("2"), Optional.of("1")),
                rooms.stream().map(DeviceRoom::offload).toList());
        assertEquals(List.of("large", "small", "half"), slugs(DeviceRoom.all(card, new Holdings(lines))));
    }

    @Test
    void everyDeviceOfTheCatalogueHasAPage() {
        RunsByDevice runs = RunsByDevice.of(CATALOG, Lists.RUNS);
        List<String> measured = new ArrayList<>();
        for (Device device : CATALOG.devices()) {
            DevicePage page = DevicePage.of(CATALOG.site(), device, new Holdings(List.of(line("a", 1))), runs);
            assertEquals("devices/" + device.id() + ".html", page.path());
            assertEquals(device.memoryGib().size(), page.rooms().size(), device.id());
            page.runs().ifPresent(group -> measured.add(group.id()));
        }
        assertEquals(List.copyOf(runs.runs().keySet()), measured);
        assertTrue(measured.contains("nvidia-geforce-rtx-3060-12gb"), measured::toString);
    }

    private static List<DeviceRoom.Row> rows(List<DeviceRoom> rooms) {
        return rooms.stream()
                .flatMap(room -> room.groups().stream())
                .flatMap(group -> group.rows().stream())
                .toList();
    }

    private static List<String> slugs(List<DeviceRoom> rooms) {
        return rows(rooms).stream().map(DeviceRoom.Row::slug).toList();
    }

    private static ModelLine line(String slug, int gib) {
        long bytes = Bytes.ofGib(gib).count();
        Brief brief = new Brief(
                Optional.empty(),
                0,
                Optional.empty(),
                Optional.empty(),
                0,
                Optional.of("Q4_K_M"),
                Optional.of(gib + ".00"),
                bytes,
                Optional.of(new Fit.Needs(bytes, bytes, bytes, 0, bytes)),
                Optional.empty());
        return new ModelLine(
                slug,
                slug,
                "Acme",
                "Text generation",
                "text",
                Optional.empty(),
                brief,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                Optional.empty(),
                List.of());
    }
}
