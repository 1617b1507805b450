package com.runthismodel.command.contribute;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What both verbs take: the log, and what logs do not say. */
final class RunOptions {
    @Parameters(paramLabel = "FILE", description = "The log.")
    Path file;

    @Option(names = "--content", paramLabel = "DIR", description = "Content folder (default: ${DEFAULT-VALUE}).")
    Path content = Path.of("content");

    @Option(names = "--model", paramLabel = "SLUG", description = "Model, as its page is called.")
    Optional<String> model = Optional.empty();

    @Option(names = "--quant", paramLabel = "NAME", description = "Quantization, such as Q4_K_M.")
    Optional<String> quantization = Optional.empty();

    @Option(names = "--device", paramLabel = "ID", description = "Device, an id in content/devices.")
    Optional<String> device = Optional.empty();

    @Option(names = "--devices", paramLabel = "N", description = "How many of them (default: ${DEFAULT-VALUE}).")
    int devices = 1;

    @Option(names = "--memory", paramLabel = "GIB", description = "Its memory, where it is sold with several sizes.")
    Optional<String> memory = Optional.empty();

    @Option(names = "--runtime", paramLabel = "NAME", description = "Runtime, where the log does not show it.")
    Optional<String> runtime = Optional.empty();

    @Option(names = "--runtime-version", paramLabel = "VERSION", description = "Version of the runtime.")
    Optional<String> runtimeVersion = Optional.empty();

    @Option(names = "--backend", paramLabel = "NAME", description = "cuda, rocm, vulkan, metal, cpu, opencl, hexagon.")
    Optional<String> backend = Optional.empty();

    @Option(names = "--date", paramLabel = "DAY", description = "Day of the run, such as 2026-11-20.")
    Optional<String> date = Optional.empty();

    @Option(names = "--source", paramLabel = "PLACE", description = "Where it can be looked up, or who measured it.")
    Optional<String> source = Optional.empty();
}
