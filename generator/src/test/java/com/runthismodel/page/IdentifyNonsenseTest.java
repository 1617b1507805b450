package com.runthismodel.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.runthismodel.page.Identifier.Answer;
import com.runthismodel.page.RendererStrings.Real;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs the shipped identify.js over what no browser reports: an answer comes, soon, and says why. */
class IdentifyNonsenseTest {
    private static Identifier identifier;

    @BeforeAll
    static void load() throws IOException {
        identifier = new Identifier();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "undefined",
                "{}",
                "7",
                "'GeForce'",
                "{renderer: 7}",
                "{renderer: {}}",
                "{renderer: ''}",
                "{get renderer() { throw new Error('no') }}",
                "{renderer: 'GeForce', get adapter() { throw 1 }}",
                "{renderer: '__proto__'}",
                "{renderer: 'AMD Radeon constructor'}",
                "{renderer: 'ANGLE ('}",
                "{renderer: 'ANGLE (, , , ,'}",
                "{renderer: '\\ud800\\u0000\\n\\t'}",
                "{renderer: '('.repeat(100000)}",
                "{renderer: 'NVIDIA ' + '(0x'.repeat(50000)}",
                "{renderer: 'AMD Radeon ' + ' '.repeat(100000) + 'RX'}",
                "{renderer: 'AMD ' + 'rx 6/'.repeat(9999)}",
                "{renderer: 'Intel ' + '9'.repeat(99999) + ' gb'}",
                "{renderer: 'x', adapter: {vendor: {}, architecture: []}}",
                "Object.create(null)",
                "new Proxy({}, {get() { throw new TypeError('no') }})",
                "{renderer: {toString() { throw 1 }}}",
                "{renderer: ['GeForce RTX 4090']}",
                "{renderer: NaN, vendor: -1, platform: false, userAgent: null, adapter: 'x'}",
                "{get vendor() { throw 1 }, renderer: 'q'}",
                "{get platform() { throw 1 }, renderer: 'Apple GPU'}",
                "{renderer: 'x'.repeat(10000000)}",
                "{renderer: 'ANGLE ('.repeat(40000) + ')'.repeat(40000)}",
                "{renderer: 'NVIDIA A' + '-1'.repeat(50000) + 'Q'}",
                "{renderer: 'NVIDIA ' + '/'.repeat(50000) + 'PCIe'}",
                "{renderer: 'Adreno ' + '(tm) '.repeat(50000)}",
                "{renderer: 'zink Vulkan ' + '1.'.repeat(50000) + '('}",
                "{renderer: 'PowerVR ' + ' -'.repeat(50000)}",
                "{renderer: '\\u202eGeForce\\u0007'.repeat(9999)}",
                "{renderer: 'x', adapter: {get vendor() { throw new Error('no') }}}",
                "{renderer: '', adapter: {get description() { throw new Error('no') }}}",
                "{renderer: '', adapter: {description: {toString() { throw 1 }}}}",
                "{renderer: '', adapter: {description: ' '.repeat(5000000)}}",
                "{renderer: 'x', adapter: new Proxy({}, {get() { return 7 }, has() { throw 1 }})}",
                "new Proxy({renderer: 'q'}, {get(of, key) { if (key === 'vendor') throw 1; return of[key] }})",
                "{renderer: Symbol('GeForce')}",
                "{renderer: new String('GeForce RTX 4090')}",
                "{renderer: () => 'GeForce RTX 4090'}",
                "{renderer: 'constructor', vendor: 'hasOwnProperty', adapter: {vendor: 'toString', architecture: 'valueOf'}}",
                "[]"
            })
    void answersNonsenseQuicklyAndQuietly(String nonsense) {
        Answer answer = Assertions.assertTimeout(Duration.ofSeconds(2), () -> identifier.expression(nonsense));
        assertTrue(Set.of("none", "vendor", "family", "exact").contains(answer.identity()), answer::toString);
        assertTrue(answer.devices().stream().allMatch("-"::equals), answer::toString);
    }

    /** Pieces of real strings and any characters between them, in every field: each gets an answer with its reason. */
    @Test
    void tenThousandRandomStringsAreAnswered() throws IOException {
        Random random = new Random(7);
        List<String> pieces =
                new ArrayList<>(List.of("ANGLE (", "(0x0000", ")", ", ", "or similar", "Laptop GPU", "16GB"));
        for (Real real : RendererStrings.real())
            pieces.addAll(List.of(real.renderer().split(" ")));
        Set<String> seen = new TreeSet<>();
        Assertions.assertTimeout(Duration.ofSeconds(60), () -> {
            for (int i = 0; i < 10_000; i++) {
                Map<String, Object> adapter =
                        Map.of("vendor", text(random, pieces), "architecture", text(random, pieces));
                Answer answer = identifier.seen(Map.of(
                        "renderer", text(random, pieces),
                        "vendor", text(random, pieces),
                        "platform", text(random, pieces),
                        "adapter", adapter));
                assertTrue(answer.why().length() > 10, answer::toString);
                seen.add(answer.identity());
            }
        });
        assertEquals(Set.of("exact", "ambiguous", "family", "vendor", "none", "conflict"), seen);
    }

    private static String text(Random random, List<String> pieces) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(9); i > 0; i--) {
            if (random.nextInt(4) == 0) text.appendCodePoint(random.nextInt(0x3000));
            else text.append(pieces.get(random.nextInt(pieces.size())));
            text.append(random.nextInt(3) == 0 ? "" : " ");
        }
        return text.toString();
    }

    /**
     * Both load on the probe's click; gzip packs a tenth less than the brotli a host serves. Lines that are comments are
     * left out of the site. BudgetTest weighs what is shipped.
     */
    @Test
    void staysSmall() throws IOException {
        assertTrue(packed(identifier.data.getBytes(StandardCharsets.UTF_8)) <= 15_000);
        assertTrue(packed(Identifier.script()
                        .replaceAll("(?m)^ *(//|/?\\*).*\n", "")
                        .getBytes(StandardCharsets.UTF_8))
                <= 7_000);
    }

    private static int packed(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.size();
    }
}
