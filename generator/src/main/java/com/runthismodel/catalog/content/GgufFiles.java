package com.runthismodel.catalog.content;

import com.runthismodel.catalog.QuantizationName;
import com.runthismodel.hub.HubFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The GGUF files of a repository: split files joined to sets, the vision projector and helper files kept apart. */
record GgufFiles(List<FileSet> sets, Optional<HubFile> projector) {
    private static final Pattern PART = Pattern.compile("(.*)-(\\d{5})-of-(\\d{5})");
    // Parts of speech models and blocks for speculative decoding come beside the model, under names of their own.
    private static final Pattern HELPER =
            Pattern.compile("(?i)(?:.*/)?(?:(?:mtp|draft|tokenizer|vocoder)[-._].*|.*imatrix)");

    /** @param stem path without ending and part number */
    record FileSet(String stem, List<HubFile> files) {
        Optional<String> quantization() {
            return QuantizationName.written(stem);
        }

        private boolean measured() {
            return files.stream().allMatch(file -> file.size().isPresent());
        }

        /** Of two sets with one quantization the one with known sizes, then the plainer name. */
        FileSet better(FileSet other) {
            Comparator<FileSet> order = Comparator.comparing(FileSet::measured)
                    .reversed()
                    .thenComparing(set -> set.stem.length())
                    .thenComparing(FileSet::stem);
            return order.compare(this, other) <= 0 ? this : other;
        }
    }

    static GgufFiles of(List<HubFile> siblings) {
        Map<String, List<HubFile>> byStem = new TreeMap<>();
        List<HubFile> projectors = new ArrayList<>();
        for (HubFile file : siblings) {
            String name = file.rfilename();
            if (!name.endsWith(".gguf")) continue;
            if (name.toLowerCase(Locale.ROOT).contains("mmproj")) projectors.add(file);
            else if (!HELPER.matcher(withoutEnding(name)).matches())
                byStem.computeIfAbsent(stem(name), s -> new ArrayList<>()).add(file);
        }
        return new GgufFiles(
                byStem.entrySet().stream()
                        .filter(entry -> complete(entry.getValue()))
                        .map(GgufFiles::set)
                        .toList(),
                projectors.stream().min(Comparator.comparingInt(GgufFiles::rank).thenComparing(HubFile::rfilename)));
    }

    private static FileSet set(Map.Entry<String, List<HubFile>> entry) {
        return new FileSet(
                entry.getKey(),
                entry.getValue().stream()
                        .sorted(Comparator.comparing(HubFile::rfilename))
                        .toList());
    }

    private static String stem(String path) {
        String stem = withoutEnding(path);
        Matcher part = PART.matcher(stem);
        return part.matches() ? part.group(1) : stem;
    }

    private static String withoutEnding(String path) {
        return path.substring(0, path.length() - ".gguf".length());
    }

    /** All parts must be there: a set with a hole cannot be loaded, and its size would be too small. */
    private static boolean complete(List<HubFile> files) {
        Matcher part = PART.matcher(withoutEnding(files.get(0).rfilename()));
        return part.matches() ? files.size() == Integer.parseInt(part.group(3)) : files.size() == 1;
    }

    /** 16 bits are what llama.cpp's own converter writes and all runtimes read. */
    private static int rank(HubFile projector) {
        String name = projector.name().toLowerCase(Locale.ROOT);
        if (name.contains("bf16")) return 1;
        if (name.contains("f16")) return 0;
        return name.contains("q8_0") ? 2 : 3;
    }
}
