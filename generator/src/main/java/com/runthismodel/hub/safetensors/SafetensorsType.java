package com.runthismodel.hub.safetensors;

import java.util.Optional;

/** Types of numbers in a safetensors file with their bits (huggingface/safetensors, safetensors/src/tensor.rs, {@code Dtype}). */
public enum SafetensorsType {
    BOOL(8),
    F4(4),
    F6_E2M3(6),
    F6_E3M2(6),
    U8(8),
    I8(8),
    F8_E5M2(8),
    F8_E4M3(8),
    F8_E8M0(8),
    I16(16),
    U16(16),
    F16(16),
    BF16(16),
    I32(32),
    U32(32),
    F32(32),
    C64(64),
    F64(64),
    I64(64),
    U64(64);

    private final int bits;

    SafetensorsType(int bits) {
        this.bits = bits;
    }

    public static Optional<SafetensorsType> named(String name) {
        for (SafetensorsType type : values()) if (type.name().equals(name)) return Optional.of(type);
        return Optional.empty();
    }

    /** Bytes of so many numbers. */
    public long bytes(long numbers) {
        return (numbers * bits + 7) / 8;
    }
}
