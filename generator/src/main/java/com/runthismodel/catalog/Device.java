package com.runthismodel.catalog;

import com.runthismodel.source.Doc;
import java.util.List;
import java.util.Optional;

/** A thing one can run a model on: one entry of {@code content/devices/<vendor>.yaml}. One id per distinct hardware. */
public record Device(
        @Doc(value = "Unique id, lower case, vendor first", example = "nvidia-geforce-rtx-4090")
        String id,

        @Doc(value = "Name as sold", example = "GeForce RTX 4090")
        String name,

        @Doc(value = "What it is", example = "discrete") Kind kind,

        @Doc(value = "Architecture", example = "Ada Lovelace")
        Optional<String> architecture,

        @Doc(value = "Chip", example = "AD102") Optional<String> chip,
        @Doc(value = "Year of release", example = "2022") Optional<Integer> year,

        @Doc(
                value = "Memory sizes it is sold with, in GiB: video memory, or all memory where it is shared",
                example = "[24]")
        List<Double> memoryGib,

        @Doc(value = "Memory type", example = "GDDR6X") Optional<String> memoryType,

        @Doc(value = "Memory bus width in bits", example = "384")
        Optional<Integer> memoryBusBits,

        @Doc(value = "Memory bandwidth in 10^9 bytes per second", example = "1008")
        Optional<Double> bandwidthGBps,

        @Doc(value = "FP16 rate of the shader cores in 10^12 operations per second", example = "82.58")
        Optional<Double> fp16Tflops,

        @Doc(value = "FP32 rate of the shader cores in 10^12 operations per second", example = "82.58")
        Optional<Double> fp32Tflops,

        @Doc(value = "Power limit in watts", example = "450")
        Optional<Integer> powerWatts,

        @Doc(value = "CUDA compute capability", example = "8.9")
        Optional<String> cudaCapability,

        @Doc(value = "Shader cores as the vendor counts them; GPU cores for Apple", example = "16384")
        Optional<Integer> shaders,

        @Doc(
                value = "PCI device ids, four lower-case hex digits; with memory sizes they settle",
                example = "[\"2684\"]")
        List<String> pciIds,

        @Doc("Other names seen in renderer strings or measurements")
        List<String> aliases,

        @Doc("Where these facts come from") List<String> sources) {

    /** Shared-memory kinds take weights from system memory. */
    public enum Kind {
        DISCRETE(false),
        LAPTOP(false),
        DATACENTER(false),
        APPLE(true),
        INTEGRATED(true),
        PHONE(true),
        BOARD(true),
        CPU(true);

        private final boolean sharedMemory;

        Kind(boolean sharedMemory) {
            this.sharedMemory = sharedMemory;
        }

        public boolean sharedMemory() {
            return sharedMemory;
        }
    }
}
