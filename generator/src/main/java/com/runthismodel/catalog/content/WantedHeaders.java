package com.runthismodel.catalog.content;

import com.runthismodel.catalog.QuantizationName;
import com.runthismodel.catalog.SafetensorsFiles;
import com.runthismodel.hub.HubFile;
import com.runthismodel.hub.HubRepo;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which headers of a repository are worth a request. Of GGUF first the one that pages recommend, then recipes of publishers,
 * whose tensors no rule tells; what llama-quantize made follows its rules and is worked out without. Of safetensors all.
 */
public final class WantedHeaders {
    /** What pages recommend first, by the order in which they do. */
    private static final List<String> PICKS = List.of("Q4_K_M", "MXFP4_MOE", "UD-Q4_K_XL");

    /** Names that publishers gave: unsloth's, and bartowski's with larger embeddings and output. */
    private static final Pattern OWN_RECIPE = Pattern.compile("[UA]D-.*|.*_XL|(?!Q3_K_L).*_L");

    private static final int MOST_FILES = 4;

    private WantedHeaders() {}

    /** Those that the snapshot does not hold yet. */
    public static List<List<HubFile>> of(HubRepo repo) {
        List<GgufFiles.FileSet> sets =
                new ArrayList<>(GgufFiles.of(repo.siblings()).sets());
        sets.removeIf(set -> set.quantization().isEmpty());
        sets.sort(Comparator.comparingInt(WantedHeaders::rank)
                .thenComparing(set -> set.files().size())
                .thenComparing(GgufFiles.FileSet::stem));
        List<List<HubFile>> wanted = new ArrayList<>();
        for (GgufFiles.FileSet set : sets.subList(0, Math.min(MOST_FILES, sets.size())))
            if (set.files().stream().anyMatch(file -> file.tensors().isEmpty())) wanted.add(set.files());
        List<HubFile> safetensors = SafetensorsFiles.of(repo);
        Optional<HubRepo.Safetensors> known = repo.safetensors();
        boolean read = known.isPresent() && !known.get().tensors().isEmpty();
        if (!read && !safetensors.isEmpty()) wanted.add(safetensors);
        return wanted;
    }

    private static int rank(GgufFiles.FileSet set) {
        String name = QuantizationName.canonical(set.quantization().orElseThrow());
        int pick = PICKS.indexOf(name);
        if (pick >= 0) return pick;
        return OWN_RECIPE.matcher(name).matches() ? PICKS.size() : PICKS.size() + 1;
    }
}
