package com.runthismodel.hub.safetensors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.runthismodel.hub.TensorGroup;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetensorsReaderTest {
    private static final String SMALL = "{\"__metadata__\":{\"format\":\"pt\"},"
            + "\"model.layers.0.q.weight\":{\"dtype\":\"BF16\",\"shape\":[4,8],\"data_offsets\":[0,64]},"
            + "\"model.layers.1.q.weight\":{\"dtype\":\"BF16\",\"shape\":[4,8],\"data_offsets\":[68,132]},"
            + "\"scale\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[64,68]}}   ";

    public static byte[] file(String header) {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + json.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(json.length)
                .put(json)
                .array();
    }

    @Test
    void readsTensorsOfAllPartsTogether() throws IOException {
        SafetensorsReader reader = new SafetensorsReader();
        reader.add(new ByteArrayInputStream(file(SMALL)));
        reader.add(new ByteArrayInputStream(
                file("{\"model.layers.2.q.weight\":{\"dtype\":\"BF16\",\"shape\":[4,8],\"data_offsets\":[0,64]}}")));
        assertEquals(
                List.of("model.layers.*.q.weight 4x8 BF16 0-2", "scale 1 F32"),
                reader.groups().stream().map(TensorGroup::toString).toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"shape\":[4,8],\"data_offsets\":[0,64]|\"shape\":[4,9],\"data_offsets\":[0,64]|is not as long as",
                "[68,132]|[64,128]|does not begin where the one before it ends",
                "[68,132]|[70,134]|does not begin where the one before it ends",
                "\"BF16\"|\"Q4_K\"|has the unknown type Q4_K",
                "[0,64]|[-64,0]|is not as long as",
                "[4,8]|[99999999999,99999999999]|has more than 2^50 numbers",
                "\"shape\":[4,8]|\"shape\":4|lacks dtype, shape or data_offsets",
                "model.layers.0.q|a b|is no group of tensors",
            })
    void refusesWhatCannotBe(String from, String to, String why) {
        byte[] broken = file(SMALL.replace(from, to));
        SafetensorsReader reader = new SafetensorsReader();
        IOException refused = assertThrows(IOException.class, () -> {
            reader.add(new ByteArrayInputStream(broken));
            reader.groups();
        });
        assertTrue(refused.getMessage().contains(why), refused.getMessage());
    }

    @Test
    void tenThousandBrokenHeadersAreReadOrRefused() {
        Random random = new Random(7);
        byte[] good = file(SMALL);
        int[] refused = {0};
        assertTimeout(Duration.ofSeconds(60), () -> {
            for (int i = 0; i < 10_000; i++) {
                byte[] bad = good.clone();
                for (int flips = 1 + random.nextInt(3); flips > 0; flips--)
                    bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
                SafetensorsReader reader = new SafetensorsReader();
                try {
                    reader.add(new ByteArrayInputStream(bad));
                    reader.groups();
                } catch (SafetensorsException said) {
                    refused[0]++;
                }
            }
        });
        assertTrue(refused[0] > 5000, "refused " + refused[0]);
    }
}
