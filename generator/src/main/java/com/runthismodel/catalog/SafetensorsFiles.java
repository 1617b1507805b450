package com.runthismodel.catalog;

import com.runthismodel.hub.HubFile;
import com.runthismodel.hub.HubRepo;
import com.runthismodel.hub.TensorGroup;
import com.runthismodel.hub.safetensors.SafetensorsType;
import com.runthismodel.unit.Bytes;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The safetensors files of a repository that make up the model, and what their tensors take. */
public final class SafetensorsFiles {
    /** As transformers writes them; others beside them ({@code consolidated…}) hold the same weights a second time. */
    private static final Pattern WEIGHTS = Pattern.compile("model(?:-\\d{5}-of-(\\d{5}))?\\.safetensors");

    /** Towers and projectors for pictures and sound, as transformers names them. */
    private static final Pattern OTHER_SENSES =
            Pattern.compile("(?:^|\\.)(?:vision|visual|vit|vpm|resampler|image|audio"
                    + "|multi_modal_projector|mm_projector|mlp1|embed_vision|embed_audio)(?:[._]|$)");

    private static final Pattern PREDICTION = Pattern.compile("(?:^|\\.)mtp\\.");
    private static final Set<String> FLOATS = Set.of("F32", "F16", "BF16", "F8_E4M3", "F8_E5M2");

    private SafetensorsFiles() {}

    /** In the order of their parts; empty where one is missing. */
    public static List<HubFile> of(HubRepo repo) {
        List<HubFile> files = repo.siblings().stream()
                .filter(file -> WEIGHTS.matcher(file.rfilename()).matches())
                .sorted(Comparator.comparing(HubFile::rfilename))
                .toList();
        List<HubFile> parts =
                files.stream().filter(file -> file.rfilename().contains("-of-")).toList();
        if (parts.isEmpty()) return files;
        Matcher first = WEIGHTS.matcher(parts.get(0).rfilename());
        return first.matches() && Integer.parseInt(first.group(1)) == parts.size() ? parts : List.of();
    }

    /** What an engine loads: by the headers, else by the Hub's own count of elements; empty where neither is known. */
    public static Optional<Bytes> tensorBytes(HubRepo repo) {
        Map<String, Long> numbers = new TreeMap<>();
        for (TensorGroup group : groups(repo)) numbers.merge(group.type(), loaded(group, repo), Long::sum);
        if (numbers.isEmpty())
            repo.safetensors().map(HubRepo.Safetensors::parameters).ifPresent(numbers::putAll);
        long bytes = 0;
        for (Map.Entry<String, Long> entry : numbers.entrySet()) {
            Optional<SafetensorsType> type = SafetensorsType.named(entry.getKey());
            if (type.isEmpty() || entry.getValue() < 0) return Optional.empty();
            bytes += type.get().bytes(entry.getValue());
        }
        return bytes == 0 ? Optional.empty() : Optional.of(new Bytes(bytes));
    }

    /** Parameters of the language model by the headers; empty where they were not read or hold packed codes. */
    static OptionalLong languageNumbers(HubRepo repo) {
        long numbers = 0;
        for (TensorGroup group : groups(repo)) {
            if (!FLOATS.contains(group.type())) return OptionalLong.empty();
            if (!OTHER_SENSES.matcher(group.name()).find()) numbers += loaded(group, repo);
        }
        return numbers == 0 ? OptionalLong.empty() : OptionalLong.of(numbers);
    }

    /** Numbers without those of blocks for multi-token prediction, which engines leave out unless asked. */
    private static long loaded(TensorGroup group, HubRepo repo) {
        if (PREDICTION.matcher(group.name()).find()) return 0;
        long layers = repo.config().map(config -> config.integer("num_hidden_layers")).stream()
                .flatMapToLong(OptionalLong::stream)
                .findFirst()
                .orElse(Long.MAX_VALUE);
        if (group.blocks().isEmpty() || !group.name().contains("layers.*")) return group.numbers();
        long within = group.blocks().stream().filter(block -> block < layers).count();
        return OTHER_SENSES.matcher(group.name()).find()
                ? group.numbers()
                : group.numbers() / group.blocks().size() * within;
    }

    private static List<TensorGroup> groups(HubRepo repo) {
        return repo.safetensors().map(HubRepo.Safetensors::tensors).orElse(List.of());
    }
}
