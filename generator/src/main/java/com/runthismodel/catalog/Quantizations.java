package com.runthismodel.catalog;

import com.runthismodel.source.Doc;
import com.runthismodel.unit.Decimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** {@code content/quantizations.yaml}: how weights are rounded, and what the names of the roundings mean. */
public record Quantizations(
        @Doc("Block layouts of GGUF tensors") List<TensorLayout> tensorTypes,

        @Doc("Recipes llama-quantize knows, most bits first")
        List<FileType> fileTypes,

        @Doc("Recipes of publishers, each near one of the file types")
        List<PublisherVariant> publisherVariants,

        @Doc("Layouts of weights that are not GGUF") List<GroupLayout> others) {

    public Quantizations {
        tensorTypes = List.copyOf(tensorTypes);
        fileTypes = List.copyOf(fileTypes);
        publisherVariants = List.copyOf(publisherVariants);
        others = List.copyOf(others);
        Set<String> types = unique(
                "tensorTypes", tensorTypes.stream().map(TensorLayout::name).toList());
        Set<String> files =
                unique("fileTypes", fileTypes.stream().map(FileType::name).toList());
        unique(
                "publisherVariants",
                publisherVariants.stream().map(PublisherVariant::name).toList());
        unique("others", others.stream().map(GroupLayout::name).toList());
        for (int i = 0; i < fileTypes.size(); i++)
            require(types, fileTypes.get(i).defaultType(), "fileTypes[" + i + "].defaultType", "tensor type");
        for (int i = 0; i < publisherVariants.size(); i++)
            require(files, publisherVariants.get(i).base(), "publisherVariants[" + i + "].base", "file type");
    }

    public Optional<TensorLayout> tensorType(String name) {
        return find(tensorTypes, TensorLayout::name, name);
    }

    public Optional<FileType> fileType(String name) {
        return find(fileTypes, FileType::name, name);
    }

    public Optional<PublisherVariant> publisherVariant(String name) {
        return find(publisherVariants, PublisherVariant::name, name);
    }

    public Optional<GroupLayout> other(String name) {
        return find(others, GroupLayout::name, name);
    }

    private static <T> Optional<T> find(List<T> all, Function<T, String> name, String wanted) {
        for (T one : all) if (name.apply(one).equals(wanted)) return Optional.of(one);
        return Optional.empty();
    }

    /** The tensor type most weights of a file have, whether the name is llama-quantize's or a publisher's. */
    public Optional<TensorLayout> defaultLayout(String quantization) {
        String base = publisherVariant(quantization).map(PublisherVariant::base).orElse(quantization);
        return fileType(base).flatMap(type -> tensorType(type.defaultType()));
    }

    private static String withoutZeros(String decimal) {
        return decimal.replaceAll("\\.?0+$", "");
    }

    private static Set<String> unique(String list, List<String> names) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < names.size(); i++) {
            if (!seen.add(names.get(i)))
                throw new IllegalArgumentException(list + "[" + i + "].name: is there twice: " + names.get(i));
        }
        return seen;
    }

    private static void require(Set<String> known, String name, String field, String what) {
        if (!known.contains(name))
            throw new IllegalArgumentException(field + ": unknown " + what + " \"" + name + "\"");
    }

    /** How many weights share a block and how many bytes the block takes: bits per weight follow. */
    public record TensorLayout(
            @Doc(value = "Name in GGUF files", example = "Q4_K")
            String name,

            @Doc(value = "Weights in a block", example = "256")
            int blockWeights,

            @Doc(value = "Bytes of a block", example = "144")
            int blockBytes) {

        public TensorLayout {
            if (blockWeights < 1 || blockBytes < 1)
                throw new IllegalArgumentException("a block needs at least one weight and one byte");
        }

        /** "4.5": exact, since every layout of GGUF ends within five decimals. */
        public String bitsPerWeight() {
            return withoutZeros(Decimal.ratio(8L * blockBytes, blockWeights, 5));
        }
    }

    /** One {@code LLAMA_FTYPE}: most tensors get the default type, some a better one (memory model, section 5). */
    public record FileType(
            @Doc(value = "Name llama-quantize takes and file names carry", example = "Q4_K_M")
            String name,

            @Doc(value = "Constant of llama.cpp", example = "LLAMA_FTYPE_MOSTLY_Q4_K_M")
            String constant,

            @Doc(value = "Tensor type most weights get", example = "Q4_K")
            String defaultType,

            @Doc("What it is good for, in one plain sentence")
            String summary) {}

    /** A recipe of a publisher's own: tensors are chosen one by one, so only the file itself says its size. */
    public record PublisherVariant(
            @Doc(value = "Name file names carry", example = "UD-Q4_K_XL")
            String name,

            @Doc(value = "Who makes it", example = "unsloth")
            String publisher,

            @Doc(value = "File type it starts from", example = "Q4_K_M")
            String base,

            @Doc("What is different, in one plain sentence") String summary) {}

    /** Codes of a few bits; each group of weights shares some extra bits (scale, zero point or bias). */
    public record GroupLayout(
            @Doc(value = "Name", example = "MLX 4-bit") String name,
            @Doc("Format it belongs to") Format format,
            @Doc(value = "Bits of a code", example = "4") int bits,

            @Doc(value = "Weights in a group; 0 when a whole tensor or row shares its scale", example = "64")
            int groupSize,

            @Doc(value = "Extra bits of a group", example = "32")
            int extraBitsPerGroup,

            @Doc(value = "Rows of the matrix that a group spans; 1 unless stated", example = "128")
            Optional<Integer> groupRowCount,

            @Doc("Whether only matrices of routed experts are coded; no unless stated")
            Optional<Boolean> expertsOnly,

            @Doc("What it is, in one plain sentence") String summary,
            @Doc("Where the layout is defined") String source) {

        public GroupLayout {
            if (bits < 1) throw new IllegalArgumentException("bits: must be at least 1, was " + bits);
            if (groupSize < 0 || extraBitsPerGroup < 0 || groupSize == 0 && extraBitsPerGroup > 0)
                throw new IllegalArgumentException("extraBitsPerGroup: needs a groupSize of at least 1");
            int rows = groupRowCount.orElse(1);
            if (rows < 1 || groupSize % rows != 0)
                throw new IllegalArgumentException("groupRowCount: must divide groupSize, was " + rows);
        }

        /** Rows of the matrix that a group spans. */
        public int groupRows() {
            return groupRowCount.orElse(1);
        }

        public boolean codesExpertsOnly() {
            return expertsOnly.orElse(false);
        }

        /** "4.5": of a grouped weight; embeddings, norms and heads often stay at 16 bits. */
        public String bitsPerWeight() {
            if (groupSize == 0) return Integer.toString(bits);
            return withoutZeros(Decimal.ratio((long) bits * groupSize + extraBitsPerGroup, groupSize, 5));
        }
    }
}
