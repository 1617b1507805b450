package com.runthismodel.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.runthismodel.catalog.Device;
import com.runthismodel.page.Identifier.Answer;
import com.runthismodel.page.RendererStrings.Real;
import com.runthismodel.page.RendererStrings.Unseen;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the shipped identify.js over strings real browsers reported; where they come from is in the README beside them. */
class IdentifyTest {
    private static final Pattern PCI_ID = Pattern.compile("0x0000([0-9a-fA-F]{4})");

    private static Identifier identifier;

    @BeforeAll
    static void load() throws IOException {
        identifier = new Identifier();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("com.runthismodel.page.RendererStrings#real")
    void saysWhatTheStringTellsAndNoMore(Real real) {
        Answer answer = identifier.seen(Map.of("renderer", real.renderer(), "vendor", real.vendor()));
        assertTrue(List.of(real.expected().split("-or-")).contains(answer.identity()), () -> answer.toString());
        if (!real.memory().isEmpty() && !answer.memoryGib().isEmpty()) assertEquals(real.memory(), answer.memoryGib());
        if (answer.identity().equals("exact")) assertNames(real.gpu(), answer);
    }

    /** Every model number of the true name stands in the answer. */
    private static void assertNames(String gpu, Answer answer) {
        Matcher number = Pattern.compile("\\d{2,}").matcher(gpu.replaceAll("\\(.*\\)|329", ""));
        while (number.find())
            assertTrue(answer.names().get(0).contains(number.group()), () -> gpu + " was taken for " + answer);
    }

    @Test
    void ofThoseThatCanBeKnownAtLeast97PercentAreExact() throws IOException {
        List<Real> known = RendererStrings.real().stream()
                .filter(one -> one.expected().startsWith("exact"))
                .toList();
        long exact = known.stream()
                .filter(one -> identifier.renderer(one.renderer()).identity().equals("exact"))
                .count();
        assertTrue(exact * 100 >= known.size() * 97, () -> exact + " of " + known.size());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("com.runthismodel.page.RendererStrings#unseen")
    void readsWrappingsItHasNotSeen(Unseen unseen) {
        Answer answer = identifier.renderer(unseen.renderer());
        assertEquals(unseen.expected(), answer.identity(), answer::toString);
        assertTrue(Set.copyOf(answer.devices()).containsAll(unseen.devices()), answer::toString);
    }

    /** Marks, spaces and a lost id may cost an answer some certainty, never make it another one. */
    @Test
    void isNotMisledByWhatDriversWriteDifferently() throws IOException {
        List<String> misled = new ArrayList<>();
        for (Real real : RendererStrings.real()) {
            Answer plain = identifier.renderer(real.renderer());
            List<String> variants = List.of(
                    real.renderer().replace("(TM)", "").replace("(R)", ""),
                    real.renderer().replace("(R)", "®").replace("(TM)", "™"),
                    "  " + real.renderer().replace(" ", "  ") + " ",
                    real.renderer().replaceAll(" ?\\(0x0000[0-9A-F]{4}\\)", ""));
            for (String variant : variants) {
                Answer answer = identifier.renderer(variant);
                if (!agrees(plain, answer)) misled.add(variant + ": " + plain + " became " + answer);
            }
        }
        assertEquals(List.of(), misled);
    }

    private static boolean agrees(Answer plain, Answer variant) {
        if (plain.identity().equals(variant.identity()) && plain.devices().equals(variant.devices())) return true;
        boolean weaker = Set.of("ambiguous", "family").contains(variant.identity());
        boolean wider = variant.devices().containsAll(plain.devices());
        return weaker
                ? plain.identity().equals("family") || wider
                : variant.identity().equals("exact")
                        && (wider || variant.memoryGib().containsAll(plain.memoryGib()));
    }

    @Test
    void maskedStringsGiveTheMakerOnly() throws IOException {
        for (Real real : RendererStrings.real()) {
            if (real.expected().equals("none")) continue;
            Answer answer = identifier.renderer(real.renderer() + ", or similar");
            assertTrue(Set.of("vendor", "none").contains(answer.identity()), () -> real + " " + answer);
            assertEquals(List.of(), answer.devices());
        }
    }

    @Test
    void anIdOfAnotherCardIsAConflict() throws IOException {
        for (Real real : RendererStrings.real()) {
            if (!real.renderer().contains("NVIDIA GeForce RTX 30")
                    || !PCI_ID.matcher(real.renderer()).find()) continue;
            String spoofed = PCI_ID.matcher(real.renderer()).replaceFirst("0x00001C82");
            assertEquals("conflict", identifier.renderer(spoofed).identity(), spoofed);
        }
    }

    @Test
    void webGpuAndThePlatformCanDenyAName() {
        String card = "ANGLE (NVIDIA, NVIDIA GeForce RTX 4090 (0x00002684) Direct3D11 vs_5_0 ps_5_0, D3D11)";
        assertEquals("exact", adapter(card, "lovelace"));
        assertEquals("exact", adapter(card, ""));
        assertEquals("exact", adapter(card, "some-later-name"));
        assertEquals("conflict", adapter(card, "turing"));
        String mac = "ANGLE (Apple, ANGLE Metal Renderer: Apple M2, Unspecified Version)";
        assertEquals(
                "exact",
                identifier.seen(Map.of("renderer", mac, "platform", "MacIntel")).identity());
        assertEquals(
                "conflict",
                identifier.seen(Map.of("renderer", mac, "platform", "Win32")).identity());
        assertEquals(
                "vendor",
                identifier
                        .seen(Map.of("renderer", "Apple GPU", "platform", "iPhone"))
                        .identity());
        assertEquals(
                "none",
                identifier
                        .seen(Map.of("renderer", "Apple GPU", "platform", "Linux x86_64"))
                        .identity());
    }

    /** Two processors in one machine, or an untrue name: either way the visitor says which is meant. */
    @Test
    void aWebGpuOfAnotherMakerLeavesNothingExact() {
        String card = "ANGLE (NVIDIA, NVIDIA GeForce RTX 4090 (0x00002684) Direct3D11 vs_5_0 ps_5_0, D3D11)";
        String shared = "ANGLE (Intel, Intel(R) UHD Graphics 630 (0x00003E9B) Direct3D11 vs_5_0 ps_5_0, D3D11)";
        String family = "ANGLE (AMD, AMD Radeon(TM) Graphics (0x00001638) Direct3D11 vs_5_0 ps_5_0, D3D11)";
        for (List<String> pair : List.of(
                List.of(card, "intel"), List.of(shared, "nvidia"), List.of(family, "nvidia"), List.of(card, "AMD"))) {
            Answer answer = identifier.seen(Map.of("renderer", pair.get(0), "adapter", Map.of("vendor", pair.get(1))));
            assertEquals("conflict", answer.identity(), answer::toString);
            assertEquals(identifier.renderer(pair.get(0)).devices(), answer.devices());
        }
        for (String same : List.of("nvidia", "", "google", "microsoft"))
            assertEquals(
                    "exact",
                    identifier
                            .seen(Map.of("renderer", card, "adapter", Map.of("vendor", same)))
                            .identity());
        String masked = "NVIDIA GeForce GTX 980, or similar";
        assertEquals(
                "vendor",
                identifier
                        .seen(Map.of("renderer", masked, "adapter", Map.of("vendor", "intel")))
                        .identity());
    }

    /** Without WebGL there is what WebGPU says: a maker, and with developer features a name. */
    @Test
    void webGpuAloneTellsTheMakerOrItsDescription() {
        Map<String, Object> maker = Map.of("vendor", "amd", "architecture", "rdna-3", "device", "", "description", "");
        assertEquals("vendor", identifier.seen(Map.of("adapter", maker)).identity());
        Map<String, Object> software = Map.of("vendor", "google", "architecture", "swiftshader");
        assertEquals(
                "none",
                identifier.seen(Map.of("renderer", "", "adapter", software)).identity());
        Map<String, Object> named = Map.of("vendor", "nvidia", "description", "NVIDIA GeForce RTX 3060");
        Answer answer = identifier.seen(Map.of("renderer", "", "adapter", named));
        assertEquals("ambiguous", answer.identity(), answer::toString);
        assertEquals(Set.of(8.0, 12.0), answer.memoryGib());
    }

    /** What a virtual machine has of a card is in the name of its share, never the whole card. */
    @ParameterizedTest
    @CsvSource({
        "'ANGLE (NVIDIA, NVIDIA GRID T4-1Q (0x00001EB8) Direct3D11 vs_5_0 ps_5_0, D3D11)', 1",
        "'ANGLE (NVIDIA, NVIDIA A10-4Q (0x00002236) Direct3D11 vs_5_0 ps_5_0, D3D11)', 4",
        "'ANGLE (NVIDIA, NVIDIA L40S-12Q (0x000026B9) Direct3D11 vs_5_0 ps_5_0, D3D11)', 12",
        "'ANGLE (NVIDIA, GRID RTX6000-8Q (0x00001E30) Direct3D11 vs_5_0 ps_5_0, D3D11)', 8",
        "'ANGLE (NVIDIA, NVIDIA GRID M10-0B (0x000013BD) Direct3D11 vs_5_0 ps_5_0, D3D11)', 0.5",
        "GRID M60-1Q/PCIe/SSE2, 1",
        "NVIDIA A100-1-5C/PCIe/SSE2, 5",
        "NVIDIA A100D-80C/PCIe/SSE2, 80"
    })
    void aShareOfACardHasItsOwnMemory(String renderer, double memoryGib) {
        Answer answer = identifier.renderer(renderer);
        assertEquals("exact", answer.identity(), answer::toString);
        assertEquals(List.of("-"), answer.devices());
        assertEquals(Set.of(memoryGib), answer.memoryGib());
    }

    private static String adapter(String renderer, String architecture) {
        Map<String, Object> adapter = Map.of("vendor", "nvidia", "architecture", architecture);
        return identifier.seen(Map.of("renderer", renderer, "adapter", adapter)).identity();
    }

    /** A string made of a device's own name and id leads back to the device: names, ids and slugs of the table agree. */
    @Test
    void findsEveryDeviceThatHasAPciIdByItsNameAndId() {
        List<String> lost = new ArrayList<>();
        for (Device device : identifier.devices) {
            if (device.name().endsWith("(modified)") || device.kind() == Device.Kind.BOARD) continue;
            String maker = device.id().startsWith("amd") ? "AMD" : device.id().startsWith("intel") ? "Intel" : "NVIDIA";
            String name = device.name().replaceAll(" \\(.*\\)", "");
            for (String id : device.pciIds()) {
                String renderer =
                        "ANGLE (" + maker + ", " + maker + " " + name + " (0x0000" + id + ") Direct3D11 vs_5_0)";
                Answer answer = identifier.renderer(renderer);
                if (!answer.devices().contains(device.id()))
                    lost.add(device.id() + ": " + renderer + " gave " + answer);
            }
        }
        assertEquals(List.of(), lost);
    }
}
