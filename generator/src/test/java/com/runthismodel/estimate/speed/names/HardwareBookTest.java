package com.runthismodel.estimate.speed.names;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.runthismodel.catalog.Device;
import com.runthismodel.estimate.speed.Machine;
import com.runthismodel.estimate.speed.SpeedEstimate;
import com.runthismodel.estimate.speed.SpeedEstimator;
import com.runthismodel.estimate.speed.SpeedModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No name is taken for another, faster device: over every device of the catalogue and every card beside it. */
class HardwareBookTest {
    private static final Path CONTENT = Path.of("content");
    private static final List<Device> DEVICES = ContentFacts.devices(CONTENT);
    private static final Reader READER = ContentFacts.reader(CONTENT);
    private static final SpeedEstimator ESTIMATOR = new SpeedEstimator(SpeedModel.shipped());

    /** Sources differ so much over one memory; a step of cards differs more. */
    private static final double SAME = 1.15;

    @Test
    void everyNameIsThatOfItsOwnDevice() {
        List<String> wrong = new ArrayList<>();
        for (Device device : all())
            for (String name : names(device)) {
                Optional<Machine> found = machine(READER, name, device);
                if (found.isEmpty()) wrong.add(name + " is refused");
                else if (faster(found.get(), device))
                    wrong.add(name + " is taken for " + found.get().id());
            }
        assertEquals(List.of(), wrong);
    }

    @Test
    void noDeviceIsEstimatedAboveWhatItsMemoryCanRead() throws Reader.Refused {
        List<String> wrong = new ArrayList<>();
        for (Device device : all()) {
            if (device.bandwidthGBps().isEmpty()) continue;
            for (String model : List.of("Llama-3.2-1B-Instruct", "Llama-3-8B", "Qwen3-30B-A3B")) {
                Case read = READER.read(conditions(device.name(), device, model));
                long host = read.setup().hostBytes();
                double memory = device.bandwidthGBps().get() * 1e9;
                double roofline = 1 / ((read.work().weightBytes() - host) / memory + host / 50e9);
                double estimate =
                        ESTIMATOR.of(read.work(), read.machine(), read.setup()).tokensPerSecond();
                if (estimate > SAME * roofline) wrong.add(device.name() + ": " + estimate + " of " + roofline);
            }
        }
        assertEquals(List.of(), wrong);
    }

    /** A card nobody told us of must be refused, not taken for its bigger sister. */
    @Test
    void whatIsLeftOutIsTakenForNothingFaster() {
        HardwareBook book = new HardwareBook(DEVICES);
        List<String> wrong = new ArrayList<>();
        for (Device device : DEVICES)
            if (!device.kind().sharedMemory())
                book.without(device.name())
                        .find(conditions(device.name(), device, "Llama-3-8B"))
                        .filter(found -> faster(found, device))
                        .ifPresent(found -> wrong.add(device.name() + " is taken for " + found.id()));
        assertEquals(List.of(), wrong);
    }

    /** What memory says of a processor is not worth much, but not nothing: only without wide vectors is it off tenfold. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "Intel Core 14th Generation (i7), 20",
        "AMD Ryzen 5 7640U,               20",
        "GMKtec G3 Plus (Intel N150),     6",
        "some RISC-V board,               60"
    })
    void rangesOfProcessors(String written, double most) throws Reader.Refused {
        Case read = READER.read(conditions(written, null, "Llama-3-8B"));
        SpeedEstimate estimate = ESTIMATOR.of(read.work(), read.machine(), read.setup());
        assertTrue(estimate.high() / estimate.low() < most, estimate::toString);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "Radeon R9 M375,                    amd-radeon-r9-m375",
        "AMD Radeon R9 M470X,               amd-radeon-r9-m470x",
        "NVIDIA GeForce GTX 780M,           nvidia-geforce-gtx-780m",
        "GeForce GTX 760,                   nvidia-geforce-gtx-760",
        "Tesla K80 24GB,                    nvidia-tesla-k80",
        "NVIDIA Tesla M4,                   nvidia-tesla-m4",
        "RTX 3080,                          nvidia-geforce-rtx-3080-10gb",
        "GeForce RTX 4070 Mobile,           nvidia-geforce-rtx-4070-laptop",
        "Dell Optiplex 780 (C2Q Q8400),     intel-core-2-quad-q8400",
        "MacBook Pro (M4 Max),              apple-m4-max-40-core",
        "AMD Ryzen 7 PRO 7840HS,            amd-ryzen-7-7840hs"
    })
    void theRightCard(String written, String id) throws Reader.Refused {
        assertEquals(
                id,
                READER.read(conditions(written, null, "Llama-3-8B")).machine().id());
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "Radeon R9 M999X",
                "GeForce GT 615",
                "GeForce RTX 4070 Ultra",
                "RTX 7090",
                "NVS 299",
                "Apple M9 Max"
            })
    void cardsNobodyMade(String written) {
        Optional<Case> read = READER.readOrNothing(conditions(written, null, "Llama-3-8B"));
        assertTrue(read.isEmpty(), () -> read.get().machine().toString());
    }

    private static List<Device> all() {
        return Stream.concat(DEVICES.stream(), Cards.all().stream())
                .filter(device -> device.bandwidthGBps().isPresent())
                .toList();
    }

    private static List<String> names(Device device) {
        return Stream.concat(Stream.of(device.name(), device.id()), device.aliases().stream())
                .toList();
    }

    private static boolean faster(Machine found, Device device) {
        return found.bytesPerSecond() > SAME * device.bandwidthGBps().orElseThrow() * 1e9;
    }

    private static Optional<Machine> machine(Reader reader, String name, Device device) {
        return reader.readOrNothing(conditions(name, device, "Llama-3-8B")).map(Case::machine);
    }

    private static Conditions conditions(String hardware, Device device, String model) {
        double memory = device == null
                ? 0
                : device.memoryGib().stream().mapToDouble(x -> x).max().orElse(0);
        String hardwareClass = device != null && device.kind() == Device.Kind.CPU ? "CPU_ONLY" : "";
        return Conditions.of(Map.of(
                "id",
                "x",
                "kind",
                "llama-bench",
                "model",
                model,
                "hardware",
                hardware,
                "mem_gb",
                memory,
                "hw_class",
                hardwareClass));
    }
}
